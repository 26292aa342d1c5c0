import pytest
import requests

from payments.midtrans.client import Client
from payments.standin.book import Book
from payments.standin.server import DUMMY_KEY, StandIn
from tests.payments.midtrans.shops import Shop, listening

PAUSES = (0.01, 0.01)


@pytest.fixture
def shop():
    return Shop()


@pytest.fixture
def standin(shop):
    with listening(shop) as url, StandIn(notify_url=url, pauses=PAUSES) as running:
        yield running


@pytest.fixture
def client(standin):
    return Client(DUMMY_KEY, standin.host)


@pytest.fixture
def told():
    return []


@pytest.fixture
def book(told):
    return Book(DUMMY_KEY, lambda t: told.append((t.status, t.fraud)))


@pytest.fixture
def control(standin):
    """Post to the stand-in's control interface; give the answer."""

    def post(path, **values):
        return requests.post(f"{standin.url}/kendali/{path}", json=values, timeout=5)

    return post

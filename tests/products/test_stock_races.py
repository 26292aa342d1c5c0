"""Real threads, each with a connection of its own, on whichever database the tests run."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from products import stock
from products.models import StockMovement
from products.stock import NotReserved, OutOfStock, Pieces, Shortage
from tests import factories
from tests.factories import stock_of
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def goods(site_tree):
    factories.product(sku="BTK-001", stock=10)
    factories.product(sku="BTK-002", stock=10)


def agree(*skus):
    """Asserts that the counters of `skus` are the sums of their ledgers."""
    for sku in skus:
        rows = StockMovement.objects.filter(item__sku=sku).values_list(
            "on_hand_change", "reserved_change"
        )
        assert tuple(map(sum, zip(*rows, strict=True))) == stock_of(sku)


def reserving(number, *skus, quantity=1):
    pieces = [Pieces(sku, quantity, f"KB-{number}/{sku}") for sku in skus]
    return lambda: stock.reserve(pieces)


def test_the_last_ten_pieces_go_to_ten():
    results = at_once(*(reserving(number, "BTK-001") for number in range(30)))
    refused = [one for one in results if one is not None]
    assert len(refused) == 20
    assert {type(one) for one in refused} == {OutOfStock}
    assert {one.shortages for one in refused} == {(Shortage("BTK-001", 1, 0),)}
    assert stock_of("BTK-001") == (10, 10)
    agree("BTK-001")


def test_opposite_orders_do_not_block_each_other():
    pairs = (("BTK-001", "BTK-002"), ("BTK-002", "BTK-001"))
    results = at_once(*(reserving(number, *pairs[number % 2]) for number in range(10)))
    assert results == [None] * 10
    assert (stock_of("BTK-001"), stock_of("BTK-002")) == ((10, 10), (10, 10))
    agree("BTK-001", "BTK-002")


@pytest.mark.parametrize("move", [stock.reserve, stock.release, stock.consume])
def test_the_same_thing_at_once_happens_once(move):
    stock.reserve([Pieces("BTK-001", 3, "KB-0/BTK-001")])
    pieces = [Pieces("BTK-001", 3, "KB-1/BTK-001")]
    results = at_once(*[lambda: move(pieces)] * 6)
    assert results.count(None) == 1
    assert {type(one) for one in results if one is not None} <= {IntegrityError, NotReserved}
    assert StockMovement.objects.filter(reference="KB-1/BTK-001").count() == 1
    agree("BTK-001")


def test_corrected_while_somebody_orders():
    results = at_once(
        lambda: stock.correct("BTK-001", 4, by=None, reason="Hitung ulang").on_hand,
        reserving(1, "BTK-001", quantity=6),
    )
    refusals = [one for one in results if isinstance(one, Exception)]
    assert len(refusals) == 1
    assert type(refusals[0]) in (OutOfStock, ValidationError)
    assert stock_of("BTK-001") in ((4, 0), (10, 6))
    agree("BTK-001")


def test_received_while_others_order():
    jobs = [lambda: stock.receive("BTK-001", 1, by=None)] * 5
    jobs += [reserving(number, "BTK-001") for number in range(5)]
    results = at_once(*jobs)
    assert not [one for one in results if isinstance(one, Exception)]
    assert stock_of("BTK-001") == (15, 5)
    agree("BTK-001")

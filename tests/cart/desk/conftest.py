from types import SimpleNamespace

from cart.enums import FulfilmentState
from tests import factories, rooms, worlds


@worlds.fixture
def desk(site_tree):
    """Two prisons with one product each, the regional office's account, and everybody's logins."""
    own = factories.prison("Lapas Perempuan Palembang")
    other = factories.prison("Lapas Sekayu")
    factories.bank_account()
    factories.rates()
    return SimpleNamespace(
        own=own,
        other=other,
        batik=factories.product(own, "Kain batik", price=150_000, sku="LPP-BTK-01", stock=20),
        songket=factories.product(other, "Songket", price=900_000, sku="SKY-SGK-01", stock=20),
        people=rooms.people(own, other),
    )


@worlds.fixture
def own_order(desk):
    """An order of the own prison alone, waiting for its transfer."""
    return factories.order({"LPP-BTK-01": 2}).fulfilments.get()


@worlds.fixture
def shared_order(desk):
    """(own part, other part) of an order with goods of both prisons, waiting for its transfer."""
    order = factories.order({"LPP-BTK-01": 1, "SKY-SGK-01": 1})
    return order.fulfilments.get(prison=desk.own), order.fulfilments.get(prison=desk.other)


@worlds.fixture
def make_part(desk):
    """Makes a fulfilment of the own prison in a state."""

    def make(state=FulfilmentState.AWAITING_PAYMENT, **how):
        lines = how.pop("lines", {"LPP-BTK-01": 1})
        return factories.order(lines, state=state, **how).fulfilments.get()

    return make

from datetime import timedelta

import pytest
from django.utils import timezone

from cart.enums import FulfilmentState, OrderState
from cart.expiry import expire_due
from tests import factories
from tests.cart.test_transitions import STATES, everything, order_in
from tests.factories import stock_of

pytestmark = pytest.mark.django_db

State = FulfilmentState


@pytest.mark.parametrize(
    ("hours", "expires"), [(timedelta(hours=23, minutes=59), False), (timedelta(hours=24), True)]
)
def test_an_unpaid_order_ends_when_its_time_is_up(site_tree, hours, expires):
    order = order_in(State.AWAITING_PAYMENT)
    assert expire_due(order.payment.expires_at - timedelta(hours=24) + hours) == (
        [order.number] if expires else []
    )
    order.refresh_from_db()
    assert (order.state, stock_of("BTK-001")) == (
        (OrderState.EXPIRED, (10, 0)) if expires else (OrderState.AWAITING_PAYMENT, (10, 2))
    )


@pytest.mark.parametrize("state", [s for s in STATES if s != State.AWAITING_PAYMENT])
def test_no_other_order_ends(site_tree, state):
    order_in(state, "kurir" if state == State.SHIPPED else "lapas")
    before = everything()
    assert expire_due(timezone.now() + timedelta(days=30)) == []
    assert everything() == before


def test_cash_has_no_deadline(lapas):
    factories.product(lapas, sku="BTK-001")
    factories.order({"BTK-001": 1}, payment="tunai")
    assert expire_due(timezone.now() + timedelta(days=30)) == []


def test_an_order_of_two_prisons_ends_once(lapas):
    other = factories.prison("Lapas Sekayu")
    factories.product(lapas, sku="BTK-001")
    factories.product(other, sku="ROTAN-1")
    order = factories.order({"BTK-001": 1, "ROTAN-1": 1})
    assert expire_due(timezone.now() + timedelta(days=2)) == [order.number]
    assert {part.state for part in order.fulfilments.all()} == {State.EXPIRED}

"""The audit finds what does not agree: each check is shown a wrong row."""

import pytest
from django.core.management import call_command

from cart import audit
from cart.enums import FulfilmentState
from cart.models import Charge, Fulfilment, FulfilmentLine, Invoice, InvoiceSeries, Order
from payments.models import Payment
from products.models import StockItem
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(lapas):
    """A paid order of two batik."""
    factories.product(lapas, sku="BTK-001", price=100_000, stock=5)
    return factories.order({"BTK-001": 2}, state=FulfilmentState.PROCESSING)


def checks():
    """Names of the checks that found something."""
    return {one.check for one in audit.everything()}


# fmt: off
TAMPERED = [
    (lambda: StockItem.objects.update(on_hand=9), {"stock_against_ledger"}),
    (lambda: StockItem.objects.update(reserved=1),
     {"stock_against_ledger", "reservations_against_orders"}),
    (lambda: FulfilmentLine.objects.update(quantity=1),
     {"reservations_against_orders", "totals_against_charges"}),
    (lambda: Order.objects.update(total=1), {"totals_against_charges", "money_against_orders"}),
    (lambda: Charge.objects.filter(kind="goods").update(amount=1), {"totals_against_charges"}),
    (lambda: Fulfilment.objects.update(fee=500), {"totals_against_charges"}),
    (lambda: Payment.objects.update(captured=1),
     {"payments_against_ledger", "money_against_orders"}),
    (lambda: Payment.objects.update(state="pending"), {"states_against_money"}),
    (lambda: Invoice.objects.all().delete(), {"invoices_without_gaps"}),
    (lambda: InvoiceSeries.objects.update(last=7), {"invoices_without_gaps"}),
]
# fmt: on


@pytest.mark.parametrize(("tamper", "found"), TAMPERED)
def test_a_wrong_row_is_found(order, tamper, found):
    assert checks() == set()
    tamper()
    assert checks() == found


def test_the_command_prints_each_row_and_ends_with_one(order, capsys):
    call_command("audit")
    assert capsys.readouterr().out == "The books agree.\n"
    Payment.objects.update(state="pending")
    with pytest.raises(SystemExit) as ended:
        call_command("audit")
    said = capsys.readouterr()
    assert ended.value.code == 1
    assert said.out == f"states_against_money: {order.number}: pending, should be paid\n"
    assert said.err == "1 rows do not agree.\n"

"""The clock moves over the end of an order's time and over the end of a year."""

import pytest
import time_machine
from django.core.management import call_command

from cart import invoicing, settlement
from cart.enums import FulfilmentState
from cart.models import Invoice, InvoiceSeries, Order
from tests import factories
from tests.books import assert_balanced
from tests.factories import stock_of
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)

# Asia/Jakarta is seven hours ahead.
LAST_MINUTE = "2026-12-31T16:59:00Z"
MIDNIGHT = "2026-12-31T17:00:00Z"


def numbers():
    return [one.number for one in Invoice.objects.order_by("year", "serial")]


def test_an_order_ends_when_its_time_has_passed_and_not_before(shop):
    with time_machine.travel("2026-11-24T05:00:00Z", tick=False) as clock:
        order = factories.order({"BTK-1": 1})
        clock.move_to("2026-11-25T04:59:59Z")
        call_command("tick")
        assert Order.objects.get().state == "awaiting_payment"
        clock.move_to("2026-11-25T05:00:00Z")
        call_command("tick")
        assert Order.objects.get().state == "expired"
        assert stock_of("BTK-1")[1] == 0
        # Set back again, as a machine does that has asked a time server.
        clock.move_to("2026-11-25T04:00:00Z")
        call_command("tick")
        settlement.receive(order, order.payment.amount, reference="bank")
        assert Order.objects.get().state == "processing"
    assert_balanced()


def test_the_series_begins_anew_with_the_year_of_jakarta(shop):
    with time_machine.travel(LAST_MINUTE, tick=False) as clock:
        for _number in range(2):
            factories.order({"BTK-1": 1}, state=FulfilmentState.PROCESSING)
        clock.move_to(MIDNIGHT)
        factories.order({"BTK-1": 1}, state=FulfilmentState.PROCESSING)
        # The clock jumps back over midnight: the old year goes on, without a gap.
        clock.move_to(LAST_MINUTE)
        factories.order({"BTK-1": 1}, state=FulfilmentState.PROCESSING)
    assert numbers() == ["KB/2026/000001", "KB/2026/000002", "KB/2026/000003", "KB/2027/000001"]
    assert_balanced()


def test_many_paid_at_once_are_numbered_without_gaps(shop):
    made = [factories.order({"BTK-1": 1}) for _number in range(12)]

    def pay(order):
        return lambda: settlement.receive(order, order.payment.amount, reference="bank")

    assert at_once(*map(pay, made)) == [True] * 12
    assert [one.serial for one in Invoice.objects.order_by("serial")] == list(range(1, 13))
    assert_balanced()


def test_a_number_that_was_rolled_back_is_given_again(shop):
    from django.db import transaction

    order = factories.order({"BTK-1": 1})
    with transaction.atomic():
        invoicing.issue(order)
        transaction.set_rollback(True)
    assert InvoiceSeries.objects.count() == 0
    with transaction.atomic():
        assert invoicing.issue(order).serial == 1

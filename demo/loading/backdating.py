"""Gives rows a time in the past: the demonstration's orders have a history.

What the shop's own functions store carries the present time; `Backdate` changes it afterwards,
always for the rows written since the last time. Rows that are stored by thousands get their times
at once, within `given_times`.
"""

from contextlib import contextmanager
from datetime import timedelta

from django.db.models import Max
from django.utils import timezone

from cart.models import Fulfilment, HistoryEntry, Invoice, Order, TakeBack
from payments.models import MoneyMovement, Payment, PaymentSettings, Refund
from products.models import StockMovement

LOGS = (HistoryEntry, StockMovement, MoneyMovement, TakeBack)


class Backdate:
    """Remembers which log rows have their time already."""

    def __init__(self):
        self._seen = {log: _newest(log) for log in LOGS}

    def stamp(self, when):
        """The log rows written since the last call happened at `when` (aware datetime)."""
        for log in LOGS:
            log.objects.filter(pk__gt=self._seen[log]).update(at=when)
            self._seen[log] = _newest(log)

    def placed(self, order, when):
        """`order` was placed at `when`; gets a number of that day."""
        number = f"KB-{timezone.localtime(when):%y%m%d}-{order.number.rsplit('-', 1)[1]}"
        for movement in StockMovement.objects.filter(pk__gt=self._seen[StockMovement]):
            reference = movement.reference.replace(order.number, number)
            StockMovement.objects.filter(pk=movement.pk).update(reference=reference)
        Order.objects.filter(pk=order.pk).update(
            number=number, placed_at=when, terms_accepted_at=when
        )
        payment = Payment.objects.filter(pk=order.payment_id)
        payment.update(created_at=when)
        waits = timedelta(hours=PaymentSettings.load().transfer_hours)
        payment.exclude(expires_at=None).update(expires_at=when + waits)
        order.fulfilments.update(changed_at=when)
        self.stamp(when)

    def moved(self, part, when):
        """`part` (Fulfilment) came to its present state at `when`."""
        Fulfilment.objects.filter(pk=part.pk).update(changed_at=when)
        payment = Payment.objects.filter(order=part.order_id)
        payment.filter(confirmed_at__gt=when).update(confirmed_at=when)
        Invoice.objects.filter(order=part.order_id, issued_at__gt=when).update(issued_at=when)
        refunds = Refund.objects.filter(payment__order=part.order_id)
        refunds.filter(created_at__gt=when).update(created_at=when)
        refunds.filter(done_at__gt=when).update(done_at=when)
        self.stamp(when)


@contextmanager
def given_times(model, *names):
    """Within it rows of `model` keep the times they are given in the fields `names`, which
    otherwise always take the present one."""
    fields = [model._meta.get_field(name) for name in names]
    before = [(field, field.auto_now, field.auto_now_add) for field in fields]
    for field in fields:
        field.auto_now = field.auto_now_add = False
    try:
        yield
    finally:
        for field, now, now_add in before:
            field.auto_now, field.auto_now_add = now, now_add


def _newest(log):
    return log.objects.aggregate(newest=Max("pk"))["newest"] or 0

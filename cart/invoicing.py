"""Numbers of invoices: one series a year, without gaps.

The number is given in the transaction that takes the money, under the lock of the year's row: what
is rolled back gives its number back, and two payments at once take turns.
"""

from django.db.models import F
from django.utils import timezone

from cart.models import Invoice, InvoiceSeries


def issue(order):
    """The Invoice of a paid Order, made on the first call. The year is that of Asia/Jakarta.

    Needs a transaction.
    """
    existing = Invoice.objects.filter(order=order).first()
    if existing:
        return existing
    now = timezone.now()
    year = timezone.localdate(now).year
    InvoiceSeries.objects.get_or_create(year=year)
    # The update locks the row until the transaction ends.
    InvoiceSeries.objects.filter(year=year).update(last=F("last") + 1)
    serial = InvoiceSeries.objects.get(year=year).last
    return Invoice.objects.create(order=order, year=year, serial=serial, issued_at=now)

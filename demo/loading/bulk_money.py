"""The money of many past orders: rows as cart.settlement would have written them."""

from django.utils import timezone

from cart.enums import TakeBackKind
from cart.models import Charge, Invoice, InvoiceSeries, TakeBack
from payments.enums import MoneyKind, RefundState, RefundWay
from payments.models import MoneyMovement, Refund


def capture(order, when, *, by):
    """The row of the money that came in for an unsaved `order`."""
    payment = order.payment
    return MoneyMovement(
        payment=payment,
        kind=MoneyKind.CAPTURE,
        amount=payment.amount,
        reference=f"{order.number}-rekening",
        by=by,
        at=when,
    )


def pay_back(order, rows, *, by):
    """All of a paid, unsaved `order` was cancelled: nothing is left of it, and the money is back.

    Adds to `rows` (bulk_orders._Rows) and changes those of the order in it.
    """
    payment, key, when = order.payment, f"{order.number}-R1", rows.history[-1].at
    reason = rows.history[-1].reason
    payment.refunded, order.total = payment.captured, 0
    own = [charge for charge in rows.charges if charge.order is order]
    rows.charges += [
        Charge(order=order, kind=charge.kind, label=charge.label, amount=-charge.amount)
        for charge in own
    ]
    for part in rows.parts:
        if part.order is order:
            part.fee_back = part.fee
    for line in rows.lines:
        if line.fulfilment.order is order:
            line.taken_back = line.quantity
            rows.take_backs.append(
                TakeBack(
                    line=line,
                    kind=TakeBackKind.CANCEL,
                    quantity=line.quantity,
                    is_restocked=True,
                    reason=reason,
                    by=by,
                    at=when,
                )
            )
    rows.refunds.append(
        Refund(
            payment=payment,
            key=key,
            amount=payment.captured,
            reason=reason,
            state=RefundState.DONE,
            way=RefundWay.ACCOUNT,
            bank="Bank Contoh",
            number="0987654321",
            holder=order.name,
            created_at=when,
            done_at=when,
            done_by=by,
        )
    )
    rows.money.append(
        MoneyMovement(
            payment=payment,
            kind=MoneyKind.REFUND,
            amount=payment.captured,
            reference=key,
            by=by,
            at=when,
        )
    )


def number_invoices(paid):
    """Gives the orders of [(when, order)] their invoices, in order of time."""
    last = dict(InvoiceSeries.objects.values_list("year", "last"))
    invoices = []
    for when, order in sorted(paid, key=lambda one: one[0]):
        year = timezone.localdate(when).year
        last[year] = last.get(year, 0) + 1
        invoices.append(Invoice(order=order, year=year, serial=last[year], issued_at=when))
    Invoice.objects.bulk_create(invoices, batch_size=1000)
    for year, serial in last.items():
        InvoiceSeries.objects.update_or_create(year=year, defaults={"last": serial})

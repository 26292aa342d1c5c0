"""An order's books: the rows of its total, what was paid, and what is owed to the buyer.

They always balance: the charges add up to the total, and what came in less what went back is what
the order costs plus what is still to be paid back. `manage.py audit` proves it every night.
"""

from django.db.models import Sum
from django.utils.translation import gettext as _

from cart import history, outbox
from cart.enums import VOID_STATES, Action, ChargeKind, MessageKind
from cart.models import Charge, FulfilmentLine, TakeBack
from payments import money
from payments.enums import PaymentState
from payments.models import Payment


def take_off(order, lines, *, kind, restocked, reason, by):
    """Takes pieces of `lines` ([(FulfilmentLine, pieces)]) off the order: counters, rows, total.

    Moves no stock and no money. `kind` is a TakeBackKind. Lines are read again by the caller.
    """
    amount = 0
    for line, pieces in lines:
        line.taken_back += pieces
        amount += line.unit_price * pieces
    FulfilmentLine.objects.bulk_update([line for line, _pieces in lines], ["taken_back"])
    TakeBack.objects.bulk_create(
        TakeBack(
            line=line, kind=kind, quantity=pieces, is_restocked=restocked, reason=reason, by=by
        )
        for line, pieces in lines
    )
    if amount:
        charge(order, ChargeKind.GOODS, f"{kind.label}: {contents(lines)}", -amount)


def waive_fee(order, part):
    """The buyer does not pay for the delivery of `part`, which was never sent."""
    amount = part.fee_due
    if not amount:
        return
    part.fee_back = part.fee
    part.save(update_fields=["fee_back"])
    label = _("Ongkir dari %(prison)s dikembalikan") % {"prison": part.prison_name}
    charge(order, ChargeKind.DELIVERY, label, -amount)


def return_code(order):
    """The buyer does not pay the digits that told the transfer apart, as nothing is delivered."""
    codes = order.charges.filter(kind=ChargeKind.CODE)
    amount = codes.aggregate(sum=Sum("amount"))["sum"] or 0
    if amount:
        charge(order, ChargeKind.CODE, _("Kode unik dikembalikan"), -amount)


def reduce(order, amount, *, reason):
    """The order costs `amount` rupiah less, though no goods come back."""
    charge(order, ChargeKind.REDUCTION, f"{ChargeKind.REDUCTION.label}: {reason}", -amount)


def charge(order, kind, label, amount):
    """One more row of the order's total (rupiah, may be negative); the total follows.

    It never falls below nothing: of goods that are taken off, a reduction that was granted on them
    is not paid back once more.
    """
    Charge.objects.create(order=order, kind=kind, label=label[:160], amount=amount)
    total = order.charges.aggregate(sum=Sum("amount"))["sum"]
    if total < 0:
        Charge.objects.create(
            order=order,
            kind=ChargeKind.REDUCTION,
            label=_("Potongan yang sudah diberikan"),
            amount=-total,
        )
    order.total = max(total, 0)
    order.save(update_fields=["total"])


def settle(order, *, reason, by=None):
    """Draws the payment after the order has changed; returns the Refund of what is too much.

    What is asked for follows the total while nothing has come in; what has come in and is not
    needed any more becomes a Refund that is due. None where nothing is owed.
    """
    payment = Payment.objects.get(pk=order.payment_id)
    order.payment = payment
    payment.order = order
    if not payment.captured:
        if order.state in VOID_STATES:
            money.void(payment)
        elif payment.state == PaymentState.VOID:
            money.reopen(payment)
        elif payment.state == PaymentState.PENDING and payment.amount != order.total:
            payment.amount = order.total
            payment.save(update_fields=["amount"])
        return None
    excess = payment.paid - money.promised(payment) - order.price
    if excess <= 0:
        return None
    refund = money.owe(payment, excess, reason=reason, by=by)
    history.note(order, Action.OWE, reason=reason, by=by)
    outbox.announce(order, MessageKind.REFUND_DUE, detail=refund.key, amount=excess)
    return refund


def contents(lines):
    """ "2× Kain batik, 1× Roti sobek" for [(FulfilmentLine, pieces)]."""
    return ", ".join(f"{pieces}× {line.title}" for line, pieces in lines)

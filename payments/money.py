"""What comes in and what goes back: the only functions that change a Payment's money.

Each writes a row of the ledger and the counters of the Payment in one transaction, and refuses to
count the same thing twice. Rupiah throughout. Callers hold the lock of the order.
"""

from django.db import IntegrityError, transaction
from django.db.models import F, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from payments.enums import (
    OPEN_REFUNDS,
    AttemptState,
    MethodCode,
    MoneyKind,
    PaymentState,
    RefundState,
    RefundWay,
)
from payments.models import MoneyMovement, Payment, Refund

# Midtrans pays back by itself only what was paid in these ways (its documentation, "Refund").
REFUNDABLE_TYPES = frozenset(
    {"credit_card", "gopay", "shopeepay", "dana", "ovo", "qris", "kredivo", "akulaku"}
)


class RefundNotOpen(Exception):
    """This money has gone back already; nothing was changed. The message is Indonesian."""


@transaction.atomic
def capture(payment, amount, *, reference, by=None):
    """Counts `amount` as received for `payment`; False where `reference` was counted before.

    The Payment is paid from then on, whatever it was; `payment` is read again.
    """
    if not _write(payment, MoneyKind.CAPTURE, amount, reference, by):
        return False
    rows = Payment.objects.filter(pk=payment.pk)
    rows.update(captured=F("captured") + amount, state=PaymentState.PAID)
    rows.filter(confirmed_at=None).update(confirmed_at=timezone.now(), confirmed_by=by)
    payment.refresh_from_db()
    return True


@transaction.atomic
def owe(payment, amount, *, reason, by=None):
    """A Refund of `amount` that is due, by the way that suits how it was paid."""
    paid_attempt = _refundable_attempt(payment, amount)
    if paid_attempt:
        way = RefundWay.GATEWAY
    else:
        way = RefundWay.CASH if payment.method == MethodCode.CASH else RefundWay.ACCOUNT
    count = payment.refunds.count() + 1
    return Refund.objects.create(
        payment=payment,
        key=f"{payment.order.number}-R{count}",
        amount=amount,
        reason=reason[:200],
        way=way,
        attempt=paid_attempt,
        created_by=by,
    )


@transaction.atomic
def paid_back(refund, *, by=None, bank_confirmed_at=None, **details):
    """Marks `refund` as done and takes its amount off what was paid; returns it fresh.

    `details` are fields to store with it: `bank`, `number`, `holder`, `proof`, `way`. RefundNotOpen
    where it is done already, or where a person (`by`) records what the gateway was asked for.
    """
    row = Refund.objects.select_for_update().get(pk=refund.pk)
    if not row.is_open:
        raise RefundNotOpen(_("Uang ini sudah dikembalikan."))
    if by is not None and row.state == RefundState.SENT:
        # The gateway may be paying it this very moment.
        raise RefundNotOpen(_("Pengembalian ini sedang diminta ke Midtrans."))
    for name, value in details.items():
        setattr(row, name, value)
    row.state, row.done_at, row.done_by, row.trouble = RefundState.DONE, timezone.now(), by, ""
    row.bank_confirmed_at = bank_confirmed_at
    row.save()
    _write(row.payment, MoneyKind.REFUND, row.amount, row.key, by)
    Payment.objects.filter(pk=row.payment_id).update(refunded=F("refunded") + row.amount)
    return row


def promised(payment):
    """Rupiah of all Refunds of `payment` that have not gone back yet."""
    open_ones = payment.refunds.filter(state__in=OPEN_REFUNDS)
    return open_ones.aggregate(sum=Sum("amount"))["sum"] or 0


def void(payment):
    """Closes a pending Payment that is not wanted any more; a paid one stays paid."""
    Payment.objects.filter(pk=payment.pk, state=PaymentState.PENDING).update(
        state=PaymentState.VOID
    )


def reopen(payment):
    """Waits again for the money of a closed Payment; a paid one stays paid."""
    Payment.objects.filter(pk=payment.pk, state=PaymentState.VOID).update(
        state=PaymentState.PENDING
    )


def _write(payment, kind, amount, reference, by):
    try:
        with transaction.atomic():
            MoneyMovement.objects.create(
                payment=payment, kind=kind, amount=amount, reference=reference, by=by
            )
    except IntegrityError:
        if payment.movements.filter(kind=kind, reference=reference).exists():
            return False
        raise
    return True


def _refundable_attempt(payment, amount):
    """The paid GatewayAttempt that the gateway could take `amount` from, or None."""
    for attempt in payment.attempts.filter(
        state=AttemptState.PAID, payment_type__in=REFUNDABLE_TYPES
    ):
        asked = attempt.refunds.aggregate(sum=Sum("amount"))["sum"] or 0
        if asked + amount <= attempt.amount:
            return attempt
    return None

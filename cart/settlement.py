"""Money that arrives for an order, on time, late, twice or too little: nothing is silently kept."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from cart import books, history, outbox
from cart.enums import CAME_TO_NOTHING, NOT_SENT_STATES, Action, MessageKind, OrderState
from cart.transitions import locked, move
from payments import money
from payments.enums import RefundState, RefundWay
from products.stock import OutOfStock


@transaction.atomic
def receive(order, amount, *, reference, by=None):
    """Counts `amount` rupiah as received for `order` and does what follows; True if it was new.

    An order that waits goes on. One that ended lives again if its goods are still there; else, and
    if the money is more than the order costs, the rest becomes a Refund that is due. `reference`
    names the receipt: the same one is counted once.
    """
    order, parts = locked(order.pk)
    if not money.capture(order.payment, amount, reference=reference, by=by):
        return False
    if order.state == OrderState.AWAITING_PAYMENT:
        if order.payment.paid >= order.total:
            move(parts[0], Action.CONFIRM_PAYMENT, by=by)
        else:
            hold(order, _("Uang yang masuk kurang dari total pesanan."))
        return True
    enough = order.payment.paid >= order.total
    if enough and ended_by_itself(parts) and lives_again(parts[0], Action.REVIVE, by=by):
        return True
    books.settle(order, reason=_why_too_much(order), by=by)
    return True


def confirm(part, *, by):
    """Staff have seen the money of an order in the statement, in time or late; True if new."""
    order = part.order
    return receive(order, order.payment.amount, reference=f"{order.number}-rekening", by=by)


def hold(order, why):
    """Marks that the goods of `order` must not be handed over, with the reason (Indonesian)."""
    if order.payment.hold:
        return
    order.payment.hold = why[:200]
    order.payment.save(update_fields=["hold"])
    history.note(order, Action.HOLD, reason=why)


def resume(order, *, by):
    """Takes the mark off again: a person has looked into it."""
    if not order.payment.hold:
        return
    order.payment.hold = ""
    order.payment.save(update_fields=["hold"])
    history.note(order, Action.RESUME, by=by)


@transaction.atomic
def record_refund(refund, *, by=None, **details):
    """Writes down that `refund` has gone back to the buyer, and tells them; returns it fresh.

    payments.money.RefundNotOpen where it has been before.
    """
    order, _parts = locked(refund.payment.order.pk)
    done = money.paid_back(refund, by=by, **details)
    history.note(order, Action.REFUND, reason=done.reason, by=by)
    outbox.announce(order, MessageKind.REFUNDED, detail=done.key, amount=done.amount)
    return done


def refunded_by_gateway(order, attempt, notice):
    """The gateway says that it paid something back: writes it down once.

    `notice` is a payments.midtrans.notices.RefundNotice. It is a Refund that we asked for, or one
    of that sum that is due; else somebody paid it back there, and the order costs less by it.
    """
    order, _parts = locked(order.pk)
    refunds = order.payment.refunds
    known = refunds.filter(Q(key=notice.key) | Q(gateway_key=notice.key)).first()
    if known is None:
        known = refunds.filter(
            state=RefundState.DUE, amount=notice.amount, gateway_key=""
        ).first() or _unforeseen(order, notice)
    if known is None:
        hold(order, _("Midtrans mengembalikan uang yang tidak cocok dengan pesanan ini."))
    elif known.is_open:
        if not order.price:
            _cancel_rest(order, known.reason)
        confirmed = timezone.now() if notice.is_confirmed else None
        record_refund(
            known,
            bank_confirmed_at=confirmed,
            gateway_key=notice.key,
            attempt=attempt,
            way=RefundWay.GATEWAY,
        )
    elif notice.is_confirmed and known.bank_confirmed_at is None:
        refunds.filter(pk=known.pk).update(bank_confirmed_at=timezone.now())


def _cancel_rest(order, reason):
    """Nobody sends goods whose whole price has gone back."""
    for part in order.fulfilments.filter(state__in=NOT_SENT_STATES).order_by("pk"):
        move(part, Action.CANCEL, reason=reason)


def _unforeseen(order, notice):
    """A Refund for money that went back without our asking; None where it is more than we have."""
    spare = order.payment.paid - money.promised(order.payment)
    if not 0 < notice.amount <= min(spare, order.price):
        return None
    reason = notice.reason or _("Dikembalikan lewat Midtrans")
    books.reduce(order, notice.amount, reason=reason)
    return books.settle(order, reason=reason)


def ended_by_itself(parts):
    """True for what no person cancelled: neither the buyer nor the prison gave it up."""
    return all(part.state in CAME_TO_NOTHING and not part.cancel_reason for part in parts)


def lives_again(part, action, *, by=None):
    """Brings an ended order back by `action` (REVIVE or REOPEN); False where its goods are gone.

    Needs a transaction and the lock of the order.
    """
    try:
        with transaction.atomic():
            move(part, action, by=by)
    except OutOfStock:
        return False
    return True


def _why_too_much(order):
    if order.state == OrderState.EXPIRED:
        return _("Uang masuk setelah waktunya habis dan barangnya sudah tidak ada.")
    if order.state == OrderState.CANCELLED:
        return _("Uang masuk setelah pesanan dibatalkan.")
    return _("Dibayar lebih dari sekali.")

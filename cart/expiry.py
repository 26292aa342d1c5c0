"""What time does to unpaid orders: a reminder, then the end."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from cart import outbox, paying
from cart.enums import Action, MessageKind, OrderState
from cart.models import Order
from cart.transitions import MoveRefused, locked, move
from payments.enums import MethodCode, PaymentState
from payments.midtrans import keys
from payments.models import PaymentSettings


def expire_due(now=None):
    """Ends every unpaid order whose time is up and frees its goods; returns their numbers."""
    numbers = []
    for order in _waiting().filter(payment__expires_at__lte=now or timezone.now()):
        if expire(order):
            numbers.append(order.number)
    return numbers


def expire(order):
    """Ends one unpaid Order whose time is up; False where it was paid or may still be."""
    payment = order.payment
    # Without a key nobody can ask any more, and nobody can pay either.
    asks = payment.method == MethodCode.MIDTRANS and keys.is_ready(payment.account)
    if asks and not paying.close(payment):
        return False
    try:
        move(order.fulfilments.order_by("pk").first(), Action.EXPIRE)
    except MoveRefused:
        # Paid, cancelled or ended by somebody in between: just what should happen.
        return Order.objects.get(pk=order.pk).state == OrderState.EXPIRED
    return True


def is_due(order):
    """True where an Order's time to pay is over and nothing needs to be asked first."""
    payment = order.payment
    return (
        order.state == OrderState.AWAITING_PAYMENT
        and payment.method != MethodCode.MIDTRANS
        and payment.state == PaymentState.PENDING
        and payment.expires_at is not None
        and payment.expires_at <= timezone.now()
    )


def remind_due():
    """Owes a reminder to the buyers whose time is running out; each gets one. Returns how many."""
    now = timezone.now()
    ahead = timedelta(hours=PaymentSettings.load().reminder_hours)
    soon = _waiting().filter(
        payment__expires_at__gt=now,
        payment__expires_at__lte=now + ahead,
        # Nobody is reminded of what they ordered this very hour.
        placed_at__lte=now - min(ahead, timedelta(hours=1)),
    )
    count = 0
    for order in soon.exclude(email="").exclude(messages__kind=MessageKind.REMINDER):
        with transaction.atomic():
            order, _parts = locked(order.pk)
            if order.state == OrderState.AWAITING_PAYMENT:
                outbox.announce(order, MessageKind.REMINDER)
                count += 1
    return count


def _waiting():
    return (
        Order.objects.filter(state=OrderState.AWAITING_PAYMENT, payment__state=PaymentState.PENDING)
        .select_related("payment__account")
        .order_by("pk")
    )

"""What an order's page tells its buyer: state in words, what to do next, whom to ask."""

from contextlib import suppress

from django.utils import timezone

from cart.enums import ENDED_STATES, Action, OrderState
from cart.models import Order
from cart.transitions import MoveRefused, move
from core.models import SiteSettings
from core.phones import whatsapp_link
from payments.enums import PaymentState
from payments.methods import METHODS


def order_context(order):
    """Template context for an Order; ends it first where its time to pay is over."""
    _expire_if_due(order)
    parts = list(order.fulfilments.select_related("prison").prefetch_related("lines"))
    return {
        "order": order,
        "parts": [(part, _ask_link(order, part)) for part in parts],
        "state": state_in_words(order, parts),
        "charges": list(order.charges.all()),
        "payment_template": METHODS[order.payment.method].template,
        "is_waiting": order.state == OrderState.AWAITING_PAYMENT,
        "is_over": order.state in (OrderState.CANCELLED, OrderState.EXPIRED),
        "history": list(order.history.select_related("fulfilment")),
        "siblings": list(
            Order.objects.filter(checkout_key=order.checkout_key).exclude(pk=order.pk)
        ),
        "office_link": whatsapp_link(SiteSettings.load().whatsapp, _greeting(order)),
    }


def state_in_words(order, parts):
    """The one state a buyer reads: that of the only part, or of all parts while they agree."""
    words = {part.state_for_buyer for part in parts}
    if len(words) == 1:
        return words.pop()
    open_words = {part.state_for_buyer for part in parts if part.state not in ENDED_STATES}
    if len(open_words) == 1:
        return open_words.pop()
    return OrderState(order.state).label


def _expire_if_due(order):
    payment = order.payment
    if (
        order.state == OrderState.AWAITING_PAYMENT
        and payment.state == PaymentState.PENDING
        and payment.expires_at
        and payment.expires_at <= timezone.now()
    ):
        # Refused where somebody confirmed or cancelled it this very moment: show what is.
        with suppress(MoveRefused):
            move(order.fulfilments.first(), Action.EXPIRE)
        order.refresh_from_db()


def _greeting(order):
    return f"Halo, saya {order.name}. Saya ingin bertanya tentang pesanan {order.number}."


def _ask_link(order, part):
    goods = ", ".join(f"{line.quantity}× {line.title}" for line in part.lines.all())
    return whatsapp_link(part.prison.whatsapp, f"{_greeting(order)} Isinya: {goods}.")

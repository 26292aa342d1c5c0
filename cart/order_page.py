"""What an order's page tells its buyer: state in words, what to do next, whom to ask."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from cart.buyer_history import history_in_words
from cart.enums import ENDED_STATES, FulfilmentState, OrderState
from cart.expiry import expire, is_due
from cart.forms import RefundAccountForm
from cart.models import Invoice, Order
from cart.proving import takes_proofs
from core.head import absolute
from core.models import SiteSettings
from core.phones import whatsapp_link
from payments import qris_code
from payments.enums import AttemptState, MethodCode, PaymentState
from payments.methods import METHODS

# How far each state has come along the line of steps: paid, handed to the buyer's reach, done.
PROGRESS = {
    FulfilmentState.AWAITING_PAYMENT: 0,
    FulfilmentState.PROCESSING: 1,
    FulfilmentState.PACKED: 1,
    FulfilmentState.READY: 2,
    FulfilmentState.SHIPPED: 2,
    FulfilmentState.COMPLETED: 3,
}


@dataclass(frozen=True)
class Step:
    """One point of the line of steps; `when` is "past", "now" or "later"."""

    label: str
    when: str


def order_context(order, *, refund_form=None):
    """Template context for an Order; ends it first where its time to pay is over.

    `refund_form` is a RefundAccountForm that was filled in wrongly, to be shown again.
    """
    _expire_if_due(order)
    parts = list(
        order.fulfilments.select_related("prison").prefetch_related("lines").order_by("pk")
    )
    site = SiteSettings.load()
    waits = order.state == OrderState.AWAITING_PAYMENT
    return {
        "order": order,
        "parts": [(part, _ask_link(order, part)) for part in parts],
        "state": state_in_words(order, parts),
        "steps": steps(order, parts),
        "charges": list(order.charges.all()),
        "payment": order.payment,
        "payment_template": METHODS[order.payment.method].template,
        "is_waiting": waits,
        "is_cash_due": is_cash_due(order),
        "takes_proofs": takes_proofs(order),
        "proofs": list(order.payment.proofs.all()),
        "refunds": list(order.payment.refunds.all()),
        "refund_form": (refund_form or RefundAccountForm())
        if order.payment.refunds.to_transfer().exists()
        else None,
        "invoice": Invoice.objects.filter(order=order).first(),
        "pay_number": _pay_number(order) if waits else "",
        "is_overdue": order.payment.expires_at is not None
        and order.payment.expires_at <= timezone.now(),
        "qris": qris_code.card(order.payment) if may_pay_by_qris(order) else None,
        "history": history_in_words(order, parts),
        "siblings": list(
            Order.objects.filter(checkout_key=order.checkout_key).exclude(pk=order.pk)
        ),
        "link": absolute(order.get_absolute_url()),
        "office_link": whatsapp_link(site.whatsapp, _greeting(order)),
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


def steps(order, parts):
    """The line of Steps of an order that runs or is done; empty where it was ended early."""
    running = [part for part in parts if part.state in PROGRESS]
    if not running or order.state in (OrderState.CANCELLED, OrderState.EXPIRED):
        return []
    labels = [
        OrderState.AWAITING_PAYMENT.label,
        OrderState.PROCESSING.label,
        _handing_over(running),
        OrderState.COMPLETED.label,
    ]
    now = min(PROGRESS[part.state] for part in running)
    if order.payment.method == MethodCode.CASH:
        labels, now = labels[1:], now - 1
    return [Step(label, _when(place, now, len(labels) - 1)) for place, label in enumerate(labels)]


def _when(place, now, last):
    if place < now or now == last:
        return "past"
    return "now" if place == now else "later"


def _handing_over(parts):
    collected = {part.is_collected for part in parts}
    if len(collected) == 2:
        return _("Siap diambil atau dikirim")
    return FulfilmentState.READY.label if collected == {True} else FulfilmentState.SHIPPED.label


def may_pay_by_qris(order):
    """True while the order waits for a payment by QRIS."""
    return order.payment.method == MethodCode.QRIS and order.state == OrderState.AWAITING_PAYMENT


def is_cash_due(order):
    """True where the buyer has to bring money when fetching the goods."""
    return (
        order.payment.method == MethodCode.CASH
        and order.payment.state == PaymentState.PENDING
        and order.state == OrderState.PROCESSING
    )


def _pay_number(order):
    """Virtual account or code that the buyer has been given at the gateway, "" where none."""
    if order.payment.method != MethodCode.MIDTRANS:
        return ""
    pending = order.payment.attempts.filter(state=AttemptState.PENDING).exclude(pay_number="")
    return pending.values_list("pay_number", flat=True).last() or ""


def _expire_if_due(order):
    if is_due(order):
        # Somebody may confirm or cancel it this very moment; then the page shows that.
        expire(order)
        order.refresh_from_db()


def _greeting(order):
    return _("Halo, saya %(name)s. Saya ingin bertanya tentang pesanan %(number)s.") % {
        "name": order.name,
        "number": order.number,
    }


def _ask_link(order, part):
    goods = ", ".join(f"{line.quantity}× {line.title}" for line in part.lines.all())
    text = _("%(greeting)s Isinya: %(goods)s.") % {"greeting": _greeting(order), "goods": goods}
    return whatsapp_link(part.prison.whatsapp, text)

"""Sending a buyer to the gateway's page, and closing that page again.

The network is never waited for inside a transaction: what we are about to do is stored first.
"""

import logging
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from cart import gateway
from cart.enums import ChargeKind, OrderState
from cart.transitions import locked
from core.head import absolute
from payments.enums import AttemptState, MethodCode, PaymentState
from payments.midtrans import keys
from payments.midtrans.errors import (
    CannotModify,
    GatewayDown,
    GatewayError,
    InProgress,
    OrderIdUsed,
)
from payments.models import GatewayAttempt, Payment

logger = logging.getLogger(__name__)

TRIES = 3
# The buyer may still pay there.
UNFINISHED = frozenset({AttemptState.OPEN, AttemptState.PENDING})
# Nothing heard for so long: we ask.
QUIET = timedelta(minutes=15)
AT_ONCE = 50
NAME, CITY, STREET = 50, 100, 255
# Midtrans: page and transaction live 5 minutes to 7 days.
SHORTEST_MINUTES, LONGEST_MINUTES = 5, 7 * 24 * 60
CHANNELS = (
    *("other_qris", "gopay", "shopeepay", "dana", "ovo"),
    *("bca_va", "bni_va", "bri_va", "permata_va", "cimb_va", "bsi_va", "echannel"),
    *("alfamart", "indomaret"),
)


class CannotPay(Exception):
    """The buyer cannot be sent to the gateway now; the message is Indonesian."""


def page_for(order):
    """Address of the gateway's page where the buyer pays `order`; CannotPay where there is none."""
    for _try in range(TRIES):
        attempt = _attempt(order)
        if attempt.redirect_url:
            return attempt.redirect_url
        try:
            created = keys.client_of(attempt.payment.account).create(request_for(attempt))
        except OrderIdUsed:
            # Somebody chose a way to pay under this id already; a new attempt gets a new one.
            gateway.ask(attempt)
            GatewayAttempt.objects.filter(pk=attempt.pk, state=AttemptState.OPEN).update(
                state=AttemptState.DENIED
            )
            continue
        except GatewayError as error:
            logger.warning("no page for %s: %s", attempt.reference, error)
            raise CannotPay(
                _(
                    "Midtrans sedang tidak menjawab. Coba lagi beberapa menit lagi; pesanan Anda "
                    "tetap kami simpan."
                )
            ) from error
        GatewayAttempt.objects.filter(pk=attempt.pk).update(
            token=created.token, redirect_url=created.redirect_url
        )
        return created.redirect_url
    raise CannotPay(_("Pembayaran belum bisa dimulai. Coba lagi beberapa menit lagi."))


def close(payment):
    """Sees to it that nothing can be paid any more; True where nothing was and nothing can be.

    Asks first: the gateway sends no message when its page runs out. False where money came in, may
    still come in, or where the gateway does not answer; then the order has to wait.
    """
    client = keys.client_of(payment.account)
    try:
        for attempt in payment.attempts.opened():
            if attempt.state in (AttemptState.CANCELLED, AttemptState.EXPIRED):
                continue
            knows = gateway.ask(attempt)
            if attempt.state in (AttemptState.PAID, AttemptState.CHALLENGED):
                return False
            if knows and attempt.state == AttemptState.PENDING:
                client.expire(attempt.reference)
                gateway.ask(attempt)
            elif not knows:
                client.cancel_page(attempt.token)
                GatewayAttempt.objects.filter(pk=attempt.pk).update(state=AttemptState.CANCELLED)
    except (InProgress, CannotModify):
        return False
    except GatewayDown as error:
        logger.warning("payment %s cannot be closed: %s", payment.pk, error)
        return False
    payment.refresh_from_db()
    return not payment.captured


def close_ended():
    """Closes the pages of orders that have ended, so that nobody pays them; returns how many."""
    left_open = GatewayAttempt.objects.opened().filter(
        payment__state=PaymentState.VOID, state__in=UNFINISHED
    )
    ended = Payment.objects.filter(attempts__in=left_open).select_related("account").distinct()
    payments = [payment for payment in ended[:AT_ONCE] if keys.is_ready(payment.account)]
    for payment in payments:
        close(payment)
    return len(payments)


def request_for(attempt):
    """The JSON that Midtrans gets for an attempt ("Snap API", request body).

    Its items add up to the amount, which it insists on.
    """
    payment = attempt.payment
    order = payment.order
    left = payment.expires_at - timezone.now()
    minutes = min(max(int(left.total_seconds() // 60), SHORTEST_MINUTES), LONGEST_MINUTES)
    span = {"unit": "minute", "duration": minutes}
    customer = {"first_name": order.name[:NAME], "phone": order.phone}
    if order.email:
        customer["email"] = order.email
    if order.street:
        customer["shipping_address"] = {
            "first_name": order.name[:NAME],
            "phone": order.phone,
            "address": order.street[:STREET],
            "city": order.regency_name[:CITY],
            "postal_code": order.postal_code,
            "country_code": "IDN",
        }
    return {
        "transaction_details": {"order_id": attempt.reference, "gross_amount": attempt.amount},
        "item_details": _items(order),
        "customer_details": customer,
        "enabled_payments": list(CHANNELS),
        "callbacks": {"finish": absolute(order.get_absolute_url())},
        "expiry": span,
        "page_expiry": span,
    }


def _items(order):
    items = [
        _item(line.sku, line.title, line.unit_price, line.kept)
        for part in order.fulfilments.prefetch_related("lines").order_by("pk")
        for line in part.lines.all()
        if line.kept
    ]
    others = order.charges.exclude(kind=ChargeKind.GOODS)
    items += [
        _item(f"{charge.kind}-{charge.pk}", charge.label, charge.amount, 1)
        for charge in others
        if charge.amount
    ]
    return items


def _item(code, name, price, quantity):
    # Midtrans refuses "|" in names.
    name = name.replace("|", "/")[:NAME]
    return {"id": code[:NAME], "name": name, "price": price, "quantity": quantity}


def _attempt(order):
    """The open GatewayAttempt of `order`, or a new one; CannotPay where it cannot be paid now."""
    with transaction.atomic():
        order, _parts = locked(order.pk)
        payment = order.payment
        if order.state != OrderState.AWAITING_PAYMENT or payment.method != MethodCode.MIDTRANS:
            raise CannotPay(_("Pesanan ini tidak sedang menunggu pembayaran."))
        if payment.expires_at <= timezone.now():
            raise CannotPay(_("Waktu membayar sudah habis."))
        if not keys.is_ready(payment.account):
            raise CannotPay(_("Bayar langsung sedang tidak tersedia. Hubungi kami lewat WhatsApp."))
        attempt = payment.attempts.filter(state__in=UNFINISHED).last()
        if attempt is None:
            number = payment.attempts.count() + 1
            attempt = GatewayAttempt.objects.create(
                payment=payment,
                number=number,
                reference=f"{order.number}-{number}",
                amount=payment.amount,
            )
        attempt.payment = payment
        return attempt


def ask_due():
    """Asks how the attempts stand of which nothing was heard for a while; returns how many."""
    now = timezone.now()
    quiet = GatewayAttempt.objects.opened().filter(
        state__in=UNFINISHED | {AttemptState.CHALLENGED},
        payment__state=PaymentState.PENDING,
        created_at__lte=now - QUIET,
    )
    due = quiet.filter(Q(asked_at=None) | Q(asked_at__lte=now - QUIET))
    asked = list(due.select_related("payment__account").order_by("asked_at")[:AT_ONCE])
    for attempt in asked:
        if not keys.is_ready(attempt.payment.account):
            continue
        try:
            gateway.ask(attempt)
        except GatewayDown as error:
            # It will not answer for the others either; the next tick tries again.
            logger.warning("%s cannot be asked: %s", attempt.reference, error)
            break
    return len(asked)

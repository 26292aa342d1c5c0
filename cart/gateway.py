"""What the messages of the payment gateway do to orders.

A message is stored first and judged then (payments.midtrans.verdict); what cannot be processed now
stays new in the inbox, and `manage.py tick` takes it up again.
"""

import hashlib
import json
import logging
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from cart import settlement
from cart.enums import Action, OrderState
from cart.transitions import MoveRefused, locked, move
from payments.enums import AttemptState, InboxOutcome
from payments.midtrans import keys, notices, verdict
from payments.models import GatewayAttempt, GatewayMessage

logger = logging.getLogger(__name__)

LONGEST_BODY = 64 * 1024
LIVE = frozenset({AttemptState.PENDING, AttemptState.CHALLENGED, AttemptState.PAID})
AT_ONCE = 200


def store(body):
    """The GatewayMessage of `body` (bytes, at most LONGEST_BODY); a repeated one is counted."""
    text = body.decode("utf-8", "replace").replace("\x00", "�")
    digest = hashlib.sha256(body).hexdigest()
    message, is_new = GatewayMessage.objects.get_or_create(digest=digest, defaults={"body": text})
    if not is_new:
        GatewayMessage.objects.filter(pk=message.pk).update(times=F("times") + 1)
    return message


def process(message, *, is_trusted=False):
    """Judges one GatewayMessage and does what follows from it; returns its InboxOutcome.

    `is_trusted` is what we asked Midtrans for ourselves: it needs no signature. Doing it again
    changes nothing.
    """
    notice, attempt, outcome = _examine(message, is_trusted)
    if outcome != InboxOutcome.APPLIED:
        logger.warning("message %s of the gateway: %s", message.pk, outcome)
        fields = {"outcome": outcome, "attempt": attempt}
        if notice:
            fields["reference"] = notice.reference
        # What was applied stays so, even where its copy comes after the key was changed.
        rows = GatewayMessage.objects.filter(pk=message.pk).exclude(outcome=InboxOutcome.APPLIED)
        rows.update(**fields)
        return outcome
    with transaction.atomic():
        order, parts = locked(attempt.payment.order.pk)
        GatewayMessage.objects.filter(pk=message.pk).update(
            outcome=outcome, attempt=attempt, reference=notice.reference
        )
        _apply(order, parts, attempt)
    return outcome


def process_new():
    """Takes up the messages that could not be processed when they came; returns how many."""
    waiting = list(GatewayMessage.objects.filter(outcome=InboxOutcome.NEW).order_by("pk")[:AT_ONCE])
    for message in waiting:
        process(message)
    return len(waiting)


def ask(attempt):
    """Asks Midtrans how an attempt stands and applies the answer; True where it knew of any.

    payments.midtrans.client.GatewayError where it does not answer.
    """
    GatewayAttempt.objects.filter(pk=attempt.pk).update(asked_at=timezone.now())
    answer = keys.client_of(attempt.payment.account).status(attempt.reference)
    if answer is None:
        return False
    process(store(json.dumps(answer, sort_keys=True).encode()), is_trusted=True)
    attempt.refresh_from_db()
    return True


def _examine(message, is_trusted):
    """(Notice or None, GatewayAttempt or None, InboxOutcome)."""
    try:
        notice = notices.parse(message.body)
    except notices.MalformedNotice:
        return None, None, InboxOutcome.MALFORMED
    attempt = (
        GatewayAttempt.objects.filter(reference=notice.reference)
        .select_related("payment__account", "payment__order")
        .first()
    )
    if attempt is None:
        return notice, None, InboxOutcome.UNKNOWN_ORDER
    key = keys.key_of(attempt.payment.account)
    if not is_trusted and not (key and notices.is_signed(notice, key)):
        return notice, None, InboxOutcome.BAD_SIGNATURE
    if notice.amount != attempt.amount or notice.currency != "IDR":
        return notice, attempt, InboxOutcome.WRONG_AMOUNT
    if notice.status not in verdict.KNOWN_STATUSES:
        return notice, attempt, InboxOutcome.UNKNOWN_STATE
    return notice, attempt, InboxOutcome.APPLIED


def _apply(order, parts, attempt):
    messages = attempt.messages.filter(outcome=InboxOutcome.APPLIED).order_by("pk")
    found = verdict.judge(notices.parse(message.body) for message in messages)
    attempt.state, attempt.transaction_id = found.state, found.transaction_id
    attempt.payment_type, attempt.pay_number = found.payment_type, found.pay_number
    attempt.save(update_fields=["state", "transaction_id", "payment_type", "pay_number"])
    for transaction_id in found.paid:
        reference = f"{attempt.reference}:{transaction_id}"[:60]
        settlement.receive(order, attempt.amount, reference=reference)
    for refund in found.refunds.values():
        if found.paid:
            settlement.refunded_by_gateway(order, attempt, refund)
    if found.is_reversed:
        order, _parts = locked(order.pk)
        settlement.hold(order, _("Bank membatalkan pembayaran ini setelah sempat masuk."))
    if found.state in (AttemptState.CANCELLED, AttemptState.EXPIRED):
        _end(order, parts, attempt)
    elif found.state in (AttemptState.PENDING, AttemptState.CHALLENGED):
        _reopen(order, parts)


def _end(order, parts, attempt):
    """Ends an unpaid order with its attempt, unless the buyer has begun another one."""
    others = attempt.payment.attempts.exclude(pk=attempt.pk)
    newer = others.filter(number__gt=attempt.number, state=AttemptState.OPEN)
    if others.filter(state__in=LIVE).exists() or newer.exists():
        return
    if attempt.state == AttemptState.EXPIRED and order.state == OrderState.AWAITING_PAYMENT:
        move(parts[0], Action.EXPIRE)
    elif attempt.state == AttemptState.CANCELLED and order.state in (
        OrderState.AWAITING_PAYMENT,
        OrderState.EXPIRED,
    ):
        try:
            move(parts[0], Action.DROP)
        except MoveRefused:
            # Money came in after the end and is on its way back: the order stays as it is.
            logger.info("order %s is not dropped, it has money", order.number)


def _reopen(order, parts):
    """An order that ended with one way to pay waits again while another one goes on."""
    payment = order.payment
    in_time = payment.expires_at is not None and payment.expires_at > timezone.now()
    if in_time and not payment.captured and settlement.ended_by_itself(parts):
        settlement.lives_again(parts[0], Action.REOPEN)


def forget_old(days=30):
    """Deletes messages that were nobody's for `days`, so that strangers cannot fill the inbox."""
    strange = (InboxOutcome.MALFORMED, InboxOutcome.BAD_SIGNATURE, InboxOutcome.UNKNOWN_ORDER)
    old = timezone.now() - timedelta(days=days)
    return GatewayMessage.objects.filter(outcome__in=strange, received_at__lt=old).delete()[0]

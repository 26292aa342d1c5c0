"""Mails that are owed: written with what they tell of, sent after commit, tried until they go out.

A message is claimed before it is sent, so two workers never send the same one; a worker that dies
on the way leaves the claim to run out, and another one sends it.
"""

import logging
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.tasks import task
from django.utils import timezone

from cart import mail
from cart.models import OutboxMessage

logger = logging.getLogger(__name__)

CLAIM = timedelta(minutes=2)
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 60, 180, 720, 1440))
MOST_TRIES = len(PAUSES) + 2
AT_ONCE = 200


def announce(order, kind, *, part=None, detail="", amount=0):
    """Owes the buyer a mail of `kind` (MessageKind), once; nothing where no address was given."""
    if not order.email:
        return
    key = ":".join(str(one) for one in (order.pk, kind.value, part.pk if part else "", detail))[:80]
    message = OutboxMessage(order=order, fulfilment=part, kind=kind, key=key, amount=amount)
    # What was announced before stays as it is.
    OutboxMessage.objects.bulk_create([message], ignore_conflicts=True)
    transaction.on_commit(lambda: _queue(key))


def _queue(key):
    try:
        deliver.enqueue(key)
    except Exception:
        # A queue that is down must not fail what has been done; the next tick sends the mail.
        logger.exception("outbox message %s could not be queued", key)


@task(backend=settings.BACKGROUND_TASKS)
def deliver(key):
    """Sends the message with this key, unless somebody else has it or it is not its time."""
    claim = timezone.now() + CLAIM
    if not _due().filter(key=key).update(not_before=claim, tries=F("tries") + 1):
        return
    waiting = OutboxMessage.objects.filter(key=key, sent_at=None)
    message = OutboxMessage.objects.select_related("order__payment__account", "fulfilment").get(
        key=key
    )
    try:
        mail.send(message)
    except OSError as error:  # SMTPException is one too
        pause = PAUSES[min(message.tries, len(PAUSES)) - 1]
        logger.warning("mail %s was not sent: %s", message.key, error)
        waiting.update(not_before=timezone.now() + pause, trouble=str(error)[:200])
    else:
        waiting.update(sent_at=timezone.now(), trouble="")


def deliver_due():
    """Sends what is still owed and whose time has come; returns how many were tried."""
    keys = list(_due().values_list("key", flat=True)[:AT_ONCE])
    for key in keys:
        deliver.call(key)
    return len(keys)


def _due():
    """What is owed and nobody is at."""
    free = Q(not_before=None) | Q(not_before__lte=timezone.now())
    return OutboxMessage.objects.filter(free, sent_at=None, tries__lt=MOST_TRIES)


def given_up():
    """QuerySet of the messages that could not be sent for days; staff tell these buyers."""
    return OutboxMessage.objects.filter(sent_at=None, tries__gte=MOST_TRIES)

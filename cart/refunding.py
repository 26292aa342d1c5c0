"""Paying money back through the gateway, which takes a key and pays the same key once."""

import logging

from django.conf import settings
from django.tasks import task

from cart import settlement
from payments.enums import RefundState, RefundWay
from payments.midtrans import keys
from payments.midtrans.errors import DuplicateRefund, GatewayDown, GatewayRefused
from payments.models import Refund
from payments.money import RefundNotOpen

logger = logging.getLogger(__name__)


def ask_for(refund):
    """Lets the gateway pay `refund` back; False where it is on its way, done or not its affair."""
    asked = Refund.objects.filter(pk=refund.pk, way=RefundWay.GATEWAY, state=RefundState.DUE)
    return bool(asked.update(state=RefundState.SENT, trouble=""))


@task(backend=settings.BACKGROUND_TASKS)
def send(refund_id):
    """Asks the gateway for one Refund that is to be sent; done, refused or again later."""
    refund = (
        Refund.objects.filter(pk=refund_id, state=RefundState.SENT)
        .select_related("attempt", "payment__account", "payment__order")
        .first()
    )
    if refund is None:
        return
    client = keys.client_of(refund.payment.account)
    try:
        client.refund(
            refund.attempt.reference, key=refund.key, amount=refund.amount, reason=refund.reason
        )
    except DuplicateRefund:
        # We asked before and did not hear the answer.
        logger.info("refund %s was made before", refund.key)
    except GatewayDown as error:
        _note(refund, RefundState.SENT, error)
        return
    except GatewayRefused as error:
        # A person pays it back instead.
        Refund.objects.filter(pk=refund.pk).update(way=RefundWay.ACCOUNT)
        _note(refund, RefundState.DUE, error)
        return
    try:
        settlement.record_refund(refund, gateway_key=refund.key)
    except RefundNotOpen:
        # Its notification was faster than its answer.
        logger.info("refund %s is recorded already", refund.key)


def send_waiting():
    """Asks again for every Refund whose answer is not known; returns how many."""
    ids = list(Refund.objects.filter(state=RefundState.SENT).values_list("pk", flat=True))
    for refund_id in ids:
        send.call(refund_id)
    return len(ids)


def _note(refund, state, error):
    logger.warning("refund %s: %s", refund.key, error)
    Refund.objects.filter(pk=refund.pk).update(state=state, trouble=str(error)[:200])

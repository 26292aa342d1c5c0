"""Where the payment gateway tells what happened."""

import logging

from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from cart import gateway
from payments.enums import InboxOutcome

logger = logging.getLogger(__name__)

# What is stored and needs no second sending is answered with 200 (Midtrans repeats anything else:
# 404 twice, 4xx five times).
STATUSES = {
    InboxOutcome.MALFORMED: 400,
    InboxOutcome.BAD_SIGNATURE: 403,
    InboxOutcome.UNKNOWN_ORDER: 404,
}


@never_cache
@csrf_exempt
@require_POST
def midtrans(request):
    """Takes a notification: stored as it came, then processed; 2xx only when it is stored."""
    body = request.read(gateway.LONGEST_BODY + 1)
    if len(body) > gateway.LONGEST_BODY:
        logger.warning("a notification of more than %s bytes was refused", gateway.LONGEST_BODY)
        return JsonResponse({"status": "too large"}, status=413)
    message = gateway.store(body)
    try:
        outcome = gateway.process(message)
    except Exception:
        # It is kept; the next tick tries again.
        logger.exception("message %s of the gateway could not be processed", message.pk)
        outcome = InboxOutcome.NEW
    return JsonResponse({"status": outcome.value}, status=STATUSES.get(outcome, 200))

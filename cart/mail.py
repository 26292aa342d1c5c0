"""Mails about orders: queued after commit, sent by a task, never the order's problem."""

import logging
from datetime import timedelta

from django.core.mail import EmailMultiAlternatives
from django.tasks import task
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from cart.models import Order
from core.head import absolute
from core.models import SiteSettings
from core.phones import local_form
from payments.enums import MethodCode

logger = logging.getLogger(__name__)

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (5, 30, 180, 720))


def send_order_mails(order_ids):
    """Queues a confirmation for each of these orders; call it after commit."""
    for order_id in order_ids:
        try:
            send_order_mail.enqueue(order_id)
        except Exception:
            # A queue that is down must not undo an order that is placed.
            logger.exception("confirmation of order %s could not be queued", order_id)


@task
def send_order_mail(order_id, attempt=1):
    """Sends the confirmation of one order; nothing where no address was given.

    While the mail server does not answer it is queued again, later each time; each failure stays
    in the log and among the task results.
    """
    try:
        _send(order_id)
    except OSError:  # SMTPException is one too
        if attempt <= len(PAUSES) and send_order_mail.get_backend().supports_defer:
            later = timezone.now() + PAUSES[attempt - 1]
            send_order_mail.using(run_after=later).enqueue(order_id, attempt + 1)
        raise


def _send(order_id):
    order = (
        Order.objects.select_related("payment", "payment__account")
        .prefetch_related("charges", "fulfilments__lines")
        .get(pk=order_id)
    )
    if not order.email:
        return
    site = SiteSettings.load()
    context = {
        "order": order,
        "parts": sorted(order.fulfilments.all(), key=lambda part: part.pk),
        "payment": order.payment,
        "is_transfer": order.payment.method == MethodCode.TRANSFER,
        "is_qris": order.payment.method == MethodCode.QRIS,
        "link": absolute(order.get_absolute_url()),
        "site": site,
        "site_whatsapp": local_form(site.whatsapp) if site.whatsapp else "",
    }
    message = EmailMultiAlternatives(
        subject=_("Pesanan %(number)s di %(site)s")
        % {"number": order.number, "site": site.site_name},
        body=render_to_string("email/order.txt", context),
        to=[order.email],
        reply_to=[site.email] if site.email else None,
    )
    message.attach_alternative(render_to_string("email/order.html", context), "text/html")
    message.send()

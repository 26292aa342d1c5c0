"""Mails about orders: queued after commit, sent by a task, never the order's problem."""

import logging

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.tasks import task
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from cart.models import Order
from core.models import SiteSettings

logger = logging.getLogger(__name__)


def send_order_mails(order_ids):
    """Queues a confirmation for each order that has an address; call it after commit."""
    for order_id in order_ids:
        try:
            send_order_mail.enqueue(order_id)
        except Exception:
            # A queue that is down must not undo an order that is placed.
            logger.exception("confirmation of order %s could not be queued", order_id)


@task
def send_order_mail(order_id):
    """Sends the confirmation of one order as text and HTML; nothing where no address was given."""
    order = (
        Order.objects.select_related("payment", "payment__account")
        .prefetch_related("charges", "fulfilments__lines")
        .get(pk=order_id)
    )
    if not order.email:
        return
    context = {
        "order": order,
        "link": f"{settings.SITE_URL}{order.get_absolute_url()}",
        "site": SiteSettings.load(),
    }
    message = EmailMultiAlternatives(
        subject=_("Pesanan %(number)s di Karya Binaan") % {"number": order.number},
        body=render_to_string("email/order.txt", context),
        to=[order.email],
    )
    message.attach_alternative(render_to_string("email/order.html", context), "text/html")
    message.send()

"""Mails about orders, as the outbox owes them."""

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from cart import telling
from core.head import absolute
from core.models import SiteSettings
from core.phones import local_form
from payments.enums import MethodCode


def send(message):
    """Sends an OutboxMessage to the buyer of its order; OSError where the mail server refuses."""
    order = message.order
    if not order.email:
        return
    site = SiteSettings.load()
    part = message.fulfilment
    if part is None:
        part = order.fulfilments.order_by("pk").first()
    context = {
        "order": order,
        "lead": telling.sentence(message.kind, order, part, message.amount),
        "asks_for_money": message.kind in telling.ASK_FOR_MONEY,
        "parts": list(order.fulfilments.prefetch_related("lines").order_by("pk")),
        "charges": list(order.charges.all()),
        "payment": order.payment,
        "is_transfer": order.payment.method == MethodCode.TRANSFER,
        "is_qris": order.payment.method == MethodCode.QRIS,
        "is_midtrans": order.payment.method == MethodCode.MIDTRANS,
        "link": absolute(order.get_absolute_url()),
        "site": site,
        "site_whatsapp": local_form(site.whatsapp) if site.whatsapp else "",
    }
    mail = EmailMultiAlternatives(
        subject=telling.subject(message.kind, order, site.site_name),
        body=render_to_string("email/order.txt", context),
        to=[order.email],
        reply_to=[site.email] if site.email else None,
    )
    mail.attach_alternative(render_to_string("email/order.html", context), "text/html")
    mail.send()

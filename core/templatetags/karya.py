"""Filters and tags that every template may use (built in, see settings)."""

from django import template
from django.conf import settings
from django.utils.http import urlencode
from wagtail.admin.templatetags.wagtailuserbar import wagtailuserbar

from core import dates, fragments, money, phones

register = template.Library()

register.filter("rupiah", money.rupiah)
register.filter("long_date", dates.long_date)
register.filter("day_date", dates.day_date)
register.filter("short_date", dates.short_date)
register.filter("month_name", dates.month_name)
register.filter("clock", dates.clock)
register.filter("moment", dates.moment)


@register.simple_tag
def fragment(template_name, value):
    """A template that depends on nothing but `value` (see core.fragments)."""
    return fragments.fragment(template_name, value)


@register.simple_tag
def body_picture(pictures, image_id):
    """The core.pictures.Picture of `image_id`, or "" where there is none."""
    return pictures.get(image_id, "") if pictures else ""


@register.simple_tag
def body_card(cards, page_id):
    """The card of a page that a body refers to, or "" where that page is not public."""
    return cards.get(page_id, "") if cards else ""


@register.simple_tag(takes_context=True)
def userbar(context):
    """Wagtail's bar for editors. Asks nothing for visitors without a session: their pages are
    kept for everybody. core.csp reads `shows_userbar`."""
    request = context.get("request")
    if request is None or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return ""
    html = wagtailuserbar(context)
    request.shows_userbar = bool(html)
    return html


@register.filter
def whatsapp_chat(number, text):
    """Link that opens a chat with `number` (E.164) and `text` filled in; "" without a number."""
    return phones.whatsapp_link(number or "", text)


@register.filter
def whatsapp_share(text):
    """Link that lets the reader choose whom to send `text` to on WhatsApp."""
    return f"https://wa.me/?{urlencode({'text': text})}"

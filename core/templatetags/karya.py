"""Filters and tags that every template may use (built in, see settings)."""

from django import template
from django.utils.http import urlencode

from core import dates, fragments, money

register = template.Library()

register.filter("rupiah", money.rupiah)
register.filter("long_date", dates.long_date)
register.filter("day_date", dates.day_date)
register.filter("short_date", dates.short_date)
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


@register.filter
def whatsapp_share(text):
    """Link that lets the reader choose whom to send `text` to on WhatsApp."""
    return f"https://wa.me/?{urlencode({'text': text})}"

"""Indonesian phone numbers: one way to read them, two ways to show them."""

from urllib.parse import quote

import phonenumbers
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

HOME_COUNTRY = 62


def normalise(text):
    """`text` ("0812…", "62812…", "+62 812-…") as E.164 ("+62812…").

    ValidationError with an Indonesian message where it is no valid number.
    """
    cleaned = "".join(char for char in str(text) if char.isdigit() or char == "+")
    if cleaned.startswith("62"):
        cleaned = f"+{cleaned}"
    try:
        number = phonenumbers.parse(cleaned, "ID")
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_valid_number(number):
        raise ValidationError(_("Tulis nomor WhatsApp yang aktif, misalnya 0812-3456-7890."))
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def local_form(e164):
    """ "+6281234567890" → "0812-3456-7890"; a foreign number keeps its country code.

    Text that is no number comes back as it is.
    """
    try:
        number = phonenumbers.parse(e164, "ID")
    except phonenumbers.NumberParseException:
        return e164
    formats = phonenumbers.PhoneNumberFormat
    form = formats.NATIONAL if number.country_code == HOME_COUNTRY else formats.INTERNATIONAL
    return phonenumbers.format_number(number, form)


def whatsapp_link(e164, text=""):
    """Address that opens a WhatsApp chat with `text` filled in; "" without a number."""
    digits = "".join(char for char in e164 if char.isdigit())
    if not digits:
        return ""
    return f"https://wa.me/{digits}" + (f"?text={quote(text)}" if text else "")

"""QRIS texts: what stands in them, and the same text with an amount.

A QRIS is a row of tag, length and value as EMVCo's "QR Code Specification for Payment Systems,
Merchant-Presented Mode" lays down, in the national form of Bank Indonesia (tag 51 holds the
NMID). The last value is a CRC-16/CCITT-FALSE over all before it.
"""

import binascii
import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

MOST_RUPIAH = 10_000_000
LONGEST = 512
STATIC, DYNAMIC = "11", "12"
VERSION, KIND, CURRENCY, AMOUNT, COUNTRY, NAME, CITY = "00", "01", "53", "54", "58", "59", "60"
NATIONAL, CRC = "51", "63"
# A tip would change the sum, by which a payment is recognised.
TIPS = {"55", "56", "57"}
NATIONAL_DOMAIN = "ID.CO.QRIS.WWW"
NMID = re.compile(r"ID\d{13}", re.ASCII)
RUPIAH = re.compile(r"(\d{1,10})(\.00?)?", re.ASCII)


class QrisError(ValueError):
    """Not a QRIS that can be used; the message (Indonesian) says why."""


@dataclass(frozen=True)
class Qris:
    """A sound QRIS: `text` without whitespace around, `tags` as ((tag, value), …) in its order.

    `amount` is rupiah, or None where the payer types it.
    """

    text: str
    tags: tuple
    name: str
    city: str
    nmid: str
    amount: int | None

    @property
    def is_static(self):
        return dict(self.tags).get(KIND) != DYNAMIC


def parse(text):
    """`text` as a Qris. Whitespace around it and a CRC in small letters are forgiven.

    Raises ``QrisError`` for anything that is not a whole, undamaged QRIS in rupiah.
    """
    text = text.strip()
    if not text:
        raise QrisError(_("Teks QRIS kosong."))
    if not text.startswith("000201"):
        raise QrisError(_("Ini bukan teks QRIS; teks QRIS diawali 000201."))
    if len(text) > LONGEST or not text.isascii() or not text.isprintable():
        raise QrisError(_("Ini bukan teks QRIS: terlalu panjang atau ada huruf yang asing."))
    text = text[:-4] + text[-4:].upper()
    tags = _tags(text)
    values = dict(tags)
    if len(values) != len(tags):
        raise QrisError(_("Teks QRIS rusak: ada bagian yang muncul dua kali."))
    if tags[-1][0] != CRC:
        raise QrisError(_("Teks QRIS tidak lengkap: kode pemeriksa (CRC) di ujungnya tidak ada."))
    if tags[-1][1] != crc(text[:-4]):
        raise QrisError(_("Kode pemeriksa (CRC) QRIS tidak cocok: ada huruf yang salah salin."))
    return Qris(
        text=text,
        tags=tags,
        name=_needed(values, NAME, _("Nama merchant tidak ada dalam QRIS ini.")),
        city=values.get(CITY, ""),
        nmid=_nmid(values),
        amount=_checked_amount(values),
    )


def with_amount(text, rupiah):
    """The QRIS `text` with the amount in it, so that the payer types nothing.

    `rupiah` is an int from 1 to 10,000,000, the most that QRIS carries in one payment. An amount
    or a tip that stood in it is replaced. Raises ``QrisError``.
    """
    if isinstance(rupiah, bool) or not isinstance(rupiah, int) or not 0 < rupiah <= MOST_RUPIAH:
        raise QrisError(_("Nominal QRIS harus antara Rp1 dan Rp10.000.000."))
    kept = [
        (tag, value)
        for tag, value in parse(text).tags
        if tag not in {KIND, AMOUNT, CRC} and tag not in TIPS
    ]
    tags = sorted([*kept, (KIND, DYNAMIC), (AMOUNT, str(rupiah))], key=lambda pair: pair[0])
    body = "".join(f"{tag}{len(value):02}{value}" for tag, value in tags) + f"{CRC}04"
    return body + crc(body)


def crc(text):
    """CRC-16/CCITT-FALSE of an ASCII text as four capital hexadecimal digits."""
    return f"{binascii.crc_hqx(text.encode('ascii'), 0xFFFF):04X}"


def _tags(text):
    """((tag, value), …) of `text`; raises QrisError where lengths and text do not agree."""
    tags, at = [], 0
    while at < len(text):
        head = text[at : at + 4]
        end = at + 4 + int(head[2:]) if len(head) == 4 and head.isdigit() else len(text) + 1
        if end > len(text):
            raise QrisError(
                _("Teks QRIS terpotong atau rusak sesudah huruf ke-%(at)d.") % {"at": at}
            )
        tags.append((head[:2], text[at + 4 : end]))
        at = end
    return tuple(tags)


def _needed(values, tag, complaint):
    if not values.get(tag, "").strip():
        raise QrisError(complaint)
    return values[tag].strip()


def _nmid(values):
    if values.get(CURRENCY) != "360":
        raise QrisError(_("Mata uang QRIS ini bukan rupiah."))
    if values.get(COUNTRY) != "ID":
        raise QrisError(_("QRIS ini bukan dari Indonesia."))
    if values.get(KIND, STATIC) not in {STATIC, DYNAMIC}:
        raise QrisError(_("Teks QRIS rusak: jenisnya (bagian 01) bukan 11 atau 12."))
    national = dict(_tags(values.get(NATIONAL, "")))
    if national.get("00") != NATIONAL_DOMAIN or not NMID.fullmatch(national.get("02", "")):
        raise QrisError(_("QRIS ini tidak memuat NMID, nomor nasional merchant."))
    return national["02"]


def _checked_amount(values):
    text = values.get(AMOUNT)
    if text is None:
        return None
    found = RUPIAH.fullmatch(text)
    if not found:
        raise QrisError(_("Nominal di dalam QRIS ini tidak dapat dibaca."))
    return int(found[1])

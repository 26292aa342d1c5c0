"""The QRIS code of one payment: what the buyer sees, and the picture to take along."""

import io
from dataclasses import dataclass

import segno
from django.utils.safestring import mark_safe

from payments import qris

# As the standard asks, so that phones read it: error correction M, four modules of white around.
LEVEL, BORDER = "m", 4
# Pixels a module: 49 modules of the usual code make a picture 684 px wide.
SCALE = 12


@dataclass(frozen=True)
class QrisCard:
    """`svg` is safe markup without a size; `has_amount` tells whether the payer types nothing."""

    svg: str
    name: str
    nmid: str
    has_amount: bool


def card(payment):
    """QrisCard of a Payment by QRIS."""
    code = qris.parse(_text(payment))
    svg = _code(payment).svg_inline(border=BORDER, omitsize=True, light="#fff", lineclass=None)
    return QrisCard(
        svg=mark_safe(svg),  # noqa: S308 - drawn from a text that was parsed
        name=code.name,
        nmid=code.nmid,
        has_amount=code.amount is not None,
    )


def png(payment):
    """The code of a Payment by QRIS as PNG, bytes."""
    out = io.BytesIO()
    _code(payment).save(out, kind="png", scale=SCALE, border=BORDER)
    return out.getvalue()


def _code(payment):
    return segno.make(_text(payment), error=LEVEL, micro=False)


def _text(payment):
    account = payment.account
    if account.qris_has_amount:
        return qris.with_amount(account.qris_text, payment.amount)
    return account.qris_text

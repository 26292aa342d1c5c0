"""Whether something can be bought, and why not: a value that pages, basket and orders share."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

# From this many free pieces down the page says how many are left.
FEW = 5
# Of goods made to order nobody buys more than this at once without asking.
MOST_PER_LINE = 99


@dataclass(frozen=True)
class Availability:
    """`can_buy` with at most `most` pieces; `text` says it in Indonesian; `kind` is for styling:
    "ready", "few", "sold-out" or "to-order"."""

    kind: str
    can_buy: bool
    most: int
    text: str


def shown_level(free):
    """What the public sees of a number of free pieces: cached pages change only when this does."""
    return min(max(free, 0), FEW + 1)


def availability(free, made_to_order_days=None):
    """Availability of `free` pieces (int); made-to-order goods are not counted in stock."""
    if made_to_order_days:
        text = _("Dibuat setelah dipesan, %(days)d hari kerja") % {"days": made_to_order_days}
        return Availability("to-order", True, MOST_PER_LINE, text)
    if free <= 0:
        return Availability("sold-out", False, 0, _("Stok habis"))
    if free <= FEW:
        return Availability("few", True, free, _("Sisa %(free)d") % {"free": free})
    return Availability("ready", True, min(free, MOST_PER_LINE), _("Tersedia"))

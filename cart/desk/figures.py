"""What the desk's lists, pages and exports say about a fulfilment."""

from django.utils.html import format_html
from django.utils.translation import gettext as _

from cart.enums import Action, FulfilmentState
from core.phones import whatsapp_link


def goods_total(part):
    """Rupiah of the goods of a Fulfilment; reads its lines."""
    return sum(line.amount for line in part.lines.all())


def part_total(part):
    """Rupiah of goods and delivery of one prison's part, without the order's unique code."""
    return goods_total(part) + part.fee


def contents(part):
    """The goods in one line: "2× Kain batik, 1× Roti sobek"."""
    return ", ".join(f"{line.quantity}× {line.title}" for line in part.lines.all())


def short_contents(part):
    """The first goods and how many more kinds there are: "2× Kain batik, +1 lainnya"."""
    lines = list(part.lines.all())
    if not lines:
        return ""
    first = f"{lines[0].quantity}× {lines[0].title}"
    if len(lines) == 1:
        return first
    return _("%(first)s, +%(more)d lainnya") % {"first": first, "more": len(lines) - 1}


def kilograms(grams):
    """ "1,2 kg" for grams; what is lighter than a kilogram stays in grams ("850 g")."""
    if grams < 1000:
        return f"{grams} g"
    return f"{grams / 1000:.1f} kg".replace(".", ",")


def tag(kind, state, text):
    """A coloured word; `kind` and `state` choose the colour (static/css/records.css)."""
    return format_html('<span class="flag flag--{}-{}">{}</span>', kind, state, text)


def who(entry):
    """Name of whoever did what a HistoryEntry tells."""
    if entry.by is not None:
        return entry.by.get_full_name() or entry.by.get_username()
    return _("Pembeli") if entry.action == Action.PLACE else _("Sistem")


def message_to_buyer(part):
    """WhatsApp link that opens a chat with the buyer, the state of the order filled in."""
    order = part.order
    text = _("Halo %(name)s, ini %(prison)s. Pesanan %(number)s di Karya Binaan: %(state)s.") % {
        "name": order.name,
        "prison": part.prison_name,
        "number": order.number,
        "state": part.state_for_buyer.lower(),
    }
    if part.state == FulfilmentState.SHIPPED:
        text += " " + _("Nomor resi: %(number)s.") % {"number": part.tracking_number}
    if part.state == FulfilmentState.READY:
        text += " " + part.method_detail
    return whatsapp_link(order.phone, text)

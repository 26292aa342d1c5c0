"""What the desk's lists, pages and exports say about a fulfilment."""

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cart import telling
from cart.enums import Action, MessageKind
from core.money import rupiah
from core.phones import whatsapp_link
from payments.enums import PaymentState
from shipping.enums import Method

DELIVERIES = {
    Method.COURIER: gettext_lazy("Kurir"),
    Method.PICKUP: gettext_lazy("Di lapas"),
    Method.EVENT: gettext_lazy("Di acara"),
}
# "Menunggu pembayaran" is the state of an order; beside it stands how it is with the money.
PAYMENTS = {
    PaymentState.PENDING: gettext_lazy("Belum dibayar"),
    PaymentState.PAID: gettext_lazy("Lunas"),
    PaymentState.VOID: gettext_lazy("Batal"),
}

# What buyers do themselves; they are no users.
BY_BUYER = frozenset({Action.PLACE, Action.PROOF})


def goods_total(part):
    """Rupiah of the goods of a Fulfilment that the buyer keeps; reads its lines."""
    return sum(line.kept_amount for line in part.lines.all())


def part_total(part):
    """Rupiah of goods and delivery of one prison's part, without the order's unique code."""
    return goods_total(part) + part.fee_due


def contents(part):
    """The goods in one line: "2× Kain batik (2 m), 1× Roti sobek"."""
    return ", ".join(
        f"{line.quantity}× {line.title}" + (f" ({line.variant})" if line.variant else "")
        for line in part.lines.all()
    )


def short_contents(part):
    """The first goods and how many more kinds there are: "2× Kain batik, +1 lainnya"."""
    lines = list(part.lines.all())
    if not lines:
        return ""
    first = f"{lines[0].quantity}× {lines[0].title}"
    if len(lines) == 1:
        return first
    return _("%(first)s, +%(more)d lainnya") % {"first": first, "more": len(lines) - 1}


def delivery_word(part):
    """How a Fulfilment reaches its buyer, in a word or two."""
    return DELIVERIES[part.method]


def payment_tag(payment):
    """How it is with the money of a Payment, as a coloured word."""
    return tag("payment", payment.state, PAYMENTS[payment.state])


def state_tag(part):
    """The state of a Fulfilment as staff know it, as a coloured word."""
    return tag("order", part.state, part.get_state_display())


def tag(kind, state, text):
    """A coloured word; `kind` and `state` choose the colour (static/css/records.css)."""
    return format_html('<span class="flag flag--{}-{}">{}</span>', kind, state, text)


def owed(amount):
    """Sentence for staff whose doing leaves `amount` rupiah to be paid back."""
    return _("%(amount)s harus dikembalikan kepada pembeli.") % {"amount": rupiah(amount)}


def who(entry):
    """Name of whoever did what a HistoryEntry tells."""
    if entry.by is not None:
        return entry.by.get_full_name() or entry.by.get_username()
    return _("Pembeli") if entry.action in BY_BUYER else _("Sistem")


def message_to_buyer(part, *, tells_sum):
    """WhatsApp link that opens a chat with the buyer, the state of the order filled in.

    `tells_sum`: what the whole order costs may be in it.
    """
    order = part.order
    kind = telling.KIND_OF_STATE[part.state]
    if kind == MessageKind.REMINDER and not tells_sum:
        kind = MessageKind.ORDERED
    return _whatsapp(part, telling.sentence(kind, order, part))


def refund_message(part, refund):
    """WhatsApp link that tells the buyer of a Refund, done or due."""
    kind = MessageKind.REFUND_DUE if refund.is_open else MessageKind.REFUNDED
    return _whatsapp(part, telling.sentence(kind, part.order, part, refund.amount))


def _whatsapp(part, sentence):
    greeting = _("Halo %(name)s, ini %(prison)s, tentang pesanan Anda di Karya Binaan.") % {
        "name": part.order.name,
        "prison": part.prison_name,
    }
    return whatsapp_link(part.order.phone, f"{greeting} {sentence}")

"""What buyers are told at each turn of an order, in one or two sentences; for mail and WhatsApp."""

from django.utils.translation import gettext as _

from cart.enums import FulfilmentState, MessageKind
from core.dates import moment
from core.money import rupiah

K = MessageKind
# What a WhatsApp message to the buyer says for a part in this state.
KIND_OF_STATE = {
    FulfilmentState.AWAITING_PAYMENT: K.REMINDER,
    FulfilmentState.PROCESSING: K.PAID,
    FulfilmentState.PACKED: K.PAID,
    FulfilmentState.READY: K.READY,
    FulfilmentState.SHIPPED: K.SHIPPED,
    FulfilmentState.COMPLETED: K.COMPLETED,
    FulfilmentState.CANCELLED: K.CANCELLED,
    FulfilmentState.EXPIRED: K.EXPIRED,
}
# Those that say how to pay.
ASK_FOR_MONEY = frozenset({K.ORDERED, K.REMINDER})


def subject(kind, order, site_name):
    """Subject of a mail of `kind` (MessageKind)."""
    values = {"number": order.number, "site": site_name}
    match kind:
        case K.ORDERED:
            return _("Pesanan %(number)s di %(site)s") % values
        case K.REMINDER:
            return _("Pesanan %(number)s menunggu pembayaran") % values
        case K.PAID:
            return _("Pembayaran %(number)s sudah kami terima") % values
        case K.READY:
            return _("Pesanan %(number)s siap diambil") % values
        case K.SHIPPED:
            return _("Pesanan %(number)s sudah dikirim") % values
        case K.COMPLETED:
            return _("Pesanan %(number)s selesai") % values
        case K.CANCELLED:
            return _("Pesanan %(number)s dibatalkan") % values
        case K.EXPIRED:
            return _("Waktu membayar pesanan %(number)s habis") % values
        case K.REFUND_DUE:
            return _("Uang untuk pesanan %(number)s akan dikembalikan") % values
        case K.REFUNDED:
            return _("Uang untuk pesanan %(number)s sudah dikembalikan") % values
    raise ValueError(kind)


def sentence(kind, order, part=None, amount=0):
    """What happened, for somebody who reads it on a phone; `part` is the parcel it is about."""
    values = {
        "number": order.number,
        "amount": rupiah(amount or order.payment.amount),
        "until": moment(order.payment.expires_at) if order.payment.expires_at else "",
        "prison": part.prison_name if part else "",
    }
    match kind:
        case K.ORDERED:
            return _("Terima kasih, pesanan %(number)s sudah kami terima.") % values
        case K.REMINDER if order.payment.expires_at:
            return (
                _("Pesanan %(number)s menunggu pembayaran %(amount)s, paling lambat %(until)s.")
                % values
            )
        case K.REMINDER:
            return _("Pesanan %(number)s menunggu pembayaran %(amount)s.") % values
        case K.PAID:
            return _("Pesanan %(number)s sedang disiapkan.") % values
        case K.READY:
            where = f" {part.method_detail}" if part else ""
            return _("Pesanan %(number)s siap diambil.") % values + where
        case K.SHIPPED:
            return _shipped(values, part)
        case K.COMPLETED:
            return (
                _("Pesanan %(number)s selesai. Terima kasih sudah membeli karya warga binaan.")
                % values
            )
        case K.CANCELLED:
            return _cancelled(values, part)
        case K.EXPIRED:
            return (
                _(
                    "Waktu membayar pesanan %(number)s sudah habis, jadi barangnya kami lepas. "
                    "Jangan membayar lagi; barangnya dapat dipesan ulang selama masih ada."
                )
                % values
            )
        case K.REFUND_DUE:
            return _refund_due(order, values)
        case K.REFUNDED:
            return _("%(amount)s untuk pesanan %(number)s sudah kami kembalikan.") % values
    raise ValueError(kind)


def _shipped(values, part):
    text = _("Pesanan %(number)s dari %(prison)s sudah dikirim.") % values
    if part and part.tracking_number:
        courier = f"{part.get_courier_display()} " if part.courier else ""
        text += " " + _("Nomor resi: %(number)s.") % {"number": courier + part.tracking_number}
    if part and part.tracking_link:
        text += f" {part.tracking_link}"
    return text


def _cancelled(values, part):
    text = _("Pesanan %(number)s dibatalkan.") % values
    if part and part.cancel_reason:
        text += " " + _("Alasannya: %(reason)s") % {"reason": part.cancel_reason}
    return text


def _refund_due(order, values):
    text = _("Kami akan mengembalikan %(amount)s untuk pesanan %(number)s.") % values
    # The gateway pays back by itself, cash over the counter.
    if not order.payment.refunds.to_transfer().exists():
        return text
    return text + " " + _("Tulis rekening tujuannya di halaman pesanan, atau kirim lewat WhatsApp.")

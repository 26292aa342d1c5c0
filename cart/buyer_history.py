"""An order's history in the words of its buyer."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from cart.enums import Action, FulfilmentState

UNPAID = FulfilmentState.AWAITING_PAYMENT


@dataclass(frozen=True)
class Happened:
    """One line of the history; `at` is aware."""

    at: datetime
    text: str


def history_in_words(order, parts):
    """List of Happened, oldest first; prisons are named where the order has several `parts`."""
    told, lines = set(), []
    for entry in order.history.select_related("fulfilment"):
        text = _sentence(entry, names_prison=len(parts) > 1)
        # What happens to an unpaid order happens to all its parts; the buyer reads it once.
        key = (entry.action, None if entry.from_state == UNPAID else entry.pk)
        if key not in told:
            told.add(key)
            lines.append(Happened(entry.at, text))
    return lines


def _sentence(entry, *, names_prison):
    goods = _("Barang")
    if names_prison and entry.fulfilment:
        goods = _("Barang dari %(prison)s") % {"prison": entry.fulfilment.prison_name}
    values = {"goods": goods, "reason": entry.reason}
    match entry.action:
        case Action.PLACE:
            return _("Pesanan dibuat.")
        case Action.CONFIRM_PAYMENT:
            return _("Pembayaran diterima.")
        case Action.PACK:
            return _("%(goods)s sudah dikemas.") % values
        case Action.READY:
            return _("%(goods)s siap diambil.") % values
        case Action.SHIP:
            values["number"] = entry.fulfilment.tracking_number
            return _("%(goods)s dikirim, nomor resi %(number)s.") % values
        case Action.COMPLETE:
            return _("%(goods)s sudah diterima.") % values
        case Action.LATE_PAYMENT | Action.REVIVE:
            return _("Pembayaran diterima setelah waktunya; pesanan dilanjutkan.")
        case Action.REOPEN:
            return _("Pesanan masih bisa dibayar.")
        case Action.DROP:
            return _("Pembayaran dibatalkan di Midtrans.")
        case Action.PROOF:
            return _("Bukti pembayaran dikirim.")
        case Action.TAKE_BACK:
            return _("Diambil kembali: %(reason)s") % values
        case Action.EXCHANGE:
            return _("Ditukar: %(reason)s") % values
        case Action.REDUCE:
            return _("Potongan harga: %(reason)s") % values
        case Action.OWE:
            return _("Uang akan dikembalikan: %(reason)s") % values
        case Action.REFUND:
            return _("Uang sudah dikembalikan.")
        case Action.ADDRESS:
            return _("Alamat diubah: %(reason)s") % values
        case Action.DELIVERY:
            return _("Pengiriman diubah: %(reason)s") % values
        case Action.SPLIT:
            return _("%(goods)s dibagi menjadi dua paket.") % values
        case Action.HOLD:
            return _("Pembayaran sedang diperiksa.")
        case Action.RESUME:
            return _("Pembayaran sudah diperiksa.")
        case Action.EXPIRE:
            return _("Waktu membayar habis, pesanan berakhir.")
        case Action.CANCEL if entry.from_state == UNPAID or not names_prison:
            return _("Pesanan dibatalkan: %(reason)s") % values
        case Action.CANCEL:
            return _("%(goods)s dibatalkan: %(reason)s") % values
    return entry.to_state_label

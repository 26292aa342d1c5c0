from django.db import models
from django.utils.translation import gettext_lazy as _


class OrderState(models.TextChoices):
    AWAITING_PAYMENT = "awaiting_payment", _("Menunggu pembayaran")
    PROCESSING = "processing", _("Diproses")
    COMPLETED = "completed", _("Selesai")
    CANCELLED = "cancelled", _("Dibatalkan")
    EXPIRED = "expired", _("Kedaluwarsa")


class FulfilmentState(models.TextChoices):
    """What buyers read; staff see PACKED as "Dikemas"."""

    AWAITING_PAYMENT = "awaiting_payment", _("Menunggu pembayaran")
    PROCESSING = "processing", _("Diproses")
    PACKED = "packed", _("Dikemas")
    READY = "ready", _("Siap diambil")
    SHIPPED = "shipped", _("Dikirim")
    COMPLETED = "completed", _("Selesai")
    CANCELLED = "cancelled", _("Dibatalkan")
    EXPIRED = "expired", _("Kedaluwarsa")


# Named sets: what may still happen.
UNPAID_STATES = frozenset({FulfilmentState.AWAITING_PAYMENT})
TO_PACK_STATES = frozenset({FulfilmentState.PROCESSING})
ENDED_STATES = frozenset(
    {FulfilmentState.COMPLETED, FulfilmentState.CANCELLED, FulfilmentState.EXPIRED}
)
# Goods are still in the house and reserved.
RESERVING_STATES = frozenset(
    {
        FulfilmentState.AWAITING_PAYMENT,
        FulfilmentState.PROCESSING,
        FulfilmentState.PACKED,
        FulfilmentState.READY,
    }
)


# Ended without the buyer getting anything.
CAME_TO_NOTHING = frozenset({FulfilmentState.EXPIRED, FulfilmentState.CANCELLED})
# Paid, or to be paid when fetched, and still in the house.
NOT_SENT_STATES = RESERVING_STATES - UNPAID_STATES
# The buyer has the goods, or they are on their way.
HANDED_OVER_STATES = frozenset({FulfilmentState.SHIPPED, FulfilmentState.COMPLETED})
# Before packing an order may still change its address, its delivery and its parcels.
CHANGEABLE_STATES = frozenset({FulfilmentState.AWAITING_PAYMENT, FulfilmentState.PROCESSING})
# Nobody owes an order anything that ended like this.
VOID_STATES = frozenset({OrderState.CANCELLED, OrderState.EXPIRED})


class Action(models.TextChoices):
    """What happens to a fulfilment; where people do it, as it stands on their buttons."""

    CONFIRM_PAYMENT = "confirm_payment", _("Konfirmasi pembayaran")
    LATE_PAYMENT = "late_payment", _("Uangnya masuk terlambat")
    PACK = "pack", _("Tandai sudah dikemas")
    READY = "ready", _("Siap diambil")
    SHIP = "ship", _("Kirim")
    COMPLETE = "complete", _("Selesaikan")
    CANCEL = "cancel", _("Batalkan")
    EXPIRE = "expire", _("Kedaluwarsa")
    PLACE = "place", _("Pesanan dibuat")
    REVIVE = "revive", _("Dihidupkan lagi")
    REOPEN = "reopen", _("Masih bisa dibayar")
    DROP = "drop", _("Pembayaran dibatalkan")
    TAKE_BACK = "take_back", _("Barang diambil kembali")
    EXCHANGE = "exchange", _("Barang ditukar")
    REDUCE = "reduce", _("Potongan harga")
    OWE = "owe", _("Uang harus dikembalikan")
    REFUND = "refund", _("Uang dikembalikan")
    ADDRESS = "address", _("Alamat diubah")
    DELIVERY = "delivery", _("Pengiriman diubah")
    SPLIT = "split", _("Dibagi menjadi dua paket")
    PROOF = "proof", _("Bukti pembayaran dikirim")
    HOLD = "hold", _("Ditahan")
    RESUME = "resume", _("Boleh dilanjutkan")


class ChargeKind(models.TextChoices):
    GOODS = "goods", _("Barang")
    DELIVERY = "delivery", _("Pengiriman")
    CODE = "code", _("Kode unik")
    REDUCTION = "reduction", _("Potongan harga")


class TakeBackKind(models.TextChoices):
    CANCEL = "cancel", _("Dibatalkan sebelum dikirim")
    RETURN = "return", _("Dikembalikan pembeli")
    EXCHANGE = "exchange", _("Ditukar")


class MessageKind(models.TextChoices):
    """What buyers are told, by mail or by a prepared WhatsApp text."""

    ORDERED = "ordered", _("Pesanan diterima")
    REMINDER = "reminder", _("Pengingat pembayaran")
    PAID = "paid", _("Pembayaran diterima")
    READY = "ready", _("Siap diambil")
    SHIPPED = "shipped", _("Dikirim")
    COMPLETED = "completed", _("Selesai")
    CANCELLED = "cancelled", _("Dibatalkan")
    EXPIRED = "expired", _("Kedaluwarsa")
    REFUND_DUE = "refund_due", _("Uang akan dikembalikan")
    REFUNDED = "refunded", _("Uang dikembalikan")

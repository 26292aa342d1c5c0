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


class Action(models.TextChoices):
    """What staff can do with a fulfilment, as it stands on the buttons."""

    CONFIRM_PAYMENT = "confirm_payment", _("Konfirmasi pembayaran")
    PACK = "pack", _("Tandai sudah dikemas")
    READY = "ready", _("Siap diambil")
    SHIP = "ship", _("Kirim")
    COMPLETE = "complete", _("Selesaikan")
    CANCEL = "cancel", _("Batalkan")
    EXPIRE = "expire", _("Kedaluwarsa")
    PLACE = "place", _("Pesanan dibuat")


class ChargeKind(models.TextChoices):
    GOODS = "goods", _("Barang")
    DELIVERY = "delivery", _("Pengiriman")
    CODE = "code", _("Kode unik")

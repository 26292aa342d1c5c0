from django.db import models
from django.utils.translation import gettext_lazy as _


class PaymentState(models.TextChoices):
    PENDING = "pending", _("Menunggu pembayaran")
    PAID = "paid", _("Lunas")
    VOID = "void", _("Batal")


class MethodCode(models.TextChoices):
    TRANSFER = "transfer", _("Transfer bank")
    QRIS = "qris", _("QRIS")
    MIDTRANS = "midtrans", _("Midtrans (QRIS, e-wallet, rekening virtual)")
    CASH = "tunai", _("Tunai saat mengambil")


# Staff find these in the statement of the account, by the exact sum.
SEEN_IN_STATEMENT = frozenset({MethodCode.TRANSFER, MethodCode.QRIS})


class MoneyKind(models.TextChoices):
    CAPTURE = "capture", _("Uang masuk")
    REFUND = "refund", _("Uang kembali")


class RefundState(models.TextChoices):
    DUE = "due", _("Harus dikembalikan")
    SENT = "sent", _("Diminta ke Midtrans")
    DONE = "done", _("Sudah dikembalikan")


OPEN_REFUNDS = frozenset({RefundState.DUE, RefundState.SENT})


class RefundWay(models.TextChoices):
    """How the money goes back. By the gateway only where it can (not for virtual accounts)."""

    GATEWAY = "gateway", _("Lewat Midtrans")
    ACCOUNT = "account", _("Transfer ke rekening pembeli")
    CASH = "cash", _("Tunai")


class AttemptState(models.TextChoices):
    """How far one visit to the gateway's page has come; drawn from all its messages together."""

    OPEN = "open", _("Belum memilih cara bayar")
    PENDING = "pending", _("Menunggu uang masuk")
    CHALLENGED = "challenged", _("Perlu ditinjau")
    DENIED = "denied", _("Ditolak")
    EXPIRED = "expired", _("Kedaluwarsa")
    CANCELLED = "cancelled", _("Dibatalkan")
    PAID = "paid", _("Dibayar")


class InboxOutcome(models.TextChoices):
    """What became of a message of the gateway."""

    NEW = "new", _("Belum diproses")
    APPLIED = "applied", _("Diproses")
    BAD_SIGNATURE = "signature", _("Tanda tangan salah")
    UNKNOWN_ORDER = "unknown_order", _("Pesanan tidak dikenal")
    WRONG_AMOUNT = "wrong_amount", _("Jumlah tidak cocok")
    UNKNOWN_STATE = "unknown_state", _("Keadaan tidak dikenal")
    MALFORMED = "malformed", _("Isi tidak terbaca")


# Staff should look at these: the message is real, but the shop cannot act on it.
ODD_OUTCOMES = frozenset({InboxOutcome.WRONG_AMOUNT, InboxOutcome.UNKNOWN_STATE})

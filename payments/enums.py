from django.db import models
from django.utils.translation import gettext_lazy as _


class PaymentState(models.TextChoices):
    PENDING = "pending", _("Menunggu pembayaran")
    PAID = "paid", _("Lunas")
    VOID = "void", _("Batal")


class MethodCode(models.TextChoices):
    TRANSFER = "transfer", _("Transfer bank")
    QRIS = "qris", _("QRIS")
    CASH = "tunai", _("Tunai saat mengambil")

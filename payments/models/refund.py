from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.storage import private_storage
from payments.enums import OPEN_REFUNDS, RefundState, RefundWay
from payments.models.gateway import GatewayAttempt
from payments.models.payment import Payment


class RefundQuerySet(models.QuerySet):
    def to_transfer(self):
        """Refunds that wait for somebody to transfer them to the buyer's account."""
        return self.filter(state=RefundState.DUE, way=RefundWay.ACCOUNT)


class Refund(models.Model):
    """Money that has to go back to a buyer, and how it went. `amount` is rupiah."""

    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="refunds")
    # Unique for the gateway too: asking twice pays once.
    key = models.CharField(_("nomor"), max_length=40, unique=True)
    # What the gateway calls it, where it was not we who asked for it.
    gateway_key = models.CharField(max_length=64, blank=True, db_index=True)
    amount = models.PositiveBigIntegerField(_("jumlah (Rp)"))
    reason = models.CharField(_("alasan"), max_length=200)
    state = models.CharField(
        _("keadaan"),
        max_length=10,
        choices=RefundState.choices,
        default=RefundState.DUE,
        db_index=True,
    )
    way = models.CharField(_("cara"), max_length=10, choices=RefundWay.choices)
    attempt = models.ForeignKey(
        GatewayAttempt, null=True, on_delete=models.PROTECT, related_name="refunds"
    )
    bank = models.CharField(_("bank tujuan"), max_length=60, blank=True)
    number = models.CharField(_("nomor rekening"), max_length=30, blank=True)
    holder = models.CharField(_("atas nama"), max_length=100, blank=True)
    proof = models.FileField(
        _("bukti"), storage=private_storage, upload_to="refunds/%Y/%m", blank=True
    )
    trouble = models.CharField(_("kendala"), max_length=200, blank=True)
    bank_confirmed_at = models.DateTimeField(_("dipastikan bank pada"), null=True)
    created_at = models.DateTimeField(_("dibuat pada"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    done_at = models.DateTimeField(_("dikembalikan pada"), null=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = RefundQuerySet.as_manager()

    class Meta:
        verbose_name = _("pengembalian uang")
        verbose_name_plural = _("pengembalian uang")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="refund_of_something")
        ]

    def __str__(self):
        return f"{self.key} {self.amount}"

    @property
    def is_open(self):
        return self.state in OPEN_REFUNDS

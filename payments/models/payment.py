from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from payments.enums import MethodCode, MoneyKind, PaymentState
from payments.models.account import BankAccount


class Payment(models.Model):
    """The money of one order. `amount` (rupiah) includes `unique_code`."""

    method = models.CharField(_("cara bayar"), max_length=12, choices=MethodCode.choices)
    state = models.CharField(
        _("keadaan"),
        max_length=10,
        choices=PaymentState.choices,
        default=PaymentState.PENDING,
        db_index=True,
    )
    amount = models.PositiveBigIntegerField(_("jumlah (Rp)"))
    unique_code = models.PositiveSmallIntegerField(_("kode unik"), default=0)
    account = models.ForeignKey(
        BankAccount,
        verbose_name=_("rekening"),
        null=True,
        on_delete=models.PROTECT,
        related_name="payments",
    )
    expires_at = models.DateTimeField(_("batas waktu"), null=True, db_index=True)
    confirmed_at = models.DateTimeField(_("dikonfirmasi pada"), null=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("dikonfirmasi oleh"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    # What came in and what went back so far, rupiah: the sums of `movements`, changed with them.
    captured = models.PositiveBigIntegerField(_("uang masuk (Rp)"), default=0)
    refunded = models.PositiveBigIntegerField(_("uang kembali (Rp)"), default=0)
    hold = models.CharField(
        _("tahan barangnya"),
        max_length=200,
        blank=True,
        help_text=_("Mengapa barang belum boleh diserahkan, mis. bank membatalkan pembayaran."),
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("pembayaran")
        verbose_name_plural = _("pembayaran")
        constraints = [
            # What comes in must lead to one order: no two open ones ask for the same sum.
            models.UniqueConstraint(
                fields=["account", "amount"],
                condition=models.Q(state="pending", account__isnull=False, unique_code__gt=0),
                name="open_amount_unique_per_account",
            ),
            models.CheckConstraint(
                condition=models.Q(unique_code__lte=999), name="payment_unique_code_three_digits"
            ),
            models.CheckConstraint(
                condition=models.Q(refunded__lte=models.F("captured")),
                name="payment_refunded_within_captured",
            ),
        ]

    def __str__(self):
        return f"{self.get_method_display()} {self.amount}"

    @property
    def paid(self):
        """Rupiah of the buyer's that are here now."""
        return self.captured - self.refunded


class MoneyMovement(models.Model):
    """One row of the money's ledger: rupiah that came in or went back. Only ever added to."""

    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="movements")
    kind = models.CharField(_("jenis"), max_length=10, choices=MoneyKind.choices)
    amount = models.PositiveBigIntegerField(_("jumlah (Rp)"))
    # What moved it ("KB-261124-7QF2-1", "KB-261124-7QF2-R1"): nothing is counted twice.
    reference = models.CharField(_("rujukan"), max_length=60)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("oleh"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    at = models.DateTimeField(_("waktu"), auto_now_add=True)

    class Meta:
        verbose_name = _("mutasi uang")
        verbose_name_plural = _("mutasi uang")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["payment", "kind", "reference"], name="money_moves_once_per_reference"
            ),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="money_moves_something"),
        ]

    def __str__(self):
        return f"{self.kind} {self.amount} ({self.reference})"

    def save(self, *args, **kwargs):
        if self.pk:
            raise ValidationError(_("Catatan uang tidak dapat diubah."))
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise ValidationError(_("Catatan uang tidak dapat dihapus."))

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from payments.enums import MethodCode, PaymentState


class BankAccount(models.Model):
    """Where transfers go: the regional office's account, or a prison's that collects for itself."""

    prison = models.ForeignKey(
        "lapas.LapasPage",
        verbose_name=_("lapas"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="bank_accounts",
        help_text=_(
            "Kosongkan untuk rekening Kanwil. Bila diisi, barang lapas ini menjadi pesanan "
            "tersendiri dan dibayar ke rekening ini."
        ),
    )
    bank = models.CharField(_("bank"), max_length=60)
    number = models.CharField(_("nomor rekening"), max_length=30)
    holder = models.CharField(_("atas nama"), max_length=100)
    is_active = models.BooleanField(_("dipakai"), default=True)

    panels = [
        FieldPanel("prison"),
        FieldRowPanel([FieldPanel("bank"), FieldPanel("number")]),
        FieldPanel("holder"),
        FieldPanel("is_active"),
    ]

    class Meta:
        verbose_name = _("rekening bank")
        verbose_name_plural = _("rekening bank")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["prison"],
                condition=models.Q(is_active=True, prison__isnull=False),
                name="one_active_account_per_prison",
                violation_error_message=_("Lapas ini sudah punya rekening yang dipakai."),
            )
        ]

    def __str__(self):
        return f"{self.bank} {self.number}"


@register_setting(icon="lock")
class PaymentSettings(BaseGenericSetting):
    """How long an order waits for its money, in hours."""

    transfer_hours = models.PositiveSmallIntegerField(_("batas transfer (jam)"), default=24)

    panels = [FieldPanel("transfer_hours")]

    class Meta:
        verbose_name = _("pengaturan pembayaran")
        verbose_name_plural = _("pengaturan pembayaran")


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
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("pembayaran")
        verbose_name_plural = _("pembayaran")
        constraints = [
            # A transfer must lead to one order: no two open ones ask for the same sum.
            models.UniqueConstraint(
                fields=["account", "amount"],
                condition=models.Q(state="pending", method="transfer"),
                name="open_transfer_amount_unique",
            ),
            models.CheckConstraint(
                condition=models.Q(unique_code__lte=999), name="payment_unique_code_three_digits"
            ),
        ]

    def __str__(self):
        return f"{self.get_method_display()} {self.amount}"

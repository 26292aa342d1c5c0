from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from payments import qris
from payments.enums import MethodCode, PaymentState


class BankAccount(models.Model):
    """Where the money goes: the regional office's account, or that of a prison that collects for
    itself; with the static QRIS code that leads to it, if it has one."""

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
    qris_text = models.CharField(
        _("teks QRIS"),
        max_length=qris.LONGEST,
        blank=True,
        help_text=_(
            "Isi kode QRIS statis dari bank. Pindai kodenya dengan aplikasi pembaca QR lalu tempel "
            "teksnya di sini. Kosongkan bila tidak ada."
        ),
    )
    qris_has_amount = models.BooleanField(
        _("isi nominal ke dalam kode QRIS"),
        default=False,
        help_text=_(
            "Pembeli tidak perlu mengetik jumlahnya, tetapi sebagian aplikasi menolak kode yang "
            "diubah. Cobalah dulu dengan bank Anda."
        ),
    )

    panels = [
        FieldPanel("prison"),
        FieldRowPanel([FieldPanel("bank"), FieldPanel("number")]),
        FieldPanel("holder"),
        MultiFieldPanel(
            [
                FieldPanel("qris_text", widget=forms.Textarea(attrs={"rows": 3})),
                FieldPanel("qris_has_amount"),
            ],
            heading=_("QRIS"),
        ),
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

    def clean(self):
        super().clean()
        if self.qris_text:
            self.qris_text = _official(self.qris_text)


def _official(text):
    """The static QRIS `text` as the bank gave it out; raises ValidationError."""
    try:
        found = qris.parse(text)
    except qris.QrisError as error:
        raise ValidationError({"qris_text": str(error)}) from error
    if not found.is_static or found.amount is not None:
        raise ValidationError(
            {
                "qris_text": _(
                    "Kode ini memuat nominal atau hanya berlaku sekali. Mintalah kode QRIS statis "
                    "tanpa nominal."
                )
            }
        )
    return found.text


@register_setting(icon="lock")
class PaymentSettings(BaseGenericSetting):
    """How long an order waits for its money, in hours."""

    transfer_hours = models.PositiveSmallIntegerField(_("batas transfer (jam)"), default=24)
    qris_hours = models.PositiveSmallIntegerField(_("batas QRIS (jam)"), default=24)

    panels = [FieldPanel("transfer_hours"), FieldPanel("qris_hours")]

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
            # What comes in must lead to one order: no two open ones ask for the same sum.
            models.UniqueConstraint(
                fields=["account", "amount"],
                condition=models.Q(state="pending", account__isnull=False),
                name="open_amount_unique_per_account",
            ),
            models.CheckConstraint(
                condition=models.Q(unique_code__lte=999), name="payment_unique_code_three_digits"
            ),
        ]

    def __str__(self):
        return f"{self.get_method_display()} {self.amount}"

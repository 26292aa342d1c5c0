from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from payments import qris


class BankAccount(models.Model):
    """Where the money goes: the regional office's account, or that of a prison that collects for
    itself; with the static QRIS code and the Midtrans shop that lead to it, if it has them."""

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

    midtrans_name = models.CharField(
        _("nama kunci Midtrans"),
        max_length=20,
        blank=True,
        validators=[RegexValidator(r"^[A-Z0-9_]+$", _("Huruf besar, angka dan garis bawah saja."))],
        help_text=_(
            "Kuncinya sendiri disimpan di server dengan nama ini (MIDTRANS_KEY_…), bukan di sini. "
            "Kosongkan bila tidak memakai Midtrans."
        ),
    )
    midtrans_is_live = models.BooleanField(
        _("Midtrans sungguhan"),
        default=False,
        help_text=_("Bila tidak dicentang, dipakai lingkungan uji (sandbox): uangnya tidak nyata."),
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
        MultiFieldPanel(
            [FieldPanel("midtrans_name"), FieldPanel("midtrans_is_live")],
            heading=_("Midtrans"),
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

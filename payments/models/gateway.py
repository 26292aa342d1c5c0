from django.db import models
from django.utils.translation import gettext_lazy as _

from payments.enums import AttemptState, InboxOutcome
from payments.models.payment import Payment


class AttemptQuerySet(models.QuerySet):
    def opened(self):
        """Attempts whose page exists at the gateway."""
        return self.exclude(token="")


class GatewayAttempt(models.Model):
    """One visit to the gateway's payment page. An order may need several: Midtrans uses an id once.

    `amount` (rupiah) is what the gateway was told to ask for.
    """

    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="attempts")
    number = models.PositiveSmallIntegerField()
    # The gateway's order_id: "KB-261124-7QF2-1".
    reference = models.CharField(_("nomor di Midtrans"), max_length=50, unique=True)
    amount = models.PositiveBigIntegerField(_("jumlah (Rp)"))
    state = models.CharField(
        _("keadaan"), max_length=12, choices=AttemptState.choices, default=AttemptState.OPEN
    )
    token = models.CharField(max_length=80, blank=True)
    redirect_url = models.URLField(max_length=300, blank=True)
    transaction_id = models.CharField(_("nomor transaksi"), max_length=64, blank=True)
    payment_type = models.CharField(_("dibayar dengan"), max_length=40, blank=True)
    pay_number = models.CharField(_("nomor pembayaran"), max_length=80, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    asked_at = models.DateTimeField(_("terakhir ditanyakan"), null=True)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        verbose_name = _("percobaan bayar")
        verbose_name_plural = _("percobaan bayar")
        ordering = ["payment", "number"]
        constraints = [
            models.UniqueConstraint(fields=["payment", "number"], name="gateway_attempts_in_a_row")
        ]

    def __str__(self):
        return self.reference


class GatewayMessage(models.Model):
    """The inbox: what the gateway sent or answered, as it came, and what became of it.

    `digest` (SHA-256 of the body) tells a repeated message from a new one.
    """

    body = models.TextField()
    digest = models.CharField(max_length=64, unique=True)
    reference = models.CharField(max_length=50, blank=True, db_index=True)
    attempt = models.ForeignKey(
        GatewayAttempt, null=True, on_delete=models.PROTECT, related_name="messages"
    )
    outcome = models.CharField(
        _("hasil"),
        max_length=16,
        choices=InboxOutcome.choices,
        default=InboxOutcome.NEW,
        db_index=True,
    )
    received_at = models.DateTimeField(_("diterima pada"), auto_now_add=True, db_index=True)
    times = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("pesan Midtrans")
        verbose_name_plural = _("pesan Midtrans")
        ordering = ["-received_at", "-pk"]

    def __str__(self):
        return f"{self.reference} {self.outcome}"

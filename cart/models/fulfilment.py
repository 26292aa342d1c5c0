from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from cart.enums import Action, FulfilmentState
from cart.models.order import Order
from shipping.enums import Method


class Fulfilment(models.Model):
    """What one prison does for one order: packs its goods and sends or hands them over."""

    order = models.ForeignKey(
        Order, verbose_name=_("pesanan"), on_delete=models.CASCADE, related_name="fulfilments"
    )
    prison = models.ForeignKey(
        "lapas.LapasPage",
        verbose_name=_("lapas"),
        on_delete=models.PROTECT,
        related_name="fulfilments",
    )
    prison_name = models.CharField(_("nama lapas"), max_length=120)
    state = models.CharField(
        _("keadaan"),
        max_length=20,
        choices=FulfilmentState.choices,
        default=FulfilmentState.AWAITING_PAYMENT,
        db_index=True,
    )
    method = models.CharField(_("pengiriman"), max_length=10, choices=Method.choices)
    method_label = models.CharField(max_length=160)
    method_detail = models.CharField(max_length=300, blank=True)
    session = models.ForeignKey(
        "events.EventSession",
        verbose_name=_("hari acara"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="fulfilments",
    )
    fee = models.PositiveBigIntegerField(_("ongkir (Rp)"), default=0)
    weight_grams = models.PositiveIntegerField(_("berat (gram)"))
    tracking_number = models.CharField(_("nomor resi"), max_length=40, blank=True)
    cancel_reason = models.CharField(_("alasan batal"), max_length=200, blank=True)
    changed_at = models.DateTimeField(_("berubah pada"), auto_now=True)

    class Meta:
        verbose_name = _("pesanan lapas")
        verbose_name_plural = _("pesanan lapas")
        ordering = ["-order__placed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["order", "prison"], name="one_fulfilment_per_prison")
        ]

    def __str__(self):
        return f"{self.order.number} · {self.prison_name}"

    @property
    def state_for_buyer(self):
        """State in the words a buyer reads: packing is part of "Diproses"."""
        state = FulfilmentState(self.state)
        return FulfilmentState.PROCESSING.label if state == FulfilmentState.PACKED else state.label

    @property
    def is_collected(self):
        """True where the buyer fetches the goods."""
        return self.method != Method.COURIER


class FulfilmentLine(models.Model):
    """A copy of what was bought: name, price (rupiah), weight (grams) and makers of that day."""

    fulfilment = models.ForeignKey(Fulfilment, on_delete=models.CASCADE, related_name="lines")
    sku = models.CharField(_("SKU"), max_length=32, db_index=True)
    title = models.CharField(_("barang"), max_length=255)
    variant = models.CharField(_("varian"), max_length=60, blank=True)
    makers = models.CharField(_("perajin"), max_length=255, blank=True)
    unit_price = models.PositiveBigIntegerField(_("harga satuan (Rp)"))
    quantity = models.PositiveIntegerField(_("jumlah"))
    weight_grams = models.PositiveIntegerField(_("berat satuan (gram)"))
    is_reserved = models.BooleanField(
        default=True, help_text=_("Barang yang dibuat setelah dipesan tidak mengurangi stok.")
    )
    made_to_order_days = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.quantity} × {self.sku}"

    @property
    def amount(self):
        return self.unit_price * self.quantity


class HistoryEntry(models.Model):
    """What happened to an order, when, by whom and why. Only ever added to."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="history")
    fulfilment = models.ForeignKey(
        Fulfilment, null=True, on_delete=models.CASCADE, related_name="history"
    )
    action = models.CharField(_("tindakan"), max_length=20, choices=Action.choices)
    from_state = models.CharField(max_length=20, blank=True)
    to_state = models.CharField(max_length=20)
    reason = models.CharField(_("alasan"), max_length=200, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("oleh"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    at = models.DateTimeField(_("waktu"), auto_now_add=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.action} → {self.to_state}"

    def save(self, *args, **kwargs):
        if self.pk:
            raise ValidationError(_("Riwayat pesanan tidak dapat diubah."))
        super().save(*args, **kwargs)

    @property
    def to_state_label(self):
        return FulfilmentState(self.to_state).label

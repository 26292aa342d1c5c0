from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from cart.enums import Action, FulfilmentState, TakeBackKind
from cart.models.order import Order
from shipping import couriers
from shipping.enums import Method


class Fulfilment(models.Model):
    """One parcel of one prison for one order: packed, then sent or handed over.

    A prison has one parcel to begin with; staff may split it (cart.parcels).
    """

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
    parcel = models.PositiveSmallIntegerField(_("paket"), default=1)
    fee = models.PositiveBigIntegerField(_("ongkir (Rp)"), default=0)
    # What of the fee the buyer does not pay after all, as the prison never sent anything.
    fee_back = models.PositiveBigIntegerField(_("ongkir dikembalikan (Rp)"), default=0)
    weight_grams = models.PositiveIntegerField(_("berat (gram)"))
    courier = models.CharField(_("kurir"), max_length=12, choices=couriers.CHOICES, blank=True)
    tracking_number = models.CharField(_("nomor resi"), max_length=40, blank=True)
    cancel_reason = models.CharField(_("alasan batal"), max_length=200, blank=True)
    changed_at = models.DateTimeField(_("berubah pada"), auto_now=True)

    class Meta:
        verbose_name = _("pesanan lapas")
        verbose_name_plural = _("pesanan lapas")
        ordering = ["-order__placed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["order", "prison", "parcel"], name="one_fulfilment_per_parcel"
            ),
            models.CheckConstraint(
                condition=models.Q(fee_back__lte=models.F("fee")), name="fee_back_within_fee"
            ),
        ]

    def __str__(self):
        return f"{self.order.number} · {self.prison_name}"

    @property
    def state_for_buyer(self):
        """State in the words a buyer reads: packing is part of "Diproses"."""
        state = FulfilmentState(self.state)
        return FulfilmentState.PROCESSING.label if state == FulfilmentState.PACKED else state.label

    @property
    def fee_due(self):
        """Rupiah of delivery that the buyer pays in the end."""
        return self.fee - self.fee_back

    @property
    def tracking_link(self):
        """Page of the courier that follows the parcel; "" where there is none."""
        return couriers.tracking_link(self.courier, self.tracking_number)

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
    # Cancelled, returned or exchanged since; `take_backs` tell when and why.
    taken_back = models.PositiveIntegerField(_("diambil kembali"), default=0)
    weight_grams = models.PositiveIntegerField(_("berat satuan (gram)"))
    is_reserved = models.BooleanField(
        default=True, help_text=_("Barang yang dibuat setelah dipesan tidak mengurangi stok.")
    )
    made_to_order_days = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(taken_back__lte=models.F("quantity")),
                name="taken_back_within_quantity",
            )
        ]

    def __str__(self):
        return f"{self.quantity} × {self.sku}"

    @property
    def amount(self):
        """Rupiah of all pieces that were ordered."""
        return self.unit_price * self.quantity

    @property
    def kept(self):
        """Pieces that the buyer has or will get."""
        return self.quantity - self.taken_back

    @property
    def kept_amount(self):
        """Rupiah of the pieces that the buyer keeps."""
        return self.unit_price * self.kept


class TakeBack(models.Model):
    """Pieces of a line that the buyer does not keep, and what became of them. Only added to."""

    line = models.ForeignKey(FulfilmentLine, on_delete=models.CASCADE, related_name="take_backs")
    kind = models.CharField(_("jenis"), max_length=10, choices=TakeBackKind.choices)
    quantity = models.PositiveIntegerField(_("jumlah"))
    is_restocked = models.BooleanField(_("kembali ke stok"))
    reason = models.CharField(_("alasan"), max_length=200)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("waktu"), auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.kind} {self.quantity} × {self.line_id}"


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

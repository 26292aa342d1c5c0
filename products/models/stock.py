from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from products.enums import MovementKind


class StockItemQuerySet(models.QuerySet):
    def available(self):
        """Items that the shop offers and of which at least one piece is free."""
        return self.filter(is_listed=True, on_hand__gt=models.F("reserved"))


class StockItem(models.Model):
    """Pieces of one SKU. Belongs to no page: it outlives revisions, and a page may drop a SKU.

    Numbers change only through products.stock, which writes the ledger in the same transaction.
    """

    sku = models.CharField(_("SKU"), max_length=32, unique=True)
    name = models.CharField(_("nama barang"), max_length=200)
    prison = models.ForeignKey(
        "lapas.LapasPage",
        verbose_name=_("lapas"),
        on_delete=models.PROTECT,
        related_name="stock_items",
    )
    product = models.ForeignKey(
        "products.ProductPage",
        verbose_name=_("produk"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="stock_items",
    )
    is_listed = models.BooleanField(
        _("ditawarkan"), default=True, help_text=_("Masih ada sebagai varian di halamannya.")
    )
    on_hand = models.PositiveIntegerField(_("ada"), default=0)
    reserved = models.PositiveIntegerField(_("dipesan"), default=0)

    objects = StockItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("stok")
        verbose_name_plural = _("stok")
        ordering = ["sku"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reserved__lte=models.F("on_hand")),
                name="stock_reserved_within_on_hand",
            ),
            models.CheckConstraint(
                condition=models.Q(on_hand__gte=0, reserved__gte=0), name="stock_not_negative"
            ),
        ]

    def __str__(self):
        return f"{self.sku} {self.name}"

    @property
    def free(self):
        """Pieces that can still be ordered."""
        return self.on_hand - self.reserved


class StockMovement(models.Model):
    """One row of the ledger: what changed, what it left, who did it and why. Never changed."""

    item = models.ForeignKey(
        StockItem, verbose_name=_("SKU"), on_delete=models.PROTECT, related_name="movements"
    )
    kind = models.CharField(_("jenis"), max_length=10, choices=MovementKind.choices)
    on_hand_change = models.IntegerField(_("perubahan ada"))
    reserved_change = models.IntegerField(_("perubahan dipesan"))
    on_hand_after = models.PositiveIntegerField(_("ada sesudahnya"))
    reserved_after = models.PositiveIntegerField(_("dipesan sesudahnya"))
    reference = models.CharField(_("rujukan"), max_length=60, blank=True)
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
        verbose_name = _("mutasi stok")
        verbose_name_plural = _("mutasi stok")
        ordering = ["-at", "-pk"]
        constraints = [
            # Reserving, releasing or consuming the same thing twice is impossible.
            models.UniqueConstraint(
                fields=["item", "kind", "reference"],
                condition=~models.Q(reference=""),
                name="stock_movement_once_per_reference",
            )
        ]

    def __str__(self):
        return f"{self.item_id} {self.kind} {self.on_hand_change:+d}/{self.reserved_change:+d}"

    def save(self, *args, **kwargs):
        if self.pk:
            raise ValidationError(_("Catatan stok tidak dapat diubah."))
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise ValidationError(_("Catatan stok tidak dapat dihapus."))

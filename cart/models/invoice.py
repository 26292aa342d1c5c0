from django.db import models
from django.utils.translation import gettext_lazy as _

from cart.models.order import Order


class InvoiceSeries(models.Model):
    """The last serial that a year has given out. Its row is the lock that keeps out gaps."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self):
        return f"{self.year}: {self.last}"


class Invoice(models.Model):
    """Number and day of an order's invoice; what stands on it is drawn from the order."""

    order = models.OneToOneField(Order, on_delete=models.PROTECT, related_name="invoice")
    year = models.PositiveSmallIntegerField(_("tahun"))
    serial = models.PositiveIntegerField(_("nomor urut"))
    issued_at = models.DateTimeField(_("diterbitkan pada"))

    class Meta:
        verbose_name = _("faktur")
        verbose_name_plural = _("faktur")
        ordering = ["year", "serial"]
        constraints = [
            models.UniqueConstraint(fields=["year", "serial"], name="invoice_serial_once_a_year")
        ]

    def __str__(self):
        return self.number

    @property
    def number(self):
        """As it stands on the paper: "KB/2026/000123"."""
        return f"KB/{self.year}/{self.serial:06}"

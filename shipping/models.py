from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from core import regions
from shipping.enums import RateLevel


class ShippingRate(models.Model):
    """Courier fee to one regency, or to a province for regencies without a row of their own."""

    level = models.CharField(_("tingkat"), max_length=10, choices=RateLevel.choices)
    code = models.CharField(
        _("kode Kemendagri"),
        max_length=5,
        unique=True,
        help_text=_("Misalnya 16.71 untuk Kota Palembang, 31 untuk DKI Jakarta."),
    )
    first_kg = models.PositiveIntegerField(_("kilogram pertama (Rp)"))
    next_kg = models.PositiveIntegerField(_("tiap kilogram berikutnya (Rp)"))
    days_min = models.PositiveSmallIntegerField(_("paling cepat (hari)"))
    days_max = models.PositiveSmallIntegerField(_("paling lama (hari)"))

    class Meta:
        verbose_name = _("tarif kurir")
        verbose_name_plural = _("tarif kurir")
        ordering = ["-level", "code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(days_max__gte=models.F("days_min")),
                name="rate_days_in_order",
                violation_error_message=_("Paling lama tidak boleh kurang dari paling cepat."),
            )
        ]

    def __str__(self):
        return self.destination

    def clean(self):
        known = regions.regencies() if self.level == RateLevel.REGENCY else regions.provinces()
        if self.code not in known:
            raise ValidationError({"code": _("Kode wilayah ini tidak dikenal.")})

    @property
    def destination(self):
        if self.level == RateLevel.REGENCY:
            return regions.regency_name(self.code)
        return regions.province_name(self.code)

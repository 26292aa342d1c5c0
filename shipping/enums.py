from django.db import models
from django.utils.translation import gettext_lazy as _


class RateLevel(models.TextChoices):
    REGENCY = "kabupaten", _("Kabupaten/kota")
    PROVINCE = "province", _("Provinsi")


class Method(models.TextChoices):
    """How goods reach the buyer."""

    COURIER = "kurir", _("Kirim dengan kurir")
    PICKUP = "lapas", _("Ambil di lapas")
    EVENT = "acara", _("Ambil di acara")

from django.db import models
from django.utils.translation import gettext_lazy as _


class EventKind(models.TextChoices):
    BAZAAR = "bazar", _("Bazar")
    EXHIBITION = "pameran", _("Pameran")
    TRAINING = "pelatihan", _("Pelatihan")
    LAUNCH = "peluncuran", _("Peluncuran")

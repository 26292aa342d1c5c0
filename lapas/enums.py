from django.db import models
from django.utils.translation import gettext_lazy as _


class UnitType(models.TextChoices):
    LAPAS = "lapas", _("Lapas")
    WOMEN = "lapas_perempuan", _("Lapas Perempuan")
    NARCOTICS = "lapas_narkotika", _("Lapas Narkotika")
    RUTAN = "rutan", _("Rutan")
    LPKA = "lpka", _("LPKA")


class Purpose(models.TextChoices):
    """What a consent can cover (UU 27/2022 Art. 22: told and given separately)."""

    NAME = "name", _("nama tampilan atau inisial")
    HANDS = "hands", _("foto tangan dan karya")
    FACE = "face", _("foto wajah")
    STORY = "story", _("cerita")
    VIDEOTRON = "videotron", _("videotron")
    SOCIAL = "social", _("media sosial")


class PortraitShows(models.TextChoices):
    """What a portrait shows decides which purpose covers it."""

    HANDS = "hands", _("tangan atau siluet")
    FACE = "face", _("wajah")


class GivenHow(models.TextChoices):
    WRITTEN = "tertulis", _("tertulis, ditandatangani")
    RECORDED = "rekaman", _("rekaman suara atau video")

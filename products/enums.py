from django.db import models
from django.utils.translation import gettext_lazy as _


class Technique(models.TextChoices):
    """How a thing was made, said honestly (hand-woven is not machine-woven)."""

    HAND_WOVEN = "tenun-tangan", _("Tenun tangan (gedogan)")
    ATBM = "atbm", _("Tenun ATBM")
    STAMPED_BATIK = "batik-cap", _("Batik cap")
    DRAWN_BATIK = "batik-tulis", _("Batik tulis")
    TIE_DYE = "jumputan", _("Jumputan")
    ECOPRINT = "ecoprint", _("Ecoprint")
    SCREEN_PRINT = "sablon-manual", _("Sablon manual")
    SEWN = "jahit", _("Jahit")
    CROCHET = "rajut", _("Rajut")
    WICKER = "anyam", _("Anyaman")
    BEADS = "manik", _("Manik-manik")
    KITCHEN = "dapur", _("Olahan dapur")


class FoodPermit(models.TextChoices):
    NOT_NEEDED = "tidak_wajib", _("Tidak wajib (tahan kurang dari 7 hari)")
    PIRT = "pirt", _("P-IRT")
    BPOM = "bpom_md", _("BPOM MD")


class HalalStatus(models.TextChoices):
    CERTIFIED = "bersertifikat", _("Bersertifikat halal")
    IN_PROGRESS = "proses", _("Sertifikat sedang diproses")


class Delivery(models.TextChoices):
    """How far goods may travel."""

    EVERYWHERE = "everywhere", _("Ke seluruh Indonesia")
    SAME_CITY = "same_city", _("Hanya kota/kabupaten yang sama")
    PICKUP_ONLY = "pickup_only", _("Hanya diambil sendiri")


class MovementKind(models.TextChoices):
    """Rows of the stock ledger; only RECEIVE and CORRECT are made by hand."""

    RECEIVE = "receive", _("Barang masuk")
    CORRECT = "correct", _("Koreksi")
    RESERVE = "reserve", _("Dipesan")
    RELEASE = "release", _("Pesanan dilepas")
    CONSUME = "consume", _("Diserahkan")
    RETURN = "return", _("Dikembalikan pembeli")
    WRITE_OFF = "write_off", _("Rusak sebelum diserahkan")

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


def _hours(label, default, **options):
    """Hours: at least one, at most a week (also the longest that Midtrans keeps its page)."""
    limits = [MinValueValidator(1), MaxValueValidator(7 * 24)]
    return models.PositiveSmallIntegerField(label, default=default, validators=limits, **options)


@register_setting(icon="lock")
class PaymentSettings(BaseGenericSetting):
    """How long an order waits for its money, by method, and when its buyer is reminded; hours."""

    transfer_hours = _hours(_("batas transfer (jam)"), 24)
    qris_hours = _hours(_("batas QRIS (jam)"), 24)
    midtrans_hours = _hours(_("batas Midtrans (jam)"), 24)
    reminder_hours = _hours(
        _("ingatkan pembeli (jam sebelum batas)"),
        6,
        help_text=_("Email pengingat dikirim sekali, sekian jam sebelum waktu membayar habis."),
    )

    panels = [
        FieldRowPanel(
            [FieldPanel("transfer_hours"), FieldPanel("qris_hours"), FieldPanel("midtrans_hours")]
        ),
        FieldPanel("reminder_hours"),
    ]

    class Meta:
        verbose_name = _("pengaturan pembayaran")
        verbose_name_plural = _("pengaturan pembayaran")

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.search import index

from core.storage import private_storage
from lapas import scans
from lapas.enums import GivenHow, PortraitShows, Purpose
from lapas.forms import ArtisanForm
from lapas.models.pages import LapasPage
from lapas.widgets import ScanInput


class ArtisanQuerySet(models.QuerySet):
    def with_coverage(self, day=None):
        """Annotates `may_show_name`, `may_show_portrait`, `may_tell_story` for `day` (today)."""
        valid = Consent.objects.in_force(day).filter(artisan=models.OuterRef("pk"))
        hands = models.Q(portrait_shows=PortraitShows.HANDS) & models.Exists(
            valid.covering(Purpose.HANDS)
        )
        face = models.Q(portrait_shows=PortraitShows.FACE) & models.Exists(
            valid.covering(Purpose.FACE)
        )
        return self.annotate(
            may_show_name=models.Exists(valid.covering(Purpose.NAME)),
            may_tell_story=models.Exists(valid.covering(Purpose.STORY)),
            may_show_portrait=models.Case(
                models.When(hands | face, then=True),
                default=False,
                output_field=models.BooleanField(),
            ),
        )

    def lacking(self, purpose, day=None):
        """Artisans whose consent does not cover `purpose` on `day` (today)."""
        valid = Consent.objects.in_force(day).covering(purpose)
        return self.exclude(pk__in=valid.values("artisan"))


class Artisan(index.Indexed, ClusterableModel):
    """A maker as the public may know them. There is no field for a legal name, on purpose."""

    display_name = models.CharField(
        _("nama tampilan"),
        max_length=60,
        help_text=_("Nama panggilan atau inisial yang disepakati. Jangan nama lengkap."),
    )
    prison = models.ForeignKey(
        LapasPage, verbose_name=_("lapas"), on_delete=models.PROTECT, related_name="artisans"
    )
    craft = models.CharField(_("keahlian"), max_length=80)
    about = models.TextField(
        _("tentang"),
        max_length=400,
        blank=True,
        help_text=_("Tentang karya dan harapannya. Jangan menulis perkara atau masa pidana."),
    )
    portrait = models.ForeignKey(
        "core.SiteImage",
        verbose_name=_("gambar"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    portrait_shows = models.CharField(
        _("gambar memperlihatkan"),
        max_length=10,
        choices=PortraitShows.choices,
        default=PortraitShows.HANDS,
    )

    objects = models.Manager.from_queryset(ArtisanQuerySet)()
    base_form_class = ArtisanForm

    panels = [
        FieldPanel("display_name"),
        FieldRowPanel([FieldPanel("prison"), FieldPanel("craft")]),
        FieldPanel("about"),
        FieldRowPanel([FieldPanel("portrait"), FieldPanel("portrait_shows")]),
        InlinePanel("consents", label=_("Persetujuan"), heading=_("Persetujuan")),
    ]
    search_fields = [
        index.SearchField("display_name"),
        index.AutocompleteField("display_name"),
        index.SearchField("craft"),
        index.FilterField("prison"),
    ]

    class Meta:
        verbose_name = _("perajin")
        verbose_name_plural = _("perajin")
        ordering = ["display_name"]

    def __str__(self):
        return f"{self.display_name} ({self.craft})"

    def clean(self):
        super().clean()
        if self.prison_id and self.prison.is_for_children:
            raise ValidationError({"prison": NO_CHILDREN})

    def save(self, *args, **kwargs):
        if self.prison.is_for_children:
            raise ValidationError(NO_CHILDREN)
        super().save(*args, **kwargs)

    @property
    def consent_state(self):
        """What staff need to know at a glance, in words."""
        today = timezone.localdate()
        consents = list(self.consents.all())
        running = [consent for consent in consents if consent.in_force(today)]
        if not running:
            return _("kedaluwarsa atau ditarik") if consents else _("belum ada")
        last = max(consent.valid_until for consent in running)
        return _("berlaku sampai %(day)s") % {"day": last.strftime("%d-%m-%Y")}


NO_CHILDREN = _("Anak binaan LPKA tidak boleh ditampilkan sebagai perajin (UU 11/2012 Pasal 19).")


class ConsentQuerySet(models.QuerySet):
    def in_force(self, day=None):
        day = day or timezone.localdate()
        return self.filter(withdrawn_at=None, valid_from__lte=day, valid_until__gte=day)

    def covering(self, purpose):
        return self.filter(**{f"covers_{Purpose(purpose).value}": True})


def consent_scan_path(instance, filename):
    return f"consents/{timezone.now():%Y/%m}/{scans.neutral_name(filename)}"


class Consent(models.Model):
    """A recorded agreement of one artisan, purpose by purpose (UU 27/2022 Art. 20–24)."""

    artisan = ParentalKey(Artisan, on_delete=models.CASCADE, related_name="consents")
    covers_name = models.BooleanField(_("nama tampilan atau inisial"), default=False)
    covers_hands = models.BooleanField(_("foto tangan dan karya"), default=False)
    covers_face = models.BooleanField(_("foto wajah"), default=False)
    covers_story = models.BooleanField(_("cerita"), default=False)
    covers_videotron = models.BooleanField(_("videotron"), default=False)
    covers_social = models.BooleanField(_("media sosial"), default=False)
    valid_from = models.DateField(_("berlaku dari"), default=timezone.localdate)
    valid_until = models.DateField(_("sampai"))
    given_how = models.CharField(_("diberikan secara"), max_length=10, choices=GivenHow.choices)
    scan = models.FileField(
        _("pindaian formulir"),
        upload_to=consent_scan_path,
        storage=private_storage,
        blank=True,
        help_text=_("PDF atau gambar; hanya dapat dibuka staf lapas ini dan Kanwil."),
    )
    withdrawn_at = models.DateTimeField(_("ditarik pada"), null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("dicatat oleh"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = models.Manager.from_queryset(ConsentQuerySet)()

    panels = [
        MultiFieldPanel(
            [FieldPanel(f"covers_{purpose}") for purpose in Purpose.values],
            _("Yang disetujui, satu per satu"),
        ),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]),
        FieldRowPanel([FieldPanel("given_how"), FieldPanel("scan", widget=ScanInput)]),
        FieldPanel("withdrawn_at"),
    ]

    class Meta:
        verbose_name = _("persetujuan")
        verbose_name_plural = _("persetujuan")
        ordering = ["-valid_from", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_until__gte=models.F("valid_from")),
                name="consent_ends_after_it_begins",
                violation_error_message=_("Tanggal akhir harus sesudah tanggal mulai."),
            )
        ]

    def __str__(self):
        return f"{self.artisan_id}: {self.valid_from} – {self.valid_until}"

    def clean(self):
        super().clean()
        if self.scan and not self.scan._committed:
            try:
                scans.refuse_unfit(self.scan.file)
            except ValidationError as error:
                raise ValidationError({"scan": error}) from error

    def in_force(self, day):
        """True where this consent counts on `day` (date, Asia/Jakarta)."""
        return self.withdrawn_at is None and self.valid_from <= day <= self.valid_until

    def purposes(self):
        """Purposes this consent covers, as a set of Purpose."""
        return {purpose for purpose in Purpose if getattr(self, f"covers_{purpose.value}")}

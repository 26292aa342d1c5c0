from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Orderable, PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from core import regions
from core.blocks import (
    GalleryBlock,
    HeadingBlock,
    ParagraphBlock,
    PictureBlock,
    QuoteBlock,
    StepsBlock,
    VideoBlock,
)
from core.fields import StreamField
from core.pages import BasePage
from events import calendar_file, page_parts
from events.enums import EventKind
from events.forms import EventPageForm
from products.blocks import ProductCardsBlock


class Venue(index.Indexed, models.Model):
    """A place where events happen."""

    name = models.CharField(_("nama"), max_length=100)
    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    address = models.CharField(_("alamat"), max_length=200)
    regency = models.CharField(_("kabupaten/kota"), max_length=5, choices=regions.home_regencies())
    directions = models.TextField(_("petunjuk arah"), blank=True)
    latitude = models.FloatField(_("lintang"), null=True, blank=True)
    longitude = models.FloatField(_("bujur"), null=True, blank=True)
    photo = models.ForeignKey(
        "core.SiteImage",
        verbose_name=_("gambar"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldRowPanel([FieldPanel("address"), FieldPanel("regency")]),
        FieldPanel("directions"),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        FieldPanel("photo"),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("tempat acara")
        verbose_name_plural = _("tempat acara")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError(_("Isi lintang dan bujur keduanya, atau kosongkan keduanya."))
        if self.latitude is not None and not (
            -90 <= self.latitude <= 90 and -180 <= self.longitude <= 180
        ):
            raise ValidationError(_("Lintang atau bujur di luar bumi."))

    @property
    def full_address(self):
        return f"{self.address}, {regions.regency_name(self.regency)}"

    @property
    def map_link(self):
        if self.latitude is None:
            return ""
        at = f"{self.latitude:.5f}/{self.longitude:.5f}"
        return (
            f"https://www.openstreetmap.org/?mlat={self.latitude:.5f}"
            f"&mlon={self.longitude:.5f}#map=17/{at}"
        )


class EventQuerySet(PageQuerySet):
    def upcoming(self, day=None):
        """Events that are not over on `day` (today), the next one first."""
        day = day or timezone.localdate()
        return self.filter(last_date__gte=day).order_by("first_date", "pk")

    def past(self, day=None):
        """Events that are over, the latest first."""
        day = day or timezone.localdate()
        return self.filter(last_date__lt=day).order_by("-last_date", "-pk")


class EventIndexPage(BasePage):
    """The city's agenda, with the open days of the prisons among it."""

    intro = models.TextField(_("pengantar"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["events.EventPage"]
    max_count = 1
    template = "events/event_index_page.html"

    class Meta:
        verbose_name = _("agenda")

    @property
    def lead_text(self):
        return self.intro

    def wishes(self, request):
        return request.GET.get("jenis", "")[:12], request.GET.get("halaman", "")[:8]

    def parts(self, request, box):
        return page_parts.index_parts(EventPage.objects.live(), *self.wishes(request), box)


class EventPage(RoutablePageMixin, BasePage):
    """A bazaar, exhibition, training or launch. Its dates are those of its sessions."""

    kind = models.CharField(_("jenis"), max_length=12, choices=EventKind.choices)
    intro = models.TextField(_("pengantar"), max_length=260)
    venue = models.ForeignKey(
        Venue, verbose_name=_("tempat"), on_delete=models.PROTECT, related_name="events"
    )
    organiser = models.CharField(_("penyelenggara"), max_length=120)
    lead_image = models.ForeignKey(
        "core.SiteImage",
        verbose_name=_("gambar utama"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    lead_image_alt = models.CharField(_("teks alternatif gambar"), max_length=160, blank=True)
    body = StreamField(
        [
            ("heading", HeadingBlock()),
            ("paragraph", ParagraphBlock()),
            ("picture", PictureBlock()),
            ("gallery", GalleryBlock()),
            ("quote", QuoteBlock()),
            ("video", VideoBlock()),
            ("steps", StepsBlock()),
            ("products", ProductCardsBlock()),
        ],
        verbose_name=_("uraian"),
        blank=True,
    )
    offers_pickup = models.BooleanField(
        _("pesanan dapat diambil di acara ini"),
        default=False,
        help_text=_("Pembeli dapat memilih acara ini sebagai tempat mengambil pesanan."),
    )
    stall = models.CharField(
        _("tenda/stan"), max_length=80, blank=True, help_text=_("Misalnya Tenda B-12.")
    )
    first_date = models.DateField(editable=False, null=True, db_index=True)
    last_date = models.DateField(editable=False, null=True, db_index=True)

    objects = PageManager.from_queryset(EventQuerySet)()
    base_form_class = EventPageForm

    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("organiser")]),
        FieldPanel("intro"),
        InlinePanel("sessions", heading=_("Hari dan jam"), label=_("Hari"), min_num=1),
        FieldPanel("venue"),
        MultiFieldPanel(
            [FieldPanel("offers_pickup"), FieldPanel("stall")], _("Pengambilan pesanan")
        ),
        MultiFieldPanel(
            [FieldPanel("lead_image"), FieldPanel("lead_image_alt")], _("Gambar utama")
        ),
        InlinePanel("prison_rows", heading=_("Lapas peserta"), label=_("Lapas")),
        InlinePanel("featured_rows", heading=_("Produk yang hadir"), label=_("Produk"), max_num=12),
        FieldPanel("body"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("intro"),
        index.SearchField("body"),
        index.SearchField("organiser"),
        index.RelatedFields("venue", [index.SearchField("name")]),
    ]
    parent_page_types = ["events.EventIndexPage", "lapas.LapasPage"]
    subpage_types = []
    template = "events/event_page.html"

    class Meta:
        verbose_name = _("acara")
        verbose_name_plural = _("acara")

    def full_clean(self, *args, **kwargs):
        self._follow_sessions()
        super().full_clean(*args, **kwargs)

    def save(self, *args, **kwargs):
        self._follow_sessions()
        super().save(*args, **kwargs)

    def _follow_sessions(self):
        days = sorted(session.day for session in self.sessions.all() if session.day)
        self.first_date, self.last_date = (days[0], days[-1]) if days else (None, None)

    @property
    def lead_text(self):
        return self.intro

    @property
    def is_over(self):
        return bool(self.last_date) and self.last_date < timezone.localdate()

    def parts(self, request, box):
        return page_parts.event_parts(self, box)

    def structured_data(self, request):
        return page_parts.event_json(self, request)

    @path("kalender/", name="ics")
    def ics(self, request):
        """The event as an iCalendar file (RFC 5545)."""
        response = HttpResponse(
            calendar_file.of_event(self), content_type="text/calendar; charset=utf-8"
        )
        response.headers["Content-Disposition"] = f'attachment; filename="{self.slug}.ics"'
        return response


class EventSession(Orderable):
    """One day of an event; times are Asia/Jakarta."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="sessions")
    day = models.DateField(_("hari"))
    starts = models.TimeField(_("dari"))
    ends = models.TimeField(_("sampai"))
    note = models.CharField(_("catatan"), max_length=120, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("day"), FieldPanel("starts"), FieldPanel("ends")]),
        FieldPanel("note"),
    ]

    class Meta:
        verbose_name = _("hari acara")
        ordering = ["day", "starts"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends__gt=models.F("starts")),
                name="session_ends_after_it_starts",
                violation_error_message=_("Jam selesai harus sesudah jam mulai."),
            )
        ]


class EventPrison(Orderable):
    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="prison_rows")
    prison = models.ForeignKey(
        "lapas.LapasPage",
        verbose_name=_("lapas"),
        on_delete=models.CASCADE,
        related_name="event_rows",
    )

    panels = [FieldPanel("prison")]

    class Meta(Orderable.Meta):
        verbose_name = _("lapas peserta")


class EventProduct(Orderable):
    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="featured_rows")
    product = models.ForeignKey(
        "products.ProductPage",
        verbose_name=_("produk"),
        on_delete=models.CASCADE,
        related_name="event_rows",
    )

    panels = [FieldPanel("product")]

    class Meta(Orderable.Meta):
        verbose_name = _("produk yang hadir")

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import storages
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from core import pictures, regions
from core.blocks import (
    GalleryBlock,
    HeadingBlock,
    ParagraphBlock,
    PictureBlock,
    QuoteBlock,
    StepsBlock,
    VideoBlock,
)
from core.bodies import ids_in
from core.fields import StreamField
from core.head import absolute
from core.pages import BasePage
from core.phones import normalise
from lapas.cards import prison_cards
from lapas.enums import GivenHow, PortraitShows, Purpose, UnitType
from lapas.forms import ArtisanForm, LapasPageForm


class LapasQuerySet(PageQuerySet):
    def by_name(self):
        return self.order_by("title")


LapasManager = PageManager.from_queryset(LapasQuerySet)


class LapasIndexPage(BasePage):
    """All prisons of the province that have a shop here."""

    intro = models.TextField(_("pengantar"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["lapas.LapasPage"]
    max_count = 1
    template = "lapas/lapas_index_page.html"

    class Meta:
        verbose_name = _("daftar lapas")

    @property
    def lead_text(self):
        return self.intro

    def parts(self, request, box):
        prisons = LapasPage.objects.child_of(self).live().by_name()
        return {"prisons": prison_cards(prisons, box)}


class LapasPage(BasePage):
    """One prison's shop; its products, stories and events are its children."""

    unit_type = models.CharField(_("jenis unit"), max_length=20, choices=UnitType.choices)
    class_level = models.CharField(
        _("kelas"), max_length=10, blank=True, help_text=_("Misalnya I, IIA, IIB.")
    )
    regency = models.CharField(_("kabupaten/kota"), max_length=5, choices=regions.home_regencies())
    address = models.CharField(_("alamat"), max_length=200)
    postal_code = models.CharField(_("kode pos"), max_length=5, blank=True)
    pickup_hours = models.CharField(
        _("jam pengambilan"),
        max_length=120,
        help_text=_("Misalnya: Senin–Jumat 09.00–14.00 WIB."),
    )
    whatsapp = models.CharField(
        _("WhatsApp Humas"), max_length=20, help_text=_("Misalnya 0812-3456-7890.")
    )
    sku_prefix = models.CharField(
        _("awalan SKU"), max_length=5, help_text=_("Dua sampai lima huruf besar, misalnya LPP.")
    )
    crafts = models.CharField(
        _("yang dibuat di sini"),
        max_length=200,
        blank=True,
        help_text=_("Pisahkan dengan koma: batik cap, mukena, roti."),
    )
    intro = models.TextField(_("pengantar"), max_length=240)
    photo = models.ForeignKey(
        "core.SiteImage",
        verbose_name=_("gambar utama"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = StreamField(
        [
            ("heading", HeadingBlock()),
            ("paragraph", ParagraphBlock()),
            ("picture", PictureBlock()),
            ("gallery", GalleryBlock()),
            ("quote", QuoteBlock()),
            ("steps", StepsBlock()),
            ("video", VideoBlock()),
        ],
        verbose_name=_("tentang lapas ini"),
        blank=True,
    )
    staff_group = models.OneToOneField(
        "auth.Group",
        verbose_name=_("kelompok staf"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="prison",
    )
    collection = models.OneToOneField(
        "wagtailcore.Collection",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="prison",
    )

    objects = LapasManager()
    base_form_class = LapasPageForm

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("unit_type"), FieldPanel("class_level")]),
                FieldRowPanel([FieldPanel("sku_prefix"), FieldPanel("crafts")]),
            ],
            _("Unit"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("address"),
                FieldRowPanel([FieldPanel("regency"), FieldPanel("postal_code")]),
                FieldRowPanel([FieldPanel("pickup_hours"), FieldPanel("whatsapp")]),
            ],
            _("Alamat dan kontak"),
        ),
        FieldPanel("intro"),
        FieldPanel("photo"),
        FieldPanel("body"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("intro"),
        index.SearchField("crafts"),
        index.FilterField("regency"),
    ]
    parent_page_types = ["lapas.LapasIndexPage"]
    subpage_types = ["products.ProductPage", "stories.StoryPage", "events.EventPage"]
    template = "lapas/lapas_page.html"

    class Meta:
        verbose_name = _("lapas")
        verbose_name_plural = _("lapas")
        permissions = [("manage_all_prisons", "Mengelola semua lapas")]

    def clean(self):
        super().clean()
        if self.whatsapp:
            try:
                self.whatsapp = normalise(self.whatsapp)
            except ValidationError as error:
                raise ValidationError({"whatsapp": error}) from error
        if self.postal_code and not (len(self.postal_code) == 5 and self.postal_code.isdigit()):
            raise ValidationError({"postal_code": _("Kode pos terdiri dari lima angka.")})

    @property
    def is_for_children(self):
        """True for an LPKA: no child is ever shown or named (UU 11/2012 Art. 19)."""
        return self.unit_type == UnitType.LPKA

    def parts(self, request, box):
        box.want(pictures.HERO, [self.photo_id])
        box.want(pictures.BODY, ids_in(self.body.raw_data, "image"))
        return {
            "photo": lambda: box.get(pictures.HERO, self.photo_id),
            "body_pictures": lambda: box.all_of(pictures.BODY),
        }

    @property
    def lead_picture_id(self):
        return self.photo_id

    @property
    def lead_text(self):
        return self.intro

    @property
    def craft_list(self):
        return [craft.strip() for craft in self.crafts.split(",") if craft.strip()]

    @property
    def full_address(self):
        parts = (self.address, regions.regency_name(self.regency), self.postal_code)
        return ", ".join(part for part in parts if part)

    def structured_data(self, request):
        return [
            {
                "@context": "https://schema.org",
                "@type": "Organization",
                "name": self.title,
                "url": absolute(self.get_url(request)),
                "address": {
                    "@type": "PostalAddress",
                    "streetAddress": self.address,
                    "addressRegion": regions.regency_name(self.regency),
                    "postalCode": self.postal_code,
                    "addressCountry": "ID",
                },
            }
        ]


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


def _consent_scan_path(instance, filename):
    return f"consents/{timezone.now():%Y/%m}/{filename}"


def private_storage():
    return storages["private"]


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
        upload_to=_consent_scan_path,
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
        FieldRowPanel([FieldPanel("given_how"), FieldPanel("scan")]),
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

    def in_force(self, day):
        """True where this consent counts on `day` (date, Asia/Jakarta)."""
        return self.withdrawn_at is None and self.valid_from <= day <= self.valid_until

    def purposes(self):
        """Purposes this consent covers, as a set of Purpose."""
        return {purpose for purpose in Purpose if getattr(self, f"covers_{purpose.value}")}

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
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
from lapas.enums import UnitType
from lapas.forms import LapasPageForm


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
        if self.is_for_children and self.pk and self.artisans.exists():
            raise ValidationError(
                {"unit_type": _("Masih ada perajin di unit ini; LPKA tidak boleh punya perajin.")}
            )

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

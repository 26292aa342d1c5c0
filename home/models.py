from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from core import pictures
from core.blocks import (
    FaqBlock,
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
from home import page_parts
from home.blocks import HOME_BLOCKS


class HomePage(BasePage):
    """The front door; editors compose it from blocks."""

    hero_title = models.CharField(_("judul besar"), max_length=90)
    hero_text = models.TextField(_("kalimat pembuka"), max_length=260, blank=True)
    hero_image = models.ForeignKey(
        "core.SiteImage",
        verbose_name=_("gambar besar"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    hero_alt = models.CharField(_("teks alternatif gambar besar"), max_length=160, blank=True)
    hero_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("cerita yang diangkat"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = StreamField(HOME_BLOCKS, verbose_name=_("isi beranda"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("hero_title"),
                FieldPanel("hero_text"),
                FieldPanel("hero_image"),
                FieldPanel("hero_alt"),
                FieldPanel("hero_page"),
            ],
            _("Pembuka"),
        ),
        FieldPanel("body"),
    ]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "products.ProductIndexPage",
        "stories.StoryIndexPage",
        "events.EventIndexPage",
        "lapas.LapasIndexPage",
        "home.StandardPage",
    ]
    max_count = 1
    template = "home/home_page.html"

    class Meta:
        verbose_name = _("beranda")

    @property
    def lead_picture_id(self):
        return self.hero_image_id

    @property
    def lead_text(self):
        return self.hero_text

    def parts(self, request, box):
        return page_parts.home_parts(self, box)

    def structured_data(self, request):
        return [
            {
                "@context": "https://schema.org",
                "@type": "WebSite",
                "name": "Karya Binaan",
                "url": absolute("/"),
                "inLanguage": "id",
                "potentialAction": {
                    "@type": "SearchAction",
                    "target": absolute("/cari/?q={search_term_string}"),
                    "query-input": "required name=search_term_string",
                },
            }
        ]


class StandardPage(BasePage):
    """A page of plain text: about, how to buy, privacy, terms."""

    intro = models.TextField(_("pengantar"), blank=True)
    body = StreamField(
        [
            ("heading", HeadingBlock()),
            ("paragraph", ParagraphBlock()),
            ("picture", PictureBlock()),
            ("gallery", GalleryBlock()),
            ("quote", QuoteBlock()),
            ("steps", StepsBlock()),
            ("faq", FaqBlock()),
            ("video", VideoBlock()),
        ],
        verbose_name=_("isi"),
        blank=True,
    )

    content_panels = [*BasePage.content_panels, FieldPanel("intro"), FieldPanel("body")]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("intro"),
        index.SearchField("body"),
    ]
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]
    template = "home/standard_page.html"

    class Meta:
        verbose_name = _("halaman biasa")
        verbose_name_plural = _("halaman biasa")

    @property
    def lead_text(self):
        return self.intro

    def parts(self, request, box):
        box.want(pictures.BODY, ids_in(self.body.raw_data, "image"))
        return {"body_pictures": lambda: box.all_of(pictures.BODY)}

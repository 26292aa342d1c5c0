from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

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
from core.head import absolute
from core.pages import BasePage
from core.snapshot import snapshot
from lapas.enums import Purpose
from lapas.models import Artisan
from lapas.publishing import MakersPageForm, MakersPageMixin
from products.blocks import ProductCardsBlock
from stories import page_parts


class StoryQuerySet(PageQuerySet):
    def covered(self, day=None):
        """Stories of which every maker named has a consent to be named and told of on `day`."""
        lacking_name = Artisan.objects.lacking(Purpose.NAME, day)
        lacking_story = Artisan.objects.lacking(Purpose.STORY, day)
        exposed = StoryMaker.objects.filter(
            models.Q(artisan__in=lacking_name.values("pk"))
            | models.Q(artisan__in=lacking_story.values("pk")),
            page=models.OuterRef("pk"),
        )
        return self.filter(~models.Exists(exposed))

    def public(self):
        """Live stories that may be shown today."""
        hidden = hidden_stories()
        return self.live().exclude(pk__in=hidden) if hidden else self.live()

    def newest_first(self):
        return self.order_by("-told_on", "-pk")


@snapshot
def hidden_stories():
    """Ids (frozenset) of live stories that name somebody whose consent does not cover it today."""
    live = StoryPage.objects.live()
    return frozenset(live.exclude(pk__in=live.covered()).values_list("pk", flat=True))


class StoryIndexPage(BasePage):
    """Every live story of every prison."""

    intro = models.TextField(_("pengantar"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count = 1
    template = "stories/story_index_page.html"

    class Meta:
        verbose_name = _("daftar cerita")

    @property
    def lead_text(self):
        return self.intro

    def wishes(self, request):
        return request.GET.get("halaman", "")[:8]

    def parts(self, request, box):
        stories = StoryPage.objects.public().newest_first()
        return page_parts.index_parts(stories, self.wishes(request), box)


class StoryPage(MakersPageMixin, BasePage):
    """A feature about a craft and the people who practise it."""

    intro = models.TextField(_("pengantar"), max_length=260)
    told_on = models.DateField(_("tanggal"), default=timezone.localdate)
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
            ("quote", QuoteBlock()),
            ("gallery", GalleryBlock()),
            ("video", VideoBlock()),
            ("steps", StepsBlock()),
            ("products", ProductCardsBlock()),
        ],
        verbose_name=_("isi cerita"),
    )

    objects = PageManager.from_queryset(StoryQuerySet)()
    base_form_class = MakersPageForm
    consent_purposes = (Purpose.NAME, Purpose.STORY)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        FieldPanel("told_on"),
        MultiFieldPanel(
            [FieldPanel("lead_image"), FieldPanel("lead_image_alt")], _("Gambar utama")
        ),
        InlinePanel("makers", heading=_("Perajin"), label=_("Perajin"), max_num=6),
        InlinePanel("product_rows", heading=_("Produk"), label=_("Produk"), max_num=8),
        FieldPanel("body"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("intro"),
        index.SearchField("body"),
    ]
    parent_page_types = ["lapas.LapasPage"]
    subpage_types = []
    template = "stories/story_page.html"

    class Meta:
        verbose_name = _("cerita")
        verbose_name_plural = _("cerita")

    @property
    def lead_text(self):
        return self.intro

    @property
    def reading_minutes(self):
        """Minutes at 200 words a minute, at least 1."""
        words = sum(len(text.split()) for text in _texts(self.body.raw_data))
        return max(1, round(words / 200))

    def parts(self, request, box):
        return page_parts.story_parts(self, box)

    def serve(self, request, *args, **kwargs):
        page_parts.refuse_uncovered(self)
        return super().serve(request, *args, **kwargs)

    def get_sitemap_urls(self, request=None):
        if not StoryPage.objects.public().filter(pk=self.pk).exists():
            return []
        return super().get_sitemap_urls(request)

    def structured_data(self, request):
        return [
            {
                "@context": "https://schema.org",
                "@type": "Article",
                "headline": self.title,
                "description": self.intro,
                "datePublished": self.told_on.isoformat(),
                "url": absolute(self.get_url(request)),
                "inLanguage": "id",
            }
        ]


def _texts(node):
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for name, value in node.items():
            if name not in ("id", "type"):
                yield from _texts(value)
    elif hasattr(node, "__iter__"):
        for item in node:
            yield from _texts(item)


class StoryMaker(Orderable):
    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="makers")
    artisan = models.ForeignKey(
        Artisan, verbose_name=_("perajin"), on_delete=models.CASCADE, related_name="story_rows"
    )

    panels = [FieldPanel("artisan")]

    class Meta(Orderable.Meta):
        verbose_name = _("perajin dalam cerita")


class StoryProduct(Orderable):
    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="product_rows")
    product = models.ForeignKey(
        "products.ProductPage",
        verbose_name=_("produk"),
        on_delete=models.CASCADE,
        related_name="story_rows",
    )

    panels = [FieldPanel("product")]

    class Meta(Orderable.Meta):
        verbose_name = _("produk dalam cerita")

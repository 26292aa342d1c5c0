"""What editors compose the home page from. The goods, stories and events themselves are fetched by
the page (home.page_parts) and reach the templates through the context."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks import GalleryBlock, HeadingBlock, ParagraphBlock, PictureBlock, QuoteBlock
from products.blocks import ProductCardsBlock

LISTS = _("Daftar")


class _TitledBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Judul"), max_length=80)
    text = blocks.CharBlock(label=_("Kalimat pengantar"), max_length=200, required=False)


class NewProductsBlock(_TitledBlock):
    class Meta:
        icon = "tag"
        label = _("Produk terbaru")
        group = LISTS
        template = "blocks/new_products.html"
        description = _("Delapan produk yang paling baru terbit.")


class CategoriesBlock(_TitledBlock):
    class Meta:
        icon = "folder-open-inverse"
        label = _("Kategori")
        group = LISTS
        template = "blocks/categories.html"
        description = _("Semua kategori yang ada isinya.")


class LatestStoriesBlock(_TitledBlock):
    class Meta:
        icon = "doc-full"
        label = _("Cerita terbaru")
        group = LISTS
        template = "blocks/latest_stories.html"
        description = _("Tiga cerita terbaru.")


class NextEventsBlock(_TitledBlock):
    class Meta:
        icon = "date"
        label = _("Acara terdekat")
        group = LISTS
        template = "blocks/next_events.html"
        description = _("Tiga acara yang akan datang.")


class PrisonsBlock(_TitledBlock):
    class Meta:
        icon = "home"
        label = _("Lapas")
        group = LISTS
        template = "blocks/prisons.html"
        description = _("Lapas yang punya etalase di sini.")


class HowItWorksStep(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Langkah"), max_length=60)
    text = blocks.CharBlock(label=_("Penjelasan"), max_length=200)


class HowItWorksBlock(_TitledBlock):
    steps = blocks.ListBlock(HowItWorksStep(), label=_("Langkah"), min_num=2, max_num=5)

    class Meta:
        icon = "list-ol"
        label = _("Cara belanja")
        template = "blocks/how_it_works.html"
        description = _("Langkah belanja, singkat.")


class BandBlock(_TitledBlock):
    body = blocks.TextBlock(label=_("Tulisan"), max_length=700)
    page = blocks.PageChooserBlock(label=_("Tautan ke halaman"), required=False)
    link_text = blocks.CharBlock(label=_("Tulisan tautan"), max_length=50, required=False)

    class Meta:
        icon = "pilcrow"
        label = _("Bidang tulisan")
        template = "blocks/band.html"
        description = _("Bidang berwarna dengan tulisan dan satu tautan.")


HOME_BLOCKS = [
    ("new_products", NewProductsBlock()),
    ("products", ProductCardsBlock()),
    ("categories", CategoriesBlock()),
    ("latest_stories", LatestStoriesBlock()),
    ("next_events", NextEventsBlock()),
    ("prisons", PrisonsBlock()),
    ("how_it_works", HowItWorksBlock()),
    ("band", BandBlock()),
    ("quote", QuoteBlock()),
    ("heading", HeadingBlock()),
    ("paragraph", ParagraphBlock()),
    ("picture", PictureBlock()),
    ("gallery", GalleryBlock()),
]

"""Blocks of goods: what they are made of, how, and how to look after them."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks import TEXT_GROUP

GOODS_GROUP = _("Tentang barang")


class MaterialsBlock(blocks.StructBlock):
    items = blocks.ListBlock(
        blocks.CharBlock(label=_("Bahan"), max_length=120), label=_("Bahan"), min_num=1
    )

    class Meta:
        icon = "list-ul"
        label = _("Bahan")
        group = GOODS_GROUP
        template = "blocks/materials.html"
        description = _("Dari apa barang ini dibuat.")
        preview_value = {"items": ["Sutra", "Benang emas jantung"]}


class TechniqueBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Nama teknik"), max_length=80)
    text = blocks.TextBlock(label=_("Penjelasan"), max_length=900)

    class Meta:
        icon = "edit"
        label = _("Teknik")
        group = GOODS_GROUP
        template = "blocks/technique.html"
        description = _("Bagaimana barang ini dikerjakan.")
        preview_value = {"title": "Tenun gedogan", "text": "Ditenun sambil duduk di lantai."}


class CareBlock(blocks.StructBlock):
    items = blocks.ListBlock(
        blocks.CharBlock(label=_("Petunjuk"), max_length=200), label=_("Perawatan"), min_num=1
    )

    class Meta:
        icon = "help"
        label = _("Perawatan")
        group = GOODS_GROUP
        template = "blocks/care.html"
        description = _("Cara merawat supaya awet.")
        preview_value = {"items": ["Gulung dengan kertas, jangan dilipat."]}


class DimensionBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("Ukuran"), max_length=60)
    value = blocks.CharBlock(label=_("Nilai"), max_length=80)


class DimensionsBlock(blocks.StructBlock):
    rows = blocks.ListBlock(DimensionBlock(), label=_("Ukuran"), min_num=1)

    class Meta:
        icon = "table"
        label = _("Ukuran")
        group = GOODS_GROUP
        template = "blocks/dimensions.html"
        description = _("Panjang, lebar, isi dan sebagainya.")
        preview_value = {"rows": [{"label": "Panjang", "value": "200 cm"}]}


class StoryTeaserBlock(blocks.StructBlock):
    story = blocks.PageChooserBlock(label=_("Cerita"), page_type="stories.StoryPage")

    class Meta:
        icon = "doc-full"
        label = _("Ajakan membaca cerita")
        group = TEXT_GROUP
        template = "blocks/story_teaser.html"
        description = _("Tautan ke satu cerita tentang barang ini.")


class ProductCardsBlock(blocks.StructBlock):
    """Cards come from `body_cards` in the context: {product page id: ProductCard}."""

    title = blocks.CharBlock(label=_("Judul"), max_length=80, required=False)
    items = blocks.ListBlock(
        blocks.StructBlock(
            [
                (
                    "product",
                    blocks.PageChooserBlock(label=_("Produk"), page_type="products.ProductPage"),
                )
            ],
            label=_("Produk"),
        ),
        label=_("Produk"),
        min_num=1,
        max_num=8,
    )

    class Meta:
        icon = "tag"
        label = _("Produk")
        group = GOODS_GROUP
        template = "blocks/product_cards.html"
        description = _("Kartu produk yang bisa langsung dibeli.")

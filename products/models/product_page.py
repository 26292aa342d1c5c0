from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
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
from core.pages import BasePage
from lapas import directory
from lapas.enums import Purpose
from lapas.models import LapasPage
from lapas.publishing import MakersPageMixin
from products import page_parts
from products.blocks import (
    CareBlock,
    DimensionsBlock,
    MaterialsBlock,
    StoryTeaserBlock,
    TechniqueBlock,
)
from products.enums import Delivery, FoodPermit, HalalStatus, Technique
from products.forms import ProductPageForm
from products.models.category import Category
from products.models.stock import StockItem
from products.skus import register_skus, taken_skus

SKU_FORM = RegexValidator(
    r"^[A-Z0-9][A-Z0-9-]{2,30}[A-Z0-9]\Z",
    _("SKU terdiri dari 4–32 huruf besar, angka dan tanda hubung."),
)


class ProductQuerySet(PageQuerySet):
    def with_free_pieces(self):
        """Annotates `free_pieces`: what can be ordered now, over all variants."""
        free = (
            StockItem.objects.filter(product=models.OuterRef("pk"), is_listed=True)
            .order_by()
            .values("product")
            .annotate(pieces=models.Sum(models.F("on_hand") - models.F("reserved")))
            .values("pieces")
        )
        return self.annotate(free_pieces=Coalesce(models.Subquery(free), 0))

    def in_stock(self):
        ready = StockItem.objects.available().filter(product=models.OuterRef("pk"))
        return self.filter(models.Exists(ready))

    def made_to_order(self):
        return self.filter(made_to_order_days__isnull=False)

    def newest_first(self):
        return self.order_by("-first_published_at", "-pk")


class ProductPage(MakersPageMixin, BasePage):
    """One thing for sale, in one or several variants."""

    summary = models.TextField(_("ringkasan"), max_length=200)
    category = models.ForeignKey(
        Category, verbose_name=_("kategori"), on_delete=models.PROTECT, related_name="products"
    )
    technique = models.CharField(
        _("cara pembuatan"), max_length=20, choices=Technique.choices, blank=True
    )
    made_to_order_days = models.PositiveSmallIntegerField(
        _("dibuat setelah dipesan (hari kerja)"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Kosongkan bila barang sudah ada di lapas."),
    )
    body = StreamField(
        [
            ("paragraph", ParagraphBlock()),
            ("heading", HeadingBlock()),
            ("materials", MaterialsBlock()),
            ("technique", TechniqueBlock()),
            ("care", CareBlock()),
            ("dimensions", DimensionsBlock()),
            ("steps", StepsBlock()),
            ("quote", QuoteBlock()),
            ("picture", PictureBlock()),
            ("gallery", GalleryBlock()),
            ("video", VideoBlock()),
            ("story_teaser", StoryTeaserBlock()),
        ],
        verbose_name=_("uraian"),
        blank=True,
    )
    delivery = models.CharField(
        _("dapat dikirim"),
        max_length=12,
        choices=Delivery.choices,
        default=Delivery.EVERYWHERE,
        help_text=_("Pempek dan roti tidak tahan perjalanan lima hari."),
    )
    composition = models.TextField(_("komposisi"), blank=True)
    allergens = models.CharField(_("alergen"), max_length=160, blank=True)
    net_weight_text = models.CharField(
        _("berat bersih"), max_length=60, blank=True, help_text=_("Misalnya 500 g (isi 20).")
    )
    shelf_life_days = models.PositiveSmallIntegerField(
        _("tahan (hari)"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    storage = models.CharField(_("cara menyimpan"), max_length=160, blank=True)
    food_permit = models.CharField(
        _("izin edar"), max_length=12, choices=FoodPermit.choices, blank=True
    )
    permit_number = models.CharField(_("nomor izin edar"), max_length=24, blank=True)
    halal_status = models.CharField(
        _("halal"), max_length=14, choices=HalalStatus.choices, blank=True
    )
    halal_number = models.CharField(_("nomor sertifikat halal"), max_length=24, blank=True)
    # Kept with the page so that lists can sort and filter; taken from the variants at each save.
    price_from = models.PositiveBigIntegerField(default=0, editable=False, db_index=True)
    price_to = models.PositiveBigIntegerField(default=0, editable=False)
    compare_at_from = models.PositiveBigIntegerField(default=0, editable=False)
    lead_image = models.ForeignKey(
        "core.SiteImage", null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    prison = models.ForeignKey(
        LapasPage, null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )

    objects = PageManager.from_queryset(ProductQuerySet)()
    base_form_class = ProductPageForm
    consent_purposes = (Purpose.NAME,)
    # A SKU exists once; a copied page gets its own.
    exclude_fields_in_copy = ["variants"]
    default_exclude_fields_in_copy = [
        *BasePage.default_exclude_fields_in_copy,
        "stock_items",
    ]

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldRowPanel([FieldPanel("category"), FieldPanel("technique")]),
        InlinePanel("variants", heading=_("Varian dan harga"), label=_("Varian"), min_num=1),
        InlinePanel("gallery", heading=_("Gambar"), label=_("Gambar"), max_num=10),
        InlinePanel("makers", heading=_("Perajin"), label=_("Perajin"), max_num=6),
        FieldPanel("made_to_order_days"),
        FieldPanel("body"),
    ]
    food_panels = [
        FieldPanel("delivery"),
        MultiFieldPanel(
            [
                FieldPanel("composition"),
                FieldPanel("allergens"),
                FieldRowPanel([FieldPanel("net_weight_text"), FieldPanel("shelf_life_days")]),
                FieldPanel("storage"),
                FieldRowPanel([FieldPanel("food_permit"), FieldPanel("permit_number")]),
                FieldRowPanel([FieldPanel("halal_status"), FieldPanel("halal_number")]),
            ],
            _("Label makanan"),
        ),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Isi")),
            ObjectList(food_panels, heading=_("Pengiriman & makanan")),
            ObjectList(BasePage.promote_panels, heading=_("Promosi")),
            ObjectList(BasePage.settings_panels, heading=_("Jadwal")),
        ]
    )
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
        index.RelatedFields("category", [index.SearchField("name")]),
        index.RelatedFields("prison", [index.SearchField("title")]),
    ]
    parent_page_types = ["lapas.LapasPage"]
    subpage_types = []
    template = "products/product_page.html"

    class Meta:
        verbose_name = _("produk")
        verbose_name_plural = _("produk")

    def full_clean(self, *args, **kwargs):
        self._follow_children()
        super().full_clean(*args, **kwargs)

    def save(self, *args, **kwargs):
        self._follow_children()
        if kwargs.get("update_fields") is None and not self.variants.all():
            # Nothing to sell: a copy waits as a draft until it has a SKU of its own.
            self.live = False
        super().save(*args, **kwargs)
        # A draft is saved with `update_fields`: its variants are not the shop's yet.
        if self.prison_id and kwargs.get("update_fields") is None:
            register_skus(self, self.prison)

    def publish_refusal(self):
        taken = taken_skus(self)
        if taken:
            return _("SKU ini sudah dipakai produk lain: %(skus)s.") % {"skus": ", ".join(taken)}
        return super().publish_refusal()

    def _follow_children(self):
        """Takes price range, first picture and prison from the children and the parent."""
        variants = list(self.variants.all())
        prices = [variant.price for variant in variants if variant.price is not None]
        self.price_from = max(min(prices, default=0), 0)
        self.price_to = max([*prices, 0])
        cheapest = min(variants, key=lambda variant: variant.price or 0, default=None)
        self.compare_at_from = (cheapest and cheapest.compare_at_price) or 0
        first = next(iter(self.gallery.all()), None)
        self.lead_image_id = first.image_id if first else None
        if self.path:
            self.prison = LapasPage.objects.filter(path=self.path[: -self.steplen]).first()

    @property
    def lead_text(self):
        return self.summary

    @property
    def is_food(self):
        return bool(self.category_id) and self.category.is_food

    def get_context(self, request, *args, **kwargs):
        # Saves a query: the shop's few prisons are kept at hand.
        self.prison = directory.prisons().get(self.prison_id)
        context = super().get_context(request, *args, **kwargs)
        return context | page_parts.offer_parts(self, context["variants"])

    def parts(self, request, box):
        return page_parts.product_parts(self, box)

    def structured_data(self, request):
        return [page_parts.product_json(self, request)]


class ProductVariant(Orderable):
    """What a buyer puts into the basket. Price and weight are the variant's, stock is the SKU's."""

    page = ParentalKey(ProductPage, on_delete=models.CASCADE, related_name="variants")
    label = models.CharField(
        _("varian"),
        max_length=60,
        blank=True,
        help_text=_("Misalnya ukuran atau warna. Kosongkan bila hanya satu."),
    )
    sku = models.CharField(
        _("SKU"),
        max_length=32,
        unique=True,
        validators=[SKU_FORM],
        error_messages={"unique": _("SKU ini sudah dipakai produk lain.")},
    )
    price = models.PositiveBigIntegerField(
        _("harga (Rp)"),
        validators=[MinValueValidator(1, _("Harga harus lebih dari nol."))],
    )
    compare_at_price = models.PositiveBigIntegerField(
        _("harga coret (Rp)"),
        null=True,
        blank=True,
        help_text=_("Harga sebelum turun. Kosongkan bila tidak ada."),
    )
    weight_grams = models.PositiveIntegerField(
        _("berat (gram)"),
        validators=[MinValueValidator(1, _("Berat harus lebih dari nol."))],
        help_text=_("Dengan kemasannya; dipakai menghitung ongkir."),
    )

    panels = [
        FieldRowPanel([FieldPanel("label"), FieldPanel("sku")]),
        FieldRowPanel(
            [FieldPanel("price"), FieldPanel("compare_at_price"), FieldPanel("weight_grams")]
        ),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("varian")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(compare_at_price=None)
                | models.Q(compare_at_price__gt=models.F("price")),
                name="variant_compare_at_above_price",
                violation_error_message=_("Harga coret harus lebih tinggi dari harga jual."),
            )
        ]

    def __str__(self):
        return self.sku


class ProductImage(Orderable):
    page = ParentalKey(ProductPage, on_delete=models.CASCADE, related_name="gallery")
    image = models.ForeignKey(
        "core.SiteImage", verbose_name=_("gambar"), on_delete=models.CASCADE, related_name="+"
    )
    alt = models.CharField(
        _("teks alternatif"),
        max_length=160,
        help_text=_("Apa yang terlihat, untuk pembeli yang tidak melihat gambarnya."),
    )

    panels = [FieldPanel("image"), FieldPanel("alt")]

    class Meta(Orderable.Meta):
        verbose_name = _("gambar produk")


class ProductMaker(Orderable):
    page = ParentalKey(ProductPage, on_delete=models.CASCADE, related_name="makers")
    artisan = models.ForeignKey(
        "lapas.Artisan",
        verbose_name=_("perajin"),
        on_delete=models.CASCADE,
        related_name="product_rows",
    )

    panels = [FieldPanel("artisan")]

    class Meta(Orderable.Meta):
        verbose_name = _("perajin produk")

"""Many goods for measuring: variations of the demonstration's own, stored by thousands.

House style puts pages into the tree through treebeard, one at a time: publishing one that way takes
a tenth of a second and more, so five thousand would take ten minutes. This is the one place where
paths are made by hand, with treebeard's own arithmetic, below parents that nobody else is writing
to (the transaction holds the tree's root row).
"""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page

from products.models import (
    ProductImage,
    ProductMaker,
    ProductPage,
    ProductVariant,
    StockItem,
)

# Older than the demonstration's own, which stay the newest.
OLDEST_DAYS, YOUNGEST_DAYS = 900, 400
SHADES = (
    *("Fajar", "Senja", "Hujan", "Embun", "Kabut", "Bulan", "Bintang", "Awan", "Angin", "Ombak"),
    *("Musi", "Ogan", "Lematang", "Komering", "Rawas", "Batanghari", "Kelingi", "Lakitan"),
)


@dataclass(frozen=True)
class _Copy:
    """A page to be made: its template, the series it belongs to, and its prices as a factor."""

    template: ProductPage
    series: int
    factor: float
    page: Page

    @property
    def variants(self):
        """The ProductVariants of the page, not yet stored."""
        return [self._variant(row) for row in self.template.variants.all()]

    def _variant(self, row):
        price = self._priced(row.price)
        compare_at = row.compare_at_price and self._priced(row.compare_at_price)
        return ProductVariant(
            page_id=self.page.pk,
            sort_order=row.sort_order,
            label=row.label,
            # LPP-BTK-01 becomes LPP-BTK-01-S7 in the seventh series.
            sku=f"{row.sku}-S{self.series}",
            price=price,
            # Rounding may have made them equal.
            compare_at_price=compare_at if compare_at and compare_at > price else None,
            weight_grams=row.weight_grams,
        )

    def _priced(self, price):
        return round(price * self.factor / 1000) * 1000 or price


@transaction.atomic
def add_products(wanted, *, rng, by):
    """Adds live ProductPages until there are `wanted`; returns the SKUs of the new ones.

    They copy the live ones in turn, with prices varied by `rng` (random.Random); they have no
    revisions, and nothing in stock.
    """
    templates = list(
        ProductPage.objects.live()
        .order_by("path")
        .prefetch_related("variants", "gallery", "makers")
        .select_related("category")
    )
    missing = wanted - len(templates)
    if missing <= 0 or not templates:
        return []
    copies = _add_pages(templates, missing, rng, by)
    variants = []
    for copy in copies:
        own = copy.variants
        _page_row(copy, own).save_base(raw=True, force_insert=True)
        variants += own
    ProductVariant.objects.bulk_create(variants, batch_size=1000)
    StockItem.objects.bulk_create(_stock_items(copies, variants), batch_size=1000)
    _copy_rows(ProductImage, "gallery", copies)
    _copy_rows(ProductMaker, "makers", copies)
    return [variant.sku for variant in variants]


def _add_pages(templates, missing, rng, by):
    """The rows of the pages themselves, below their templates' prisons; returns _Copies."""
    parents = {parent.path: parent for parent in Page.objects.filter(depth=templates[0].depth - 1)}
    last_steps = {path: _last_step(parent) for path, parent in parents.items()}
    content_type = ContentType.objects.get_for_model(ProductPage)
    now = timezone.now()
    copies = []
    for index in range(missing):
        template = templates[index % len(templates)]
        series = index // len(templates) + 1
        parent = parents[template.path[: -Page.steplen]]
        last_steps[parent.path] += 1
        title = f"{template.title} {SHADES[index % len(SHADES)]} {series}"[:255]
        slug = f"{template.slug[:240]}-seri-{series}"
        days = YOUNGEST_DAYS + rng.random() * (OLDEST_DAYS - YOUNGEST_DAYS)
        added = now - timedelta(days=days)
        page = Page(
            title=title,
            draft_title=title,
            slug=slug,
            path=Page._get_path(parent.path, parent.depth + 1, last_steps[parent.path]),
            depth=parent.depth + 1,
            url_path=f"{parent.url_path}{slug}/",
            content_type=content_type,
            locale_id=template.locale_id,
            owner=by,
            live=True,
            search_description=template.search_description,
            first_published_at=added,
            last_published_at=added,
        )
        copies.append(_Copy(template, series, 0.75 + rng.random() / 2, page))
    Page.objects.bulk_create((copy.page for copy in copies), batch_size=1000)
    for path, parent in parents.items():
        grown = sum(copy.page.path.startswith(path) for copy in copies)
        Page.objects.filter(pk=parent.pk).update(numchild=F("numchild") + grown)
    return copies


def _last_step(parent):
    last = parent.get_last_child()
    return Page._str2int(last.path[-Page.steplen :]) if last else 0


def _page_row(copy, variants):
    """The ProductPage row of a copy, with what it takes from its `variants`."""
    own = {
        field.attname: getattr(copy.template, field.attname)
        for field in ProductPage._meta.local_fields
        if field.name != "page_ptr"
    }
    cheapest = min(variants, key=lambda variant: variant.price)
    own["price_from"] = cheapest.price
    own["price_to"] = max(variant.price for variant in variants)
    own["compare_at_from"] = cheapest.compare_at_price or 0
    return ProductPage(page_ptr=copy.page, **own)


def _copy_rows(model, relation, copies):
    """Copies the rows of a child relation, `model`, onto the new pages."""
    names = [
        field.attname
        for field in model._meta.local_fields
        if not field.primary_key and field.name != "page"
    ]
    model.objects.bulk_create(
        (
            model(page_id=copy.page.pk, **{name: getattr(row, name) for name in names})
            for copy in copies
            for row in getattr(copy.template, relation).all()
        ),
        batch_size=1000,
    )


def _stock_items(copies, variants):
    by_page = {copy.page.pk: copy for copy in copies}
    for variant in variants:
        copy = by_page[variant.page_id]
        title = copy.page.title
        yield StockItem(
            sku=variant.sku,
            name=f"{title} – {variant.label}"[:200] if variant.label else title[:200],
            prison_id=copy.template.prison_id,
            product_id=copy.page.pk,
        )

"""What is in a basket, priced as of now."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext as _

from core.addresses import public_path, root_url_path
from products.availability import Availability, availability
from products.models import ProductVariant, StockItem


@dataclass(frozen=True)
class Goods:
    """One basket line with today's catalogue data; rupiah and grams."""

    sku: str
    quantity: int
    title: str
    variant: str
    url: str
    page_id: int
    image_id: int | None
    prison_id: int
    prison_name: str
    unit_price: int
    weight_grams: int
    delivery: str
    made_to_order_days: int | None
    availability: Availability

    @property
    def amount(self):
        return self.unit_price * self.quantity

    @property
    def is_short(self):
        """True where more is wanted than can be bought now."""
        return self.quantity > self.availability.most

    @property
    def full_title(self):
        return f"{self.title} – {self.variant}" if self.variant else self.title


def of_basket(lines):
    """Tuple of Goods for {sku: pieces}; SKUs that are no longer sold are left out. One query."""
    stock = StockItem.objects.filter(sku=models.OuterRef("sku"), is_listed=True)
    rows = {
        row["sku"]: row
        for row in ProductVariant.objects.filter(sku__in=list(lines), page__live=True)
        .annotate(
            free=models.Subquery(
                stock.annotate(n=models.F("on_hand") - models.F("reserved")).values("n")[:1]
            )
        )
        .values(
            "sku",
            "label",
            "price",
            "weight_grams",
            "free",
            "page_id",
            "page__title",
            "page__url_path",
            "page__lead_image",
            "page__prison",
            "page__prison__title",
            "page__delivery",
            "page__made_to_order_days",
        )
    }
    root = root_url_path()
    return tuple(
        _goods(rows[sku], quantity, root) for sku, quantity in lines.items() if sku in rows
    )


def _goods(row, quantity, root):
    return Goods(
        sku=row["sku"],
        quantity=quantity,
        title=row["page__title"],
        variant=row["label"],
        url=public_path(row["page__url_path"], root),
        page_id=row["page_id"],
        image_id=row["page__lead_image"],
        prison_id=row["page__prison"],
        prison_name=row["page__prison__title"],
        unit_price=row["price"],
        weight_grams=row["weight_grams"],
        delivery=row["page__delivery"],
        made_to_order_days=row["page__made_to_order_days"],
        availability=availability(row["free"] or 0, row["page__made_to_order_days"]),
    )


def by_prison(goods):
    """{prison id: [Goods]} in the order of the basket."""
    grouped = {}
    for one in goods:
        grouped.setdefault(one.prison_id, []).append(one)
    return grouped


def shortage_text(title, left):
    """Sentence for a buyer who wants more of `title` than the `left` pieces there are."""
    if left <= 0:
        return _("%(title)s sudah habis.") % {"title": title}
    return _("%(title)s tinggal %(left)d.") % {"title": title, "left": left}

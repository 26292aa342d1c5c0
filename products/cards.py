"""Products as they stand in lists."""

from dataclasses import dataclass

from core import pictures
from core.addresses import public_path, root_url_path
from products.availability import Availability, availability


@dataclass(frozen=True)
class ProductCard:
    """All a card shows; prices in rupiah. `compare_at` is 0 where there is no reduction."""

    pk: int
    title: str
    url: str
    prison: str
    price_from: int
    price_to: int
    compare_at: int
    availability: Availability
    picture: pictures.Picture | None

    @property
    def has_range(self):
        return self.price_from != self.price_to


FIELDS = (
    "pk",
    "title",
    "url_path",
    "price_from",
    "price_to",
    "compare_at_from",
    "lead_image",
    "prison__title",
    "made_to_order_days",
    "free_pieces",
)


def product_cards(products, box):
    """Function that gives ProductCards for a ProductPage queryset, in its order; one query now.

    `box` is the PictureBox of the page they stand on.
    """
    rows = list(products.with_free_pieces().values(*FIELDS))
    box.want(pictures.CARD, [row["lead_image"] for row in rows])
    root = root_url_path()
    return lambda: tuple(_card(row, box, root) for row in rows)


def cards_by_pk(products, box):
    """As `product_cards`, but the function gives {page id: ProductCard}."""
    build = product_cards(products, box)
    return lambda: {card.pk: card for card in build()}


def _card(row, box, root):
    return ProductCard(
        pk=row["pk"],
        title=row["title"],
        url=public_path(row["url_path"], root),
        prison=row["prison__title"],
        price_from=row["price_from"],
        price_to=row["price_to"],
        compare_at=row["compare_at_from"],
        availability=availability(row["free_pieces"], row["made_to_order_days"]),
        picture=box.get(pictures.CARD, row["lead_image"]),
    )

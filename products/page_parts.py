"""What a product page shows beside its own fields."""

from dataclasses import dataclass

from django.db import models

from core import pictures
from core.bodies import ids_in
from core.head import absolute
from lapas import consent, directory
from products import categories
from products.availability import Availability, availability
from products.cards import product_cards
from products.models.stock import StockItem

RELATED = 4


@dataclass(frozen=True)
class Offer:
    """One variant as the buyer sees it; rupiah and grams."""

    sku: str
    label: str
    price: int
    compare_at: int
    weight_grams: int
    availability: Availability


@dataclass(frozen=True)
class Shot:
    """One picture of the gallery: large and as a thumbnail."""

    large: pictures.Picture
    thumb: pictures.Picture | None
    alt: str


def offers(variants, made_to_order_days):
    """Tuple of Offers for ProductVariants, in their order, with the stock of this moment."""
    rows = StockItem.objects.filter(sku__in=[variant.sku for variant in variants], is_listed=True)
    free = {
        sku: on_hand - reserved
        for sku, on_hand, reserved in rows.values_list("sku", "on_hand", "reserved")
    }
    return tuple(
        Offer(
            variant.sku,
            variant.label,
            variant.price,
            variant.compare_at_price or 0,
            variant.weight_grams,
            availability(free.get(variant.sku, 0), made_to_order_days),
        )
        for variant in variants
    )


def offer_parts(page, variants):
    """{context name: value} of what can be bought at this very moment; never kept."""
    found = offers(variants, page.made_to_order_days)
    ready = (offer for offer in found if offer.availability.can_buy)
    return {"offers": found, "first_offer": next(ready, found[0] if found else None)}


def makers(page):
    """Tuple of consent.Makers of a page with `makers`."""
    return consent.shown(directory.artisans_of(page))


def product_parts(page, box):
    """{context name: function} for ProductPage.parts."""
    shots = list(page.gallery.all())
    box.want(pictures.GALLERY, [shot.image_id for shot in shots])
    box.want(pictures.THUMB, [shot.image_id for shot in shots])
    box.want(pictures.BODY, ids_in(page.body.raw_data, "image"))
    people = makers(page)
    box.want(pictures.THUMB, [maker.portrait_id for maker in people])
    related = product_cards(related_products(page), box)
    category = categories.by_pk(page.category_id)
    variants = tuple(page.variants.all())
    return {
        "variants": lambda: variants,
        "category": lambda: category,
        "makers": lambda: tuple(
            (maker, box.get(pictures.THUMB, maker.portrait_id)) for maker in people
        ),
        "gallery": lambda: tuple(
            Shot(large, box.get(pictures.THUMB, shot.image_id), shot.alt)
            for shot in shots
            if (large := box.get(pictures.GALLERY, shot.image_id))
        ),
        "body_pictures": lambda: box.all_of(pictures.BODY),
        "related": related,
    }


def related_products(page):
    """The newest other goods of the same category, then of the same prison."""
    return (
        type(page)
        .objects.live()
        .exclude(pk=page.pk)
        .filter(models.Q(category=page.category_id) | models.Q(prison=page.prison_id))
        .annotate(
            nearness=models.Case(
                models.When(category=page.category_id, then=0),
                default=1,
                output_field=models.IntegerField(),
            )
        )
        .order_by("nearness", "-first_published_at", "-pk")[:RELATED]
    )


SCHEMA_AVAILABILITY = {
    "ready": "InStock",
    "few": "LimitedAvailability",
    "sold-out": "OutOfStock",
    "to-order": "MadeToOrder",
}


def product_json(page, request):
    """Schema.org Product of a page with its offers."""
    url = absolute(page.get_url(request))
    return {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": page.title,
        "description": page.summary,
        "url": url,
        "brand": {"@type": "Brand", "name": page.prison.title if page.prison else ""},
        "offers": [
            {
                "@type": "Offer",
                "sku": offer.sku,
                "price": str(offer.price),
                "priceCurrency": "IDR",
                "availability": (
                    f"https://schema.org/{SCHEMA_AVAILABILITY[offer.availability.kind]}"
                ),
                "url": url,
            }
            for offer in offers(page.variants.all(), page.made_to_order_days)
        ],
    }

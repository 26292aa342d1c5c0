"""Categories and goods."""

from datetime import timedelta

from django.utils import timezone

from demo.loading import tree
from products.models import (
    Category,
    ProductImage,
    ProductMaker,
    ProductPage,
    ProductVariant,
)


def make_categories(content):
    """{slug: Category}, the whole tree."""
    made = {}

    def make(rows, parent):
        for number, row in enumerate(rows, 1):
            made[row["slug"]], _is_new = Category.objects.get_or_create(
                slug=row["slug"],
                defaults={
                    "name": row["name"],
                    "parent": parent,
                    "description": row["description"],
                    "is_food": row["is_food"],
                    "sort_order": number * 10,
                },
            )
            make(row["children"], made[row["slug"]])

    make(content.categories, None)
    return made


def make_products(content, *, prisons, categories, artisans, library, bodies, by):
    """{key: ProductPage}, published `added_days_ago`; nothing is in stock yet."""
    now = timezone.now()
    made = {}
    # In the order they were added, as the tree would have grown.
    for row in sorted(content.products, key=lambda row: -row["added_days_ago"]):
        page = ProductPage(
            title=row["title"],
            slug=row["slug"],
            summary=row["summary"],
            search_description=row["summary"],
            category=categories[row["category"]],
            technique=row["technique"],
            made_to_order_days=row["made_to_order_days"],
            body=bodies.stream(row["body"], row["key"]),
            **_food_label(row["food"]),
        )
        page.variants = [_variant(number, one) for number, one in enumerate(row["variants"])]
        shots = [{"picture": row["picture"], "alt": row["alt"]}, *row["more_pictures"]]
        page.gallery = [
            ProductImage(
                sort_order=number, image_id=library.image_id(shot["picture"]), alt=shot["alt"]
            )
            for number, shot in enumerate(shots)
        ]
        page.makers = [
            ProductMaker(sort_order=number, artisan=artisans[key])
            for number, key in enumerate(row["makers"])
        ]
        added = now - timedelta(days=row["added_days_ago"])
        made[row["key"]] = tree.add(prisons[row["prison"]], page, by=by, on=added)
    return made


def _variant(number, row):
    return ProductVariant(
        sort_order=number,
        label=row["label"],
        sku=row["sku"],
        price=row["price"],
        compare_at_price=row["compare_at"],
        weight_grams=row["weight_g"],
    )


def _food_label(food):
    if food is None:
        return {}
    return {
        "composition": food["composition"],
        "allergens": food["allergens"],
        "net_weight_text": food["net_weight_text"],
        "shelf_life_days": food["shelf_life_days"],
        "storage": food["storage"],
        "food_permit": food["permit"]["kind"],
        "permit_number": food["permit"]["number"],
        "halal_status": food["halal"]["status"],
        "halal_number": food["halal"]["number"],
        "delivery": food["delivery"],
    }

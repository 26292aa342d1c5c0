"""What the home page shows: newest goods, stories, events and prisons, each with one query."""

from django.db.models import Count

from core import pictures
from core.bodies import ids_in
from events.cards import event_cards
from events.models import EventPage
from lapas.cards import prison_cards
from lapas.models import LapasPage
from products import categories
from products.cards import cards_by_pk, product_cards
from products.models import ProductPage
from stories.cards import story_cards
from stories.models import StoryPage

NEW_PRODUCTS = 8
STORIES = 3
EVENTS = 3
PRISONS = 6


def home_parts(page, box):
    """{context name: function} for HomePage.parts; asks only for what the body's blocks show."""
    kinds = {block["type"] for block in page.body.raw_data}
    box.want(pictures.HERO, [page.hero_image_id])
    box.want(pictures.BODY, ids_in(page.body.raw_data, "image"))
    parts = {
        "hero_picture": lambda: box.get(pictures.HERO, page.hero_image_id),
        "hero_link": lambda: page.hero_page.get_url() if page.hero_page_id else "",
        "body_pictures": lambda: box.all_of(pictures.BODY),
    }
    if "new_products" in kinds:
        newest = ProductPage.objects.live().newest_first()[:NEW_PRODUCTS]
        parts["new_products"] = product_cards(newest, box)
    if "products" in kinds:
        chosen = ids_in(page.body.raw_data, "product")
        goods = ProductPage.objects.live().filter(pk__in=chosen)
        parts["body_cards"] = cards_by_pk(goods, box)
    if "categories" in kinds:
        parts["category_counts"] = _category_counts
    if "latest_stories" in kinds:
        stories = StoryPage.objects.public().newest_first()
        parts["latest_stories"] = story_cards(stories[:STORIES], box)
    if "next_events" in kinds:
        parts["next_events"] = event_cards(EventPage.objects.live().upcoming()[:EVENTS], box)
    if "prisons" in kinds:
        with_goods = LapasPage.objects.live().filter(
            pk__in=ProductPage.objects.live().values("prison")
        )
        parts["prisons"] = prison_cards(with_goods.by_name()[:PRISONS], box)
    return parts


def _category_counts():
    """Tuple of (Node, number of live goods in its subtree) for every category that has any."""
    rows = ProductPage.objects.live().order_by().values_list("category")
    per_category = dict(rows.annotate(number=Count("pk")))
    counted = (
        (node, sum(per_category.get(below.pk, 0) for below in categories.subtree(node)))
        for node in categories.tree()
    )
    return tuple((node, number) for node, number in counted if number)

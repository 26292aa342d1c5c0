"""What stories add to the pages of apps they may import (core.sections)."""

from core.bodies import ids_in
from core.sections import provide
from lapas.models import LapasPage
from products.models import ProductPage
from stories.cards import story_cards
from stories.models import StoryPage


@provide(LapasPage, "stories")
def stories_of_prison(prison, box):
    return story_cards(StoryPage.objects.public().child_of(prison).newest_first()[:6], box)


@provide(ProductPage, "stories")
def stories_of_product(product, box):
    """Up to three stories about the goods that its text does not point to already."""
    found = StoryPage.objects.public().filter(product_rows__product=product.pk).newest_first()
    found = found.exclude(pk__in=ids_in(product.body.raw_data, "story"))
    return story_cards(found.distinct()[:3], box)


@provide(ProductPage, "body_stories")
def stories_in_body(product, box):
    """{story page id: StoryCard} of the stories its text points to, as far as they are public."""
    named = ids_in(product.body.raw_data, "story")
    if not named:
        return dict
    cards = story_cards(StoryPage.objects.public().filter(pk__in=named), box)
    return lambda: {card.pk: card for card in cards()}

"""What stories add to the pages of apps they may import (core.sections)."""

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
    found = StoryPage.objects.public().filter(product_rows__product=product.pk).newest_first()
    return story_cards(found.distinct()[:3], box)

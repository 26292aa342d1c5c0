"""What products add to the pages of apps they may import (core.sections)."""

from core.sections import provide
from lapas.models import LapasPage
from products.cards import product_cards
from products.models import ProductPage

ON_PRISON_PAGE = 24


@provide(LapasPage, "products")
def products_of_prison(prison, box):
    goods = ProductPage.objects.live().child_of(prison).newest_first()
    return product_cards(goods[:ON_PRISON_PAGE], box)

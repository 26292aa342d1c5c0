"""Whether the site is empty, and whether demonstration content may be added to it."""

from wagtail.models import Page

from cart.models import Order
from demo.loading import tree
from lapas.models import Artisan
from products.models import Category, StockItem


def is_empty():
    """True while nobody has put pages, goods or makers in, and nobody has ordered anything."""
    pages = Page.objects.filter(depth__gt=1).exclude(pk__in=tree.untouched_welcome())
    return not any(
        rows.exists()
        for rows in (pages, Order.objects, StockItem.objects, Artisan.objects, Category.objects)
    )


def has_orders():
    """True once the books of a shop have been opened."""
    return Order.objects.exists()

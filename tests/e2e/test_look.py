"""Every kind of public page, drawn as visitors see it, on a phone and on a desk.

SCREENSHOTS=folder keeps the pictures; the README's is `screenshot.png` among them.
"""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from cart.models import Order
from demo.loading import whole
from events.models import EventPage
from lapas.models import LapasPage
from products.models import ProductPage
from stories.models import StoryPage
from tests import factories
from tests.demo import loaded

SMALL = {"width": 360, "height": 780}
LARGE = {"width": 1280, "height": 860}


@pytest.fixture
def pages(transactional_db):
    """{name: path} of a demonstration with drawn pictures."""
    factories.site_tree()
    factories.untouched_site()
    whole.load(loaded.shop_window(), workers=0)
    first = {
        "product": ProductPage.objects.get(title="Selendang Songket Nago Besaung Merah Tua"),
        "food": ProductPage.objects.filter(category__is_food=True).first(),
        "story": StoryPage.objects.first(),
        "event": EventPage.objects.first(),
        "prison": LapasPage.objects.first(),
    }
    return {
        "home": "/",
        "products": "/produk/",
        "nothing found": "/produk/?q=&harga_maks=1",
        "stories": "/cerita/",
        "agenda": "/agenda/",
        "prisons": "/lapas/",
        "about": "/tentang/",
        "motifs": "/motif-songket/",
        "search": "/cari/?q=songket",
        "basket": "/keranjang/",
        "order lookup": "/pesanan/",
        "missing": "/tidak-ada/",
        "order": Order.objects.first().get_absolute_url(),
        **{name: page.url for name, page in first.items()},
    }


def test_every_page_fits_and_shows_its_pictures(visit, pages):
    for size in (SMALL, LARGE):
        page = visit(size=size)
        for name, path in pages.items():
            page.goto(path)
            expect(page.get_by_role("heading", level=1)).to_have_count(1)
            _show_all(page)
            assert (name, _wider(page)) == (name, 0)
            assert (name, _broken(page)) == (name, [])
            _keep(page, f"{name}-{size['width']}")
    page.goto("/")
    _show_all(page)
    _keep(page, "screenshot", full=False)


def _show_all(page):
    """Pictures below the fold load only when they come into sight."""
    page.evaluate(
        """async () => {
            for (const picture of document.images) {
                picture.loading = "eager";
                await picture.decode().catch(() => null);
            }
        }"""
    )


def _wider(page):
    """CSS pixels by which the page is wider than the window."""
    root = "document.documentElement"
    return page.evaluate(f"{root}.scrollWidth - {root}.clientWidth")


def _broken(page):
    """Addresses of pictures that show nothing."""
    return page.evaluate("[...document.images].filter(i => !i.naturalWidth).map(i => i.src)")


def _keep(page, name, *, full=True):
    if folder := os.environ.get("SCREENSHOTS"):
        path = Path(folder) / f"{name.replace(' ', '-')}.png"
        page.screenshot(path=path, full_page=full)

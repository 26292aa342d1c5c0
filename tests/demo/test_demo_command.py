"""`manage.py demo`: when it loads, when it refuses, what it prints."""

import io
from dataclasses import replace
from functools import partial

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from wagtail.models import Page

from cart.models import Order
from core.models import SiteImage
from demo.loading import content, state, whole
from home.models import HomePage
from lapas.models import LapasPage
from products.models import ProductPage, StockItem
from tests import factories
from tests.demo import loaded

pytestmark = pytest.mark.django_db

FILLED = (
    "This site already has content; nothing was changed. "
    "With --add-anyway the demonstration is added to it."
)
TRADING = (
    "This site has taken orders, and invented ones are not mixed with them; nothing was changed."
)
LOGINS = """\
Staff log in at /admin/ with the password karya-binaan-demo as
  admin      site administrator
  humas-lpp  PR officer of one prison
  dinas      the city office
"""


@pytest.fixture
def some(monkeypatch):
    """The command loads the content that this is set to, without drawing."""
    chosen = {"content": loaded.two_prisons()}
    monkeypatch.setattr(content, "read", lambda: chosen["content"])
    monkeypatch.setattr(whole, "load", partial(whole.load, draw=loaded.draw, workers=0))
    return chosen


@pytest.fixture
def untouched(db):
    factories.untouched_site()


def demo(**options):
    out = io.StringIO()
    call_command("demo", stdout=out, **options)
    return out.getvalue()


def everything():
    models = (Page, LapasPage, ProductPage, StockItem, Order, SiteImage, get_user_model())
    return {model.__name__: model.objects.count() for model in models}


def test_fills_an_empty_site(untouched, some):
    assert state.is_empty()
    assert demo().endswith("The demonstration is in place.\n")
    assert not state.is_empty()
    assert LapasPage.objects.live().count() == 2


def test_refuses_a_filled_site(some):
    factories.prison()
    before = everything()
    with pytest.raises(CommandError) as refused:
        demo()
    assert str(refused.value) == FILLED
    assert everything() == before


def test_refuses_a_site_that_was_filled_while_it_was_drawing(some, monkeypatch):
    def draw(spec, size):
        HomePage.objects.exists() or factories.site_tree()
        return loaded.draw(spec, size)

    monkeypatch.setattr(whole, "load", partial(whole.load, draw=draw))
    with pytest.raises(CommandError) as refused:
        demo()
    assert str(refused.value) == FILLED
    assert (LapasPage.objects.count(), SiteImage.objects.count()) == (0, 0)


def test_if_empty_is_silent_on_a_filled_site(some):
    factories.site_tree()
    before = everything()
    assert demo(if_empty=True) == ""
    assert everything() == before


def test_if_empty_fills_an_empty_site(untouched, some):
    assert "The demonstration is in place." in demo(if_empty=True)


def test_loads_all_or_nothing(untouched, some):
    broken = {**content.read().pages, "pages": [{"slug": "tentang"}]}
    some["content"] = replace(loaded.two_prisons(), pages=broken)
    before = everything()
    with pytest.raises(KeyError):
        demo()
    assert everything() == before
    assert state.is_empty()


def test_add_anyway_leaves_what_is_there(some):
    home = factories.site_tree().home
    HomePage.objects.filter(pk=home.pk).update(title="Milik kami", hero_title="Halo")
    mine = get_user_model().objects.create_user("admin", password="milik-sendiri")
    demo(add_anyway=True)
    home = HomePage.objects.get()
    assert (home.title, home.hero_title) == ("Milik kami", "Halo")
    mine.refresh_from_db()
    assert mine.check_password("milik-sendiri")
    assert not mine.is_superuser
    assert LapasPage.objects.count() == 2
    assert "  admin " not in demo(logins=True)


def test_add_anyway_refuses_a_shop_with_orders(some):
    factories.order()
    before = everything()
    with pytest.raises(CommandError) as refused:
        demo(add_anyway=True)
    assert str(refused.value) == TRADING
    assert everything() == before


def test_add_anyway_says_what_is_in_the_way(some):
    home = factories.site_tree().home
    Page.objects.filter(slug="produk").update(slug="produk-lama")
    factories.standard_page("Produk", slug="produk", parent=home)
    before = everything()
    with pytest.raises(CommandError) as refused:
        demo(add_anyway=True)
    assert str(refused.value) == (
        "The demonstration does not fit beside what is there "
        f"({home.url_path}produk/ is a StandardPage); nothing was changed."
    )
    assert everything() == before


def test_pages_only_makes_a_shop_without_anything_invented(untouched, client):
    assert demo(pages_only=True) == "The pages are in place.\n"
    counts = everything()
    assert counts.pop("Page") == 1 + 1 + 4 + len(content.read().pages["pages"])
    assert set(counts.values()) == {0}
    text = client.get("/").content.decode()
    assert "Cik Ros" not in text
    assert "rekaan" not in text
    for path in ("/produk/", "/cerita/", "/agenda/", "/lapas/", "/syarat/", "/kebijakan-privasi/"):
        assert client.get(path).status_code == 200


def test_pages_only_refuses_a_filled_site():
    factories.site_tree()
    before = everything()
    with pytest.raises(CommandError) as refused:
        demo(pages_only=True)
    assert str(refused.value) == FILLED
    assert everything() == before


def test_logins_are_printed_while_they_work(untouched, some):
    assert demo(logins=True) == ""
    demo()
    assert demo(logins=True) == LOGINS
    dinas = get_user_model().objects.get(username="dinas")
    dinas.set_password("sesuatu-yang-lain")
    dinas.save()
    assert demo(logins=True) == LOGINS.replace("  dinas      the city office\n", "")
    get_user_model().objects.update(is_active=False)
    assert demo(logins=True) == ""


def test_makes_a_big_shop(untouched, some, client):
    some["content"] = loaded.two_prisons("LPP-AKS-06", "LPP-PMP-03", "LSK-TAS-01", "LSK-TAS-03")
    demo(products=60, orders=120)
    assert (ProductPage.objects.live().count(), Order.objects.count()) == (60, 120)
    assert Page.find_problems() == ([], [], [], [], [])
    loaded.check_books()
    made = ProductPage.objects.filter(latest_revision=None)
    for page in made:
        prices = [variant.price for variant in page.variants.all()]
        assert (page.price_from, page.price_to) == (min(prices), max(prices))
        assert page.get_parent().specific == page.prison
        assert {item.prison for item in page.stock_items.all()} == {page.prison}
    page = made.first()
    assert client.get(page.get_url()).status_code == 200
    assert page in list(ProductPage.objects.search(page.title))
    assert page.gallery.count() == page.gallery.exclude(alt="").count() > 0

"""How many queries a page may cost, and that ten times the goods cost no more.

Nothing comes from the page cache; each page is asked for a second time, as a running site would be.
"""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cart.checkout import place
from home.models import HomePage
from tests import factories
from tests.cart.buying import browser, fill
from tests.factories import TO_PALEMBANG, details, wanted

pytestmark = pytest.mark.django_db

FEW, MANY = 10, 100
PAGE, ORDER = 15, 45
BUDGETS = {"home": 20}

SHELVES = ("new_products", "categories", "latest_stories", "next_events", "prisons")


def queries_of(client, path):
    """How many queries the second request for `path` makes."""
    assert client.get(path).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


class Shop:
    """A shop of two prisons that grows; everything on its pages has pictures and makers."""

    def __init__(self):
        self.prisons = [factories.prison(title) for title in ("Lapas Lahat", "Lapas Palembang")]
        self.images = [factories.image() for _number in range(3)]
        self.artisans = [
            factories.artisan(prison, portrait=self.images[0]) for prison in self.prisons
        ]
        cloth = factories.category("Kain", slug="kain")
        self.categories = [factories.category("Batik", slug="batik", parent=cloth), cloth]
        self.products, self.stories = [], []
        home = HomePage.objects.get()
        home.hero_image = self.images[0]
        home.body = [(kind, {"title": kind, "text": ""}) for kind in SHELVES]
        home.save()

    def grow_to(self, number):
        while len(self.products) < number:
            self._add_one(len(self.products))
        factories.make_searchable()

    def _add_one(self, number):
        side = number % 2
        prison, maker = self.prisons[side], self.artisans[side]
        product = factories.product(
            prison,
            f"Songket lepus {number}",
            category=self.categories[side],
            images=self.images,
            makers=[maker],
        )
        self.products.append(product)
        story = factories.story(
            prison,
            f"Menenun songket {number}",
            makers=[maker],
            products=[self.products[0], product],
            lead_image=self.images[1],
        )
        self.stories.append(story)
        factories.event(f"Pameran {number}", prisons=[prison], products=[product])


def measure(shop):
    """{name of a page: its queries when warm}."""
    client = Client()
    pages = {
        "home": "/",
        "listing": "/produk/",
        "listing, filtered": "/produk/?kategori=kain&stok=ada&urut=termurah&harga_dari=1",
        "listing of a prison": f"/produk/?lapas={shop.prisons[0].slug}",
        "product": shop.products[0].get_url(),
        "story": shop.stories[0].get_url(),
        "stories": "/cerita/",
        "agenda": "/agenda/",
        "prisons": "/lapas/",
        "prison": shop.prisons[0].get_url(),
        "search": "/cari/?q=lepus",
        "search for goods": "/cari/?q=songket&jenis=produk",
        "search over all kinds": "/cari/?q=songket",
        "suggestions": "/cari/saran/?q=song",
    }
    return {name: queries_of(client, path) for name, path in pages.items()}


# One query for each kind of page among the results: at most as many as there are kinds.
VARYING = {"search over all kinds"}


def test_ten_times_the_goods_cost_as_many_queries_within_the_budget(site_tree):
    shop = Shop()
    shop.grow_to(FEW)
    few = measure(shop)
    shop.grow_to(MANY)
    many = measure(shop)
    growing = {name: (few[name], many[name]) for name in many if few[name] != many[name]}
    assert {name: counts for name, counts in growing.items() if name not in VARYING} == {}
    assert {name: number for name, number in many.items() if number > BUDGETS.get(name, PAGE)} == {}


# --- placing an order -----------------------------------------------------------------------


@pytest.fixture
def basket_of_three(site_tree):
    """Three lines from two prisons."""
    factories.bank_account()
    factories.rates()
    lahat, palembang = factories.prison("Lapas Lahat"), factories.prison("Lapas Palembang")
    for prison, sku in ((lahat, "LHT-001"), (lahat, "LHT-002"), (palembang, "PLG-001")):
        factories.product(prison, sku=sku, makers=[factories.artisan(prison)])
    return {"LHT-001": 1, "LHT-002": 2, "PLG-001": 1}


def test_placing_an_order(basket_of_three, django_assert_max_num_queries):
    place(wanted(basket_of_three, delivery="kurir"))
    again = wanted(basket_of_three, delivery="kurir")
    with django_assert_max_num_queries(ORDER):
        place(again)


def test_placing_an_order_with_a_mail(
    basket_of_three, django_assert_max_num_queries, django_capture_on_commit_callbacks
):
    buyer = details(**TO_PALEMBANG, email="rina@contoh.example")
    place(wanted(basket_of_three, delivery="kurir"))
    again = wanted(basket_of_three, delivery="kurir", buyer=buyer)
    with django_assert_max_num_queries(ORDER), django_capture_on_commit_callbacks(execute=True):
        place(again)


def test_placing_an_order_through_the_page(basket_of_three, django_assert_max_num_queries):
    client = browser()
    for _time in range(2):
        basket = fill(client, basket_of_three)
        again = wanted(basket_of_three, delivery="kurir", key=basket.key)
        form = {
            "kunci": basket.key,
            "rincian": again.seen_digest,
            "nama": "Rina Marlina",
            "whatsapp": "0813-7788-9900",
            "provinsi": "16",
            "kabupaten": "16.71",
            "kecamatan": "Ilir Barat Satu",
            "kode_pos": "30137",
            "alamat": "Jl. Kapten A. Rivai No. 7",
            "pembayaran": "transfer",
            "setuju": "on",
            **again.deliveries,
        }
        with django_assert_max_num_queries(ORDER):
            response = client.post("/checkout/", form)
        assert response.status_code == 302
        assert response.headers["Location"].startswith("/pesanan/")

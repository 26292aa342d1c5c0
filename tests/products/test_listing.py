import pytest
from django.http import QueryDict

from core.pictures import PictureBox
from products.listing import PER_PAGE, Chip, Listing, Wishes
from products.models import ProductPage
from tests import factories, worlds

pytestmark = pytest.mark.django_db


def listing(query=""):
    wishes = Wishes.from_query(QueryDict(query))
    return Listing(ProductPage.objects.live(), wishes, PictureBox()).build()


def titles(query=""):
    return [card.title for card in listing(query).cards]


@worlds.fixture
def shop(site_tree):
    """Six products of two prisons in a small tree of categories."""
    cloth = factories.category("Kain", slug="kain")
    batik = factories.category("Batik", slug="batik", parent=cloth)
    songket = factories.category("Songket", slug="songket", parent=cloth)
    bread = factories.category("Roti", slug="roti")
    women = factories.prison("Lapas Perempuan Palembang", slug="perempuan-palembang")
    lahat = factories.prison("Lapas Lahat", slug="lahat")
    factories.product(women, "Batik cap", category=batik, price=150_000)
    factories.product(lahat, "Batik tulis", category=batik, price=450_000, stock=0)
    factories.product(
        women, "Songket", category=songket, price=2_500_000, stock=0, made_to_order_days=30
    )
    factories.product(women, "Selendang", category=cloth, price=95_000)
    factories.product(lahat, "Roti sobek", category=bread, price=20_000, stock=3)
    factories.product(lahat, "Roti tawar", category=bread, price=15_000, live=False)


# --- what the address asks for --------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "wishes"),
    [
        ("", Wishes()),
        ("kategori=batik", Wishes(category="batik")),
        ("kategori=tidak-ada", Wishes()),
        ("kategori=%00", Wishes()),
        ("kategori=batik&kategori=roti", Wishes(category="roti")),
        ("lapas=lahat", Wishes(prison="lahat")),
        ("lapas=la%00hat", Wishes(prison="lahat")),
        ("harga_dari=50000", Wishes(price_min=50_000)),
        ("harga_dari=50.000", Wishes(price_min=50_000)),
        ("harga_dari=abc", Wishes()),
        ("harga_dari=-5", Wishes()),
        ("harga_dari=", Wishes()),
        ("harga_dari=1e5", Wishes()),
        ("harga_dari=٥٠", Wishes()),
        ("harga_dari=²", Wishes()),
        ("harga_sampai=99999999999999999999999999", Wishes(price_max=10**12)),
        ("harga_dari=90000&harga_sampai=20000", Wishes(price_min=20_000, price_max=90_000)),
        ("harga_dari=0&harga_sampai=0", Wishes(price_min=0, price_max=0)),
        ("stok=ada", Wishes(in_stock=True)),
        ("stok=1", Wishes()),
        ("pesanan=ya", Wishes(made_to_order=True)),
        ("urut=termurah", Wishes(sort="termurah")),
        ("urut=id;drop", Wishes()),
        ("halaman=3", Wishes(page=3)),
        ("halaman=-1", Wishes()),
        ("halaman=0", Wishes()),
        ("halaman=abc", Wishes()),
        ("halaman=1.5", Wishes()),
        ("halaman=99999999999999999999", Wishes()),
        ("halaman=٣", Wishes()),
        ("page=-1&foo=bar", Wishes()),
    ],
)
def test_nonsense_counts_as_not_said(shop, query, wishes):
    assert Wishes.from_query(QueryDict(query)) == wishes


def test_an_address_names_only_what_was_chosen():
    wishes = Wishes(category="batik", price_max=90_000, in_stock=True, sort="termurah", page=3)
    assert wishes.query() == "?kategori=batik&harga_sampai=90000&stok=ada&urut=termurah"


def test_an_address_of_another_page_keeps_the_choices():
    assert Wishes(prison="lahat", page=2).query(page=3) == "?lapas=lahat&halaman=3"


def test_an_address_of_nothing():
    assert Wishes().query() == "?"


def test_a_price_of_zero_is_a_wish():
    assert Wishes(price_min=0).query() == "?harga_dari=0"


def test_an_address_leads_back_to_its_wishes(shop):
    wishes = Wishes("batik", "lahat", 5, 900, True, True, "nama", 4)
    assert Wishes.from_query(QueryDict(wishes.query(page=4)[1:])) == wishes


@pytest.mark.parametrize(
    ("wishes", "filtered"),
    [
        (Wishes(), False),
        (Wishes(sort="nama", page=4), False),
        (Wishes(category="batik"), True),
        (Wishes(price_min=0), True),
    ],
)
def test_sorting_is_no_filter(wishes, filtered):
    assert wishes.is_filtered is filtered


# --- which goods ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Roti sobek", "Selendang", "Songket", "Batik tulis", "Batik cap"]),
        ("kategori=batik", ["Batik tulis", "Batik cap"]),
        ("kategori=kain", ["Selendang", "Songket", "Batik tulis", "Batik cap"]),
        ("kategori=roti", ["Roti sobek"]),
        ("lapas=lahat", ["Roti sobek", "Batik tulis"]),
        ("lapas=tidak-ada", []),
        ("harga_dari=95000&harga_sampai=450000", ["Selendang", "Batik tulis", "Batik cap"]),
        ("harga_dari=450000&harga_sampai=95000", ["Selendang", "Batik tulis", "Batik cap"]),
        ("harga_sampai=19999", []),
        ("stok=ada", ["Roti sobek", "Selendang", "Batik cap"]),
        ("pesanan=ya", ["Songket"]),
        ("kategori=kain&lapas=perempuan-palembang&stok=ada", ["Selendang", "Batik cap"]),
        ("urut=termurah", ["Roti sobek", "Selendang", "Batik cap", "Batik tulis", "Songket"]),
        ("urut=termahal", ["Songket", "Batik tulis", "Batik cap", "Selendang", "Roti sobek"]),
        ("urut=nama", ["Batik cap", "Batik tulis", "Roti sobek", "Selendang", "Songket"]),
    ],
)
def test_goods_that_match(shop, query, found):
    assert titles(query) == found


def test_a_range_of_prices_matches_where_any_of_it_does(site_tree):
    factories.product(
        title="Kaos", variants=[{"sku": "KAOS-S", "price": 60_000}, {"sku": "KAOS-L"}], price=90_000
    )
    assert titles("harga_sampai=60000") == ["Kaos"]
    assert titles("harga_dari=90000") == ["Kaos"]
    assert titles("harga_dari=90001") == []


# --- facets ---------------------------------------------------------------------------------


def choices(found):
    return [(choice.value, choice.count, choice.depth, choice.chosen) for choice in found]


def test_categories_count_their_subtree(shop):
    assert choices(listing().category_choices) == [
        ("kain", 4, 0, False),
        ("batik", 2, 1, False),
        ("songket", 1, 1, False),
        ("roti", 1, 0, False),
    ]


def test_a_facet_does_not_narrow_itself(shop):
    found = listing("kategori=batik")
    assert found.count == 2
    assert ("roti", 1, 0, False) in choices(found.category_choices)
    assert ("batik", 2, 1, True) in choices(found.category_choices)


def test_facets_narrow_each_other(shop):
    found = listing("lapas=lahat&stok=ada")
    assert choices(found.category_choices) == [("roti", 1, 0, False)]
    assert choices(found.prison_choices) == [
        ("lahat", 1, 0, True),
        ("perempuan-palembang", 2, 0, False),
    ]


def test_the_chosen_category_stays_though_it_is_empty(shop):
    found = listing("kategori=songket&stok=ada")
    assert found.count == 0
    assert ("songket", 0, 1, True) in choices(found.category_choices)


def test_a_choice_leads_to_page_one_with_the_other_choices(shop):
    found = listing("lapas=lahat&urut=nama&halaman=1")
    (choice,) = (one for one in found.category_choices if one.value == "roti")
    assert choice.url == "?kategori=roti&lapas=lahat&urut=nama"


def test_price_bounds_are_those_of_the_goods_without_the_price_filter(shop):
    assert listing("kategori=kain&harga_sampai=100000").price_bounds == (95_000, 2_500_000)


def test_bounds_of_nothing(site_tree):
    assert listing().price_bounds == (0, 0)


def test_what_is_chosen_can_be_taken_back(shop):
    found = listing("kategori=roti&lapas=lahat&harga_dari=1000&harga_sampai=90000&stok=ada")
    rest = "kategori=roti&lapas=lahat&harga_dari=1000&harga_sampai=90000&stok=ada"
    assert found.chips == [
        Chip("Roti", "?" + rest.replace("kategori=roti&", "")),
        Chip("Lapas Lahat", "?" + rest.replace("lapas=lahat&", "")),
        Chip("Mulai Rp1.000", "?" + rest.replace("harga_dari=1000&", "")),
        Chip("Sampai Rp90.000", "?" + rest.replace("harga_sampai=90000&", "")),
        Chip("Ada stok", "?" + rest.replace("&stok=ada", "")),
    ]


def test_made_to_order_can_be_taken_back(shop):
    assert listing("pesanan=ya").chips == [Chip("Dibuat setelah dipesan", "?")]


def test_ways_to_sort(shop):
    found = listing("urut=termurah")
    assert [(one.value, str(one.label), one.chosen) for one in found.sort_choices] == [
        ("terbaru", "Terbaru", False),
        ("termurah", "Harga terendah", True),
        ("termahal", "Harga tertinggi", False),
        ("nama", "Nama A–Z", False),
    ]


# --- pages ----------------------------------------------------------------------------------


@worlds.fixture
def many(lapas):
    """Two full pages and one product more."""
    for number in range(PER_PAGE * 2 + 1):
        factories.product(lapas, f"Kain {number:02}", stock=0)


def test_pages_of_a_long_list(many):
    first, last = listing("urut=nama"), listing("urut=nama&halaman=3")
    assert (first.count, len(first.cards), len(last.cards)) == (49, 24, 1)
    assert first.cards[0].title == "Kain 00"
    assert last.cards[0].title == "Kain 48"
    assert (first.previous_url, first.next_url) == ("", "?urut=nama&halaman=2")
    assert (last.previous_url, last.next_url) == ("?urut=nama&halaman=2", "")
    assert first.page_links == [(1, ""), (2, "?urut=nama&halaman=2"), (3, "?urut=nama&halaman=3")]


def test_a_page_too_far_is_the_last(many):
    found = listing("halaman=99")
    assert (found.wishes.page, len(found.cards)) == (3, 1)


# --- the page itself ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?halaman=-1",
        "?halaman=abc",
        "?halaman=999999999999999999999999",
        "?harga_dari=abc&harga_sampai=-1",
        "?harga_dari=999999999999999999999999&harga_sampai=1",
        "?kategori=tidak-ada",
        "?kategori=%00&lapas=%00&urut=%00&halaman=%00",
        "?kategori=batik&kategori=roti&kategori=",
        "?lapas=" + "x" * 3000,
        "?lapas=%ff%fe",
        "?lapas=%ED%A0%80",
        "?urut[]=nama&urut[$ne]=1",
        "?q='%20OR%201=1--",
        "?&&&===",
    ],
)
def test_nonsense_gives_a_sensible_page(shop, client, query):
    response = client.get(f"/produk/{query}")
    assert response.status_code == 200
    assert "Produk" in response.text


def test_the_list_without_filters_shows_all(shop, client):
    text = client.get("/produk/").text
    for title in ("Roti sobek", "Selendang", "Songket", "Batik tulis", "Batik cap"):
        assert title in text
    assert "Roti tawar" not in text


def test_an_empty_result_offers_a_way_on(shop, client):
    response = client.get("/produk/?kategori=songket&stok=ada")
    assert response.status_code == 200
    assert 'href="/produk/"' in response.text


def test_htmx_gets_the_results_alone(shop, client):
    response = client.get("/produk/?kategori=roti", headers={"HX-Request": "true"})
    assert "Roti sobek" in response.text
    assert "<html" not in response.text

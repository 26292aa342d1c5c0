from datetime import date

import pytest

from products.models import ProductPage
from search.find import PER_PAGE, SUGGESTIONS, clean_query, find, suggest
from tests import factories, worlds

pytestmark = pytest.mark.django_db


@worlds.fixture
def site(site_tree):
    """One page of every kind about songket, and some that are not."""
    prison = factories.prison(
        "Lapas Songket Palembang", slug="songket", intro="Rumah tenun.", crafts="songket"
    )
    cloth = factories.category("Songket", slug="songket")
    other = factories.category("Roti", slug="roti")
    factories.product(
        prison,
        "Songket lepus",
        slug="lepus",
        category=cloth,
        price=2_500_000,
        summary="Penuh emas.",
    )
    factories.product(
        factories.prison("Lapas Lahat"), "Roti sobek", category=other, summary="Roti lembut."
    )
    factories.product(prison, "Songket draf", category=cloth, live=False)
    factories.story(prison, "Menenun songket", slug="menenun")
    factories.event("Pameran songket", slug="pameran", kind="pameran")
    factories.standard_page("Merawat songket", slug="merawat", intro="Jangan dilipat.")
    factories.make_searchable()
    return site_tree


# --- what somebody typed --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("songket", "songket"),
        ("  batik   cap  ", "batik cap"),
        ("a\x00b\x1fc\nd", "a b c d"),
        ("", ""),
        (" \t ", ""),
        ("x" * 150, "x" * 100),
        ("é" * 10, "é" * 10),
    ],
)
def test_a_query_fit_for_a_search(typed, query):
    assert clean_query(typed) == query


# --- results --------------------------------------------------------------------------------


def test_every_kind_of_page_is_found(site):
    found = find("songket")
    assert {(hit.kind, hit.title) for hit in found.hits} == {
        ("Produk", "Songket lepus"),
        ("Cerita", "Menenun songket"),
        ("Acara", "Pameran songket"),
        ("Lapas", "Lapas Songket Palembang"),
        ("Halaman", "Merawat songket"),
    }
    assert (found.total, found.everything, found.page, found.pages) == (5, 5, 1, 1)
    assert [(kind.key, number) for kind, number in found.counts] == [
        ("produk", 1),
        ("cerita", 1),
        ("acara", 1),
        ("lapas", 1),
        ("halaman", 1),
    ]


def test_a_hit_leads_to_its_page_and_says_what_it_costs(site):
    (hit,) = find("lepus").hits
    assert (hit.url, hit.text, hit.note) == (
        "/lapas/songket/lepus/",
        "Penuh emas.",
        "Rp2.500.000",
    )


def test_an_event_says_when(site_tree):
    factories.event("Pameran songket", sessions=[date(2026, 5, 3), date(2026, 5, 5)])
    factories.make_searchable()
    assert find("pameran").hits[0].note == "3–5 Mei 2026"


def test_a_product_is_found_by_its_category_and_its_prison(site):
    assert [hit.title for hit in find("roti", kind="produk").hits] == ["Roti sobek"]
    titles = {hit.title for hit in find("lahat", kind="produk").hits}
    assert titles == {"Roti sobek"}


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("produk", "Songket lepus"),
        ("cerita", "Menenun songket"),
        ("acara", "Pameran songket"),
        ("lapas", "Lapas Songket Palembang"),
        ("halaman", "Merawat songket"),
    ],
)
def test_one_kind_only(site, kind, title):
    found = find("songket", kind=kind)
    assert [hit.title for hit in found.hits] == [title]
    assert (found.kind, found.total, found.everything) == (kind, 1, 5)


def test_an_unknown_kind_counts_as_all(site):
    assert (find("songket", kind="konser").kind, find("songket", kind="konser").total) == ("", 5)


def test_a_kind_without_hits_still_knows_the_others(site):
    found = find("lepus", kind="acara")
    assert (found.hits, found.total, found.everything) == ((), 0, 1)


@pytest.mark.parametrize("typed", ["", "   ", "\x00", "tidakadakata"])
def test_nothing_is_found(site, typed):
    found = find(typed)
    assert (found.hits, found.total, found.counts, found.pages) == ((), 0, (), 1)


def test_drafts_are_not_found(site):
    assert find("draf").total == 0


def test_a_page_taken_down_is_not_found(site):
    ProductPage.objects.get(slug="lepus").unpublish()
    assert find("lepus").total == 0
    assert suggest("lepus") == ()


@pytest.mark.parametrize(
    "typed",
    [
        "'; DROP TABLE x; --",
        '"songket',
        '"',
        '""',
        'song"ket',
        '"songket lepus"',
        "'songket",
        "songket AND OR NOT",
        "(songket",
        "songket*",
        "song:ket",
        "-songket",
        "%_%",
        "\\",
        "AND",
        "!",
        "<script>",
        "𝔰𝔬𝔫𝔤",
        "a" * 5_000,
    ],
)
def test_strange_queries_do_no_harm(site, client, typed):
    response = client.get("/cari/", {"q": typed})
    assert response.status_code == 200
    assert client.get("/cari/saran/", {"q": typed}).status_code == 200
    assert "<script>alert" not in response.text


@pytest.mark.parametrize(
    "query",
    [
        "halaman=-1",
        "halaman=abc",
        "halaman=99999999999",
        "halaman=%D9%A2",
        "jenis=%00",
        "jenis=a&jenis=b",
    ],
)
def test_a_nonsense_address_gives_a_sensible_page(site, client, query):
    response = client.get(f"/cari/?q=songket&{query}")
    assert response.status_code == 200
    assert "Songket lepus" in response.text


def test_pages_of_results(site_tree):
    prison = factories.prison("Lapas Lahat")
    for number in range(PER_PAGE + 1):
        factories.product(prison, f"Songket {number:02}", stock=0)
    factories.make_searchable()
    first, last, beyond = (find("songket", page=number) for number in (1, 2, 99))
    assert (first.total, first.pages, len(first.hits)) == (PER_PAGE + 1, 2, PER_PAGE)
    assert (last.page, len(last.hits)) == (2, 1)
    assert (beyond.page, beyond.hits) == (2, last.hits)
    assert len({hit.url for hit in first.hits + last.hits}) == PER_PAGE + 1


def test_a_search_without_words_offers_a_way_on(site, client):
    response = client.get("/cari/")
    assert response.status_code == 200
    assert 'href="/produk/"' in response.text


def test_the_query_stands_in_the_field_again_and_is_escaped(site, client):
    text = client.get("/cari/", {"q": 'kain "merah" <b>'}).text
    assert 'value="kain &quot;merah&quot; &lt;b&gt;"' in text


def test_quotation_marks_change_nothing(site):
    assert find('"songket" lepus').hits == find("songket lepus").hits
    assert find('"songket" lepus').query == '"songket" lepus'


# --- suggestions ----------------------------------------------------------------------------


def test_first_letters_suggest_titles(site):
    assert ("Songket lepus", "/lapas/songket/lepus/", "Produk") in suggest("song")
    assert [title for title, _url, _kind in suggest("lep")] == ["Songket lepus"]


@pytest.mark.parametrize("typed", ["", "s", " s ", "\x00", "tidakada"])
def test_too_little_suggests_nothing(site, typed):
    assert suggest(typed) == ()


def test_suggestions_are_few(site_tree):
    prison = factories.prison("Lapas Lahat")
    for number in range(SUGGESTIONS + 3):
        factories.product(prison, f"Songket {number:02}", stock=0)
    factories.make_searchable()
    assert len(suggest("song")) == SUGGESTIONS


def test_suggestions_for_the_page(site, client):
    response = client.get("/cari/saran/", {"q": "lep"})
    assert response.status_code == 200
    assert "Songket lepus" in response.text
    assert "<html" not in response.text


def test_only_reading_is_possible(site_tree, client):
    assert client.post("/cari/", {"q": "x"}).status_code == 405

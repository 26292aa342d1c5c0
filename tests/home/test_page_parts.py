from datetime import date

import pytest

from home.models import HomePage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def second_of_may(time_machine):
    time_machine.move_to("2026-05-02T05:00:00Z")


def home_with(site_tree, *kinds):
    """The home page with one block of each kind."""
    home = HomePage.objects.get(pk=site_tree.home.pk)
    home.body = [(kind, {"title": kind, "text": ""}) for kind in kinds]
    home.save_revision().publish()
    return HomePage.objects.get(pk=home.pk)


def parts(home, rf):
    return home.get_context(rf.get("/"))


def titles(cards):
    return [card.title for card in cards]


def test_an_empty_home_page_can_be_looked_at(site_tree, client):
    response = client.get("/")
    assert response.status_code == 200
    assert "Karya Binaan" in response.text


def test_only_what_its_blocks_show_is_asked_for(site_tree, rf):
    context = parts(home_with(site_tree), rf)
    for name in ("new_products", "latest_stories", "next_events", "prisons", "category_counts"):
        assert name not in context


def test_the_eight_newest_goods(site_tree, rf, lapas):
    for number in range(9):
        factories.product(lapas, f"Kain {number}")
    factories.product(lapas, "Draf", live=False)
    context = parts(home_with(site_tree, "new_products"), rf)
    assert titles(context["new_products"]) == [f"Kain {number}" for number in range(8, 0, -1)]


def test_the_three_newest_public_stories(site_tree, rf, lapas):
    for number in range(4):
        factories.story(lapas, f"Cerita {number}", told_on=date(2026, 4, 1 + number))
    silent = factories.artisan(lapas, consent=False)
    factories.story(lapas, "Tertutup", told_on=date(2026, 4, 30), makers=[silent])
    context = parts(home_with(site_tree, "latest_stories"), rf)
    assert titles(context["latest_stories"]) == ["Cerita 3", "Cerita 2", "Cerita 1"]


def test_the_three_next_events(site_tree, rf):
    for day in (9, 3, 5, 7):
        factories.event(f"Tanggal {day}", sessions=[date(2026, 5, day)])
    factories.event("Kemarin", sessions=[date(2026, 5, 1)])
    context = parts(home_with(site_tree, "next_events"), rf)
    assert titles(context["next_events"]) == ["Tanggal 3", "Tanggal 5", "Tanggal 7"]


def test_prisons_that_have_something_to_show(site_tree, rf):
    factories.product(factories.prison("Lapas Lahat"))
    factories.prison("Lapas Tanpa Barang")
    factories.product(factories.prison("Lapas Baru"), live=False)
    context = parts(home_with(site_tree, "prisons"), rf)
    assert titles(context["prisons"]) == ["Lapas Lahat"]


def test_categories_with_their_counts(site_tree, rf, lapas):
    cloth = factories.category("Kain", slug="kain")
    batik = factories.category("Batik", slug="batik", parent=cloth)
    factories.category("Kosong", slug="kosong")
    factories.product(lapas, category=batik)
    factories.product(lapas, category=cloth)
    counts = parts(home_with(site_tree, "categories"), rf)["category_counts"]
    assert [(node.slug, number) for node, number in counts] == [("kain", 2), ("batik", 1)]


def test_chosen_goods(site_tree, rf, lapas):
    chosen, gone = factories.product(lapas, "Kain"), factories.product(lapas, live=False)
    home = HomePage.objects.get()
    items = [{"product": chosen}, {"product": gone}]
    home.body = [("products", {"title": "Pilihan", "items": items})]
    home.save()
    context = parts(HomePage.objects.get(), rf)
    assert titles(context["body_cards"].values()) == ["Kain"]


def test_the_hero_leads_to_its_story(site_tree, rf, lapas):
    story = factories.story(lapas)
    home = HomePage.objects.get()
    home.hero_page = story
    home.save()
    assert parts(home, rf)["hero_link"] == story.get_url()


def test_the_whole_front_page(site_tree, client, lapas):
    factories.product(lapas, "Kain batik", images=[factories.image()])
    factories.story(lapas, "Benang emas")
    factories.event("Bazar Minggu", sessions=[date(2026, 5, 3)])
    kinds = ("new_products", "categories", "latest_stories", "next_events", "prisons")
    home_with(site_tree, *kinds)
    text = client.get("/").text
    for shown in ("Kain batik", "Benang emas", "Bazar Minggu", "Lapas Perempuan Palembang"):
        assert shown in text

from datetime import date

import pytest

from stories.models import StoryPage
from stories.page_parts import PER_PAGE
from tests import factories, worlds

pytestmark = pytest.mark.django_db


def titles(cards):
    return [card.title for card in cards]


# --- the list of stories --------------------------------------------------------------------


@worlds.fixture
def many(lapas):
    for number in range(PER_PAGE + 1):
        factories.story(lapas, f"Cerita {number:02}", told_on=date(2026, 5, 1 + number))


def index(site_tree, rf, query=""):
    return site_tree.stories.get_context(rf.get(f"/cerita/{query}"))


def test_the_list_has_pages(many, site_tree, rf):
    first, second = index(site_tree, rf), index(site_tree, rf, "?halaman=2")
    assert titles(first["stories"])[0] == "Cerita 12"
    assert len(first["stories"]) == PER_PAGE
    assert titles(second["stories"]) == ["Cerita 00"]
    assert second["page_of_stories"].number == 2


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("?halaman=-1", 2),
        ("?halaman=0", 2),
        ("?halaman=99", 2),
        ("?halaman=abc", 1),
        ("?halaman=", 1),
        ("?halaman=%D9%A2", 1),
        ("?halaman=%00", 1),
        ("?halaman=2&halaman=1", 1),
        ("?halaman=" + "9" * 4_000, 2),
    ],
)
def test_nonsense_gives_a_sensible_page(many, site_tree, client, query, number):
    response = client.get(f"/cerita/{query}")
    assert response.status_code == 200
    assert response.context["page_of_stories"].number == number


def test_a_list_without_stories(site_tree, client):
    assert client.get("/cerita/").status_code == 200


# --- one story ------------------------------------------------------------------------------


def parts(story, rf):
    return StoryPage.objects.get(pk=story.pk).get_context(rf.get("/"))


def test_a_story_shows_its_goods_in_the_editors_order(lapas, rf):
    first, second = factories.product(lapas, "Kain"), factories.product(lapas, "Tas")
    story = factories.story(lapas, products=[second, first])
    assert titles(parts(story, rf)["products"]) == ["Tas", "Kain"]


def test_goods_in_the_text_are_not_shown_twice(lapas, rf):
    shown, other = factories.product(lapas, "Kain"), factories.product(lapas, "Tas")
    body = [("products", {"title": "", "items": [{"product": shown}]})]
    story = factories.story(lapas, products=[shown, other], body=body)
    context = parts(story, rf)
    assert set(context["body_cards"]) == {shown.pk, other.pk}
    assert titles(context["products"]) == ["Tas"]


def test_goods_that_are_not_live_are_left_out(lapas, rf):
    story = factories.story(lapas, products=[factories.product(lapas, live=False)])
    assert parts(story, rf)["products"] == []


def test_who_made_it(lapas, rf):
    image = factories.image()
    artisan = factories.artisan(lapas, portrait=image)
    ((maker, portrait),) = parts(factories.story(lapas, makers=[artisan]), rf)["makers"]
    assert (maker.name, maker.craft) == ("Ibu Sri", "Pembatik")
    assert portrait.width == 48


def test_other_stories_to_read_next(lapas, rf):
    silent = factories.artisan(lapas, consent=False)
    story = factories.story(lapas, "Ini")
    for number in range(4):
        factories.story(lapas, f"Cerita {number}", told_on=date(2026, 6, 1 + number))
    factories.story(lapas, "Tertutup", makers=[silent], told_on=date(2026, 7, 1))
    assert titles(parts(story, rf)["next_stories"]) == ["Cerita 3", "Cerita 2", "Cerita 1"]


def test_a_draft_can_be_previewed_before_there_is_consent(lapas, rf):
    story = factories.story(lapas, makers=[factories.artisan(lapas, consent=False)], live=False)
    assert story.make_preview_request().status_code == 200


def test_the_page_shows_what_it_has(lapas, client):
    product = factories.product(lapas, "Kain batik")
    artisan = factories.artisan(lapas, "Cik Ros")
    story = factories.story(
        lapas,
        "Benang emas",
        makers=[artisan],
        products=[product],
        lead_image=factories.image(),
        lead_image_alt="Alat tenun",
    )
    text = client.get(story.get_url()).text
    for shown in ("Benang emas", "Cik Ros", "Kain batik", 'alt="Alat tenun"', "2 Mei 2026"):
        assert shown in text

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


def titles(cards):
    return [card.title for card in cards]


def test_a_product_names_its_stories(lapas, rf):
    product = factories.product(lapas)
    for number in range(4):
        factories.story(lapas, f"Cerita {number}", products=[product])
    stories = product.get_context(rf.get("/"))["stories"]
    assert titles(stories) == ["Cerita 3", "Cerita 2", "Cerita 1"]


def test_a_story_that_names_it_twice_is_shown_once(lapas, rf):
    product = factories.product(lapas)
    factories.story(lapas, "Cerita", products=[product, product])
    assert titles(product.get_context(rf.get("/"))["stories"]) == ["Cerita"]


def test_stories_in_the_text_are_not_shown_again(lapas, rf):
    story, other = factories.story(lapas, "Di teks"), factories.story(lapas, "Lain")
    product = factories.product(lapas, body=[("story_teaser", {"story": story})])
    for one in (story, other):
        one.product_rows.add(type(one).product_rows.rel.related_model(product=product))
        one.save_revision().publish()
    context = product.get_context(rf.get("/"))
    assert titles(context["stories"]) == ["Lain"]
    assert context["body_stories"][story.pk].title == "Di teks"


def test_a_teaser_of_a_story_without_consent_shows_nothing(lapas, rf, client):
    silent = factories.artisan(lapas, consent=False)
    story = factories.story(lapas, "Tertutup", makers=[silent])
    product = factories.product(lapas, body=[("story_teaser", {"story": story})])
    assert product.get_context(rf.get("/"))["body_stories"] == {}
    response = client.get(product.get_url())
    assert response.status_code == 200
    assert "Tertutup" not in response.text


def test_a_prison_shows_its_six_newest(lapas, rf):
    for number in range(7):
        factories.story(lapas, f"Cerita {number}")
    factories.story(factories.prison("Lapas Lahat"), "Dari Lahat")
    shown = titles(lapas.get_context(rf.get("/"))["stories"])
    assert shown == [f"Cerita {number}" for number in (6, 5, 4, 3, 2, 1)]

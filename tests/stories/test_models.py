from datetime import date

import pytest
from wagtail.test.utils.form_data import nested_form_data

from stories.models import StoryPage
from tests import factories
from tests.editor import form_of, story_data

pytestmark = pytest.mark.django_db


def text_of(words):
    return [("paragraph", "<p>" + "kata " * words + "</p>")]


@pytest.mark.parametrize(("words", "minutes"), [(1, 1), (200, 1), (290, 1), (310, 2), (1_000, 5)])
def test_how_long_a_story_takes_to_read(lapas, words, minutes):
    assert factories.story(lapas, body=text_of(words)).reading_minutes == minutes


def test_ids_and_types_are_no_words(lapas):
    story = factories.story(lapas, body=text_of(10))
    assert StoryPage.objects.get(pk=story.pk).reading_minutes == 1


def test_newest_stories_come_first(lapas):
    old = factories.story(lapas, "Lama", told_on=date(2026, 1, 1))
    new = factories.story(lapas, "Baru", told_on=date(2026, 5, 1))
    same_day = factories.story(lapas, "Baru juga", told_on=date(2026, 5, 1))
    assert list(StoryPage.objects.newest_first()) == [same_day, new, old]


def test_public_stories_are_live_and_covered(lapas):
    covered = factories.story(lapas, makers=[factories.artisan(lapas)])
    without_makers = factories.story(lapas)
    factories.story(lapas, makers=[factories.artisan(lapas, consent=False)])
    factories.story(lapas, live=False)
    assert set(StoryPage.objects.public()) == {covered, without_makers}


def test_coverage_can_be_asked_for_a_day(lapas):
    artisan = factories.artisan(lapas, consent=False)
    factories.give_consent(
        artisan,
        ["name", "story"],
        valid_from=date(2026, 5, 1),
        valid_until=date(2026, 5, 31),
    )
    story = factories.story(lapas, makers=[artisan])
    assert list(StoryPage.objects.covered(date(2026, 5, 31))) == [story]
    assert list(StoryPage.objects.covered(date(2026, 6, 1))) == []


def test_a_story_is_accepted(lapas):
    assert form_of(StoryPage(), lapas, story_data()).errors == {}


def test_a_story_has_a_text(lapas):
    from wagtail.test.utils.form_data import streamfield

    form = form_of(StoryPage(), lapas, story_data(body=streamfield([])))
    assert list(form.errors) == ["body"]


def test_a_story_stands_below_a_prison_only(site_tree, lapas):
    assert StoryPage.can_create_at(lapas)
    for elsewhere in (site_tree.home, site_tree.stories, site_tree.products):
        assert not StoryPage.can_create_at(elsewhere)


def test_an_officer_publishes_a_story_of_their_prison(lapas, client):
    client.force_login(factories.officer(lapas))
    data = {**story_data(makers=[factories.artisan(lapas)]), "action-publish": "1"}
    client.post(f"/admin/pages/add/stories/storypage/{lapas.pk}/", nested_form_data(data))
    story = StoryPage.objects.get()
    assert (story.live, story.title) == (True, "Benang emas")


def test_structured_data_of_a_story(lapas, rf):
    story = factories.story(lapas, "Benang emas", slug="benang", told_on=date(2026, 5, 2))
    (article,) = story.structured_data(rf.get("/"))
    assert (article["@type"], article["headline"], article["datePublished"]) == (
        "Article",
        "Benang emas",
        "2026-05-02",
    )
    assert article["url"] == f"http://testserver/lapas/{lapas.slug}/benang/"

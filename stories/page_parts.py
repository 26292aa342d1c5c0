"""What story pages show beside their own fields."""

from django.apps import apps
from django.core.paginator import Paginator
from django.http import Http404
from django.utils.translation import gettext as _

from core import pictures
from core.bodies import ids_in
from lapas import consent, directory
from products.cards import cards_by_pk
from products.models import ProductPage
from stories.cards import story_cards

PER_PAGE = 12


def refuse_uncovered(story):
    """Http404 where a maker of a live story is no longer covered by a consent."""
    covered = all(one.may_show_name and one.may_tell_story for one in _people(story))
    if story.live and not covered:
        raise Http404(_("Cerita ini sedang tidak ditampilkan."))


def _people(story):
    """Artisans of `story` with their coverage; asked for once for each page object."""
    if not hasattr(story, "loaded_people"):
        story.loaded_people = directory.artisans_of(story)
    return story.loaded_people


def index_parts(stories, number, box):
    """{context name: function} for the list of all stories; a nonsense page number is page 1."""
    page = Paginator(stories, PER_PAGE).get_page(number if number.isascii() else 1)
    cards = story_cards(page.object_list, box)
    return {"stories": cards, "page_of_stories": lambda: page}


def story_parts(story, box):
    """{context name: function} for StoryPage.parts."""
    people = consent.shown(_people(story))
    box.want(pictures.HERO, [story.lead_image_id])
    box.want(pictures.BODY, ids_in(story.body.raw_data, "image"))
    box.want(pictures.THUMB, [maker.portrait_id for maker in people])
    named = [row.product_id for row in story.product_rows.all()]
    in_text = ids_in(story.body.raw_data, "product")
    wanted = {*named, *in_text}
    by_pk = cards_by_pk(ProductPage.objects.live().filter(pk__in=wanted), box)
    found = {}

    def body_cards():
        found.update(by_pk())
        return found

    return {
        "lead_picture": lambda: box.get(pictures.HERO, story.lead_image_id),
        "body_pictures": lambda: box.all_of(pictures.BODY),
        "body_cards": body_cards,
        # Goods that the text has shown already are not shown again below it.
        "products": lambda: [found[pk] for pk in named if pk in found and pk not in in_text],
        "makers": lambda: tuple(
            (maker, box.get(pictures.THUMB, maker.portrait_id)) for maker in people
        ),
        "next_stories": story_cards(_others(story), box),
    }


def _others(story):
    stories = apps.get_model("stories", "StoryPage").objects
    return stories.public().exclude(pk=story.pk).newest_first()[:3]

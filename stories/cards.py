"""Stories as they stand in lists."""

from dataclasses import dataclass
from datetime import date

from core import pictures
from core.addresses import public_path, root_url_path


@dataclass(frozen=True)
class StoryCard:
    pk: int
    title: str
    url: str
    intro: str
    told_on: date
    picture: pictures.Picture | None


def story_cards(stories, box):
    """Function that gives StoryCards for a StoryPage queryset, in its order; one query now."""
    rows = list(stories.values("pk", "title", "url_path", "intro", "told_on", "lead_image"))
    box.want(pictures.WIDE_CARD, [row["lead_image"] for row in rows])
    root = root_url_path()
    return lambda: tuple(
        StoryCard(
            row["pk"],
            row["title"],
            public_path(row["url_path"], root),
            row["intro"],
            row["told_on"],
            box.get(pictures.WIDE_CARD, row["lead_image"]),
        )
        for row in rows
    )

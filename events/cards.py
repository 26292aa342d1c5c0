"""Events as they stand in lists."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from core import pictures
from core.addresses import public_path, root_url_path
from core.dates import date_range
from events.enums import EventKind


@dataclass(frozen=True)
class EventCard:
    title: str
    url: str
    kind: str
    kind_label: str
    intro: str
    first_date: date
    last_date: date
    when: str
    venue: str
    offers_pickup: bool
    is_over: bool
    picture: pictures.Picture | None


def event_cards(events, box):
    """Function that gives EventCards for an EventPage queryset, in its order; one query now."""
    rows = list(
        events.values(
            "title",
            "url_path",
            "kind",
            "intro",
            "first_date",
            "last_date",
            "venue__name",
            "offers_pickup",
            "lead_image",
        )
    )
    box.want(pictures.WIDE_CARD, [row["lead_image"] for row in rows])
    root, today = root_url_path(), timezone.localdate()
    return lambda: tuple(
        EventCard(
            row["title"],
            public_path(row["url_path"], root),
            row["kind"],
            str(EventKind(row["kind"]).label),
            row["intro"],
            row["first_date"],
            row["last_date"],
            date_range(row["first_date"], row["last_date"]),
            row["venue__name"],
            row["offers_pickup"],
            row["last_date"] < today,
            box.get(pictures.WIDE_CARD, row["lead_image"]),
        )
        for row in rows
    )

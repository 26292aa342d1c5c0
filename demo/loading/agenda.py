"""Venues and events, on days around today."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from demo.loading import tree
from events.models import (
    EventPage,
    EventPrison,
    EventProduct,
    EventSession,
    Venue,
)

ANNOUNCED_DAYS_BEFORE = 21
SUNDAY = 6


def make_venues(content, library):
    """{slug: Venue}"""
    return {
        row["slug"]: Venue.objects.get_or_create(
            slug=row["slug"],
            defaults={
                **{name: value for name, value in row.items() if name not in ("slug", "picture")},
                "photo_id": library.image_id(row["picture"]),
            },
        )[0]
        for row in content.venues
    }


def make_events(content, index, *, prisons, products, venues, library, bodies, by):
    """{key: EventPage}: the city's below `index`, a prison's own below the prison.

    `by` is {owner: user}: who publishes the city's events ("city") and everybody else's ("").
    """
    made = {}
    for row in content.events:
        pickup = row["pickup"] or {}
        page = EventPage(
            title=row["title"],
            slug=row["slug"],
            kind=row["kind"],
            intro=row["intro"],
            search_description=row["intro"],
            venue=venues[row["venue"]],
            organiser=row["organiser"],
            lead_image_id=library.image_id(row["picture"]),
            lead_image_alt=row["alt"],
            body=bodies.stream([*row["body"], *_pickup_note(pickup)], row["key"]),
            offers_pickup=bool(pickup),
            stall=pickup.get("stall", ""),
        )
        page.sessions = [_session(number, one) for number, one in enumerate(row["sessions"])]
        page.prison_rows = [
            EventPrison(sort_order=number, prison=prisons[slug])
            for number, slug in enumerate(row["prisons"])
        ]
        page.featured_rows = [
            EventProduct(sort_order=number, product=products[key])
            for number, key in enumerate(row["featured"])
        ]
        parent = index if row["owner"] == "city" else prisons[row["owner"]]
        user = by["city"] if row["owner"] == "city" else by[""]
        made[row["key"]] = tree.add(parent, page, by=user, on=_announced(page))
    return made


def day_of(session, today):
    """Date of a session: `day_offset` days from today, or the Sunday `week` weeks from the next
    one (a Sunday counts as its own next)."""
    if "day_offset" in session:
        return today + timedelta(days=session["day_offset"])
    coming = today + timedelta(days=(session["weekday"] - today.weekday()) % 7)
    return coming + timedelta(weeks=session["week"])


def _session(number, row):
    return EventSession(
        sort_order=number,
        day=day_of(row, timezone.localdate()),
        starts=time.fromisoformat(row["start"]),
        ends=time.fromisoformat(row["end"]),
        note=row["note"],
    )


def _pickup_note(pickup):
    if not pickup.get("note"):
        return []
    return [{"type": "paragraph", "html": f"<p>Mengambil pesanan di sini: {pickup['note']}</p>"}]


def _announced(page):
    first = min(session.day for session in page.sessions.all())
    noon = timezone.make_aware(datetime.combine(first, time(12, 0)))
    return min(noon - timedelta(days=ANNOUNCED_DAYS_BEFORE), timezone.now() - timedelta(hours=3))

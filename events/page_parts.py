"""What event pages show beside their own fields."""

from datetime import datetime

from django.core.paginator import Paginator
from django.utils import timezone

from core import pictures
from core.bodies import ids_in
from core.head import absolute
from events.cards import event_cards
from events.enums import EventKind
from lapas.cards import prison_cards
from lapas.models import LapasPage
from products.cards import cards_by_pk
from products.models import ProductPage

PAST_PER_PAGE = 9
UPCOMING_SHOWN = 30


def index_parts(events, kind, number, box):
    """{context name: function} for the agenda; an unknown kind or page is left out of account."""
    kind = kind if kind in EventKind.values else ""
    if kind:
        events = events.filter(kind=kind)
    past = Paginator(events.past(), PAST_PER_PAGE).get_page(number if number.isascii() else 1)
    return {
        "upcoming": event_cards(events.upcoming()[:UPCOMING_SHOWN], box),
        "past": event_cards(past.object_list, box),
        "page_of_past": lambda: past,
        "kind": lambda: kind,
        "kinds": lambda: EventKind.choices,
    }


def event_parts(event, box):
    """{context name: function} for EventPage.parts."""
    sessions = list(event.sessions.all())
    event.loaded_sessions = sessions
    attending = [row.prison_id for row in event.prison_rows.all()]
    prisons = LapasPage.objects.live().filter(pk__in=attending).by_name()
    in_body = set(ids_in(event.body.raw_data, "product"))
    # What the text shows already is not shown again below it.
    featured = [
        row.product_id for row in event.featured_rows.all() if row.product_id not in in_body
    ]
    by_pk = cards_by_pk(ProductPage.objects.live().filter(pk__in={*featured, *in_body}), box)
    box.want(pictures.HERO, [event.lead_image_id])
    box.want(pictures.BODY, ids_in(event.body.raw_data, "image"))
    found = {}

    def body_cards():
        found.update(by_pk())
        return found

    return {
        "sessions": lambda: sessions,
        "prisons": prison_cards(prisons, box),
        "lead_picture": lambda: box.get(pictures.HERO, event.lead_image_id),
        "body_pictures": lambda: box.all_of(pictures.BODY),
        "body_cards": body_cards,
        "featured": lambda: [found[pk] for pk in featured if pk in found],
    }


def event_json(event, request):
    """Schema.org Events, one for each session (times with the offset of Asia/Jakarta)."""
    zone = timezone.get_default_timezone()
    return [
        {
            "@context": "https://schema.org",
            "@type": "Event",
            "name": event.title,
            "description": event.intro,
            "startDate": datetime.combine(session.day, session.starts, tzinfo=zone).isoformat(),
            "endDate": datetime.combine(session.day, session.ends, tzinfo=zone).isoformat(),
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "eventStatus": "https://schema.org/EventScheduled",
            "url": absolute(event.get_url(request)),
            "organizer": {"@type": "Organization", "name": event.organiser},
            "location": {
                "@type": "Place",
                "name": event.venue.name,
                "address": event.venue.full_address,
            },
        }
        for session in event.loaded_sessions
    ]

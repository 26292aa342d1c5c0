"""Events as iCalendar (RFC 5545), times in Asia/Jakarta."""

from datetime import datetime

from django.utils import timezone
from icalendar import Calendar, Event, vText

from core.head import absolute

PRODID = "-//Karya Binaan//Agenda//ID"


def of_event(page):
    """Bytes of a calendar with one VEVENT per session of the EventPage `page`.

    The UID stays the same over edits because it is made of the page and the session's row.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for session in page.sessions.all():
        calendar.add_component(_vevent(page, session))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _vevent(page, session):
    zone = timezone.get_default_timezone()
    event = Event()
    event.add("uid", f"acara-{page.pk}-{session.pk}@karyabinaan")
    event.add("dtstamp", page.last_published_at or page.latest_revision_created_at)
    event.add("dtstart", datetime.combine(session.day, session.starts, tzinfo=zone))
    event.add("dtend", datetime.combine(session.day, session.ends, tzinfo=zone))
    event.add("summary", page.title)
    event.add("description", "\n\n".join(text for text in (page.intro, session.note) if text))
    event.add("location", vText(f"{page.venue.name}, {page.venue.full_address}"))
    if page.venue.latitude is not None:
        event.add("geo", (page.venue.latitude, page.venue.longitude))
    event.add("url", absolute(page.get_url()))
    return event

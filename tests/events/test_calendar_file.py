from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from tests import factories, worlds

pytestmark = pytest.mark.django_db

JAKARTA = ZoneInfo("Asia/Jakarta")


@worlds.fixture
def bazaar(site_tree):
    venue = factories.venue("Kambang Iwak", latitude=-2.99, longitude=104.7357)
    return factories.event(
        "Bazar; Kambang Iwak, Minggu",
        slug="bazar",
        venue=venue,
        intro="Bertemu perajin,\ndi tepi danau.",
        sessions=[
            (date(2026, 5, 3), time(6), time(10, 30)),
            (date(2026, 5, 10), time(6), time(10)),
        ],
    )


@pytest.fixture
def answer(bazaar, client):
    return client.get("/agenda/bazar/kalender/")


@pytest.fixture
def events(answer):
    return Calendar.from_ical(answer.content).walk("VEVENT")


def test_the_file_is_a_calendar_to_keep(answer):
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="bazar.ics"'


def test_the_calendar_says_who_made_it(answer):
    calendar = Calendar.from_ical(answer.content)
    assert (calendar["prodid"], calendar["version"], calendar["method"]) == (
        "-//Karya Binaan//Agenda//ID",
        "2.0",
        "PUBLISH",
    )


def test_every_day_is_an_event_with_its_hours_in_palembang(events):
    assert [(one["dtstart"].dt, one["dtend"].dt) for one in events] == [
        (datetime(2026, 5, 3, 6, tzinfo=JAKARTA), datetime(2026, 5, 3, 10, 30, tzinfo=JAKARTA)),
        (datetime(2026, 5, 10, 6, tzinfo=JAKARTA), datetime(2026, 5, 10, 10, tzinfo=JAKARTA)),
    ]
    assert {one["dtstart"].params["TZID"] for one in events} == {"Asia/Jakarta"}


def test_the_time_zone_comes_with_the_file(answer):
    zones = Calendar.from_ical(answer.content).walk("VTIMEZONE")
    assert [str(zone["tzid"]) for zone in zones] == ["Asia/Jakarta"]


def test_what_it_is_and_where(events, bazaar):
    first = events[0]
    assert str(first["summary"]) == "Bazar; Kambang Iwak, Minggu"
    assert str(first["description"]) == "Bertemu perajin,\ndi tepi danau."
    assert str(first["location"]) == "Kambang Iwak, Jl. Tasik, Kota Palembang"
    assert str(first["url"]) == "http://testserver/agenda/bazar/"
    assert (first["geo"].latitude, first["geo"].longitude) == (-2.99, 104.7357)


def test_each_day_keeps_its_name_over_edits(events, bazaar, client):
    before = [str(one["uid"]) for one in events]
    assert before == [
        f"acara-{bazaar.pk}-{session.pk}@karyabinaan" for session in bazaar.sessions.all()
    ]
    bazaar.title = "Bazar besar"
    bazaar.save_revision().publish()
    again = client.get("/agenda/bazar/kalender/").content
    assert [str(one["uid"]) for one in Calendar.from_ical(again).walk("VEVENT")] == before
    assert b"Bazar besar" in again


def test_a_note_stands_below_the_description(site_tree, client):
    event = factories.event(slug="pameran", sessions=[date(2026, 5, 2)])
    session = event.sessions.get()
    session.note = "Ditutup saat hujan"
    session.save()
    answer = client.get("/agenda/pameran/kalender/")
    (only,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert str(only["description"]) == "Bertemu perajin di tepi danau.\n\nDitutup saat hujan"


def test_lines_are_folded_and_end_as_the_standard_says(site_tree, client):
    factories.event("Bazar " + "panjang " * 20, slug="panjang", intro="kata " * 50)
    data = client.get("/agenda/panjang/kalender/").content
    assert data.endswith(b"\r\n")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


def test_it_has_a_moment_of_its_last_change(events, bazaar):
    stamp = events[0]["dtstamp"].dt
    assert abs((stamp - bazaar.last_published_at).total_seconds()) < 1

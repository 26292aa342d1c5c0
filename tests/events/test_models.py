from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from events.models import EventPage, EventSession, Venue
from tests import factories

pytestmark = pytest.mark.django_db

TODAY = date(2026, 5, 2)


@pytest.fixture(autouse=True)
def second_of_may(time_machine):
    time_machine.move_to("2026-05-02T05:00:00Z")


# --- dates come from the sessions -----------------------------------------------------------


def test_an_event_begins_with_its_first_and_ends_with_its_last_day(site_tree):
    event = factories.event(sessions=[date(2026, 5, 5), date(2026, 5, 3), date(2026, 5, 4)])
    stored = EventPage.objects.get(pk=event.pk)
    assert (stored.first_date, stored.last_date) == (date(2026, 5, 3), date(2026, 5, 5))


def test_a_dropped_day_changes_the_dates(site_tree):
    event = factories.event(sessions=[date(2026, 5, 3), date(2026, 5, 5)])
    event.sessions.set([event.sessions.get(day=date(2026, 5, 3))])
    event.save_revision().publish()
    assert EventPage.objects.get(pk=event.pk).last_date == date(2026, 5, 3)


def test_a_draft_leaves_the_public_dates(site_tree):
    event = factories.event(sessions=[date(2026, 5, 3)])
    event.sessions.add(EventSession(day=date(2026, 5, 9), starts=time(9), ends=time(16)))
    event.save_revision()
    assert EventPage.objects.get(pk=event.pk).last_date == date(2026, 5, 3)


@pytest.mark.parametrize(
    ("day", "over"), [(date(2026, 5, 1), True), (TODAY, False), (date(2026, 5, 3), False)]
)
def test_an_event_is_over_the_day_after(site_tree, day, over):
    assert factories.event(sessions=[day]).is_over is over


def test_the_next_events_and_the_last(site_tree):
    for days in ([-9], [-1], [-3, 4], [0], [2]):
        factories.event(f"Acara {days[-1]}", sessions=[factories.days_ahead(n) for n in days])
    upcoming = [event.title for event in EventPage.objects.upcoming()]
    past = [event.title for event in EventPage.objects.past()]
    assert upcoming == ["Acara 4", "Acara 0", "Acara 2"]
    assert past == ["Acara -1", "Acara -9"]


def test_upcoming_can_be_asked_for_a_day(site_tree):
    event = factories.event(sessions=[TODAY])
    assert list(EventPage.objects.upcoming(date(2026, 5, 3))) == []
    assert list(EventPage.objects.past(date(2026, 5, 3))) == [event]


# --- sessions -------------------------------------------------------------------------------


@pytest.mark.parametrize("ends", [time(9), time(8, 59)])
def test_a_session_ends_after_it_starts(site_tree, ends):
    session = factories.event().sessions.get()
    session.ends = ends
    with pytest.raises(ValidationError) as refused:
        session.full_clean()
    assert refused.value.messages == ["Jam selesai harus sesudah jam mulai."]


def test_the_database_refuses_it_too(site_tree):
    factories.event()
    with pytest.raises(IntegrityError), transaction.atomic():
        EventSession.objects.update(ends=time(8))


# --- venues ---------------------------------------------------------------------------------


def test_a_venue_on_the_map():
    venue = factories.venue(latitude=-2.99, longitude=104.7357)
    assert venue.full_address == "Jl. Tasik, Kota Palembang"
    assert venue.map_link == (
        "https://www.openstreetmap.org/?mlat=-2.99000&mlon=104.73570#map=17/-2.99000/104.73570"
    )


def test_a_venue_without_place_on_the_map():
    assert factories.venue().map_link == ""


@pytest.mark.parametrize(
    ("latitude", "longitude", "message"),
    [
        (1.0, None, "Isi lintang dan bujur keduanya, atau kosongkan keduanya."),
        (None, 1.0, "Isi lintang dan bujur keduanya, atau kosongkan keduanya."),
        (91.0, 1.0, "Lintang atau bujur di luar bumi."),
        (1.0, -181.0, "Lintang atau bujur di luar bumi."),
        (float("nan"), 1.0, "Lintang atau bujur di luar bumi."),
    ],
)
def test_a_place_off_the_map_is_refused(latitude, longitude, message):
    venue = Venue(
        name="Kambang Iwak",
        slug="kambang-iwak",
        address="Jl. Tasik",
        regency="16.71",
        latitude=latitude,
        longitude=longitude,
    )
    with pytest.raises(ValidationError) as refused:
        venue.full_clean()
    assert refused.value.messages == [message]


def test_a_venue_in_use_cannot_be_deleted(site_tree):
    venue = factories.venue()
    factories.event(venue=venue)
    with pytest.raises(IntegrityError):
        venue.delete()


# --- where events stand ---------------------------------------------------------------------


def test_events_stand_in_the_agenda_and_below_prisons(site_tree, lapas):
    assert EventPage.can_create_at(site_tree.events)
    assert EventPage.can_create_at(lapas)
    assert not EventPage.can_create_at(site_tree.home)


def test_an_event_below_a_prison_is_in_the_agenda_too(site_tree, lapas, rf):
    factories.event("Hari terbuka", parent=lapas)
    context = site_tree.events.get_context(rf.get("/agenda/"))
    assert [card.title for card in context["upcoming"]] == ["Hari terbuka"]

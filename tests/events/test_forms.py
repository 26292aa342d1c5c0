import pytest

from events.models import EventPage
from tests import factories
from tests.editor import event_data, form_of, row_errors, rows

pytestmark = pytest.mark.django_db


def event_form(site_tree, *sessions, **fields):
    return form_of(
        EventPage(), site_tree.events, event_data(factories.venue(), *sessions, **fields)
    )


def test_an_event_is_accepted(site_tree):
    assert event_form(site_tree).errors == {}


def test_collecting_at_an_event_needs_a_stall(site_tree):
    form = event_form(site_tree, offers_pickup="on", stall="")
    assert form.errors == {"stall": ["Tulis tenda atau stan, supaya pembeli menemukannya."]}


def test_with_a_stall_it_is_accepted(site_tree):
    assert event_form(site_tree, offers_pickup="on", stall="Tenda B-12").errors == {}


def test_an_event_has_at_least_one_day(site_tree):
    assert not event_form(site_tree, sessions=rows()).is_valid()


@pytest.mark.parametrize("ends", ["09:00", "08:00"])
def test_hours_stand_in_their_order(site_tree, ends):
    form = event_form(site_tree, {"day": "2026-05-02", "starts": "09:00", "ends": ends, "note": ""})
    assert not form.is_valid()
    assert row_errors(form, "sessions") == {"__all__": ["Jam selesai harus sesudah jam mulai."]}


def test_an_unknown_kind_is_refused(site_tree):
    assert list(event_form(site_tree, kind="konser").errors) == ["kind"]

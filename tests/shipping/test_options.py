from datetime import date, time

import pytest

from events.models import EventPage
from products.enums import Delivery
from shipping.enums import Method
from shipping.options import Option, Parcel, event_sessions, options
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def second_of_may(time_machine):
    time_machine.move_to("2026-05-02T05:00:00Z")


@pytest.fixture
def palembang_rate():
    return factories.rate("16.71", 10_000, 8_000, 1, 2)


def offered(lapas, *limits, regency="", rate=None, sessions=(), grams=1_200, ready_in_days=0):
    parcel = Parcel(lapas, grams, frozenset(limits or {Delivery.EVERYWHERE}), ready_in_days)
    return {one.key: one for one in options(parcel, regency, rate, sessions)}


# --- courier --------------------------------------------------------------------------------


def test_the_fee_of_a_courier(lapas, palembang_rate):
    assert offered(lapas, regency="16.71", rate=palembang_rate)["kurir"] == Option(
        "kurir",
        Method.COURIER,
        "Kirim dengan kurir",
        "Tiba 1–2 hari setelah dikirim, berat 2 kg",
        18_000,
    )


def test_before_the_destination_is_known_there_is_no_fee(lapas):
    option = offered(lapas)["kurir"]
    assert (option.fee, option.possible, option.reason) == (None, True, "")


@pytest.mark.parametrize(
    ("limits", "regency", "reason"),
    [
        ([Delivery.SAME_CITY], "16.71", ""),
        (
            [Delivery.SAME_CITY],
            "16.04",
            "Makanan segar hanya dikirim di dalam Kota Palembang, kota asalnya.",
        ),
        ([Delivery.SAME_CITY], "", ""),
        ([Delivery.PICKUP_ONLY], "", "Makanan segar ini hanya dapat diambil sendiri."),
        ([Delivery.PICKUP_ONLY], "16.71", "Makanan segar ini hanya dapat diambil sendiri."),
        (
            [Delivery.EVERYWHERE, Delivery.SAME_CITY],
            "31.74",
            "Makanan segar hanya dikirim di dalam Kota Palembang, kota asalnya.",
        ),
        (
            [Delivery.EVERYWHERE, Delivery.PICKUP_ONLY],
            "16.71",
            "Makanan segar ini hanya dapat diambil sendiri.",
        ),
    ],
)
def test_food_that_does_not_travel_says_why(lapas, palembang_rate, limits, regency, reason):
    option = offered(lapas, *limits, regency=regency, rate=palembang_rate)["kurir"]
    assert (option.possible, option.reason) == (not reason, reason)


def test_a_region_without_rate_says_so(lapas):
    option = offered(lapas, regency="91.71")["kurir"]
    assert (option.possible, option.fee, option.reason) == (
        False,
        None,
        "Belum ada tarif kurir ke daerah Anda. Tanyakan lewat WhatsApp.",
    )


# --- collecting -----------------------------------------------------------------------------


@pytest.mark.parametrize("limit", Delivery.values)
def test_everything_can_be_collected_at_the_prison(lapas, limit):
    assert offered(lapas, limit)["lapas"] == Option(
        "lapas",
        Method.PICKUP,
        "Ambil di Lapas Perempuan Palembang",
        "Jl. Merdeka No. 12, Kota Palembang, 30131 · Senin–Jumat 09.00–14.00 WIB",
        0,
    )


def pickup_event(lapas, *sessions, **fields):
    fields = {"offers_pickup": True, "stall": "Tenda B-12", **fields}
    event = factories.event(sessions=list(sessions), prisons=[lapas], **fields)
    return list(event.sessions.order_by("day"))


def test_collecting_at_an_event(lapas):
    (session,) = pickup_event(lapas, (date(2026, 5, 10), time(6), time(10, 30)))
    found = event_sessions([lapas.pk])
    assert offered(lapas, sessions=found[lapas.pk])[f"acara-{session.pk}"] == Option(
        f"acara-{session.pk}",
        Method.EVENT,
        "Ambil di Bazar Kambang Iwak, Minggu, 10 Mei 2026",
        "06.00–10.30 WIB · Tenda B-12, Kambang Iwak",
        0,
        session_id=session.pk,
    )


@pytest.mark.parametrize(("days", "possible"), [(0, True), (5, True), (6, False), (30, False)])
def test_goods_that_are_not_ready_by_then(lapas, days, possible):
    # From Saturday the 2nd to Sunday the 10th there are five working days.
    (session,) = pickup_event(lapas, date(2026, 5, 10))
    sessions = event_sessions([lapas.pk])[lapas.pk]
    option = offered(lapas, sessions=sessions, ready_in_days=days)[f"acara-{session.pk}"]
    assert option.possible is possible
    assert option.reason == ("" if possible else "Barang ini belum selesai dibuat pada hari itu.")


@pytest.mark.parametrize(
    ("day", "is_offered"),
    [
        (date(2026, 5, 1), False),
        (date(2026, 5, 2), False),
        (date(2026, 5, 3), True),
        (date(2026, 6, 16), True),
        (date(2026, 6, 17), False),
    ],
)
def test_sessions_from_tomorrow_for_45_days(lapas, day, is_offered):
    pickup_event(lapas, day)
    assert bool(event_sessions([lapas.pk])) is is_offered


def test_today_is_that_of_palembang(lapas, time_machine):
    pickup_event(lapas, date(2026, 5, 3))
    time_machine.move_to("2026-05-02T16:59:00Z")
    assert event_sessions([lapas.pk])
    time_machine.move_to("2026-05-02T17:01:00Z")
    assert not event_sessions([lapas.pk])


@pytest.mark.parametrize("fields", [{"offers_pickup": False}, {"live": False}])
def test_events_where_nothing_can_be_collected(lapas, fields):
    pickup_event(lapas, date(2026, 5, 10), **fields)
    assert event_sessions([lapas.pk]) == {}


def test_each_prison_has_its_own_sessions_the_next_first(lapas):
    other = factories.prison("Lapas Lahat")
    late, early = date(2026, 5, 20), date(2026, 5, 10)
    pickup_event(lapas, late, early)
    middle = date(2026, 5, 15)
    event = factories.event(sessions=[middle], prisons=[lapas, other], offers_pickup=True)
    found = event_sessions([lapas.pk, other.pk])
    assert [one.day for one in found[lapas.pk]] == [early, middle, late]
    assert [one.page for one in found[other.pk]] == [EventPage.objects.get(pk=event.pk)]


def test_sessions_of_all_prisons_cost_one_query(lapas, django_assert_num_queries):
    other = factories.prison("Lapas Lahat")
    for day in (10, 11, 12):
        factories.event(sessions=[date(2026, 5, day)], prisons=[lapas, other], offers_pickup=True)
    # One for the sessions, one for the content's generation, which a page asks for once.
    with django_assert_num_queries(2):
        found = event_sessions([lapas.pk, other.pk])
        assert {one.page.venue.name for one in found[lapas.pk]} == {"Kambang Iwak"}


def test_options_stand_in_their_order(lapas):
    pickup_event(lapas, date(2026, 5, 10))
    keys = list(offered(lapas, sessions=event_sessions([lapas.pk])[lapas.pk]))
    assert keys[:2] == ["kurir", "lapas"]
    assert keys[2].startswith("acara-")

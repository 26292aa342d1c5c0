import json
from datetime import date, time

import pytest

from events.models import EventPage
from events.page_parts import PAST_PER_PAGE
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def second_of_may(time_machine):
    time_machine.move_to("2026-05-02T05:00:00Z")


def agenda(site_tree, rf, query=""):
    return site_tree.events.get_context(rf.get(f"/agenda/{query}"))


def titles(cards):
    return [card.title for card in cards]


def test_the_agenda_has_what_comes_and_what_was(site_tree, rf):
    factories.event("Besok", sessions=[date(2026, 5, 3)])
    factories.event("Kemarin", sessions=[date(2026, 5, 1)])
    factories.event("Draf", sessions=[date(2026, 5, 3)], live=False)
    context = agenda(site_tree, rf)
    assert (titles(context["upcoming"]), titles(context["past"])) == (["Besok"], ["Kemarin"])


@pytest.mark.parametrize(
    ("query", "kind", "shown"),
    [
        ("", "", ["Bazar", "Pameran"]),
        ("?jenis=pameran", "pameran", ["Pameran"]),
        ("?jenis=pelatihan", "pelatihan", []),
        ("?jenis=konser", "", ["Bazar", "Pameran"]),
        ("?jenis=%00", "", ["Bazar", "Pameran"]),
    ],
)
def test_one_kind_of_events(site_tree, rf, query, kind, shown):
    factories.event("Bazar", sessions=[date(2026, 5, 3)])
    factories.event("Pameran", kind="pameran", sessions=[date(2026, 5, 4)])
    context = agenda(site_tree, rf, query)
    assert (context["kind"], titles(context["upcoming"])) == (kind, shown)


@pytest.mark.parametrize(
    ("query", "number"),
    [("?halaman=2", 2), ("?halaman=99", 2), ("?halaman=-1", 2), ("?halaman=abc", 1), ("", 1)],
)
def test_pages_of_the_past(site_tree, client, query, number):
    for day in range(PAST_PER_PAGE + 1):
        factories.event(f"Acara {day}", sessions=[date(2026, 4, 1 + day)])
    response = client.get(f"/agenda/{query}")
    assert response.status_code == 200
    assert response.context["page_of_past"].number == number


def test_a_card_says_when_and_where(site_tree, rf):
    factories.event(sessions=[date(2026, 5, 3), date(2026, 5, 5)], offers_pickup=True)
    (card,) = agenda(site_tree, rf)["upcoming"]
    assert (card.when, card.venue, card.kind_label, card.offers_pickup, card.is_over) == (
        "3–5 Mei 2026",
        "Kambang Iwak",
        "Bazar",
        True,
        False,
    )


def test_who_and_what_will_be_there(site_tree, rf):
    lahat, palembang = factories.prison("Lapas Lahat"), factories.prison("Lapas Palembang")
    hidden = factories.prison("Lapas Baru", live=False)
    kain, tas = factories.product(lahat, "Kain"), factories.product(lahat, "Tas")
    draft = factories.product(lahat, "Draf", live=False)
    event = factories.event(prisons=[palembang, lahat, hidden], products=[tas, draft, kain])
    context = event.get_context(rf.get("/"))
    assert titles(context["prisons"]) == ["Lapas Lahat", "Lapas Palembang"]
    assert titles(context["featured"]) == ["Tas", "Kain"]


def test_goods_in_the_text_are_not_shown_again(site_tree, rf, lapas):
    kain, tas = factories.product(lapas, "Kain"), factories.product(lapas, "Tas")
    body = [("products", {"title": "", "items": [{"product": tas}]})]
    context = factories.event(products=[tas, kain], body=body).get_context(rf.get("/"))
    assert titles(context["featured"]) == ["Kain"]
    assert context["body_cards"][tas.pk].title == "Tas"


def test_structured_data_has_an_event_a_day(site_tree, rf):
    event = factories.event(
        "Bazar",
        slug="bazar",
        sessions=[(date(2026, 5, 3), time(6), time(10, 30)), (date(2026, 5, 4), time(6), time(10))],
    )
    head = EventPage.objects.get(pk=event.pk).get_context(rf.get("/"))["head"]
    events = [one for one in json.loads(head.json_ld) if one["@type"] == "Event"]
    assert [(one["startDate"], one["endDate"]) for one in events] == [
        ("2026-05-03T06:00:00+07:00", "2026-05-03T10:30:00+07:00"),
        ("2026-05-04T06:00:00+07:00", "2026-05-04T10:00:00+07:00"),
    ]
    assert events[0]["location"]["name"] == "Kambang Iwak"
    assert events[0]["url"] == "http://testserver/agenda/bazar/"


def test_a_prison_names_its_next_events_once(site_tree, rf, lapas):
    factories.event("Bazar", prisons=[lapas], sessions=[date(2026, 5, 3), date(2026, 5, 4)])
    factories.event("Lampau", prisons=[lapas], sessions=[date(2026, 5, 1)])
    factories.event("Tanpa kami", sessions=[date(2026, 5, 3)])
    assert titles(lapas.get_context(rf.get("/"))["events"]) == ["Bazar"]


def test_the_page_shows_what_it_has(site_tree, client, lapas):
    product = factories.product(lapas, "Kain batik")
    event = factories.event(
        "Bazar Minggu",
        sessions=[(date(2026, 5, 10), time(6), time(10, 30))],
        prisons=[lapas],
        products=[product],
    )
    text = client.get(event.get_url()).text
    for shown in (
        "Bazar Minggu",
        "Minggu, 10 Mei 2026",
        "06.00",
        "10.30",
        "Kambang Iwak",
        "Dinas Koperasi dan UKM",
        "Lapas Perempuan Palembang",
        "Kain batik",
        "/kalender/",
    ):
        assert shown in text

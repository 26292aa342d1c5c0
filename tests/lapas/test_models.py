from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from lapas.enums import GivenHow, PortraitShows, Purpose, UnitType
from lapas.models import Artisan, Consent, LapasPage
from tests import factories, worlds

pytestmark = pytest.mark.django_db

NO_CHILDREN = "Anak binaan LPKA tidak boleh ditampilkan sebagai perajin (UU 11/2012 Pasal 19)."


# --- prisons --------------------------------------------------------------------------------


def test_the_whatsapp_number_is_stored_in_one_form(lapas):
    lapas.whatsapp = "0812-3456-7890"
    lapas.full_clean()
    assert lapas.whatsapp == "+6281234567890"


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("whatsapp", "0812", "Tulis nomor WhatsApp yang aktif, misalnya 0812-3456-7890."),
        ("postal_code", "3013", "Kode pos terdiri dari lima angka."),
        ("postal_code", "30a31", "Kode pos terdiri dari lima angka."),
    ],
)
def test_a_wrong_contact_is_refused_at_its_field(lapas, field, value, message):
    setattr(lapas, field, value)
    with pytest.raises(ValidationError) as refused:
        lapas.full_clean()
    assert refused.value.message_dict == {field: [message]}


def test_a_prison_lies_in_south_sumatra(lapas):
    lapas.regency = "31.74"
    with pytest.raises(ValidationError) as refused:
        lapas.full_clean()
    assert list(refused.value.message_dict) == ["regency"]


def test_the_address_of_a_prison_in_one_line(lapas):
    assert lapas.full_address == "Jl. Merdeka No. 12, Kota Palembang, 30131"


def test_an_address_without_postcode(site_tree):
    assert factories.prison(postal_code="").full_address == "Jl. Merdeka No. 12, Kota Palembang"


def test_crafts_are_a_list(site_tree):
    prison = factories.prison(crafts="batik cap, mukena ,, roti")
    assert prison.craft_list == ["batik cap", "mukena", "roti"]


@pytest.mark.parametrize("unit_type", UnitType.values)
def test_only_an_lpka_is_for_children(site_tree, unit_type):
    assert factories.prison(unit_type=unit_type).is_for_children is (unit_type == "lpka")


def test_the_index_lists_live_prisons_by_name(site_tree, rf):
    for title, live in (("Rutan Prabumulih", True), ("Lapas Lahat", True), ("Lapas Baru", False)):
        factories.prison(title, live=live)
    context = site_tree.prisons.get_context(rf.get("/lapas/"))
    assert [card.title for card in context["prisons"]] == ["Lapas Lahat", "Rutan Prabumulih"]


def test_a_card_shows_where_a_prison_is(lapas, site_tree, rf):
    (card,) = site_tree.prisons.get_context(rf.get("/lapas/"))["prisons"]
    assert (card.url, card.regency) == (f"/lapas/{lapas.slug}/", "Kota Palembang")


def test_a_prisons_page_shows_its_own_goods_stories_and_events(lapas, site_tree, rf):
    other = factories.prison("Lapas Lahat")
    for prison in (lapas, other):
        factories.product(prison, f"Kain dari {prison.title}")
        factories.story(prison, f"Cerita dari {prison.title}")
        factories.event(f"Bazar {prison.title}", prisons=[prison])
    context = lapas.get_context(rf.get("/"))
    for name, title in (
        ("products", "Kain dari Lapas Perempuan Palembang"),
        ("stories", "Cerita dari Lapas Perempuan Palembang"),
        ("events", "Bazar Lapas Perempuan Palembang"),
    ):
        assert [card.title for card in context[name]] == [title]


def test_structured_data_of_a_prison(lapas, rf):
    (organisation,) = lapas.structured_data(rf.get("/"))
    assert organisation["@type"] == "Organization"
    assert organisation["url"] == f"http://testserver/lapas/{lapas.slug}/"
    assert organisation["address"]["addressRegion"] == "Kota Palembang"


# --- artisans -------------------------------------------------------------------------------


def test_an_artisan_has_no_field_for_what_is_never_stored():
    names = {field.name for field in Artisan._meta.get_fields()}
    forbidden = ("legal", "crime", "perkara", "sentence", "pidana", "block", "blok", "release")
    assert not [name for name in names for word in forbidden if word in name]
    assert {"name", "full_name", "birth_date", "family"}.isdisjoint(names)


@worlds.fixture
def lpka(site_tree):
    return factories.prison("LPKA Palembang", unit_type=UnitType.LPKA)


def test_a_childrens_unit_has_no_artisans(lpka):
    artisan = Artisan(display_name="A.", prison=lpka, craft="Sablon")
    with pytest.raises(ValidationError) as refused:
        artisan.full_clean()
    assert refused.value.message_dict == {"prison": [NO_CHILDREN]}


def test_not_even_past_the_form(lpka):
    with pytest.raises(ValidationError) as refused:
        Artisan(display_name="A.", prison=lpka, craft="Sablon").save()
    assert refused.value.messages == [NO_CHILDREN]
    assert Artisan.objects.count() == 0


def test_an_artisan_cannot_move_to_a_childrens_unit(lapas, lpka):
    artisan = factories.artisan(lapas)
    artisan.prison = lpka
    with pytest.raises(ValidationError):
        artisan.save()
    artisan.refresh_from_db()
    assert artisan.prison == lapas


def test_a_prison_with_artisans_cannot_become_a_childrens_unit(lapas):
    factories.artisan(lapas)
    lapas.unit_type = UnitType.LPKA
    with pytest.raises(ValidationError) as refused:
        lapas.full_clean()
    assert refused.value.message_dict == {
        "unit_type": ["Masih ada perajin di unit ini; LPKA tidak boleh punya perajin."]
    }
    assert LapasPage.objects.get(pk=lapas.pk).unit_type == UnitType.WOMEN


@pytest.mark.parametrize(
    ("dates", "withdrawn", "words"),
    [
        ([], False, "belum ada"),
        ([(-10, 30)], False, "berlaku sampai 01-06-2026"),
        ([(-10, 30), (-10, 60)], False, "berlaku sampai 01-07-2026"),
        ([(-10, -1)], False, "kedaluwarsa atau ditarik"),
        ([(-10, 30)], True, "kedaluwarsa atau ditarik"),
    ],
)
def test_the_state_of_consent_in_words(lapas, time_machine, dates, withdrawn, words):
    time_machine.move_to("2026-05-02T05:00:00Z")
    artisan = factories.artisan(lapas, consent=False)
    for start, end in dates:
        factories.give_consent(
            artisan,
            [Purpose.NAME],
            valid_from=date(2026, 5, 2) + timedelta(days=start),
            valid_until=date(2026, 5, 2) + timedelta(days=end),
            withdrawn_at=timezone.now() if withdrawn else None,
        )
    assert artisan.consent_state == words


# --- consent --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        (date(2026, 4, 30), False),
        (date(2026, 5, 1), True),
        (date(2026, 5, 31), True),
        (date(2026, 6, 1), False),
    ],
)
def test_consent_counts_from_its_first_to_its_last_day(lapas, day, counts):
    consent = factories.give_consent(
        factories.artisan(lapas, consent=False),
        [Purpose.NAME],
        valid_from=date(2026, 5, 1),
        valid_until=date(2026, 5, 31),
    )
    assert consent.in_force(day) is counts
    assert Consent.objects.in_force(day).exists() is counts


def test_a_withdrawn_consent_never_counts(lapas):
    artisan = factories.artisan(lapas, consent=False)
    consent = factories.give_consent(artisan, [Purpose.NAME], withdrawn_at=timezone.now())
    assert consent.in_force(timezone.localdate()) is False
    assert not Consent.objects.in_force().exists()


def test_purposes_of_a_consent(lapas):
    artisan = factories.artisan(lapas, consent=False)
    consent = factories.give_consent(artisan, [Purpose.NAME, Purpose.VIDEOTRON])
    assert consent.purposes() == {Purpose.NAME, Purpose.VIDEOTRON}


def test_consent_covers_nothing_by_default(lapas):
    artisan = factories.artisan(lapas, consent=False)
    assert factories.give_consent(artisan, []).purposes() == set()


def test_a_consent_ends_after_it_begins(lapas):
    consent = Consent(
        artisan=factories.artisan(lapas, consent=False),
        valid_from=date(2026, 5, 2),
        valid_until=date(2026, 5, 1),
        given_how=GivenHow.WRITTEN,
    )
    with pytest.raises(ValidationError) as refused:
        consent.full_clean()
    assert refused.value.messages == ["Tanggal akhir harus sesudah tanggal mulai."]


def test_the_database_refuses_it_too(lapas):
    artisan = factories.artisan(lapas)
    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.filter(artisan=artisan).update(valid_until=date(2000, 1, 1))


@pytest.mark.parametrize(
    ("shows", "purposes", "may"),
    [
        (PortraitShows.HANDS, [Purpose.HANDS], True),
        (PortraitShows.HANDS, [Purpose.FACE], False),
        (PortraitShows.FACE, [Purpose.FACE], True),
        (PortraitShows.FACE, [Purpose.HANDS, Purpose.NAME, Purpose.STORY], False),
        (PortraitShows.HANDS, [], False),
    ],
)
def test_what_a_portrait_shows_decides_which_consent_it_needs(lapas, shows, purposes, may):
    artisan = factories.artisan(lapas, consent=purposes, portrait_shows=shows)
    found = Artisan.objects.with_coverage().get(pk=artisan.pk)
    assert found.may_show_portrait is may


def test_purposes_of_several_consents_add_up(lapas):
    artisan = factories.artisan(lapas, consent=[Purpose.NAME])
    factories.give_consent(artisan, [Purpose.STORY])
    found = Artisan.objects.with_coverage().get(pk=artisan.pk)
    assert (found.may_show_name, found.may_tell_story, found.may_show_portrait) == (
        True,
        True,
        False,
    )


def test_who_lacks_a_consent(lapas):
    named = factories.artisan(lapas, "Ibu Sri", consent=[Purpose.NAME])
    silent = factories.artisan(lapas, "Cik Ros", consent=False)
    assert list(Artisan.objects.lacking(Purpose.NAME)) == [silent]
    assert set(Artisan.objects.lacking(Purpose.STORY)) == {named, silent}

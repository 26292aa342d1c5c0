from datetime import date

import pytest
from django.utils import timezone

from lapas.consent import ANONYMOUS, Maker, refusal, shown
from lapas.enums import PortraitShows, Purpose
from lapas.models import Artisan
from stories.models import StoryPage
from tests import factories

pytestmark = pytest.mark.django_db

BOTH = (Purpose.NAME, Purpose.STORY)


def makers_of(*artisans):
    found = Artisan.objects.filter(pk__in=[one.pk for one in artisans])
    return shown(list(found.with_coverage()))


def test_a_covered_maker_is_shown(lapas):
    artisan = factories.artisan(lapas, about="Membatik sejak 2024.", portrait=factories.image())
    assert makers_of(artisan) == (
        Maker("Ibu Sri", "Pembatik", "Membatik sejak 2024.", artisan.portrait_id),
    )


def test_without_consent_for_the_name_nothing_is_told(lapas):
    artisan = factories.artisan(
        lapas, consent=[Purpose.HANDS], about="Membatik.", portrait=factories.image()
    )
    assert makers_of(artisan) == (Maker("Perajin", "", "", None),)


def test_without_consent_for_the_face_the_portrait_stays_away(lapas):
    artisan = factories.artisan(
        lapas, portrait=factories.image(), portrait_shows=PortraitShows.FACE
    )
    assert makers_of(artisan) == (Maker("Ibu Sri", "Pembatik", "", None),)


def test_all_the_nameless_are_one(lapas):
    named = factories.artisan(lapas, "Cik Ros")
    others = [factories.artisan(lapas, name, consent=False) for name in ("A.", "B.")]
    assert [maker.name for maker in makers_of(named, *others)] == ["Cik Ros", ANONYMOUS]


def test_nobody_is_nobody():
    assert shown([]) == ()


def test_nothing_to_refuse_where_all_are_covered(lapas):
    factories.artisan(lapas)
    assert refusal(Artisan.objects.all(), BOTH) == ""


def test_a_refusal_names_who_lacks_what(lapas):
    factories.artisan(lapas, "Cik Ros", consent=[Purpose.NAME])
    factories.artisan(lapas, "Ibu Sri", consent=False)
    factories.artisan(lapas, "Wak Nur")
    assert refusal(Artisan.objects.all(), BOTH) == (
        "Belum ada persetujuan yang berlaku (nama tampilan atau inisial: Ibu Sri; "
        "cerita: Cik Ros, Ibu Sri). Catat persetujuannya di menu Perajin, "
        "atau hapus nama itu dari halaman ini, lalu terbitkan lagi."
    )


def test_consent_is_asked_for_on_a_day(lapas):
    artisan = factories.artisan(lapas, consent=False)
    factories.give_consent(
        artisan, BOTH, valid_from=date(2026, 5, 1), valid_until=date(2026, 5, 31)
    )
    assert refusal(Artisan.objects.all(), BOTH, date(2026, 5, 31)) == ""
    assert "Ibu Sri" in refusal(Artisan.objects.all(), BOTH, date(2026, 6, 1))


# --- what visitors see once a consent is over -----------------------------------------------


@pytest.fixture
def covered_until_may(lapas, time_machine):
    """An artisan whose consent ends on 31 May 2026; it is 2 May."""
    time_machine.move_to("2026-05-02T05:00:00Z")
    artisan = factories.artisan(lapas, consent=False)
    factories.give_consent(
        artisan, BOTH, valid_from=date(2026, 5, 1), valid_until=date(2026, 5, 31)
    )
    return artisan


def withdraw(artisan):
    consent = artisan.consents.get()
    consent.withdrawn_at = timezone.now()
    consent.save()


@pytest.mark.parametrize("ending", ["expired", "withdrawn"])
def test_a_product_stays_but_the_name_goes(covered_until_may, time_machine, rf, ending):
    product = factories.product(makers=[covered_until_may])
    (maker, _portrait), *_others = product.get_context(rf.get("/"))["makers"]
    assert maker.name == "Ibu Sri"
    if ending == "expired":
        time_machine.move_to("2026-05-31T17:30:00Z")  # 1 June in Palembang
    else:
        withdraw(covered_until_may)
    context = product.get_context(rf.get("/"))
    assert [maker.name for maker, _portrait in context["makers"]] == ["Perajin"]


@pytest.mark.parametrize("ending", ["expired", "withdrawn"])
def test_a_story_goes_from_its_address_lists_and_search(
    covered_until_may, client, site_tree, time_machine, rf, ending
):
    from search.find import find, suggest

    product = factories.product()
    story = factories.story(
        title="Malam di atas kain", makers=[covered_until_may], products=[product]
    )
    prison = covered_until_may.prison
    factories.make_searchable()

    def places():
        return {
            "index": len(site_tree.stories.get_context(rf.get("/"))["stories"]),
            "prison": len(prison.get_context(rf.get("/"))["stories"]),
            "product": len(product.get_context(rf.get("/"))["stories"]),
            "search": find("malam").total,
            "suggestions": len(suggest("mala")),
            "public": StoryPage.objects.public().count(),
        }

    address = story.get_url()
    assert client.get(address).status_code == 200
    assert set(places().values()) == {1}
    if ending == "expired":
        time_machine.move_to("2026-05-31T17:30:00Z")
    else:
        withdraw(covered_until_may)
    assert client.get(address).status_code == 404
    assert set(places().values()) == {0}


def test_a_story_of_two_goes_when_one_withdraws(covered_until_may, client):
    other = factories.artisan(name="Cik Ros")
    story = factories.story(makers=[covered_until_may, other])
    withdraw(covered_until_may)
    assert client.get(story.get_url()).status_code == 404


def test_a_new_consent_brings_the_story_back(covered_until_may, client):
    story = factories.story(makers=[covered_until_may])
    withdraw(covered_until_may)
    factories.give_consent(covered_until_may, BOTH)
    assert client.get(story.get_url()).status_code == 200


def test_a_withdrawn_consent_makes_cached_pages_stale(covered_until_may):
    from core import generation

    before = generation.current()
    withdraw(covered_until_may)
    assert generation.current() != before


def test_the_order_keeps_the_makers_of_its_day(covered_until_may):
    product = factories.product(makers=[covered_until_may])
    order = factories.order({factories.sku_of(product): 1})
    withdraw(covered_until_may)
    (line,) = order.fulfilments.get().lines.all()
    assert line.makers == "Ibu Sri"

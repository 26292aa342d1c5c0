import pytest
from wagtail.admin.panels import get_edit_handler
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from lapas.enums import GivenHow
from lapas.models import Artisan, LapasPage
from tests import factories
from tests.editor import form_of

pytestmark = pytest.mark.django_db


def prison_data(**fields):
    return {
        "title": "Lapas Lahat",
        "slug": "lapas-lahat",
        "unit_type": "lapas",
        "class_level": "IIA",
        "sku_prefix": "LHT",
        "crafts": "",
        "address": "Jl. Pemasyarakatan No. 1",
        "regency": "16.04",
        "postal_code": "31419",
        "pickup_hours": "Senin–Jumat 09.00–14.00 WIB",
        "whatsapp": "0812-3456-7890",
        "intro": "Kerajinan dari kaki Bukit Serelo.",
        "body": streamfield([]),
        "comments": inline_formset([]),
        **fields,
    }


def prison_form(site_tree, **fields):
    return form_of(LapasPage(), site_tree.prisons, prison_data(**fields))


def test_a_prison_is_accepted(site_tree):
    assert prison_form(site_tree).errors == {}


def test_a_prefix_is_written_in_capitals(site_tree):
    form = prison_form(site_tree, sku_prefix="lht")
    assert form.is_valid()
    assert form.cleaned_data["sku_prefix"] == "LHT"


@pytest.mark.parametrize("prefix", ["L", "L1", "L-T", "ÉÈ"])
def test_a_prefix_has_two_to_five_letters(site_tree, prefix):
    form = prison_form(site_tree, sku_prefix=prefix)
    assert form.errors == {"sku_prefix": ["Tulis dua sampai lima huruf, misalnya LPP."]}


def test_a_prefix_belongs_to_one_prison(site_tree):
    factories.prison(sku_prefix="LHT")
    form = prison_form(site_tree, sku_prefix="lht")
    assert form.errors == {"sku_prefix": ["Awalan ini sudah dipakai lapas lain."]}


def test_a_prison_keeps_its_own_prefix(site_tree):
    prison = factories.prison(sku_prefix="LHT")
    assert form_of(prison, site_tree.prisons, prison_data()).is_valid()


# --- artisans -------------------------------------------------------------------------------


def artisan_form(user, prison, *consents, instance=None):
    form_class = get_edit_handler(Artisan).get_form_class()
    data = {
        "display_name": "Ibu Sri",
        "prison": prison.pk,
        "craft": "Pembatik",
        "about": "",
        "portrait_shows": "hands",
        "consents": inline_formset(list(consents)),
    }
    return form_class(nested_form_data(data), {}, instance=instance or Artisan(), for_user=user)


CONSENT = {
    "covers_name": "on",
    "valid_from": "2026-05-01",
    "valid_until": "2026-05-31",
    "given_how": GivenHow.WRITTEN.value,
}


def test_an_officer_is_offered_their_own_prison_only(site_tree):
    own = factories.prison("Lapas Lahat")
    other = factories.prison("Lapas Martapura")
    officer = factories.officer(own)
    assert list(artisan_form(officer, own).fields["prison"].queryset) == [own]
    form = artisan_form(officer, other)
    assert not form.is_valid()
    assert list(form.errors) == ["prison"]
    assert Artisan.objects.count() == 0


def test_the_office_is_offered_every_prison(site_tree):
    prisons = [factories.prison("Lapas Lahat"), factories.prison("Lapas Martapura")]
    form = artisan_form(factories.kanwil(), prisons[1])
    assert set(form.fields["prison"].queryset) == set(prisons)
    assert form.is_valid()


def test_who_recorded_a_consent_is_noted(lapas):
    officer = factories.officer(lapas)
    form = artisan_form(officer, lapas, CONSENT)
    assert form.is_valid(), form.errors
    artisan = form.save()
    assert artisan.consents.get().recorded_by == officer

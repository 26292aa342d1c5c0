import pytest
from django.core.management import call_command

from core.checks import pages_have_their_place, public_address_is_set
from home.models import StandardPage


def test_every_page_type_says_where_it_may_stand():
    assert pages_have_their_place(None) == []


def test_a_page_type_that_does_not_is_told(monkeypatch):
    monkeypatch.delattr(StandardPage, "subpage_types")
    (error,) = pages_have_their_place(None)
    assert (error.id, error.msg) == ("karya.E001", "StandardPage does not set subpage_types.")


@pytest.mark.parametrize(
    ("address", "ids"),
    [
        ("https://karyabinaan.example", []),
        ("http://127.0.0.1:8000", ["karya.W001"]),
        ("http://localhost", ["karya.W001"]),
    ],
)
def test_the_public_address_is_not_this_machine(settings, address, ids):
    settings.SITE_URL = address
    assert [warning.id for warning in public_address_is_set(None)] == ids


@pytest.mark.django_db
def test_all_checks_pass():
    call_command("check", fail_level="WARNING")

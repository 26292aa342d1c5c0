import pytest
from django.core.exceptions import ValidationError

from core.phones import local_form, normalise, whatsapp_link


@pytest.mark.parametrize(
    "typed",
    [
        "081234567890",
        "0812-3456-7890",
        "6281234567890",
        "+62 812-3456-7890",
        "+62 (0)812 3456 7890",
        "812 3456 7890",
        " 0812.3456.7890 ",
    ],
)
def test_the_ways_to_write_a_number_are_one_number(typed):
    assert normalise(typed) == "+6281234567890"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("8812 3456 789", "+6288123456789"),
        ("0711-350123", "+62711350123"),
        ("(0711) 350123", "+62711350123"),
        ("+65 8123 4567", "+6581234567"),
    ],
)
def test_other_numbers_that_exist(typed, number):
    assert normalise(typed) == number


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "abc",
        "+",
        "0812",
        "110",
        "08123456789012345",
        "6212345678",
        "+65 1234 5678",
        "62 62 81234567890",
        "0812\x003456",
        "²",
    ],
)
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(ValidationError) as refused:
        normalise(typed)
    assert refused.value.messages == ["Tulis nomor WhatsApp yang aktif, misalnya 0812-3456-7890."]


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("+6281234567890", "0812-3456-7890"),
        ("+62711350123", "(0711) 350123"),
        ("+6581234567", "+65 8123 4567"),
        ("bukan nomor", "bukan nomor"),
    ],
)
def test_how_a_stored_number_is_shown(stored, shown):
    assert local_form(stored) == shown


def test_a_whatsapp_link_carries_the_text():
    link = whatsapp_link("+6281234567890", "Halo, apa kabar?")
    assert link == "https://wa.me/6281234567890?text=Halo%2C%20apa%20kabar%3F"


def test_a_whatsapp_link_without_text():
    assert whatsapp_link("+6281234567890") == "https://wa.me/6281234567890"


def test_no_number_no_link():
    assert whatsapp_link("", "Halo") == ""

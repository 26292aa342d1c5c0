import pytest
from django import forms
from django.test.html import parse_html

from cart.widgets import LongSelect

CHOICES = [("", "Pilih"), ("1", "Satu & dua"), ("Kelompok <A>", [("2", "Dua"), ("3", "<b>")])]


def form(widget, **how):
    class Form(forms.Form):
        kota = forms.ChoiceField(choices=CHOICES, widget=widget(attrs={"autocomplete": "on"}))

    return Form(**how)


@pytest.mark.parametrize(
    "how",
    [
        {},
        {"initial": {"kota": "1"}},
        {"initial": {"kota": "3"}},
        {"data": {"kota": "2"}},
        {"data": {"kota": "<nonsense>"}},
    ],
)
def test_it_reads_as_djangos_own(how):
    quick, usual = (form(widget, **how)["kota"] for widget in (LongSelect, forms.Select))
    assert parse_html(str(quick)) == parse_html(str(usual))

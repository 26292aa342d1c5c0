"""How the benchmark reads pages, sums up, and marks what it measured."""

import pytest

from benchmarks import load, report
from benchmarks.forms import Page

CHECKOUT = """
<form method="post" action="/checkout/">
  <input type="hidden" name="token" value="abc">
  <p><label for="id_name">Nama
     lengkap</label> <input id="id_name" name="name" value=""></p>
  <p><label>Provinsi <select name="province">
     <option value="">-</option><option value="16">Sumatera Selatan</option></select></label></p>
  <textarea name="note">Titip
di pos</textarea>
  <fieldset><legend>Pengiriman dari Lapas A</legend>
    <label><input type="radio" name="ship_a" value="courier" checked> Kurir</label>
    <label><input type="radio" name="ship_a" value="pickup"> Ambil di Lapas</label>
  </fieldset>
  <fieldset><legend>Pembayaran</legend>
    <input type="radio" name="pay" value="cash" id="cash" disabled><label for="cash">Tunai</label>
    <input type="radio" name="pay" value="bank" id="bank"><label for="bank">Transfer</label>
  </fieldset>
  <label><input type="checkbox" name="agree"> Saya setuju</label>
  <button>Buat pesanan</button>
</form>
<a href="/keranjang/"><span>Keranjang</span> (1)</a>
"""


@pytest.fixture
def form():
    return Page(CHECKOUT).form_with_button("Buat pesanan")


def test_an_untouched_form_sends_its_defaults(form):
    assert (form.method, form.action) == ("post", "/checkout/")
    assert form.values == {
        "token": "abc",
        "name": "",
        "province": "",
        "note": "Titip\ndi pos",
        "ship_a": "courier",
    }


def test_a_form_is_filled_in_by_what_a_visitor_sees(form):
    form.fill("Nama lengkap", "Sari")
    form.fill("Provinsi", "Sumatera Selatan")
    form.choose("Pengiriman", "Ambil")
    form.choose("Pembayaran")
    form.tick("Saya setuju")

    assert form.values == {
        "token": "abc",
        "name": "Sari",
        "province": "16",
        "note": "Titip\ndi pos",
        "ship_a": "pickup",
        "pay": "bank",
        "agree": "on",
    }


def test_a_field_that_is_not_there_is_told_with_those_that_are(form):
    with pytest.raises(LookupError, match="0 fields match; there are: 'Nama lengkap', "):
        form.fill("Nama", "Sari")


def test_links_are_known_by_their_text():
    assert Page(CHECKOUT).link("Keranjang (1)") == "/keranjang/"


def test_several_runs_give_their_middle_and_all_their_errors():
    runs = [load.Result(100, 9, 20, 0), load.Result(300, 7, 40, 2), load.Result(200, 8, 90, 1)]

    assert load.median(runs) == load.Result(rate=200, p50=8, p99=40, errors=3)


@pytest.mark.parametrize(
    ("name", "share", "mark"),
    [("product", 0.6, True), ("product", 0.59, False), ("Wagtail page", 1.0, None)],
)
def test_marks(name, share, mark):
    cost = report.Cost(queries=4, size=1000, gzipped=500)
    row = report.Row(name, load.Result(100, 1, 2, 0), cost, to_hello=0.1, to_wagtail=share)

    assert row.mark() is mark


@pytest.mark.parametrize(
    ("milliseconds", "requests", "reached"), [(150, 6, True), (151, 6, False), (90, 7, False)]
)
def test_checkout_mark(milliseconds, requests, reached):
    assert report.Checkout(milliseconds, requests, queries=80).reached() is reached

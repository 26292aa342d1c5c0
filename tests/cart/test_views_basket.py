import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories, worlds
from tests.cart.buying import HTMX, OTHER_SITE, basket_of, browser, fill, said


@pytest.fixture
def client():
    return browser()


@worlds.fixture
def batik(lapas):
    return factories.product(lapas, "Kain batik", sku="BTK-1", price=150_000, stock=5)


def add(client, sku="BTK-1", quantity="1", **how):
    return client.post("/keranjang/tambah/", {"sku": sku, "jumlah": quantity}, **how)


def change(client, data, **how):
    return client.post("/keranjang/ubah/", data, **how)


# --- the page -------------------------------------------------------------------------------


def test_an_empty_basket_shows_a_way_on(client, site_tree):
    response = client.get("/keranjang/")
    assert response.status_code == 200
    assert "Keranjang Anda masih kosong." in response.text
    assert "Lanjut ke checkout" not in response.text
    assert 'href="/produk/"' in response.text


def test_goods_are_grouped_by_prison_with_their_sum(client, batik):
    other = factories.prison("Rutan Kelas I Palembang")
    factories.product(other, "Roti manis", sku="ROT-1", price=8_000)
    fill(client, {"BTK-1": 2, "ROT-1": 3})
    response = client.get("/keranjang/")
    groups = response.context["groups"]
    assert [prison for prison, _goods in groups] == [
        "Lapas Perempuan Palembang",
        "Rutan Kelas I Palembang",
    ]
    assert response.context["total"] == 324_000
    assert response.context["pieces"] == 5
    assert "Rp324.000" in response.text
    assert 'aria-label="Keranjang, 5 barang"' in response.text
    assert 'aria-label="Hapus Kain batik"' in response.text


def test_the_quantity_is_labelled_with_title_and_variant(client, lapas):
    factories.product(lapas, "Kaos", variants=[{"sku": "KAO-M", "label": "Ukuran M"}])
    fill(client, {"KAO-M": 1})
    text = client.get("/keranjang/").text
    assert 'for="jumlah-KAO-M"' in text
    assert "Jumlah Kaos – Ukuran M" in text


def test_the_page_is_never_kept_by_a_cache(client, site_tree):
    assert "no-store" in client.get("/keranjang/").headers["Cache-Control"]


def test_a_line_that_became_scarce_says_so(client, batik):
    fill(client, {"BTK-1": 8})
    assert "Tinggal 5. Kurangi jumlahnya." in client.get("/keranjang/").text


def test_a_line_that_is_sold_out_says_so(client, lapas):
    factories.product(lapas, sku="HABIS-1", stock=0)
    fill(client, {"HABIS-1": 1})
    text = client.get("/keranjang/").text
    assert "Sudah habis. Hapus dari keranjang untuk melanjutkan." in text


def test_goods_that_are_not_sold_any_more_are_announced(client, batik):
    fill(client, {"BTK-1": 1, "LAMA-1": 2})
    response = client.get("/keranjang/")
    assert "1 barang di keranjang Anda tidak dijual lagi dan tidak ikut dihitung." in response.text
    assert response.context["total"] == 150_000


def test_a_basket_of_nothing_but_gone_goods_says_so(client, site_tree):
    fill(client, {"LAMA-1": 2})
    text = client.get("/keranjang/").text
    assert "Barang yang Anda simpan tidak dijual lagi." in text
    assert "Lanjut ke checkout" not in text


@pytest.mark.parametrize("cookie", ["bukan keranjang", "eyJhIjoxfQ:1abc:tanda-tangan", ""])
def test_a_cookie_that_was_tampered_with_is_an_empty_basket(client, site_tree, cookie):
    client.cookies["keranjang"] = cookie
    response = client.get("/keranjang/")
    assert "Keranjang Anda masih kosong." in response.text


# --- adding ---------------------------------------------------------------------------------


def test_adding_leads_to_the_basket_and_says_what_was_added(client, batik):
    response = add(client, quantity="2", follow=True)
    assert response.redirect_chain == [("/keranjang/", 302)]
    assert said(response) == ["Kain batik masuk keranjang."]
    assert basket_of(client) == {"BTK-1": 2}
    assert client.cookies["keranjang_isi"].value == "2"
    assert client.cookies["keranjang"]["httponly"]
    assert not client.cookies["keranjang_isi"]["httponly"]


def test_adding_again_adds_up(client, batik):
    add(client, quantity="2")
    add(client, quantity="3")
    assert basket_of(client) == {"BTK-1": 5}


def test_htmx_gets_a_short_answer_and_the_new_link(client, batik):
    response = add(client, quantity="2", headers=HTMX)
    assert response.status_code == 200
    assert "<html" not in response.text
    assert "2 × Kain batik masuk keranjang." in response.text
    assert 'hx-swap-oob="true"' in response.text
    assert 'aria-label="Keranjang, 2 barang"' in response.text
    assert basket_of(client) == {"BTK-1": 2}


REFUSALS = [
    ({"jumlah": "1"}, "Pilih varian lebih dulu."),
    ({"sku": "", "jumlah": "1"}, "Pilih varian lebih dulu."),
    ({"sku": "X" * 33, "jumlah": "1"}, "Barang ini tidak ditemukan."),
    ({"sku": "TIDAK-ADA", "jumlah": "1"}, "Barang ini tidak dijual lagi."),
    ({"sku": "BTK-1"}, "Isi jumlah, paling sedikit 1."),
    ({"sku": "BTK-1", "jumlah": "dua"}, "Jumlah harus angka bulat."),
    ({"sku": "BTK-1", "jumlah": "1.5"}, "Jumlah harus angka bulat."),
    ({"sku": "BTK-1", "jumlah": "0"}, "Jumlah paling sedikit 1."),
    ({"sku": "BTK-1", "jumlah": "-3"}, "Jumlah paling sedikit 1."),
    ({"sku": "BTK-1", "jumlah": "100"}, "Jumlah paling banyak 99."),
    ({"sku": "BTK-1", "jumlah": "6"}, "Kain batik tinggal 5."),
    ({"sku": "HABIS-1", "jumlah": "1"}, "Pempek sudah habis."),
]


@pytest.mark.parametrize(("data", "message"), REFUSALS)
def test_what_cannot_be_added_is_refused_and_the_basket_stays(client, batik, data, message):
    factories.product(batik.prison, "Pempek", sku="HABIS-1", stock=0)
    response = client.post("/keranjang/tambah/", data, follow=True)
    assert said(response) == [message]
    assert basket_of(client) == {}
    response = client.post("/keranjang/tambah/", data, headers=HTMX)
    assert message in response.text
    assert 'role="alert"' in response.text
    assert basket_of(client) == {}


def test_what_is_there_already_counts(client, batik):
    add(client, quantity="3")
    response = add(client, quantity="3", headers=HTMX)
    assert "Kain batik tinggal 5; di keranjang Anda sudah ada 3." in response.text
    assert basket_of(client) == {"BTK-1": 3}


def test_goods_made_to_order_have_a_limit_per_order(client, lapas):
    factories.product(lapas, "Mukena", sku="MUK-1", stock=0, made_to_order_days=14)
    add(client, sku="MUK-1", quantity="60")
    response = add(client, sku="MUK-1", quantity="60", headers=HTMX)
    assert "Mukena paling banyak 99 sekali pesan." in response.text
    assert basket_of(client) == {"MUK-1": 60}


def test_a_full_basket_takes_nothing_more(client, batik):
    fill(client, {f"BARANG-{number}": 1 for number in range(40)})
    response = add(client, headers=HTMX)
    assert "Keranjang sudah penuh. Pesan dulu yang ada di dalamnya." in response.text
    assert "BTK-1" not in basket_of(client)


def test_an_unpublished_product_is_not_sold(client, batik):
    batik.unpublish()
    response = add(client, headers=HTMX)
    assert "Barang ini tidak dijual lagi." in response.text


# --- changing -------------------------------------------------------------------------------


def test_quantities_are_set_as_typed(client, batik):
    fill(client, {"BTK-1": 1})
    response = change(client, {"jumlah-BTK-1": "4"}, follow=True)
    assert response.redirect_chain == [("/keranjang/", 302)]
    assert said(response) == []
    assert basket_of(client) == {"BTK-1": 4}


@pytest.mark.parametrize("data", [{"jumlah-BTK-1": "0"}, {"hapus": "BTK-1"}])
def test_taking_the_last_goods_out_forgets_the_basket(client, batik, data):
    fill(client, {"BTK-1": 1})
    response = change(client, data)
    assert response.cookies["keranjang"]["max-age"] == 0
    assert response.cookies["keranjang_isi"]["max-age"] == 0


def test_removing_one_leaves_the_others(client, batik):
    factories.product(batik.prison, sku="LAIN-1")
    fill(client, {"BTK-1": 2, "LAIN-1": 1})
    change(client, {"hapus": "BTK-1", "jumlah-BTK-1": "2", "jumlah-LAIN-1": "3"})
    assert basket_of(client) == {"LAIN-1": 3}


@pytest.mark.parametrize(
    ("typed", "kept", "messages"),
    [
        ("", 2, []),
        ("  3 ", 3, []),
        ("banyak", 2, ["Jumlah harus angka bulat, 0 sampai 99."]),
        ("-1", 2, ["Jumlah harus angka bulat, 0 sampai 99."]),
        ("1,5", 2, ["Jumlah harus angka bulat, 0 sampai 99."]),
        ("٣", 2, ["Jumlah harus angka bulat, 0 sampai 99."]),
        ("9999999", 2, ["Jumlah harus angka bulat, 0 sampai 99."]),
        ("8", 5, ["Kain batik tinggal 5."]),
    ],
)
def test_what_is_typed_as_quantity(client, batik, typed, kept, messages):
    fill(client, {"BTK-1": 2})
    response = change(client, {"jumlah-BTK-1": typed}, follow=True)
    assert said(response) == messages
    assert basket_of(client) == {"BTK-1": kept}


def test_a_sold_out_line_is_dropped_and_said(client, batik):
    factories.product(batik.prison, "Pempek", sku="HABIS-1", stock=0)
    fill(client, {"BTK-1": 1, "HABIS-1": 1})
    response = change(client, {"jumlah-BTK-1": "1", "jumlah-HABIS-1": "1"}, follow=True)
    assert said(response) == ["Pempek sudah habis."]
    assert basket_of(client) == {"BTK-1": 1}


def test_strangers_in_the_form_are_not_put_in(client, batik):
    factories.product(batik.prison, sku="LAIN-1")
    fill(client, {"BTK-1": 1})
    change(client, {"jumlah-LAIN-1": "3", "hapus": "TIDAK-ADA"})
    assert basket_of(client) == {"BTK-1": 1}


def test_htmx_gets_the_lines_total_and_link(client, batik):
    fill(client, {"BTK-1": 1})
    response = change(client, {"jumlah-BTK-1": "8"}, headers=HTMX)
    assert "<html" not in response.text
    assert "Kain batik tinggal 5." in response.text
    assert "Rp750.000" in response.text
    assert 'aria-label="Keranjang, 5 barang"' in response.text


def test_htmx_is_sent_to_the_empty_basket(client, batik):
    fill(client, {"BTK-1": 1})
    response = change(client, {"hapus": "BTK-1"}, headers=HTMX)
    assert response.headers["HX-Redirect"] == "/keranjang/"


def test_going_on_leads_to_checkout_unless_something_is_wrong(client, batik):
    fill(client, {"BTK-1": 1})
    assert change(client, {"jumlah-BTK-1": "2", "lanjut": "1"}).url == "/checkout/"
    assert basket_of(client) == {"BTK-1": 2}
    assert change(client, {"jumlah-BTK-1": "9", "lanjut": "1"}).url == "/keranjang/"
    assert change(client, {"hapus": "BTK-1", "lanjut": "1"}).url == "/keranjang/"


# --- who may ask ----------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/keranjang/tambah/", "/keranjang/ubah/"])
def test_changes_are_posted(client, site_tree, path):
    assert client.get(path).status_code == 405


@pytest.mark.parametrize("path", ["/keranjang/", "/keranjang/ringkas/"])
def test_pages_are_only_read(client, site_tree, path):
    assert client.post(path).status_code == 405


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("/keranjang/tambah/", {"sku": "BTK-1", "jumlah": "1"}),
        ("/keranjang/ubah/", {"hapus": "BTK-1"}),
    ],
)
def test_a_form_of_another_site_changes_nothing(client, batik, path, data):
    fill(client, {"BTK-1": 2})
    response = client.post(path, data, headers=OTHER_SITE)
    assert response.status_code == 403
    assert "Permintaan ini tidak datang dari halaman kami." in response.text
    assert not response.cookies
    assert basket_of(client) == {"BTK-1": 2}


def test_the_count_for_pages_that_are_the_same_for_everybody(client, batik):
    assert 'aria-label="Keranjang"' in client.get("/keranjang/ringkas/").text
    fill(client, {"BTK-1": 3})
    assert 'aria-label="Keranjang, 3 barang"' in client.get("/keranjang/ringkas/").text


def test_adding_and_looking_only_reads_the_database(client, batik):
    with CaptureQueriesContext(connection) as queries:
        add(client)
        client.get("/keranjang/")
    assert {query["sql"].split()[0] for query in queries} == {"SELECT"}
    assert "sessionid" not in client.cookies

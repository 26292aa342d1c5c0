import re

import pytest

from cart.models import Fulfilment, Order
from cart.views import checkout as views
from payments.interface import PaymentUnavailable
from payments.methods import BankTransfer
from payments.models import BankAccount, Payment
from products.models import ProductVariant, StockMovement
from tests import factories, worlds
from tests.cart.buying import HTMX, OTHER_SITE, basket_of, browser, fill, said


@pytest.fixture
def client():
    return browser()


@worlds.fixture
def batik(lapas):
    factories.bank_account()
    factories.rates()
    return factories.product(lapas, "Kain batik", sku="BTK-1", price=150_000, stock=5)


@pytest.fixture
def basket(client, batik):
    """A basket with two pieces of batik (1 kg), in the client's cookies."""
    return fill(client, {"BTK-1": 2})


def typed(client, batik=None, **changes):
    """What a buyer's form sends who collects at the prison and pays by transfer."""
    page = client.get("/checkout/")
    data = {
        "kunci": page.context["basket"].key,
        "rincian": page.context["quote"].digest,
        "nama": "Rina Marlina",
        "whatsapp": "0812 3456 7890",
        "email": "",
        "provinsi": "",
        "kabupaten": "",
        "kecamatan": "",
        "kelurahan": "",
        "kode_pos": "",
        "alamat": "",
        "catatan": "",
        "pembayaran": "transfer",
        "setuju": "on",
    }
    for part in page.context["quote"].parts:
        data[part.field_name] = "lapas"
    return {**data, **changes}


ADDRESS = {
    "provinsi": "16",
    "kabupaten": "16.71",
    "kecamatan": "Ilir Barat I",
    "kelurahan": "Lorok Pakjo",
    "kode_pos": "30137",
    "alamat": "Jl. Kapten A. Rivai No. 7",
}


def by_courier(client, prison, **changes):
    """As `typed`, but sent to Palembang; the digest is that of the total with the fee."""
    data = typed(client, **{f"pengiriman-{prison.pk}": "kurir", **ADDRESS})
    counted = client.post("/checkout/", {**data, "hitung": "1"})
    return {**data, "rincian": counted.context["quote"].digest, **changes}


def post(client, data, **how):
    return client.post("/checkout/", data, **how)


def messages_of(response):
    return [message for _field, message in response.context["form"].problems_by_field()]


def nothing_was_stored():
    return (
        not Order.objects.exists()
        and not Payment.objects.exists()
        and not Fulfilment.objects.exists()
        and not StockMovement.objects.filter(kind="reserve").exists()
        and factories.stock_of("BTK-1") == (5, 0)
    )


# --- the page -------------------------------------------------------------------------------


def test_without_goods_there_is_nothing_to_check_out(client, site_tree):
    assert client.get("/checkout/").url == "/keranjang/"
    assert post(client, {"kunci": "x"}).url == "/keranjang/"
    fill(client, {"TIDAK-ADA": 1})
    assert client.get("/checkout/").url == "/keranjang/"


@pytest.mark.parametrize(
    "label",
    [
        "Nama lengkap",
        "Nomor WhatsApp",
        "Email (opsional)",
        "Alamat",
        "Provinsi",
        "Kabupaten/Kota",
        "Kecamatan",
        "Kelurahan/Desa",
        "Kode pos",
        "Catatan (opsional)",
        "Saya setuju dengan syarat dan kebijakan privasi",
        "Kirim dengan kurir",
        "Ambil di Lapas Perempuan Palembang",
        "Transfer bank",
        "Tunai saat mengambil",
    ],
)
def test_every_field_has_its_label(client, basket, label):
    text = client.get("/checkout/").text
    assert re.search(rf'<label for="[^"]+">{re.escape(label)}</label>', text)


def test_delivery_and_payment_are_groups_with_a_name(client, basket):
    text = " ".join(client.get("/checkout/").text.split())
    assert "<legend> Pengiriman dari Lapas Perempuan Palembang </legend>" in text
    assert re.search(r"<legend[^>]*>Pembayaran</legend>", text)


def test_the_page_has_no_inline_style_or_script(client, basket):
    text = client.get("/checkout/").text
    assert not re.search(r"<[^>]+\sstyle=", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"<[^>]+\son\w+=", text)


def test_impossible_choices_stay_visible_with_their_reason(client, batik):
    factories.product(batik.prison, "Roti", sku="ROT-1", delivery="pickup_only")
    fill(client, {"ROT-1": 1})
    text = " ".join(client.get("/checkout/").text.split())
    assert "Makanan segar ini hanya dapat diambil sendiri." in text
    assert re.search(r'value="kurir"[^>]* disabled', text)
    assert "Tunai hanya bila semua barang diambil sendiri." in text


def test_the_only_possible_payment_is_chosen_already(client, basket):
    text = " ".join(client.get("/checkout/").text.split())
    assert re.search(r'value="transfer"[^>]* checked', text)


def test_scarce_goods_are_told_before_the_form_is_filled_in(client, batik):
    fill(client, {"BTK-1": 8})
    assert "Kain batik tinggal 5. Kurangi jumlahnya di keranjang." in client.get("/checkout/").text


# --- placing --------------------------------------------------------------------------------


def test_an_order_that_is_collected(client, basket):
    response = post(client, typed(client, catatan="Titip di pos jaga."))
    order = Order.objects.get()
    assert response.status_code == 302
    assert response.url == order.get_absolute_url()
    assert response.cookies["keranjang"]["max-age"] == 0
    assert order.checkout_key == basket.key
    assert (order.name, order.phone, order.note) == (
        "Rina Marlina",
        "+6281234567890",
        "Titip di pos jaga.",
    )
    assert order.total == 300_000 + order.payment.unique_code
    assert factories.stock_of("BTK-1") == (5, 2)


def test_an_order_that_is_sent(client, basket, batik):
    post(client, by_courier(client, batik.prison))
    order = Order.objects.get()
    assert order.address_lines == [
        "Jl. Kapten A. Rivai No. 7",
        "Lorok Pakjo, Ilir Barat I",
        "Kota Palembang 30137",
        "Sumatera Selatan",
    ]
    assert order.total == 300_000 + 10_000 + order.payment.unique_code


def test_an_address_that_is_not_needed_is_neither_checked_nor_kept(client, basket):
    post(client, typed(client, **{**ADDRESS, "kode_pos": "12", "provinsi": "31"}))
    assert Order.objects.get().address_lines == []


def test_a_fee_that_was_not_seen_is_shown_before_the_order_is_placed(client, basket, batik):
    data = typed(client, **{f"pengiriman-{batik.prison.pk}": "kurir", **ADDRESS})
    response = post(client, data)
    assert response.status_code == 409
    assert response.context["problems"] == [
        "Totalnya berubah. Periksa rinciannya, lalu tekan Buat pesanan sekali lagi."
    ]
    assert response.context["quote"].total == 310_000
    assert nothing_was_stored()
    again = post(client, {**data, "rincian": response.context["quote"].digest})
    assert again.url == Order.objects.get().get_absolute_url()


def test_a_changed_price_is_told(client, basket):
    data = typed(client)
    ProductVariant.objects.filter(sku="BTK-1").update(price=160_000)
    response = post(client, data)
    assert response.status_code == 409
    assert "Totalnya berubah." in response.text
    assert response.context["quote"].total == 320_000
    assert response.context["form"]["nama"].value() == "Rina Marlina"
    assert nothing_was_stored()
    post(client, {**data, "rincian": response.context["quote"].digest})
    assert Order.objects.get().charges.first().amount == 320_000


def test_what_became_scarce_is_told_and_the_basket_fitted(client, batik):
    fill(client, {"BTK-1": 4})
    data = typed(client)
    factories.order({"BTK-1": 3})
    response = post(client, data)
    assert response.status_code == 409
    assert response.context["problems"] == [
        "Kain batik tinggal 2.",
        "Keranjang sudah disesuaikan. Periksa totalnya, lalu tekan Buat pesanan lagi.",
    ]
    assert basket_of(client) == {"BTK-1": 2}
    assert Order.objects.count() == 1
    post(client, {**data, "rincian": response.context["quote"].digest})
    assert Order.objects.count() == 2
    assert factories.stock_of("BTK-1") == (5, 5)


def test_what_is_sold_out_leaves_the_basket_and_the_rest_can_be_ordered(client, basket, batik):
    factories.product(batik.prison, "Roti", sku="ROT-1", price=8_000, stock=1)
    fill(client, {"BTK-1": 2, "ROT-1": 1})
    data = typed(client)
    factories.order({"ROT-1": 1})
    response = post(client, data)
    assert response.context["problems"][0] == "Roti sudah habis."
    assert basket_of(client) == {"BTK-1": 2}
    assert response.context["quote"].total == 300_000


def test_a_product_that_was_taken_down_is_told(client, basket, batik):
    bread = factories.product(batik.prison, "Roti", sku="ROT-1", price=8_000)
    fill(client, {"BTK-1": 2, "ROT-1": 1})
    data = typed(client)
    bread.unpublish()
    response = post(client, data)
    assert response.status_code == 409
    assert response.context["problems"][0] == (
        "Ada barang yang tidak dijual lagi dan sudah dikeluarkan."
    )
    assert basket_of(client) == {"BTK-1": 2}
    assert nothing_was_stored()


def test_when_nothing_is_left_the_buyer_is_told_at_the_basket(client, batik):
    fill(client, {"BTK-1": 5})
    data = typed(client)
    factories.order({"BTK-1": 5})
    response = post(client, data, follow=True)
    assert response.redirect_chain == [("/keranjang/", 302)]
    assert said(response) == [
        "Kain batik sudah habis.",
        "Keranjang sudah disesuaikan. Periksa totalnya, lalu tekan Buat pesanan lagi.",
    ]
    assert Order.objects.count() == 1


def test_a_second_post_gets_the_same_order(client, basket):
    data = typed(client)
    first = post(client, data)
    second = post(client, data)
    assert second.url == first.url
    assert Order.objects.count() == 1
    assert factories.stock_of("BTK-1") == (5, 2)


def test_a_replay_leaves_the_next_basket_alone(client, basket):
    data = typed(client)
    post(client, data)
    fill(client, {"BTK-1": 1})
    response = post(client, data)
    assert response.url == Order.objects.get().get_absolute_url()
    assert basket_of(client) == {"BTK-1": 1}


@pytest.mark.parametrize("key", ["", "\x00", "a b", "x" * 200, "' OR 1=1"])
def test_a_nonsense_key_is_no_order(client, basket, key):
    response = post(client, typed(client, kunci=key))
    assert response.url == Order.objects.get().get_absolute_url()
    assert Order.objects.get().checkout_key == basket.key


def test_goods_of_a_prison_that_collects_itself_become_an_order_of_their_own(client, batik):
    other = factories.prison("Lapas Pagar Alam")
    factories.bank_account(other, number="2700800900", holder="Lapas Pagar Alam")
    factories.product(other, "Kopi", sku="KOP-1", price=55_000)
    fill(client, {"BTK-1": 1, "KOP-1": 1})
    text = " ".join(client.get("/checkout/").text.split())
    assert "Barang Anda menjadi 2 pesanan" in text
    assert "Pesanan 2, dibayar ke Lapas Pagar Alam" in text
    assert "Ke Bank Sumsel Babel a.n. Kanwil Sumsel, dikonfirmasi petugas." in text
    assert "Ke Bank Sumsel Babel a.n. Lapas Pagar Alam, dikonfirmasi petugas." in text
    post(client, typed(client))
    first, second = Order.objects.order_by("pk")
    assert (first.collector, second.collector) == (None, other)
    assert first.checkout_key == second.checkout_key


# --- refusals -------------------------------------------------------------------------------

FIELDS = [
    ({"nama": ""}, "Tulis nama penerima pesanan."),
    ({"nama": " R "}, "Tulis nama penerima pesanan."),
    ({"whatsapp": ""}, "Tulis nomor WhatsApp; kami mengabari pesanan lewat nomor ini."),
    ({"whatsapp": "0812"}, "Tulis nomor WhatsApp yang aktif, misalnya 0812-3456-7890."),
    ({"email": "rina@"}, "Alamat email ini tampaknya salah ketik."),
    ({"pembayaran": ""}, "Pilih cara pembayaran."),
    ({"pembayaran": "emas"}, "Pilih cara pembayaran."),
    ({"setuju": ""}, "Centang persetujuan syarat dan kebijakan privasi untuk memesan."),
    ({"catatan": "a" * 501}, "Catatan paling banyak 500 huruf."),
]


@pytest.mark.parametrize(("changes", "message"), FIELDS)
def test_a_field_that_is_refused(client, basket, changes, message):
    response = post(client, typed(client, **changes))
    assert response.status_code == 422
    assert messages_of(response) == [message]
    assert message in response.text
    assert response.context["form"]["whatsapp"].value() == changes.get("whatsapp", "0812 3456 7890")
    assert nothing_was_stored()
    assert basket_of(client) == {"BTK-1": 2}


ADDRESS_FIELDS = [
    ({"provinsi": "99"}, "Pilih provinsi dari daftar."),
    ({"kabupaten": ""}, "Pilih kabupaten atau kota tujuan."),
    ({"kabupaten": "99.99"}, "Pilih kabupaten/kota dari daftar."),
    ({"provinsi": "31"}, "Kota Palembang tidak berada di provinsi yang dipilih."),
    ({"kecamatan": ""}, "Tulis kecamatan tujuan."),
    ({"kode_pos": ""}, "Tulis kode pos, lima angka."),
    ({"kode_pos": "1234"}, "Kode pos terdiri dari lima angka, misalnya 30127."),
    ({"kode_pos": "00123"}, "Kode pos terdiri dari lima angka, misalnya 30127."),
    ({"alamat": ""}, "Tulis nama jalan, nomor rumah dan RT/RW."),
]


@pytest.mark.parametrize(("changes", "message"), ADDRESS_FIELDS)
def test_a_part_of_the_address_that_is_refused(client, basket, batik, changes, message):
    response = post(client, by_courier(client, batik.prison, **changes))
    assert response.status_code == 422
    assert messages_of(response) == [message]
    assert nothing_was_stored()


def test_everything_that_is_wrong_is_said_at_once_in_the_order_of_the_page(client, basket):
    response = post(client, {"kunci": basket.key})
    assert messages_of(response) == [
        "Tulis nama penerima pesanan.",
        "Tulis nomor WhatsApp; kami mengabari pesanan lewat nomor ini.",
        "Pilih cara pengiriman untuk barang dari Lapas Perempuan Palembang.",
        "Pilih cara pembayaran.",
        "Centang persetujuan syarat dan kebijakan privasi untuk memesan.",
    ]
    assert response.text.count('aria-invalid="true"') == 3
    assert "Perlu diperiksa" in response.text
    assert nothing_was_stored()


@pytest.mark.parametrize("choice", ["", "unta", "acara-1", "kurir "])
def test_a_delivery_that_is_not_offered(client, basket, batik, choice):
    data = typed(client, **{f"pengiriman-{batik.prison.pk}": choice})
    response = post(client, data)
    assert response.status_code == 422
    assert messages_of(response) == [
        "Pilih cara pengiriman untuk barang dari Lapas Perempuan Palembang."
    ]
    assert nothing_was_stored()


def test_a_delivery_that_is_impossible_for_these_goods(client, basket, batik):
    factories.product(batik.prison, "Pempek", sku="PMP-1", delivery="same_city")
    fill(client, {"PMP-1": 1})
    far = {**ADDRESS, "provinsi": "31", "kabupaten": "31.74", "kode_pos": "12730"}
    response = post(client, typed(client, **{f"pengiriman-{batik.prison.pk}": "kurir", **far}))
    assert response.status_code == 422
    assert "Makanan segar hanya dikirim di dalam Kota Palembang, kota asalnya." in response.text
    assert nothing_was_stored()


def test_cash_is_only_for_what_is_collected(client, basket, batik):
    response = post(client, by_courier(client, batik.prison, pembayaran="tunai"))
    assert response.status_code == 422
    assert messages_of(response) == ["Tunai hanya bila semua barang diambil sendiri."]
    assert nothing_was_stored()


def test_a_transfer_needs_an_account(client, basket):
    BankAccount.objects.update(is_active=False)
    response = post(client, typed(client))
    assert messages_of(response) == ["Rekening tujuan belum diatur."]
    assert nothing_was_stored()


def test_a_method_that_gives_out_meanwhile(client, basket, monkeypatch):
    def give_out(self, request):
        raise PaymentUnavailable("Terlalu banyak transfer yang menunggu.")

    monkeypatch.setattr(BankTransfer, "open", give_out)
    response = post(client, typed(client))
    assert response.status_code == 409
    assert response.context["problems"] == ["Terlalu banyak transfer yang menunggu."]
    assert nothing_was_stored()


def test_an_unusual_postcode_is_asked_about_and_not_refused(client, basket, batik):
    data = by_courier(client, batik.prison, kode_pos="40115")
    shown = post(client, {**data, "hitung": "1"})
    assert "Kode pos ini tidak biasa untuk daerah yang dipilih." in shown.text
    assert post(client, data).url == Order.objects.get().get_absolute_url()


# --- counting -------------------------------------------------------------------------------


def test_counting_without_javascript_keeps_what_was_typed(client, basket, batik):
    data = typed(client, **{f"pengiriman-{batik.prison.pk}": "kurir", **ADDRESS})
    response = post(client, {**data, "nama": "", "hitung": "1"})
    assert response.status_code == 200
    assert not response.context["form"].errors
    assert response.context["quote"].total == 310_000
    assert response.context["form"]["kecamatan"].value() == "Ilir Barat I"
    assert re.search(r'name="setuju"[^>]* checked', response.text)
    assert nothing_was_stored()


def test_htmx_gets_delivery_payment_and_total(client, basket, batik):
    data = typed(client, **{f"pengiriman-{batik.prison.pk}": "kurir", **ADDRESS})
    response = client.post("/checkout/hitung/", data, headers=HTMX)
    assert response.status_code == 200
    assert "<html" not in response.text
    assert "Nama lengkap" not in response.text
    assert "Rp310.000" in response.text
    assert re.search(r'id="ringkasan"[^>]*hx-swap-oob="true"', response.text)
    assert f'name="rincian" value="{response.context["quote"].digest}"' in response.text
    assert nothing_was_stored()


def test_htmx_is_sent_to_the_basket_when_it_is_empty(client, site_tree):
    response = client.post("/checkout/hitung/", headers=HTMX)
    assert response.status_code == 200
    assert response.headers["HX-Redirect"] == "/keranjang/"


def test_an_unknown_regency_is_no_destination(client, basket):
    response = client.post("/checkout/hitung/", {"kabupaten": "99.99"}, headers=HTMX)
    assert response.context["quote"].total == 300_000


def test_regencies_of_a_province(client, db):
    text = client.get("/checkout/kabupaten/", {"provinsi": "16", "kabupaten": "16.71"}).text
    assert text.count("<option") == 18
    assert '<option value="16.71" selected>Kota Palembang</option>' in text


@pytest.mark.parametrize("province", ["", "99", "16.71", "abc"])
def test_regencies_of_no_province(client, db, province):
    text = client.get("/checkout/kabupaten/", {"provinsi": province}).text
    assert " ".join(text.split()) == '<option value=""> Pilih provinsi dulu </option>'


def test_districts_are_suggested_for_south_sumatra(client, db):
    found = client.get("/checkout/kecamatan/", {"kabupaten": "16.71"}).text
    assert '<option value="Sukarami">' in found
    assert client.get("/checkout/kecamatan/", {"kabupaten": "31.74"}).text.strip() == ""


# --- who may ask ----------------------------------------------------------------------------


def test_a_form_of_another_site_orders_nothing(client, basket):
    response = post(client, typed(client), headers=OTHER_SITE)
    assert response.status_code == 403
    assert "Permintaan ini tidak datang dari halaman kami." in response.text
    assert nothing_was_stored()
    assert basket_of(client) == {"BTK-1": 2}


def test_another_site_counts_nothing(client, basket):
    assert client.post("/checkout/hitung/", headers=OTHER_SITE).status_code == 403


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("put", "/checkout/"),
        ("delete", "/checkout/"),
        ("get", "/checkout/hitung/"),
        ("post", "/checkout/kabupaten/"),
        ("post", "/checkout/kecamatan/"),
    ],
)
def test_methods_that_are_not_served(client, site_tree, method, path):
    assert getattr(client, method)(path).status_code == 405


def test_the_key_of_a_basket_fits_the_pattern_of_the_view(basket):
    assert views.KEY.fullmatch(basket.key)

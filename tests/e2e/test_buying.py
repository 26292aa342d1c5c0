"""Buying, by the words on the page: at a phone and at a desk, with and without JavaScript."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from cart.models import Order
from products.models import ProductVariant
from tests import factories
from tests.e2e.buyer import Buyer
from tests.e2e.conftest import DESKTOP, PHONE

JOURNEYS = [
    pytest.param(PHONE, True, id="phone"),
    pytest.param(DESKTOP, True, id="desktop"),
    pytest.param(PHONE, False, id="phone without JavaScript"),
]


@pytest.fixture
def buyer(visit, shop):
    """A buyer at a phone with JavaScript."""
    return Buyer(visit())


def the_order():
    return Order.objects.get()


@pytest.mark.parametrize(("size", "javascript"), JOURNEYS)
def test_from_the_home_page_to_an_order_of_two_prisons(visit, shop, size, javascript):
    page = visit(size=size, javascript=javascript)
    buyer = Buyer(page, javascript=javascript)

    page.goto("/")
    page.get_by_role("link", name=re.compile("Benang emas di Merdeka")).first.click()
    expect(page.get_by_role("heading", level=1, name="Benang emas di Merdeka")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name=re.compile("Selendang Songket")).first.click()
    buyer.add(variant="Hitam")
    buyer.put_in_basket(shop.basket, quantity=2)
    page.get_by_role("link", name="Keranjang, 3 barang").click()

    expect(page.get_by_role("heading", name="Dari Lapas Perempuan Palembang")).to_be_visible()
    expect(page.get_by_role("heading", name="Dari Lapas Kelas IIB Sekayu")).to_be_visible()
    page.get_by_role("spinbutton", name="Jumlah Keranjang Rotan").fill("1")
    if not javascript:
        page.get_by_role("button", name="Perbarui").click()
        expect(page.get_by_text("Subtotal, 2 barang")).to_be_visible()
    page.get_by_role("link", name="Lanjut ke checkout").click()

    buyer.write_contact()
    page.get_by_label("Email (opsional)").fill("rina@contoh.example")
    buyer.write_address()
    buyer.choose_delivery(shop.women, "Kirim dengan kurir")
    buyer.choose_delivery(shop.sekayu, re.compile("Ambil di Bazar Kambang Iwak"))
    buyer.count_delivery()
    expect(buyer.total).to_have_text(re.compile(r"Total\s+Rp570\.000"))
    buyer.pay_by("Transfer bank")
    buyer.agree()
    page.get_by_label("Catatan (opsional)").fill("Tolong dibungkus kado.")
    buyer.place_button.click()

    buyer.expect_order_page()
    order = the_order()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Pesanan {order.number}")
    expect(page.get_by_text("Menunggu pembayaran").first).to_be_visible()
    expect(page.get_by_text("1500300400")).to_be_visible()
    expect(page.get_by_text("Transfer tepat sampai tiga angka terakhir.")).to_be_visible()
    expect(page.get_by_role("link", name="Kirim ke WhatsApp")).to_have_count(2)
    expect(page.get_by_role("link", name="Keranjang", exact=True)).to_be_visible()
    code = order.payment.unique_code
    assert order.total == 475_000 + 85_000 + 10_000 + code
    assert [part.method for part in order.fulfilments.order_by("pk")] == ["kurir", "acara"]
    assert factories.stock_of("LPP-SLD-H") == (2, 1)
    assert factories.stock_of("SKY-RTN-1") == (5, 1)


@pytest.mark.parametrize("javascript", [True, False])
def test_refused_fields_say_what_to_do_and_keep_what_was_typed(visit, shop, javascript):
    page = visit(javascript=javascript)
    buyer = Buyer(page, javascript=javascript)
    buyer.put_in_basket(shop.scarf)
    buyer.open_checkout()
    buyer.write_contact(phone="0812")
    page.get_by_label("Email (opsional)").fill("rina@")
    buyer.choose_region()
    page.get_by_label("Kode pos").fill("123")
    page.get_by_label("Catatan (opsional)").fill("Warna merah tua.")
    buyer.choose_delivery(shop.women, "Kirim dengan kurir")
    buyer.place_button.click()

    summary = page.get_by_role("alert").filter(has_text="Pesanan belum dibuat.")
    expect(summary).to_be_focused()
    for text in (
        "Tulis nomor WhatsApp yang aktif, misalnya 0812-3456-7890.",
        "Alamat email ini tampaknya salah ketik.",
        "Tulis kecamatan tujuan.",
        "Kode pos terdiri dari lima angka, misalnya 30127.",
        "Tulis nama jalan, nomor rumah dan RT/RW.",
        "Centang persetujuan syarat dan kebijakan privasi untuk memesan.",
    ):
        expect(summary.get_by_role("link", name=text)).to_be_visible()
    phone = page.get_by_label("Nomor WhatsApp")
    expect(phone).to_have_value("0812")
    expect(phone).to_have_attribute("aria-invalid", "true")
    expect(phone).to_have_accessible_description(re.compile("Tulis nomor WhatsApp yang aktif"))
    expect(page.get_by_label("Nama lengkap")).to_have_value("Rina Marlina")
    expect(page.get_by_label("Email (opsional)")).to_have_value("rina@")
    expect(page.get_by_label("Kabupaten/Kota")).to_have_value("16.71")
    expect(page.get_by_label("Kode pos")).to_have_value("123")
    expect(page.get_by_label("Catatan (opsional)")).to_have_value("Warna merah tua.")
    expect(buyer.delivery(shop.women).get_by_role("radio", name="Kirim")).to_be_checked()
    summary.get_by_role("link", name="Tulis kecamatan tujuan.").click()
    expect(page.get_by_label("Kecamatan")).to_be_focused()
    assert Order.objects.count() == 0


def ready_to_order(buyer, shop):
    """A checkout that lacks nothing but the last click: collected at the prison, by transfer."""
    buyer.put_in_basket(shop.scarf, variant="Merah")
    buyer.open_checkout()
    buyer.write_contact()
    buyer.choose_delivery(shop.women, "Ambil di Lapas Perempuan Palembang")
    expect(buyer.total).to_have_text(re.compile(r"^\s*Total\s+Rp450\.000"))
    buyer.pay_by("Transfer bank")
    buyer.agree()


@pytest.mark.parametrize("javascript", [True, False])
def test_a_qris_code_to_scan_or_to_take_along(visit, shop, javascript):
    page = visit(javascript=javascript)
    buyer = Buyer(page, javascript=javascript)
    buyer.put_in_basket(shop.scarf, variant="Merah")
    buyer.open_checkout()
    buyer.write_contact()
    buyer.choose_delivery(shop.women, "Ambil di Lapas Perempuan Palembang")
    buyer.count_delivery()
    buyer.pay_by("QRIS")
    buyer.agree()
    expect(buyer.total).to_have_text(re.compile(r"Total\s+Rp450\.000"))
    buyer.place_button.click()

    buyer.expect_order_page()
    order = the_order()
    assert order.payment.method == "qris"
    code = page.get_by_role("img", name="Kode QRIS SENTRA KARYA CONTOH")
    expect(code).to_be_visible()
    assert code.bounding_box()["width"] >= 240
    with page.expect_download() as taken:
        page.get_by_role("link", name="Simpan kode QR").click()
    assert taken.value.suggested_filename == f"QRIS-{order.number}.png"
    if javascript:
        page.get_by_role("button", name="Salin jumlah").click()
        expect(page.get_by_role("button", name="Tersalin")).to_be_visible()


def test_a_double_click_makes_one_order(buyer, shop):
    ready_to_order(buyer, shop)
    buyer.place_button.dblclick()
    buyer.expect_order_page()
    assert Order.objects.count() == 1
    assert factories.stock_of("LPP-SLD-M") == (8, 1)


def test_going_back_after_ordering_makes_no_second_order(buyer, shop):
    ready_to_order(buyer, shop)
    buyer.place_button.click()
    buyer.expect_order_page()
    buyer.page.go_back()
    if buyer.place_button.is_visible():
        buyer.place_button.click()
        buyer.expect_order_page()
    assert Order.objects.count() == 1


def test_two_tabs_with_one_basket_make_one_order(buyer, shop):
    ready_to_order(buyer, shop)
    other = buyer.page.context.new_page()
    other.goto("/checkout/")
    buyer.place_button.click()
    buyer.expect_order_page()
    other.get_by_role("button", name="Buat pesanan").click()
    expect(other.get_by_role("heading", level=1)).to_have_text(f"Pesanan {the_order().number}")


def test_a_changed_price_is_told_before_the_order_is_placed(buyer, shop):
    ready_to_order(buyer, shop)
    ProductVariant.objects.filter(sku="LPP-SLD-M").update(price=460_000)
    buyer.place_button.click()
    told = buyer.page.get_by_role("alert").filter(has_text="Totalnya berubah.")
    expect(told).to_be_visible()
    expect(buyer.total).to_have_text(re.compile(r"Total\s+Rp460\.000"))
    assert Order.objects.count() == 0
    buyer.place_button.click()
    buyer.expect_order_page()
    assert the_order().charges.first().amount == 460_000


def test_goods_that_became_scarce_are_told_and_the_basket_fitted(buyer, shop):
    buyer.put_in_basket(shop.scarf, variant="Merah", quantity=3)
    buyer.open_checkout()
    buyer.write_contact()
    buyer.choose_delivery(shop.women, "Ambil di Lapas Perempuan Palembang")
    buyer.pay_by("Transfer bank")
    buyer.agree()
    expect(buyer.total).to_have_text(re.compile(r"Total\s+Rp1\.350\.000"))
    factories.order({"LPP-SLD-M": 6})
    buyer.place_button.click()
    told = buyer.page.get_by_role("alert").filter(has_text="Selendang Songket – Merah tinggal 2.")
    expect(told).to_be_visible()
    expect(buyer.total).to_have_text(re.compile(r"Rp900\.000"))
    buyer.place_button.click()
    buyer.expect_order_page()
    assert factories.stock_of("LPP-SLD-M") == (8, 8)


def test_the_click_right_after_choosing_a_region_is_not_lost(buyer, shop):
    buyer.put_in_basket(shop.scarf, variant="Merah")
    buyer.open_checkout()
    buyer.write_contact()
    buyer.write_address()
    buyer.choose_delivery(shop.women, "Kirim dengan kurir")
    buyer.pay_by("Transfer bank")
    buyer.agree()
    expect(buyer.total).to_have_text(re.compile(r"Rp460\.000"))
    # Leaving this field starts a recount in the very moment of the click.
    buyer.page.get_by_label("Kode pos").fill("30138")
    buyer.place_button.click()
    buyer.expect_order_page()
    assert the_order().postal_code == "30138"


def test_a_regency_chosen_before_its_list_came_stays_chosen(buyer, shop):
    buyer.put_in_basket(shop.scarf, variant="Merah")
    buyer.open_checkout()
    page = buyer.page
    regency = page.get_by_label("Kabupaten/Kota")
    waiting = []
    page.route("**/checkout/kabupaten/**", lambda route: waiting.append(route))
    page.get_by_label("Provinsi").select_option("Sumatera Selatan")
    regency.select_option("Kota Palembang")
    expect(regency.get_by_role("option", name="Kota Administrasi Jakarta Selatan")).to_be_attached()
    waiting[0].continue_()
    expect(regency.get_by_role("option", name="Kota Administrasi Jakarta Selatan")).to_have_count(0)
    expect(regency).to_have_value("16.71")


def test_a_province_brings_its_regencies_and_the_fee_follows(buyer, shop):
    buyer.put_in_basket(shop.scarf, variant="Merah")
    buyer.open_checkout()
    page = buyer.page
    regency = page.get_by_label("Kabupaten/Kota")
    buyer.choose_delivery(shop.women, "Kirim dengan kurir")
    expect(buyer.total).to_have_text(re.compile(r"Total sementara\s+Rp450\.000"))
    buyer.choose_region()
    expect(buyer.total).to_have_text(re.compile(r"Total\s+Rp460\.000"))
    expect(page.locator("#daftar-kecamatan option")).not_to_have_count(0)
    page.get_by_label("Provinsi").select_option("DKI Jakarta")
    expect(regency).to_have_value("")
    expect(regency.get_by_role("option", name="Kota Administrasi Jakarta Selatan")).to_be_attached()
    expect(regency.get_by_role("option", name="Kota Palembang")).not_to_be_attached()
    expect(buyer.total).to_have_text(re.compile(r"Total sementara\s+Rp450\.000"))
    regency.select_option("Kota Administrasi Jakarta Selatan")
    expect(buyer.total).to_have_text(re.compile(r"Total\s+Rp472\.000"))


def test_a_recount_keeps_the_focus_and_what_was_typed(buyer, shop):
    buyer.put_in_basket(shop.scarf, variant="Merah")
    buyer.open_checkout()
    buyer.write_contact(name="Rina M.")
    radio = buyer.delivery(shop.women).get_by_role("radio", name="Ambil di Lapas")
    radio.focus()
    buyer.page.keyboard.press("Space")
    expect(buyer.total).to_have_text(re.compile(r"^\s*Total\s+Rp450\.000"))
    expect(radio).to_be_checked()
    expect(radio).to_be_focused()
    expect(buyer.page.get_by_label("Nama lengkap")).to_have_value("Rina M.")


def test_fresh_food_says_why_it_is_not_sent_and_cash_follows_collection(buyer, shop):
    buyer.put_in_basket(shop.pempek)
    buyer.open_checkout()
    women = buyer.delivery(shop.women)
    courier = women.get_by_role("radio", name="Kirim dengan kurir")
    cash = buyer.page.get_by_role("radio", name="Tunai saat mengambil")
    expect(cash).to_be_disabled()
    expect(cash).to_have_accessible_description("Tunai hanya bila semua barang diambil sendiri.")
    buyer.choose_region("DKI Jakarta", "Kota Administrasi Jakarta Selatan")
    expect(courier).to_be_disabled()
    expect(courier).to_have_accessible_description(
        "Makanan segar hanya dikirim di dalam Kota Palembang, kota asalnya."
    )
    buyer.choose_delivery(shop.women, "Ambil di Lapas Perempuan Palembang")
    expect(cash).to_be_enabled()
    buyer.pay_by("Tunai saat mengambil")
    buyer.write_contact()
    buyer.agree()
    buyer.place_button.click()
    buyer.expect_order_page()
    expect(buyer.page.get_by_text("Bayar tunai Rp90.000 saat mengambil barang.")).to_be_visible()
    # Nothing is sent, so nothing of the address is kept.
    assert the_order().address_lines == []


def test_goods_that_are_paid_elsewhere_are_announced_as_an_order_of_their_own(buyer, shop):
    buyer.put_in_basket(shop.scarf, variant="Merah")
    buyer.put_in_basket(shop.coffee)
    buyer.open_checkout()
    page = buyer.page
    expect(page.get_by_text("Barang Anda menjadi 2 pesanan")).to_be_visible()
    buyer.write_contact()
    buyer.choose_delivery(shop.women, "Ambil di Lapas Perempuan Palembang")
    buyer.choose_delivery(shop.own_account, "Ambil di Lapas Kelas III Pagar Alam")
    buyer.agree()
    buyer.place_button.click()
    buyer.expect_order_page()
    first, second = Order.objects.order_by("pk")
    page.get_by_role("link", name=second.number).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Pesanan {second.number}")
    expect(page.get_by_text("2700800900")).to_be_visible()
    assert (first.collector, second.collector) == (None, shop.own_account)


def test_what_was_typed_outlives_a_look_into_the_basket(buyer, shop):
    buyer.put_in_basket(shop.scarf, variant="Merah")
    buyer.open_checkout()
    buyer.write_contact()
    buyer.write_address()
    buyer.choose_delivery(shop.women, "Kirim dengan kurir")
    buyer.pay_by("Transfer bank")
    buyer.agree()
    expect(buyer.total).to_have_text(re.compile(r"Rp460\.000"))
    buyer.page.get_by_role("link", name="Ubah belanjaan").click()
    buyer.page.get_by_role("link", name="Lanjut ke checkout").click()
    expect(buyer.page.get_by_label("Nama lengkap")).to_have_value("Rina Marlina")
    expect(buyer.page.get_by_label("Kecamatan")).to_have_value("Ilir Barat I")
    expect(buyer.total).to_have_text(re.compile(r"Total\s+Rp460\.000"))
    # Consent is given anew, never remembered.
    expect(buyer.page.get_by_label("Saya setuju dengan syarat")).not_to_be_checked()


def test_the_basket_changes_without_reloading(buyer, shop):
    buyer.put_in_basket(shop.scarf, variant="Hitam")
    buyer.put_in_basket(shop.basket)
    page = buyer.page
    page.goto("/keranjang/")
    page.get_by_role("spinbutton", name="Jumlah Keranjang Rotan").fill("3")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Subtotal, 4 barang")).to_be_visible()
    expect(page.get_by_role("link", name="Keranjang, 4 barang")).to_be_visible()
    page.get_by_role("spinbutton", name="Jumlah Selendang Songket").fill("9")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("Selendang Songket – Hitam tinggal 2.")
    expect(page.get_by_role("spinbutton", name="Jumlah Selendang Songket")).to_have_value("2")
    page.get_by_role("button", name="Hapus Selendang Songket").click()
    expect(page.get_by_text("Barang dikeluarkan dari keranjang.")).to_be_focused()
    page.get_by_role("button", name="Hapus Keranjang Rotan").click()
    expect(page.get_by_text("Keranjang Anda masih kosong.")).to_be_visible()
    expect(page.get_by_role("link", name="Keranjang", exact=True)).to_be_visible()


def test_an_order_is_found_again_by_number_and_phone(buyer, shop):
    order = factories.order({"LPP-SLD-M": 1})
    page = buyer.page
    page.goto("/pesanan/")
    page.get_by_label("Nomor pesanan").fill(order.number.lower())
    page.get_by_label("Nomor WhatsApp").fill("0813 7788 9900")
    page.get_by_role("button", name="Cari pesanan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Pesanan {order.number}")


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_pages_of_buying_stand_a_check_of_accessibility(visit, shop, size):
    buyer = Buyer(visit(size=size))
    buyer.put_in_basket(shop.scarf, variant="Merah")
    buyer.put_in_basket(shop.pempek)
    order = factories.order({"SKY-RTN-1": 1})
    found = {}
    for path in ("/keranjang/", "/checkout/", "/pesanan/", order.get_absolute_url()):
        buyer.page.goto(path)
        found[path] = axe_complaints(buyer.page)
    buyer.page.goto("/checkout/")
    buyer.place_button.click()
    expect(buyer.page.get_by_role("alert").first).to_be_visible()
    found["refused"] = axe_complaints(buyer.page)
    assert {path: some for path, some in found.items() if some} == {}


def axe_complaints(page):
    violations = Axe().run(page).response["violations"]
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in violations]

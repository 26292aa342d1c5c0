"""Money in the browser: paid at the gateway and paid back in part, by transfer with a proof."""

import re

import pytest
from playwright.sync_api import expect

from cart.models import Order
from payments.models import Payment
from payments.standin.server import StandIn
from tests import factories, rooms
from tests.books import assert_balanced
from tests.e2e.buyer import Buyer
from tests.e2e.conftest import DESKTOP
from tests.e2e.seller import Seller


@pytest.fixture
def people(shop):
    return rooms.people(shop.women, shop.sekayu)


@pytest.fixture
def standin(settings, live_server):
    """A stand-in Midtrans that tells the live server what happens."""
    notify = f"{live_server.url}/pembayaran/midtrans/notifikasi/"
    with StandIn(notify_url=notify) as running:
        settings.MIDTRANS_URL = running.url
        settings.SITE_URL = settings.WAGTAILADMIN_BASE_URL = live_server.url
        yield running


def buy(page, shop, method):
    """Orders two scarves to be fetched at the prison; the order's page is open then."""
    buyer = Buyer(page)
    buyer.put_in_basket(shop.scarf, variant="Merah", quantity=2)
    buyer.open_checkout()
    buyer.write_contact()
    buyer.choose_delivery(shop.women, re.compile("Ambil di Lapas"))
    buyer.pay_by(method)
    buyer.agree()
    buyer.place_button.click()
    buyer.expect_order_page()
    return Order.objects.get()


def test_paid_at_the_gateway_and_one_piece_paid_back(visit, shop, people, standin):
    buying = visit()
    order = buy(buying, shop, re.compile("Bayar langsung"))
    buying.get_by_role("button", name="Bayar Rp900.000").click()
    buying.wait_for_url(f"{standin.url}/**")
    buying.get_by_label("QRIS").check()
    buying.get_by_role("button", name="Bayar", exact=True).click()
    assert standin.posting.wait()
    buying.get_by_role("link", name="Kembali ke toko").click()
    buying.wait_for_url(re.compile("/pesanan/"))
    expect(buying.get_by_text("Diproses").first).to_be_visible()
    expect(buying.get_by_role("link", name=re.compile("^Faktur KB"))).to_be_visible()

    office = Seller(visit(size=DESKTOP), people["kanwil"])
    office.open_order(order.number)
    office.page.get_by_role("link", name="Batalkan atau terima kembali sebagian").click()
    office.page.get_by_label(re.compile("Selendang Songket – Merah")).fill("1")
    office.page.get_by_label("Alasan").fill("Satu helai bernoda")
    office.page.get_by_role("button", name="Simpan").click()
    office.reads(f"{order.number} sudah diubah.")
    office.page.get_by_role("link", name="Kembalikan", exact=True).click()
    office.page.get_by_role("button", name="Kembalikan lewat Midtrans").click()
    office.reads("Pengembalian diminta ke Midtrans.")
    assert standin.posting.wait()

    buying.reload()
    expect(buying.get_by_role("heading", name="Uang kembali")).to_be_visible()
    expect(buying.get_by_text("Sudah dikembalikan", exact=True)).to_be_visible()
    payment = Payment.objects.get()
    assert (payment.captured, payment.refunded) == (900_000, 450_000)
    assert factories.stock_of("LPP-SLD-M") == (8, 1)
    assert_balanced()


def test_a_transfer_with_its_proof(visit, shop, people):
    buying = visit()
    order = buy(buying, shop, "Transfer bank")
    picture = {"name": "bukti.jpg", "mimeType": "image/jpeg", "buffer": factories.jpeg()}
    buying.get_by_label(re.compile(r"Sudah membayar\? Kirim buktinya")).set_input_files(picture)
    buying.get_by_role("button", name="Kirim bukti", exact=True).click()
    expect(buying.get_by_text("Bukti Anda sudah kami terima.")).to_be_visible()
    expect(buying.get_by_text(re.compile("^Bukti diterima"))).to_be_visible()

    wrong = {"name": "bukti.jpg", "mimeType": "image/jpeg", "buffer": b"<svg></svg>"}
    buying.get_by_label(re.compile(r"Sudah membayar\? Kirim buktinya")).set_input_files(wrong)
    buying.get_by_role("button", name="Kirim bukti", exact=True).click()
    expect(buying.get_by_text("Unggah foto (JPG, PNG, HEIC) atau PDF.")).to_be_visible()

    office = Seller(visit(size=DESKTOP), people["kanwil"])
    office.page.get_by_role("link", name=re.compile("Bukti pembayaran belum diperiksa")).click()
    office.page.get_by_role("link", name=order.number).click()
    proof = office.page.get_by_role("heading", name="Bukti dari pembeli")
    expect(proof).to_be_visible()
    link = office.page.locator("a[href*='/bukti/']").first.get_attribute("href")
    assert office.page.request.get(link).headers["content-type"] == "image/jpeg"
    office.press("Konfirmasi pembayaran", f"Pembayaran {order.number} dikonfirmasi.")
    assert_balanced()

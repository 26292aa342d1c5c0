"""From payment to completed: the regional office and two prisons at the order desk."""

import re

import pytest
from playwright.sync_api import expect

from cart.enums import FulfilmentState
from cart.models import Order
from tests import factories, rooms
from tests.e2e.buyer import Buyer
from tests.e2e.seller import Seller


@pytest.fixture
def people(shop):
    return rooms.people(shop.women, shop.sekayu)


def buy(page, shop):
    """Orders goods of two prisons, one by courier and one to be collected at the event."""
    buyer = Buyer(page)
    buyer.put_in_basket(shop.scarf, variant="Hitam")
    buyer.put_in_basket(shop.basket, quantity=2)
    buyer.open_checkout()
    buyer.write_contact()
    buyer.write_address()
    buyer.choose_delivery(shop.women, "Kirim dengan kurir")
    buyer.choose_delivery(shop.sekayu, re.compile("Ambil di Bazar Kambang Iwak"))
    buyer.pay_by("Transfer bank")
    buyer.agree()
    # Whoever orders before the fee has come is asked to look at the new total first.
    expect(buyer.total).to_have_text(re.compile(r"Total\s+Rp655\.000"))
    buyer.place_button.click()
    buyer.expect_order_page()
    return Order.objects.get()


def test_from_payment_to_completed(visit, shop, people):
    buying = visit()
    order = buy(buying, shop)
    number = order.number

    office = Seller(visit(), people["kanwil"])
    office.open_desk()
    assert office.numbers() == [number, number]
    office.open_order(number)
    office.press("Konfirmasi pembayaran", f"Pembayaran {number} dikonfirmasi.")
    buying.reload()
    expect(buying.get_by_text("Diproses").first).to_be_visible()

    women = Seller(visit(), people["own officer"])
    women.open_desk()
    assert women.numbers() == [number]
    women.open_order(number)
    expect(women.page.get_by_text("Keranjang Rotan")).to_have_count(0)
    # Chromium without a window saves a PDF instead of showing it.
    slip = women.page.get_by_role("link", name="Slip kemas").get_attribute("href")
    paper = women.page.request.get(slip)
    assert (paper.status, paper.headers["content-type"]) == (200, "application/pdf")
    women.press("Tandai sudah dikemas", f"{number} sudah dikemas.")
    women.page.get_by_label("Nomor resi").fill("JP0011223344")
    women.press("Kirim", f"{number} dikirim.")
    buying.reload()
    expect(buying.get_by_text("JP0011223344").first).to_be_visible()
    women.press("Selesaikan", f"{number} selesai.")

    sekayu = Seller(visit(), people["other officer"])
    sekayu.open_order(number)
    sekayu.press("Tandai sudah dikemas", f"{number} sudah dikemas.")
    sekayu.press("Siap diambil", f"{number} siap diambil.")
    buying.reload()
    expect(buying.get_by_text("Siap diambil").first).to_be_visible()
    sekayu.press("Selesaikan", f"{number} selesai.")

    buying.reload()
    expect(buying.get_by_text("Selesai").first).to_be_visible()
    states = set(order.fulfilments.values_list("state", flat=True))
    assert states == {FulfilmentState.COMPLETED}
    assert factories.stock_of("LPP-SLD-H") == (1, 0)
    assert factories.stock_of("SKY-RTN-1") == (3, 0)


def test_cancelled_with_a_reason_the_buyer_reads(visit, shop, people):
    buying = visit()
    order = buy(buying, shop)
    office = Seller(visit(), people["kanwil"])
    office.open_order(order.number)
    office.page.get_by_text("Batalkan pesanan ini").click()
    cancel = office.page.get_by_role("button", name="Batalkan pesanan", exact=True)
    reason = office.page.get_by_label("Alasan pembatalan")
    reason.fill(" ")
    cancel.click()
    expect(office.page.get_by_text("Tulis alasannya.")).to_be_visible()
    assert factories.stock_of("SKY-RTN-1") == (5, 2)
    reason.fill("Benangnya habis.")
    cancel.click()
    office.reads(f"{order.number} dibatalkan.")

    buying.reload()
    expect(buying.get_by_text("Dibatalkan").first).to_be_visible()
    expect(buying.get_by_text("Benangnya habis.").first).to_be_visible()
    assert factories.stock_of("LPP-SLD-H") == (2, 0)
    assert factories.stock_of("SKY-RTN-1") == (5, 0)


def test_goods_that_came_in_are_received(visit, shop, people):
    seller = Seller(visit(), people["other officer"])
    seller.page.goto("/admin/stok/")
    seller.page.get_by_role("link", name="SKY-RTN-1").click()
    expect(seller.page.get_by_role("heading", level=1)).to_contain_text("SKY-RTN-1")
    seller.page.get_by_label("Jumlah masuk").fill("4")
    seller.page.get_by_role("button", name="Catat barang masuk").click()
    expect(seller.page.get_by_role("status").first).to_be_visible()
    assert factories.stock_of("SKY-RTN-1") == (9, 0)

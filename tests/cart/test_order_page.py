import pytest

from cart.buyer_history import history_in_words
from cart.enums import Action, FulfilmentState
from cart.order_page import is_cash_due, state_in_words, steps
from cart.transitions import move
from tests import factories, worlds

STATE = FulfilmentState


def parts_of(order):
    return list(order.fulfilments.order_by("pk"))


def line(order):
    return [(step.label, step.when) for step in steps(order, parts_of(order))]


def told(order):
    return [happened.text for happened in history_in_words(order, parts_of(order))]


@worlds.fixture
def two_prisons(lapas):
    """An unpaid order of two prisons: the first sends, the second is collected."""
    other = factories.prison("Lapas Sekayu", regency="16.06")
    factories.product(lapas, sku="BTK-1")
    factories.product(other, sku="RTN-1")
    return factories.order({"BTK-1": 1, "RTN-1": 1}, delivery={lapas: "kurir", other: "lapas"})


@pytest.mark.parametrize(
    ("state", "now"),
    [
        (STATE.AWAITING_PAYMENT, ["now", "later", "later", "later"]),
        (STATE.PROCESSING, ["past", "now", "later", "later"]),
        (STATE.PACKED, ["past", "now", "later", "later"]),
        (STATE.READY, ["past", "past", "now", "later"]),
        (STATE.COMPLETED, ["past", "past", "past", "past"]),
    ],
)
def test_the_line_of_an_order_that_is_collected(lapas, state, now):
    labels = ["Menunggu pembayaran", "Diproses", "Siap diambil", "Selesai"]
    assert line(factories.order(state=state)) == list(zip(labels, now, strict=True))


def test_the_line_of_an_order_that_is_sent(lapas):
    order = factories.order(delivery="kurir", state=STATE.SHIPPED)
    assert line(order)[2] == ("Dikirim", "now")


def test_the_line_of_cash_begins_with_the_work(lapas):
    order = factories.order(payment="tunai")
    assert line(order) == [("Diproses", "now"), ("Siap diambil", "later"), ("Selesai", "later")]


@pytest.mark.parametrize("state", [STATE.CANCELLED, STATE.EXPIRED])
def test_an_order_that_ended_early_has_no_line(lapas, state):
    assert line(factories.order(state=state)) == []


def test_the_slowest_part_decides(two_prisons):
    order = factories.advance(two_prisons, STATE.PROCESSING)
    move(parts_of(order)[1], Action.READY)
    assert line(order)[1:3] == [("Diproses", "now"), ("Siap diambil atau dikirim", "later")]
    assert state_in_words(order, parts_of(order)) == "Diproses"


def test_a_cancelled_part_no_longer_counts(two_prisons):
    order = factories.advance(two_prisons, STATE.PROCESSING)
    sent, collected = parts_of(order)
    move(sent, Action.CANCEL, reason="Rusak")
    move(collected, Action.READY)
    order.refresh_from_db()
    assert state_in_words(order, parts_of(order)) == "Siap diambil"
    assert line(order)[2] == ("Siap diambil", "now")


def test_cash_is_due_until_the_goods_are_handed_over(lapas):
    order = factories.order(payment="tunai")
    assert is_cash_due(order)
    assert not is_cash_due(factories.advance(order, STATE.COMPLETED))
    assert not is_cash_due(factories.order())


def test_the_history_of_one_prison(lapas):
    order = factories.order(delivery="kurir", state=STATE.COMPLETED)
    assert told(order) == [
        "Pesanan dibuat.",
        "Pembayaran diterima.",
        "Barang sudah dikemas.",
        "Barang dikirim, nomor resi JP1234567890.",
        "Barang sudah diterima.",
    ]


def test_the_history_of_two_prisons_names_them_and_tells_the_payment_once(two_prisons):
    order = factories.advance(two_prisons, STATE.PROCESSING)
    sent, collected = parts_of(order)
    move(sent, Action.CANCEL, reason="Rusak saat dikemas")
    move(collected, Action.READY)
    assert told(order) == [
        "Pesanan dibuat.",
        "Pembayaran diterima.",
        "Barang dari Lapas Perempuan Palembang dibatalkan: Rusak saat dikemas",
        "Uang akan dikembalikan: Rusak saat dikemas",
        "Barang dari Lapas Sekayu siap diambil.",
    ]


@pytest.mark.parametrize(
    ("state", "last"),
    [
        (STATE.EXPIRED, "Waktu membayar habis, pesanan berakhir."),
        (STATE.CANCELLED, "Pesanan dibatalkan: Pembeli batal"),
    ],
)
def test_the_end_of_an_unpaid_order_is_told_once(two_prisons, state, last):
    assert told(factories.advance(two_prisons, state)) == ["Pesanan dibuat.", last]

import pytest
from django.core.exceptions import ValidationError

from cart import reversals
from cart.enums import Action, FulfilmentState, OrderState
from cart.models import Order, TakeBack
from cart.transitions import MoveRefused, move
from payments.models import Refund
from products.models import StockMovement
from tests import factories, worlds
from tests.books import assert_balanced
from tests.factories import stock_of

pytestmark = pytest.mark.django_db

State = FulfilmentState


@worlds.fixture
def shop(site_tree):
    """A prison that sells batik for 100.000 and a cheaper scarf."""
    prison = factories.prison()
    factories.product(prison, "Kain batik", sku="BTK-001", stock=10, price=100_000)
    factories.product(prison, "Selendang", sku="SLD-001", stock=2, price=80_000)
    return prison


def part_in(state, lines=None, delivery="kurir", **how):
    """The only part of an order of 3 batik, in `state`."""
    order = factories.order(lines or {"BTK-001": 3}, state=state, delivery=delivery, **how)
    return order.fulfilments.get()


def back(part, pieces, *, restock=True, reason="Bernoda", by=None):
    line = part.lines.get()
    return reversals.take_back(part, {line.pk: pieces}, restock=restock, reason=reason, by=by)


def order_of(part):
    return Order.objects.select_related("payment").get(pk=part.order_id)


@pytest.mark.parametrize(
    ("state", "restock", "stock", "kinds"),
    [
        # What is cancelled goes back on sale, or is written off.
        (State.PROCESSING, True, (10, 2), ["release"]),
        (State.PROCESSING, False, (9, 2), ["write_off"]),
        (State.PACKED, True, (10, 2), ["release"]),
        # What was sent comes back to the shelf, or nowhere.
        (State.SHIPPED, True, (8, 0), ["consume", "return"]),
        (State.SHIPPED, False, (7, 0), ["consume"]),
        (State.COMPLETED, True, (8, 0), ["consume", "return"]),
    ],
)
def test_one_piece_comes_back(shop, state, restock, stock, kinds):
    part = part_in(state)
    refund = back(part, 1, restock=restock)
    assert (refund.amount, refund.reason, refund.state) == (100_000, "Bernoda", "due")
    assert stock_of("BTK-001") == stock
    made = StockMovement.objects.exclude(kind__in=("receive", "reserve")).order_by("pk")
    assert list(made.values_list("kind", flat=True)) == kinds
    part.refresh_from_db()
    assert (part.state, part.lines.get().kept) == (state, 2)
    assert TakeBack.objects.get().is_restocked is restock
    assert_balanced()


def test_the_rest_goes_its_way(shop):
    part = part_in(State.PROCESSING)
    back(part, 1)
    move(part, Action.SHIP, tracking_number="JP1")
    assert stock_of("BTK-001") == (8, 0)
    back(part, 2, reason="Tidak sesuai")
    assert stock_of("BTK-001") == (10, 0)
    assert [refund.amount for refund in Refund.objects.all()] == [100_000, 200_000]
    # Delivery was done and stays paid.
    assert order_of(part).total == 18_000 + order_of(part).payment.unique_code
    assert_balanced()


def test_everything_before_it_is_sent_cancels_the_part(shop):
    part = part_in(State.PROCESSING)
    refund = back(part, 3)
    order = order_of(part)
    assert (order.state, order.total, refund.amount) == ("cancelled", 0, order.payment.captured)
    assert stock_of("BTK-001") == (10, 0)
    assert_balanced()


def test_everything_written_off_cancels_it_too(shop):
    part = part_in(State.PROCESSING)
    back(part, 3, restock=False)
    assert order_of(part).state == OrderState.CANCELLED
    assert stock_of("BTK-001") == (7, 0)
    assert_balanced()


def test_cash_that_was_not_paid_yet_is_asked_for_less(shop):
    part = part_in(State.READY, delivery="lapas", payment="tunai")
    assert back(part, 1) is None
    order = order_of(part)
    assert (order.total, order.payment.amount) == (200_000, 200_000)
    move(part, Action.COMPLETE)
    assert order_of(part).payment.captured == 200_000
    assert_balanced()


def test_a_returned_cash_purchase_is_paid_back_in_cash(shop):
    part = part_in(State.COMPLETED, delivery="lapas", payment="tunai")
    refund = back(part, 1)
    assert (refund.amount, refund.way) == (100_000, "cash")
    assert_balanced()


@pytest.mark.parametrize("state", [State.AWAITING_PAYMENT, State.EXPIRED, State.CANCELLED])
def test_where_nothing_can_come_back(shop, state):
    part = part_in(state)
    with pytest.raises(MoveRefused) as refused:
        back(part, 1)
    assert str(refused.value) == (
        f"Barang pesanan berstatus {state.label} tidak bisa diambil kembali sebagian."
    )
    assert not TakeBack.objects.exists()


@pytest.mark.parametrize(
    ("pieces", "reason", "message"),
    [
        (4, "x", "Jumlahnya melebihi yang ada di pesanan ini."),
        (-1, "x", "Jumlahnya melebihi yang ada di pesanan ini."),
        (0, "x", "Isi jumlah barangnya, paling sedikit satu."),
        (1, " ", "Tulis alasannya."),
    ],
)
def test_what_makes_no_sense_changes_nothing(shop, pieces, reason, message):
    part = part_in(State.SHIPPED)
    with pytest.raises(ValidationError) as refused:
        back(part, pieces, reason=reason)
    assert refused.value.messages == [message]
    assert not TakeBack.objects.exists()
    assert stock_of("BTK-001") == (7, 0)
    assert_balanced()


def test_another_orders_line_is_no_line_of_this(shop):
    part, other = part_in(State.SHIPPED), part_in(State.SHIPPED)
    with pytest.raises(ValidationError):
        reversals.take_back(part, {other.lines.get().pk: 1}, restock=True, reason="x", by=None)
    assert not TakeBack.objects.exists()


# --- exchange -------------------------------------------------------------------------------


def swap(part, sku="SLD-001", pieces=1):
    line = part.lines.get()
    return reversals.exchange(
        part, {line.pk: pieces}, sku, restock=True, reason="Salah warna", by=None
    )


def test_an_exchange_sends_a_new_parcel_and_owes_the_difference(shop):
    part = part_in(State.COMPLETED)
    parcel = swap(part)
    assert (parcel.parcel, parcel.state, parcel.fee) == (2, "processing", 0)
    assert [(line.sku, line.quantity, line.unit_price) for line in parcel.lines.all()] == [
        ("SLD-001", 1, 80_000)
    ]
    order = order_of(part)
    assert order.state == OrderState.PROCESSING
    assert Refund.objects.get().amount == 20_000
    assert (stock_of("BTK-001"), stock_of("SLD-001")) == ((8, 0), (2, 1))
    assert_balanced()
    move(parcel, Action.SHIP, tracking_number="JP2")
    move(parcel, Action.COMPLETE)
    assert order_of(part).state == OrderState.COMPLETED
    assert stock_of("SLD-001") == (1, 0)
    assert_balanced()


def test_the_same_goods_again_cost_nothing(shop):
    swap(part_in(State.SHIPPED), "BTK-001", 2)
    assert not Refund.objects.exists()
    assert stock_of("BTK-001") == (9, 2)
    assert_balanced()


@pytest.mark.parametrize(
    ("sku", "pieces", "message"),
    [
        ("SLD-001", 3, "Selendang tinggal 2."),
        ("TAK-ADA", 1, "Lapas ini tidak menjual barang dengan SKU itu."),
        (
            "MHL-001",
            1,
            "Songket lebih mahal. Batalkan saja, lalu minta pembeli memesan yang baru.",
        ),
    ],
)
def test_an_exchange_that_cannot_be(shop, sku, pieces, message):
    factories.product(shop, "Songket", sku="MHL-001", price=900_000)
    part = part_in(State.COMPLETED)
    with pytest.raises(ValidationError) as refused:
        swap(part, sku, pieces)
    assert refused.value.messages == [message]
    assert order_of(part).fulfilments.count() == 1
    assert stock_of("BTK-001") == (7, 0)
    assert_balanced()


def test_another_prisons_goods_are_no_replacement(shop):
    factories.product(factories.prison("Lapas Sekayu"), sku="RTN-001", price=50_000)
    with pytest.raises(ValidationError):
        swap(part_in(State.COMPLETED), "RTN-001")


def test_what_is_not_sent_yet_is_not_exchanged(shop):
    with pytest.raises(MoveRefused) as refused:
        swap(part_in(State.PACKED))
    assert str(refused.value) == "Hanya barang yang sudah diserahkan yang dapat ditukar."


# --- a lower price --------------------------------------------------------------------------


def test_a_flaw_makes_it_cheaper(shop):
    part = part_in(State.COMPLETED)
    refund = reversals.reduce_price(part, 15_000, reason="Jahitan lepas", by=None)
    assert refund.amount == 15_000
    assert order_of(part).charges.order_by("pk").last().label == "Potongan harga: Jahitan lepas"
    assert_balanced()


def test_what_was_reduced_is_not_paid_back_twice(shop):
    part = part_in(State.PROCESSING)
    reversals.reduce_price(part, 15_000, reason="Jahitan lepas", by=None)
    move(part, Action.CANCEL, reason="Pembeli batal")
    order = order_of(part)
    assert order.total == 0
    assert sum(refund.amount for refund in Refund.objects.all()) == order.payment.captured
    assert_balanced()


@pytest.mark.parametrize("amount", [0, -1, 10**9])
def test_a_reduction_within_the_total(shop, amount):
    with pytest.raises(ValidationError) as refused:
        reversals.reduce_price(part_in(State.COMPLETED), amount, reason="x", by=None)
    assert refused.value.messages == ["Potongan paling banyak sebesar total pesanan."]
    assert not Refund.objects.exists()


def test_no_reduction_before_it_is_paid(shop):
    with pytest.raises(MoveRefused) as refused:
        reversals.reduce_price(part_in(State.AWAITING_PAYMENT), 1, reason="x", by=None)
    assert str(refused.value) == "Potongan hanya untuk pesanan yang sudah dibayar."

"""Real threads, each with a connection of its own, on whichever database the tests run."""

from collections import Counter

import pytest

from cart import transitions
from cart.checkout import CheckoutRefused, QuoteChanged, place
from cart.enums import Action, FulfilmentState
from cart.expiry import expire_due
from cart.models import Fulfilment, FulfilmentLine, HistoryEntry, Order
from cart.transitions import MoveRefused, move
from payments.models import Payment
from products.models import StockMovement
from tests import factories
from tests.factories import stock_of, wanted
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def raised(results):
    """{(type of exception, message): how often}."""
    return Counter((type(one), str(one)) for one in results if isinstance(one, Exception))


@pytest.fixture
def batik(site_tree):
    factories.bank_account()
    factories.rates()
    return factories.product(title="Kain batik", sku="BTK-001", stock=10)


def test_fifty_buyers_and_ten_pieces(batik):
    baskets = [wanted({"BTK-001": 1}) for _number in range(50)]
    results = at_once(*(lambda one=one: place(one) for one in baskets))

    placed = [order for result in results if isinstance(result, list) for order in result]
    assert len(placed) == 10
    assert raised(results) == {(QuoteChanged, "Kain batik sudah habis."): 40}

    assert stock_of("BTK-001") == (10, 10)
    reserved = StockMovement.objects.filter(kind="reserve")
    assert reserved.count() == 10
    assert sorted(reserved.values_list("reserved_after", flat=True)) == list(range(1, 11))
    assert set(reserved.values_list("reference", flat=True)) == {
        f"{order.number}/BTK-001" for order in placed
    }
    counts = [
        model.objects.count()
        for model in (Order, Payment, Fulfilment, FulfilmentLine, HistoryEntry)
    ]
    assert counts == [10] * 5
    assert len({order.number for order in placed}) == 10
    assert len({payment.amount for payment in Payment.objects.all()}) == 10


def test_one_basket_sent_eight_times_is_one_order(batik):
    basket = wanted({"BTK-001": 3})
    results = at_once(*[lambda: place(basket)] * 8)
    assert raised(results) == {}
    assert {order.pk for (order,) in results} == {Order.objects.get().pk}
    assert stock_of("BTK-001") == (10, 3)
    assert Payment.objects.count() == 1


def test_a_split_basket_sent_four_times_is_two_orders(batik):
    lahat = factories.prison("Lapas Lahat")
    factories.bank_account(lahat)
    factories.product(lahat, sku="LHT-001")
    basket = wanted({"BTK-001": 1, "LHT-001": 1})
    results = at_once(*[lambda: place(basket)] * 4)
    assert raised(results) == {}
    assert {tuple(order.pk for order in orders) for orders in results} == {
        tuple(Order.objects.order_by("pk").values_list("pk", flat=True))
    }
    assert Order.objects.count() == 2
    assert (stock_of("BTK-001"), stock_of("LHT-001")) == ((10, 1), (10, 1))


def test_the_same_goods_in_opposite_order_do_not_block_each_other(batik):
    factories.product(title="Kaos", sku="KAOS-M", stock=40)
    factories.stock_book.receive("BTK-001", 30, by=None)
    lines = [{"BTK-001": 1, "KAOS-M": 1}, {"KAOS-M": 1, "BTK-001": 1}]
    baskets = [wanted(lines[number % 2]) for number in range(20)]
    results = at_once(*(lambda one=one: place(one) for one in baskets))
    assert raised(results) == {}
    assert (stock_of("BTK-001"), stock_of("KAOS-M")) == ((40, 20), (40, 20))


def test_one_of_two_goods_runs_out_and_the_other_stays_whole(batik):
    factories.product(title="Kaos", sku="KAOS-M", stock=40)
    baskets = [wanted({"KAOS-M": 2, "BTK-001": 5}) for _number in range(8)]
    results = at_once(*(lambda one=one: place(one) for one in baskets))
    assert raised(results) == {(QuoteChanged, "Kain batik sudah habis."): 6}
    assert (stock_of("BTK-001"), stock_of("KAOS-M")) == ((10, 10), (40, 4))


def test_the_last_unique_codes_go_round(batik):
    account = factories.BankAccount.objects.get()
    Payment.objects.bulk_create(
        Payment(method="transfer", amount=150_000 + code, unique_code=code, account=account)
        for code in range(1, 990)
    )
    baskets = [wanted({"BTK-001": 1}) for _number in range(4)]
    results = at_once(*(lambda one=one: place(one) for one in baskets))
    refusals = [one for one in results if isinstance(one, Exception)]
    assert {type(one) for one in refusals} <= {CheckoutRefused}
    amounts = list(Payment.objects.values_list("amount", flat=True))
    assert len(set(amounts)) == len(amounts) == 989 + Order.objects.count()
    assert stock_of("BTK-001") == (10, Order.objects.count())


# --- two people act on one order ------------------------------------------------------------


def acting(order, action, **texts):
    part = order.fulfilments.get()
    return lambda: move(part, action, **texts).state


@pytest.mark.parametrize("attempt", range(3))
def test_confirmed_and_cancelled_at_once(batik, attempt):
    order = factories.order({"BTK-001": 2})
    results = at_once(
        acting(order, Action.CONFIRM_PAYMENT), acting(order, Action.CANCEL, reason="Pembeli batal")
    )
    order.refresh_from_db()
    actions = list(order.history.order_by("pk").values_list("action", flat=True))
    if order.payment.state == "void":  # cancelled first; then nothing can be paid
        assert (order.state, actions) == ("cancelled", ["place", "cancel"])
        assert raised(results) == {
            (
                MoveRefused,
                "“Konfirmasi pembayaran” tidak bisa dilakukan: pesanan ini berstatus Dibatalkan.",
            ): 1
        }
    else:  # paid first; a paid order can still be cancelled
        assert order.state == "cancelled"
        assert actions == ["place", "confirm_payment", "cancel", "owe"]
        assert raised(results) == {}
        assert order.payment.state == "paid"
        assert order.payment.refunds.get().amount == order.payment.captured
    assert stock_of("BTK-001") == (10, 0)
    assert StockMovement.objects.filter(kind="release").count() == 1


@pytest.mark.parametrize(
    ("state", "first", "second"),
    [
        (FulfilmentState.READY, Action.COMPLETE, Action.CANCEL),
        (FulfilmentState.PACKED, Action.READY, Action.CANCEL),
        (FulfilmentState.READY, Action.COMPLETE, Action.COMPLETE),
        (FulfilmentState.PROCESSING, Action.CANCEL, Action.CANCEL),
    ],
)
def test_two_people_take_turns(batik, state, first, second):
    order = factories.order({"BTK-001": 2}, state=state)
    results = at_once(
        acting(order, first, reason="Pembeli batal"), acting(order, second, reason="Pembeli batal")
    )
    order.refresh_from_db()
    final = order.fulfilments.get().state
    assert {type(one) for one in results if isinstance(one, Exception)} <= {MoveRefused}
    assert final in results
    moved = StockMovement.objects.filter(kind__in=("release", "consume")).count()
    assert moved == (1 if final in ("completed", "cancelled") else 0)
    assert stock_of("BTK-001") == (8, 0) if final == "completed" else (10, 0)


def test_eight_people_ship_one_parcel(batik):
    order = factories.order({"BTK-001": 2}, state=FulfilmentState.PACKED, delivery="kurir")
    ship = acting(order, Action.SHIP, tracking_number="JP123")
    results = at_once(*[ship] * 8)
    assert results.count("shipped") == 1
    assert raised(results) == {
        (MoveRefused, "“Kirim” tidak bisa dilakukan: pesanan ini berstatus Dikirim."): 7
    }
    assert stock_of("BTK-001") == (8, 0)
    assert order.history.filter(action="ship").count() == 1


def test_paid_in_the_minute_in_which_it_expires(batik):
    order = factories.order({"BTK-001": 2})
    late = order.payment.expires_at
    results = at_once(acting(order, Action.CONFIRM_PAYMENT), lambda: expire_due(late))
    order.refresh_from_db()
    if order.state == "processing":
        assert results == ["processing", []]
        assert (order.payment.state, stock_of("BTK-001")) == ("paid", (10, 2))
    else:
        assert order.state == "expired"
        assert results[1] == [order.number]
        assert isinstance(results[0], MoveRefused)
        assert (order.payment.state, stock_of("BTK-001")) == ("void", (10, 0))


def test_a_move_that_fails_half_way_leaves_nothing(batik, monkeypatch):
    """The named seam: goods are consumed, then writing the history fails."""
    order = factories.order({"BTK-001": 2}, state=FulfilmentState.READY)
    rows = (HistoryEntry.objects.count(), StockMovement.objects.count())

    def fail(**_row):
        raise InterruptedError

    monkeypatch.setattr(transitions.HistoryEntry.objects, "create", fail)
    with pytest.raises(InterruptedError):
        move(order.fulfilments.get(), Action.COMPLETE)
    order.refresh_from_db()
    assert (order.state, order.fulfilments.get().state) == ("processing", "ready")
    assert (HistoryEntry.objects.count(), StockMovement.objects.count()) == rows
    assert stock_of("BTK-001") == (10, 2)

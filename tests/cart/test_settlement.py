from datetime import timedelta

import pytest
from django.utils import timezone

from cart import settlement
from cart.enums import Action, FulfilmentState, OrderState
from cart.expiry import expire_due
from cart.models import Invoice, OutboxMessage
from cart.transitions import move
from payments.enums import PaymentState, RefundState
from payments.models import MoneyMovement, Refund
from payments.money import RefundNotOpen
from products import stock
from tests import factories
from tests.books import assert_balanced
from tests.factories import stock_of

pytestmark = pytest.mark.django_db

State = FulfilmentState
LATE = timedelta(days=2)


@pytest.fixture
def batik(lapas):
    return factories.product(lapas, sku="BTK-001", stock=3, price=100_000)


@pytest.fixture
def order(batik):
    return factories.order({"BTK-001": 2})


def pay(order, *, reference="uji-1", amount=None, by=None):
    return settlement.receive(order, amount or order.payment.amount, reference=reference, by=by)


def told(order):
    return list(order.history.order_by("pk").values_list("action", flat=True))


def fresh(order):
    return type(order).objects.select_related("payment").get(pk=order.pk)


def test_money_in_time(order):
    assert pay(order) is True
    order = fresh(order)
    assert (order.state, order.payment.state) == (OrderState.PROCESSING, PaymentState.PAID)
    assert (order.payment.captured, order.payment.refunded) == (order.total, 0)
    assert Invoice.objects.get().order == order
    assert_balanced()


def test_the_same_receipt_counts_once(order):
    assert [pay(order), pay(order)] == [True, False]
    assert MoneyMovement.objects.count() == 1
    assert fresh(order).payment.captured == order.total
    assert_balanced()


def test_paid_twice_the_second_goes_back(order):
    pay(order)
    pay(order, reference="uji-2")
    refund = Refund.objects.get()
    assert (refund.amount, refund.state, refund.way) == (order.total, "due", "account")
    assert refund.reason == "Dibayar lebih dari sekali."
    assert fresh(order).state == OrderState.PROCESSING
    assert_balanced()


def test_too_little_does_not_let_the_goods_go(order):
    pay(order, amount=order.total - 1)
    order = fresh(order)
    assert order.state == OrderState.AWAITING_PAYMENT
    assert order.payment.hold == "Uang yang masuk kurang dari total pesanan."


def test_late_money_revives_an_order_whose_goods_are_there(order):
    expire_due(timezone.now() + LATE)
    assert (fresh(order).state, stock_of("BTK-001")) == (OrderState.EXPIRED, (3, 0))
    pay(order)
    order = fresh(order)
    assert (order.state, order.payment.state) == (OrderState.PROCESSING, PaymentState.PAID)
    assert stock_of("BTK-001") == (3, 2)
    assert told(order) == ["place", "expire", "revive"]
    assert not Refund.objects.exists()
    factories.advance(order, State.COMPLETED)
    assert stock_of("BTK-001") == (1, 0)
    assert_balanced()


def test_late_money_for_goods_that_are_gone_is_owed(order):
    expire_due(timezone.now() + LATE)
    stock.correct("BTK-001", 1, by=None, reason="Terjual di bazar")
    pay(order)
    order = fresh(order)
    assert (order.state, order.payment.state) == (OrderState.EXPIRED, PaymentState.PAID)
    assert stock_of("BTK-001") == (1, 0)
    refund = Refund.objects.get()
    assert (refund.amount, refund.state) == (order.total, RefundState.DUE)
    assert refund.reason == "Uang masuk setelah waktunya habis dan barangnya sudah tidak ada."
    assert told(order) == ["place", "expire", "owe"]
    assert order.revivals == 0
    assert_balanced()


def test_money_for_what_a_person_cancelled_is_owed(order):
    move(order.fulfilments.get(), Action.CANCEL, reason="Pembeli batal")
    pay(order)
    assert fresh(order).state == OrderState.CANCELLED
    assert Refund.objects.get().reason == "Uang masuk setelah pesanan dibatalkan."
    assert stock_of("BTK-001") == (3, 0)
    assert_balanced()


def test_an_order_of_two_prisons_lives_again_as_a_whole(lapas, batik):
    other = factories.prison("Lapas Sekayu")
    factories.product(other, sku="ROTAN-1", stock=1)
    order = factories.order({"BTK-001": 1, "ROTAN-1": 1})
    expire_due(timezone.now() + LATE)
    pay(order)
    assert {part.state for part in order.fulfilments.all()} == {State.PROCESSING}
    assert (stock_of("BTK-001"), stock_of("ROTAN-1")) == ((3, 1), (1, 1))
    assert_balanced()


def test_if_one_of_two_is_gone_nothing_is_reserved(lapas, batik):
    other = factories.prison("Lapas Sekayu")
    factories.product(other, sku="ROTAN-1", stock=1)
    order = factories.order({"BTK-001": 1, "ROTAN-1": 1})
    expire_due(timezone.now() + LATE)
    stock.correct("ROTAN-1", 0, by=None, reason="Rusak")
    pay(order)
    assert {part.state for part in order.fulfilments.all()} == {State.EXPIRED}
    assert stock_of("BTK-001") == (3, 0)
    assert_balanced()


def test_staff_record_money_that_came_late(order):
    expire_due(timezone.now() + LATE)
    office = factories.kanwil()
    assert settlement.confirm(order.fulfilments.get(), by=office) is True
    assert settlement.confirm(order.fulfilments.get(), by=office) is False
    order = fresh(order)
    assert (order.state, order.payment.confirmed_by) == (OrderState.PROCESSING, office)
    assert_balanced()


def test_a_cancelled_paid_part_is_owed_with_its_delivery(batik):
    order = factories.order({"BTK-001": 2}, delivery="kurir", state=State.PROCESSING)
    move(order.fulfilments.get(), Action.CANCEL, reason="Bernoda")
    order = fresh(order)
    assert (order.state, order.total, order.price) == (OrderState.CANCELLED, 0, 0)
    assert (
        Refund.objects.get().amount == order.payment.captured == 210_000 + order.payment.unique_code
    )
    assert [(row.kind, row.amount) for row in order.charges.order_by("pk")][-3:] == [
        ("goods", -200_000),
        ("delivery", -10_000),
        ("code", -order.payment.unique_code),
    ]
    assert_balanced()


def test_one_of_two_paid_parts_is_owed_by_itself(lapas, batik):
    other = factories.prison("Lapas Sekayu")
    factories.product(other, sku="ROTAN-1", price=50_000)
    order = factories.order({"BTK-001": 1, "ROTAN-1": 1}, state=State.PROCESSING)
    move(order.fulfilments.get(prison=other), Action.CANCEL, reason="Patah")
    order = fresh(order)
    assert (order.state, Refund.objects.get().amount) == (OrderState.PROCESSING, 50_000)
    assert order.total == 100_000 + order.payment.unique_code
    assert_balanced()


def test_a_refund_is_recorded_once(order):
    pay(order)
    move(order.fulfilments.get(), Action.CANCEL, reason="Bernoda")
    office = factories.kanwil()
    details = {"bank": "BCA", "number": "123", "holder": "Rina", "way": "account"}
    done = settlement.record_refund(Refund.objects.get(), by=office, **details)
    assert (done.state, done.done_by, done.bank) == ("done", office, "BCA")
    payment = fresh(order).payment
    assert (payment.captured, payment.refunded, payment.paid) == (order.total, order.total, 0)
    assert_balanced()
    with pytest.raises(RefundNotOpen) as refused:
        settlement.record_refund(done, by=office)
    assert str(refused.value) == "Uang ini sudah dikembalikan."
    assert MoneyMovement.objects.filter(kind="refund").count() == 1
    assert_balanced()


def test_goods_are_not_given_away_while_the_payment_is_doubtful(order):
    from cart.transitions import MoveRefused

    pay(order)
    settlement.hold(fresh(order), "Bank membatalkan pembayaran ini.")
    part = order.fulfilments.get()
    move(part, Action.PACK)
    with pytest.raises(MoveRefused) as refused:
        move(part, Action.READY)
    assert str(refused.value) == (
        "Jangan serahkan barangnya dulu: Bank membatalkan pembayaran ini."
    )
    settlement.resume(fresh(order), by=factories.kanwil())
    assert move(part, Action.READY).state == State.READY
    assert told(order) == ["place", "confirm_payment", "hold", "pack", "resume", "ready"]


def test_each_turn_owes_one_mail(batik):
    buyer = factories.details(email="rina@contoh.example")
    order = factories.order({"BTK-001": 1}, buyer=buyer, state=State.READY)
    part = order.fulfilments.get()
    move(part, Action.CANCEL, reason="Bernoda")
    settlement.record_refund(Refund.objects.get())
    assert list(OutboxMessage.objects.order_by("pk").values_list("kind", flat=True)) == [
        "ordered",
        "paid",
        "ready",
        "refund_due",
        "cancelled",
        "refunded",
    ]

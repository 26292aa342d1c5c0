"""What the stand-in knows of Midtrans' rules: which orders it takes, and what follows on what."""

import pytest

from payments.standin.intake import checked
from payments.standin.refusals import Refusal
from tests.payments.midtrans.orders import AMOUNT, order

STORIES = {
    "virtual account": (
        [("choose", "bca_va"), ("pay", None)],
        [("pending", "accept"), ("settlement", "accept")],
    ),
    "at once": ([("pay", "qris")], [("pending", "accept"), ("settlement", "accept")]),
    "card": (
        [("pay", "credit_card"), ("pay", None)],
        [("capture", "accept"), ("settlement", "accept")],
    ),
    "card approved": (
        [("challenge", None), ("pay", None), ("pay", None)],
        [("capture", "challenge"), ("capture", "accept"), ("settlement", "accept")],
    ),
    "card refused": (
        [("challenge", None), ("deny", None)],
        [("capture", "challenge"), ("deny", "challenge")],
    ),
    "card voided": (
        [("pay", "credit_card"), ("cancel", None)],
        [("capture", "accept"), ("cancel", "accept")],
    ),
    "second attempt": (
        [("deny", "credit_card"), ("pay", "gopay")],
        [("deny", "accept"), ("pending", "accept"), ("settlement", "accept")],
    ),
    "expired": ([("expire", "qris")], [("pending", "accept"), ("expire", "accept")]),
    "called off": ([("cancel", "bca_va")], [("pending", "accept"), ("cancel", "accept")]),
    "reversed": (
        [("pay", "permata_va"), ("deny", None)],
        [("pending", "accept"), ("settlement", "accept"), ("deny", "accept")],
    ),
    "page ends": ([("expire", None)], []),
}


@pytest.mark.parametrize("name", STORIES)
def test_what_is_announced(book, told, name):
    steps, announced = STORIES[name]
    book.create(order())
    for action, method in steps:
        getattr(book, action)("SWB-1", method)
    assert told == announced


IMPOSSIBLE = {
    "paid twice": ([("pay", "qris")], ("pay", "qris"), 412),
    "another method": ([("choose", "qris")], ("pay", "gopay"), 412),
    "deny a settlement": ([("pay", "qris")], ("deny", None), 412),
    "expire a settlement": ([("pay", "qris")], ("expire", None), 412),
    "cancel a settlement": ([("pay", "credit_card"), ("pay", None)], ("cancel", None), 412),
    "pay after expiry": ([("expire", "qris")], ("pay", None), 412),
    "pay on a closed page": ([("expire", None)], ("pay", "qris"), 400),
    "no method": ([], ("pay", None), 400),
    "no such method": ([], ("pay", "ovo"), 400),
    "challenge without a card": ([], ("challenge", "qris"), 412),
}


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_what_cannot_happen(book, told, name):
    before, (action, method), code = IMPOSSIBLE[name]
    book.create(order())
    for done, way in before:
        getattr(book, done)("SWB-1", way)
    heard = list(told)
    with pytest.raises(Refusal) as caught:
        getattr(book, action)("SWB-1", method)
    assert (caught.value.code, told) == (code, heard)


def test_only_the_enabled_methods(book):
    book.create(order(enabled_payments=["other_qris", "bca_va"]))
    with pytest.raises(Refusal):
        book.pay("SWB-1", "gopay")
    assert book.pay("SWB-1", "qris").status == "settlement"


def test_a_new_page_voids_the_old(book):
    old, new = book.create(order()), book.create(order())
    assert book.by_token(new.token) == new
    with pytest.raises(Refusal, match="404: token not found"):
        book.by_token(old.token)


def test_found_by_either_id(book):
    book.create(order())
    paid = book.pay("SWB-1", "qris")
    assert book.status(paid.transaction_id) == book.status("SWB-1") == paid


def test_a_refund_is_told_twice(book, told):
    book.create(order())
    book.pay("SWB-1", "gopay")
    told.clear()
    refunded = book.refund("SWB-1", "R1", 75000)
    assert told == [("partial_refund", "accept")] * 2
    assert book.refund("SWB-1").refunded == AMOUNT
    assert [refund.key for refund in refunded.refunds] == ["R1"]


@pytest.mark.parametrize("amount", [0, -1, AMOUNT + 1, "1000", 1.5])
def test_wrong_amounts_of_a_refund(book, amount):
    book.create(order())
    book.pay("SWB-1", "gopay")
    with pytest.raises(Refusal) as caught:
        book.refund("SWB-1", "R1", amount)
    assert caught.value.code == 414


ITEM = {"id": "1", "name": "Batik", "price": AMOUNT, "quantity": 1}
DETAILS = {"order_id": "SWB-1", "gross_amount": AMOUNT}
BAD_ORDERS = [
    ([], "transaction_details is required"),
    ({}, "transaction_details is required"),
    ({"transaction_details": {"gross_amount": 1}}, "transaction_details.order_id is required"),
    (order("a b"), "transaction_details.order_id format is invalid"),
    (order("a" * 51), "transaction_details.order_id format is invalid"),
    ({"transaction_details": {"order_id": "A"}}, "transaction_details.gross_amount is required"),
    *[
        (
            {"transaction_details": DETAILS | {"gross_amount": amount}},
            "transaction_details.gross_amount must be a whole number of at least 1",
        )
        for amount in (0, 1.5, "1", True)
    ],
    (order(item_details={}), "item_details must be a list of objects"),
    (order(item_details=[ITEM | {"price": 1.0}]), "item_details.price must be a whole number"),
    (
        order(item_details=[ITEM | {"quantity": 0}]),
        "item_details.quantity must be a whole number of at least 1",
    ),
    (order(item_details=[ITEM | {"name": ""}]), "item_details.name is required"),
    (order(item_details=[ITEM | {"name": "x" * 51}]), "item_details.name is too long"),
    (order(item_details=[ITEM | {"name": "a|b"}]), "item_details.name must not contain |"),
    (
        order(item_details=[ITEM | {"quantity": 2}]),
        "transaction_details.gross_amount is not equal to the sum of item_details",
    ),
    (order(callbacks="x"), "callbacks format is invalid"),
]


@pytest.mark.parametrize(("bad", "message"), BAD_ORDERS)
def test_orders_that_snap_would_not_take(bad, message):
    with pytest.raises(Refusal) as caught:
        checked(bad)
    assert (caught.value.code, caught.value.messages) == (400, [message])


def test_an_order_with_a_discount():
    items = [ITEM | {"price": 300000}, ITEM | {"price": -25000}]
    assert checked(order(item_details=items)) == ("SWB-1", AMOUNT)

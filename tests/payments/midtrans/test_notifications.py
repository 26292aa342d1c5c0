"""What the stand-in posts, where to, how often, and what its switches do to that."""

import hashlib
import json
from pathlib import Path

import pytest
import requests

from payments.midtrans.client import Client
from payments.standin.messages import clock, notification
from payments.standin.server import DUMMY_KEY, StandIn
from tests.payments.midtrans.conftest import PAUSES
from tests.payments.midtrans.orders import order
from tests.payments.midtrans.shops import Shop, listening

DATA = Path(__file__).parents[2] / "data"
LIKE_SAMPLES = {
    "01_pending_bca_va": [("choose", "bca_va")],
    "02_settlement_bca_va": [("pay", "bca_va")],
    "05_settlement_qris": [("pay", "qris")],
    "06_settlement_gopay": [("pay", "gopay")],
    "08_capture_card_accept": [("pay", "credit_card")],
    "09_capture_card_challenge": [("challenge", None)],
    "10_settlement_card_after_capture": [("pay", "credit_card"), ("pay", None)],
    "11_deny_card": [("deny", "credit_card")],
    "13_cancel": [("cancel", "bni_va")],
    "14_expire": [("expire", "qris")],
    "16_refund_full": [("pay", "credit_card"), ("pay", None), ("refund", None)],
    "18_partial_refund_confirmed_qris": [("pay", "qris"), ("refund", "R1", 20000)],
}


@pytest.mark.parametrize("name", LIKE_SAMPLES)
def test_notifications_look_like_the_samples(book, name):
    book.create(order())
    for action, *values in LIKE_SAMPLES[name]:
        transaction = getattr(book, action)("SWB-1", *values)
    sample = json.loads((DATA / "midtrans_notifications" / f"{name}.json").read_text("utf-8"))
    message = notification(transaction, DUMMY_KEY)
    assert set(message) == set(sample)
    for field in ("transaction_status", "status_code", "payment_type", "currency", "merchant_id"):
        assert message[field] == sample[field]
    assert message.get("fraud_status") == sample.get("fraud_status")
    for mine, theirs in zip(message.get("refunds", []), sample.get("refunds", []), strict=True):
        assert set(mine) == set(theirs)


def test_times_are_in_gmt_7(book):
    book.create(order(expiry={"unit": "hours", "duration": 2}))
    chosen = book.choose("SWB-1", "qris")
    moment = chosen.chosen_at.replace(year=2026, month=9, day=1, hour=20, minute=5, second=6)
    assert clock(moment) == "2026-09-02 03:05:06"
    assert (chosen.expires_at - chosen.chosen_at).total_seconds() == 7200


def test_every_notification_is_signed(client, standin, shop):
    client.create(order())
    standin.book.deny("SWB-1", "credit_card")
    standin.book.pay("SWB-1", "qris")
    client.refund("SWB-1", key="R1", amount=1000, reason="Cacat")
    assert standin.posting.wait()
    assert shop.statuses() == ["deny", "pending", "settlement", "partial_refund", "partial_refund"]
    assert set(shop.agents) == {"Veritrans"}
    for message in shop.heard:
        assert message["gross_amount"] == "275000.00"
        text = f"SWB-1{message['status_code']}275000.00{DUMMY_KEY}"
        assert message["signature_key"] == hashlib.sha512(text.encode()).hexdigest()
    confirmed = ["bank_confirmed_at" in message["refunds"][0] for message in shop.heard[-2:]]
    assert confirmed == [False, True]


def test_the_merchants_own_calls_are_told_too(client, standin, shop):
    for order_id in ("A-1", "A-2"):
        client.create(order(order_id))
        standin.book.choose(order_id, "bca_va")
    client.expire("A-1")
    client.cancel("A-2")
    assert standin.posting.wait()
    assert shop.statuses() == ["pending", "pending", "expire", "cancel"]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ({}, (1, 0)),
        ({"X-Override-Notification": "OTHER"}, (0, 1)),
        ({"X-Append-Notification": "OTHER"}, (1, 1)),
        (
            {"X-Override-Notification": "OTHER, OTHER", "X-Append-Notification": "OTHER,OTHER"},
            (0, 3),
        ),
    ],
)
def test_where_notifications_go(standin, shop, header, expected):
    other = Shop()
    with listening(other) as url:
        named = {name: value.replace("OTHER", url) for name, value in header.items()}
        answer = requests.post(
            f"{standin.url}/snap/v1/transactions",
            json=order(),
            headers=named,
            auth=(DUMMY_KEY, ""),
            timeout=5,
        )
        assert answer.status_code == 201
        standin.book.choose("SWB-1", "qris")
        assert standin.posting.wait()
    assert (len(shop.heard), len(other.heard)) == expected


@pytest.mark.parametrize(
    ("answers", "tries", "state"),
    [
        ([], [200], "delivered"),
        ([500, 302], [500, 302, 200], "delivered"),
        ([404, 503, 500], [404, 503, 500], "given up"),
    ],
)
def test_tries_again(standin, client, shop, answers, tries, state):
    shop.answers = answers
    client.create(order())
    standin.book.choose("SWB-1", "qris")
    assert standin.posting.wait()
    [delivery] = standin.posting.history()
    assert (delivery.answers, delivery.state) == (tries, state)
    assert len(shop.heard) == len(tries)


def test_a_shop_that_is_down():
    with listening(Shop()) as url:
        pass
    with StandIn(notify_url=url, pauses=PAUSES) as standin:
        Client(DUMMY_KEY, standin.host).create(order())
        standin.book.choose("SWB-1", "qris")
        assert standin.posting.wait()
        [delivery] = standin.posting.history()
    assert (delivery.answers, delivery.state) == (["ConnectionError"] * 3, "given up")


SWITCHED = {
    "as it is": ({}, ["pending", "settlement"]),
    "duplicate": ({"duplicate": True}, ["pending", "pending", "settlement", "settlement"]),
    "lose": ({"lose": True}, []),
    "reorder": ({"reorder": True}, ["settlement", "pending"]),
    "delay": ({"delay": 0.05}, ["pending", "settlement"]),
}


@pytest.mark.parametrize("name", SWITCHED)
def test_switches_of_notifications(control, standin, client, shop, name):
    switches, expected = SWITCHED[name]
    answer = control("saklar", **switches)
    assert (answer.status_code, answer.json()) == (200, standin.switches.as_dict())
    client.create(order())
    standin.book.pay("SWB-1", "qris")
    assert standin.posting.wait()
    assert shop.statuses() == expected


def test_what_is_held_goes_out_when_the_switch_is_turned_off(control, standin, client, shop):
    control("saklar", reorder=True)
    client.create(order())
    standin.book.choose("SWB-1", "qris")
    assert standin.posting.wait()
    assert (shop.statuses(), standin.posting.history()[0].state) == ([], "held")
    control("saklar", reorder=False)
    assert standin.posting.wait()
    assert (shop.statuses(), standin.posting.history()[0].state) == (["pending"], "delivered")

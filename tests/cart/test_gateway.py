"""What messages of Midtrans do: the samples with their manifest, replays, any order of arrival."""

import json
import logging

import pytest
from django.db import transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cart import gateway
from cart.enums import FulfilmentState, OrderState
from cart.models import Order
from payments.models import BankAccount, GatewayMessage, MoneyMovement, Refund
from tests import factories
from tests.books import assert_balanced
from tests.cart.gateway import MANIFEST, account, attempt, notice, order, sample

pytestmark = pytest.mark.django_db

URL = "/pembayaran/midtrans/notifikasi/"
State = FulfilmentState


@pytest.fixture
def goods(lapas):
    account()
    return factories.product(lapas, sku="BTK-001", stock=50, price=275_000)


@pytest.fixture
def waiting(goods):
    """An unpaid order whose buyer has opened the gateway's page."""
    return attempt(order({"BTK-001": 1}))


def post(client, body):
    return client.post(URL, body, content_type="application/json")


def fresh(one):
    return Order.objects.select_related("payment").get(pk=one.pk)


def summary(one):
    """All that matters of an order's end, to compare."""
    one = fresh(one)
    payment = one.payment
    return {
        "order": one.state,
        "parts": sorted(one.fulfilments.values_list("state", flat=True)),
        "payment": payment.state,
        "captured": payment.captured,
        "refunded": payment.refunded,
        "total": one.total,
        "hold": payment.hold,
        "attempts": sorted(payment.attempts.values_list("number", "state", "transaction_id")),
        "refunds": sorted(payment.refunds.values_list("amount", "state", "gateway_key")),
    }


# --- the samples ----------------------------------------------------------------------------

# By order of the samples: what it costs (the sample's amount, or another one) and the story.
TOTALS = {"SWB-260901-0011": 350_000}
EXPECTED = {
    # file: (answer, outcome, order, payment, captured, refunded)
    "01_pending_bca_va.json": (200, "applied", "awaiting_payment", "pending", 0, 0),
    "02_settlement_bca_va.json": (200, "applied", "processing", "paid", 275_000, 0),
    "03_settlement_bca_va_duplicate.json": (200, "applied", "processing", "paid", 275_000, 0),
    "04_pending_after_settlement.json": (200, "applied", "processing", "paid", 275_000, 0),
    "05_settlement_qris.json": (200, "applied", "processing", "paid", 45_000, 0),
    "06_settlement_gopay.json": (200, "applied", "processing", "paid", 154_600, 0),
    "08_capture_card_accept.json": (200, "applied", "processing", "paid", 1_500_000, 0),
    "09_capture_card_challenge.json": (200, "applied", "awaiting_payment", "pending", 0, 0),
    "10_settlement_card_after_capture.json": (200, "applied", "processing", "paid", 1_500_000, 0),
    "11_deny_card.json": (200, "applied", "awaiting_payment", "pending", 0, 0),
    "13_cancel.json": (200, "applied", "cancelled", "void", 0, 0),
    "14_expire.json": (200, "applied", "expired", "void", 0, 0),
    "15_failure.json": (200, "applied", "awaiting_payment", "pending", 0, 0),
    "16_refund_full.json": (200, "applied", "cancelled", "paid", 1_500_000, 1_500_000),
    "17_partial_refund_unconfirmed.json": (200, "applied", "processing", "paid", 275_000, 75_000),
    "18_partial_refund_confirmed_qris.json": (200, "applied", "processing", "paid", 45_000, 20_000),
    "90_invalid_signature.json": (403, "signature", "processing", "paid", 275_000, 75_000),
    "91_amount_lower_than_order.json": (200, "wrong_amount", "awaiting_payment", "pending", 0, 0),
    "92_unknown_order.json": (404, "unknown_order", None, None, None, None),
    "93_unknown_extra_fields.json": (200, "applied", "processing", "paid", 275_000, 75_000),
}


def test_every_sample_in_turn_has_its_expected_effect(lapas, client, caplog):
    account()
    assert sorted(EXPECTED) == sorted(entry["file"] for entry in MANIFEST)
    orders = {}
    for entry in MANIFEST:
        reference = entry["order_id"]
        if reference not in orders and "9999" not in reference:
            total = TOTALS.get(reference) or int(float(entry["gross_amount"]))
            factories.product(lapas, sku=f"B-{reference[-4:]}", price=total)
            one = order({f"B-{reference[-4:]}": 1})
            orders[reference] = attempt(one, reference=reference).payment.order
    for entry in MANIFEST:
        body = sample(entry["file"])
        answer = post(client, body)
        one = orders.get(entry["order_id"])
        found = [answer.status_code, answer.json()["status"]]
        if one is None:
            found += [None] * 4
        else:
            one = fresh(one)
            payment = one.payment
            found += [one.state, payment.state, payment.captured, payment.refunded]
        assert tuple(found) == EXPECTED[entry["file"]], entry["file"]
    assert_balanced()
    # 03 is 02 and 04 is 01, byte for byte: one row of the inbox each, counted twice.
    assert GatewayMessage.objects.count() == len(MANIFEST) - 2
    assert GatewayMessage.objects.filter(times=2).count() == 2
    challenged = fresh(orders["SWB-260901-0006"]).payment.attempts.get()
    assert (challenged.state, challenged.payment_type) == ("challenged", "credit_card")


# --- repeated, late, from strangers ---------------------------------------------------------


def test_a_replay_changes_nothing(waiting, client):
    body = notice(waiting, "settlement")
    post(client, body)
    before = summary(waiting.payment.order)
    for _time in range(3):
        assert post(client, body).status_code == 200
    assert summary(waiting.payment.order) == before
    assert MoneyMovement.objects.count() == 1
    assert GatewayMessage.objects.get().times == 4


def test_a_forged_payment_is_kept_and_refused(waiting, client, caplog):
    with caplog.at_level(logging.WARNING):
        answer = post(client, notice(waiting, "settlement", key="SB-Mid-server-LAIN"))
    assert (answer.status_code, answer.json()) == (403, {"status": "signature"})
    assert GatewayMessage.objects.get().outcome == "signature"
    assert "signature" in caplog.text
    assert fresh(waiting.payment.order).state == OrderState.AWAITING_PAYMENT


def test_an_account_without_key_believes_nobody(waiting, client, settings):
    settings.MIDTRANS_KEYS = {}
    assert post(client, notice(waiting, "settlement", key="")).status_code == 403
    assert fresh(waiting.payment.order).payment.captured == 0


@pytest.mark.parametrize(
    ("fields", "status", "outcome"),
    [
        ({"gross_amount": "1.00"}, 200, "wrong_amount"),
        ({"gross_amount": "275000.50"}, 400, "malformed"),
        ({"gross_amount": "-275000.00"}, 400, "malformed"),
        ({"currency": "USD"}, 200, "wrong_amount"),
        ({"transaction_status": "chargeback"}, 200, "unknown_state"),
        ({"transaction_status": "authorize"}, 200, "unknown_state"),
        ({"order_id": "../../etc/passwd"}, 400, "malformed"),
        ({"order_id": "x" * 51}, 400, "malformed"),
        ({"status_code": None}, 400, "malformed"),
        ({"refunds": [7]}, 400, "malformed"),
        ({"refunds": [{"refund_amount": "abc"}]}, 400, "malformed"),
    ],
)
def test_what_does_not_fit_is_kept_and_has_no_effect(waiting, client, fields, status, outcome):
    answer = post(client, notice(waiting, **{"status": "settlement", **_as_call(fields)}))
    assert (answer.status_code, answer.json()) == (status, {"status": outcome})
    assert GatewayMessage.objects.get().outcome == outcome
    assert summary(waiting.payment.order)["captured"] == 0


def _as_call(fields):
    renamed = {"transaction_status": "status"}
    return {renamed.get(name, name): value for name, value in fields.items()}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"settlement"',
        b"\xff\xfe\x00",
        b"a=1&b=2",
        b"[" * 50_000,
        b'{"order_id": "KB\\u0000"}',
    ],
    ids=["empty", "cut", "list", "null", "text", "binary", "form", "deep", "nul"],
)
def test_what_is_no_message_is_kept_as_such(db, client, body):
    answer = post(client, body)
    assert (answer.status_code, answer.json()) == (400, {"status": "malformed"})
    assert GatewayMessage.objects.get().outcome == "malformed"


def test_five_megabytes_are_not_kept(db, client, caplog):
    with caplog.at_level(logging.WARNING):
        answer = post(client, b"{" + b" " * 5_000_000)
    assert (answer.status_code, answer.json()) == (413, {"status": "too large"})
    assert not GatewayMessage.objects.exists()
    assert "a notification of more than 65536 bytes was refused" in caplog.text


def test_only_posts_are_taken(client):
    assert client.get(reverse("midtrans-notification")).status_code == 405


def test_upper_case_statuses_are_understood(waiting, client):
    post(client, notice(waiting, "SETTLEMENT"))
    assert fresh(waiting.payment.order).state == OrderState.PROCESSING


def test_what_cannot_be_processed_now_stays_new_and_is_taken_up_later(
    waiting, client, monkeypatch, caplog
):
    def broken(*_args):
        raise RuntimeError("no")

    with monkeypatch.context() as patched:
        patched.setattr(gateway, "_apply", broken)
        answer = post(client, notice(waiting, "settlement"))
    assert (answer.status_code, answer.json()) == (200, {"status": "new"})
    assert GatewayMessage.objects.get().outcome == "new"
    assert gateway.process_new() == 1
    assert fresh(waiting.payment.order).state == OrderState.PROCESSING
    assert gateway.process_new() == 0


def test_a_bank_that_takes_the_money_back_holds_the_goods(waiting, client):
    post(client, notice(waiting, "settlement"))
    post(client, notice(waiting, "deny", code="202"))
    payment = fresh(waiting.payment.order).payment
    assert payment.hold == "Bank membatalkan pembayaran ini setelah sempat masuk."
    assert payment.state == "paid"


def test_a_denied_card_may_be_followed_by_another_way(waiting, client):
    post(client, notice(waiting, "deny", code="202", transaction="kartu"))
    post(client, notice(waiting, "settlement", transaction="qris", payment_type="qris"))
    found = summary(waiting.payment.order)
    assert (found["order"], found["hold"]) == ("processing", "")
    assert found["attempts"] == [(1, "paid", "qris")]


@pytest.mark.parametrize(
    ("fields", "number"),
    [
        ({"va_numbers": [{"bank": "bca", "va_number": "12345678901"}]}, "BCA 12345678901"),
        ({"permata_va_number": "850003072869607"}, "Permata 850003072869607"),
        ({"biller_code": "70012", "bill_key": "990000000260"}, "Mandiri 70012 990000000260"),
        ({"store": "indomaret", "payment_code": "25709650945026"}, "Indomaret 25709650945026"),
        ({"va_numbers": ["?"]}, ""),
        ({}, ""),
    ],
)
def test_the_number_to_pay_is_shown_to_the_buyer(waiting, client, fields, number):
    post(client, notice(waiting, "pending", code="201", **fields))
    page = client.get(waiting.payment.order.get_absolute_url())
    assert page.context["pay_number"] == number
    assert (number in page.content.decode()) is True


def test_two_payments_on_one_page_are_paid_back_once(waiting, client):
    for transaction_id in ("a", "b"):
        post(client, notice(waiting, "settlement", transaction=transaction_id))
    found = summary(waiting.payment.order)
    assert found["captured"] == 550_000
    assert found["refunds"] == [(275_000, "due", "")]
    assert_balanced()


def test_an_attempt_that_ends_does_not_end_an_order_with_a_newer_one(waiting, client):
    newer = attempt(waiting.payment.order, number=2)
    post(client, notice(waiting, "expire", code="202"))
    assert fresh(waiting.payment.order).state == OrderState.AWAITING_PAYMENT
    post(client, notice(newer, "settlement", transaction="t-2"))
    assert fresh(waiting.payment.order).state == OrderState.PROCESSING
    assert_balanced()


# --- any order of arrival -------------------------------------------------------------------

REFUND = {"refund_key": "R-luar", "refund_amount": "75000.00", "reason": "Cacat"}
CATALOGUE = {
    "pending": {"status": "pending", "code": "201"},
    "challenge": {"status": "capture", "code": "201", "fraud_status": "challenge"},
    "capture": {"status": "capture", "fraud_status": "accept"},
    "settlement": {"status": "settlement"},
    "other settlement": {"status": "settlement", "transaction": "t-2"},
    "deny": {"status": "deny", "code": "202"},
    "other deny": {"status": "deny", "code": "202", "transaction": "t-2"},
    "cancel": {"status": "cancel", "code": "202"},
    "expire": {"status": "expire", "code": "202"},
    "other pending": {"status": "pending", "code": "201", "transaction": "t-2"},
    "failure": {"status": "failure", "code": "202"},
    "partial refund": {"status": "partial_refund", "refunds": [REFUND]},
    "confirmed refund": {
        "status": "partial_refund",
        "refunds": [{**REFUND, "bank_confirmed_at": "2026-09-06 10:02:20"}],
    },
}


def end_of(waiting, names):
    """Summary after the messages `names` came in this order; the database is left as it was."""
    with transaction.atomic():
        for name in names:
            gateway.process(gateway.store(notice(waiting, **CATALOGUE[name])))
        found = summary(waiting.payment.order)
        assert_balanced()
        transaction.set_rollback(True)
    return found


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_the_end_depends_only_on_what_came(waiting, data):
    names = data.draw(st.lists(st.sampled_from(sorted(CATALOGUE)), min_size=2, max_size=5))
    shuffled = data.draw(st.permutations(names))
    assert end_of(waiting, shuffled) == end_of(waiting, names)


def test_a_message_may_not_name_an_order_of_another_account(goods, lapas, client, settings):
    """Each account has its own key: what one shop signs moves no order of another."""
    settings.MIDTRANS_KEYS = {"UJI": "SB-Mid-server-DUMMY", "LAIN": "SB-Mid-server-LAIN"}
    one = attempt(order({"BTK-001": 1}))
    BankAccount.objects.update(midtrans_name="LAIN")
    assert post(client, notice(one, "settlement")).status_code == 403
    assert not Refund.objects.exists()
    assert json.loads(GatewayMessage.objects.get().body)["order_id"] == one.reference


def test_a_copy_that_comes_after_a_change_of_the_key_takes_no_mark_away(client, waiting, settings):
    paid = notice(waiting, "settlement")
    assert post(client, paid).status_code == 200
    before = summary(waiting.payment.order)
    settings.MIDTRANS_KEYS = dict.fromkeys(settings.MIDTRANS_KEYS, "SB-another-key")
    assert post(client, paid).status_code == 403
    assert list(GatewayMessage.objects.values_list("outcome", "times")) == [("applied", 2)]
    assert summary(waiting.payment.order) == before

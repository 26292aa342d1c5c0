"""The client against the stand-in and against servers that misbehave; all over real HTTP."""

import json
import logging
import traceback

import pytest

from payments.midtrans.client import PRODUCTION, SANDBOX, Client, Created, Host
from payments.midtrans.errors import (
    CannotModify,
    DuplicateRefund,
    GatewayDown,
    GatewayRefused,
    InProgress,
    OrderIdUsed,
    RefundRefused,
)
from payments.midtrans.transport import Limits
from payments.standin.server import DUMMY_KEY, StandIn
from tests.payments.midtrans.orders import ORDER
from tests.payments.midtrans.servers import FOUND, IMPATIENT, answering, asked, json_answer

ORDER_ID = ORDER["transaction_details"]["order_id"]


def test_a_created_page_has_a_token_and_an_address(client, standin):
    created = client.create(ORDER)
    token = standin.book.by_id(ORDER_ID).token
    assert created == Created(token, f"{standin.url}/snap/v3/redirection/{token}")


def test_nothing_is_known_until_a_method_is_chosen(client, standin):
    assert client.status(ORDER_ID) is None
    client.create(ORDER)
    assert client.status(ORDER_ID) is None
    assert client.expire(ORDER_ID) is None
    assert client.cancel(ORDER_ID) is None
    standin.book.choose(ORDER_ID, "bca_va")
    known = client.status(ORDER_ID)
    assert (known["transaction_status"], known["status_code"]) == ("pending", "201")
    assert known["gross_amount"] == "275000.00"


def test_an_id_is_used_up_once_its_method_is_chosen(client, standin):
    first, second = client.create(ORDER), client.create(ORDER)
    assert first.token != second.token
    standin.book.choose(ORDER_ID, "qris")
    with pytest.raises(OrderIdUsed) as caught:
        client.create(ORDER)
    assert caught.value.code == 400
    assert caught.value.messages == ["transaction_details.order_id sudah digunakan"]


@pytest.mark.parametrize(
    "words", ["sudah digunakan", "has already been taken", "has already been used"]
)
def test_every_wording_of_a_used_id(words):
    body = {"error_messages": [f"transaction_details.order_id {words}"]}
    with pytest.raises(OrderIdUsed):
        asked(json_answer(400, body), lambda client: client.create(ORDER))


def test_a_wrong_key_is_refused_everywhere(standin):
    client = Client("Mid-server-salah", standin.host)
    for call in (
        lambda: client.create(ORDER),
        lambda: client.cancel_page("x"),
        lambda: client.status("A-1"),
        lambda: client.expire("A-1"),
        lambda: client.cancel("A-1"),
        lambda: client.refund("A-1", key="k", amount=1, reason="r"),
    ):
        with pytest.raises(GatewayRefused) as caught:
            call()
        assert (type(caught.value), caught.value.code) == (GatewayRefused, 401)
        assert caught.value.messages == [
            "Access denied due to unauthorized transaction, please check client or server key"
        ]


def test_a_wrong_sum_is_refused(client):
    details = ORDER["transaction_details"] | {"gross_amount": 1}
    with pytest.raises(GatewayRefused) as caught:
        client.create(ORDER | {"transaction_details": details})
    assert caught.value.messages == [
        "transaction_details.gross_amount is not equal to the sum of item_details"
    ]


def test_a_page_can_be_withdrawn_twice(client):
    token = client.create(ORDER).token
    assert client.cancel_page(token) is None
    assert client.cancel_page(token) is None


def test_a_page_in_use_or_unknown_cannot_be_withdrawn(client, standin):
    token = client.create(ORDER).token
    standin.book.choose(ORDER_ID, "gopay")
    with pytest.raises(InProgress):
        client.cancel_page(token)
    with pytest.raises(GatewayRefused) as caught:
        client.cancel_page("tidak-ada")
    assert (caught.value.code, caught.value.messages) == (404, ["token not found"])


def test_expire(client, standin):
    client.create(ORDER)
    standin.book.choose(ORDER_ID, "bca_va")
    answer = client.expire(ORDER_ID)
    assert (answer["status_code"], answer["transaction_status"]) == ("407", "expire")
    assert client.status(ORDER_ID)["transaction_status"] == "expire"
    with pytest.raises(CannotModify):
        client.expire(ORDER_ID)


def test_cancel(client, standin):
    client.create(ORDER)
    standin.book.pay(ORDER_ID, "credit_card")
    answer = client.cancel(ORDER_ID)
    assert (answer["status_code"], answer["transaction_status"]) == ("200", "cancel")
    with pytest.raises(CannotModify) as caught:
        client.cancel(ORDER_ID)
    assert caught.value.messages == ["Merchant cannot modify the status of the transaction"]


def test_refunds_in_parts(client, standin):
    client.create(ORDER)
    standin.book.pay(ORDER_ID, "qris")
    part = client.refund(ORDER_ID, key="R1", amount=75000, reason="Cacat")
    assert (part["transaction_status"], part["refund_amount"]) == ("partial_refund", "75000.00")
    assert (part["refund_key"], part["status_code"]) == ("R1", "200")
    with pytest.raises(DuplicateRefund) as duplicate:
        client.refund(ORDER_ID, key="R1", amount=75000, reason="Cacat")
    assert duplicate.value.messages == ["Duplicate refund ID"]
    with pytest.raises(RefundRefused) as too_much:
        client.refund(ORDER_ID, key="R2", amount=200001, reason="Cacat")
    assert too_much.value.code == 414
    rest = client.refund(ORDER_ID, key="R2", amount=200000, reason="Cacat")
    assert rest["transaction_status"] == "refund"
    assert client.status(ORDER_ID)["refund_amount"] == "275000.00"


def test_a_virtual_account_is_not_refunded(client, standin):
    client.create(ORDER)
    standin.book.pay(ORDER_ID, "bca_va")
    with pytest.raises(RefundRefused) as caught:
        client.refund(ORDER_ID, key="R1", amount=1000, reason="Cacat")
    assert caught.value.code == 412
    with pytest.raises(GatewayRefused) as unknown:
        client.refund("tidak-ada", key="R1", amount=1000, reason="Cacat")
    assert (type(unknown.value), unknown.value.code) == (GatewayRefused, 404)


@pytest.mark.parametrize(("http", "code"), [(200, "404"), (404, "404"), (404, None)])
def test_both_ways_to_say_not_found(http, code):
    body = {"status_message": "Transaction doesn't exist."}
    if code:
        body["status_code"] = code
    for call in ("status", "cancel", "expire"):
        result, _requests = asked(
            json_answer(http, body), lambda c, call=call: getattr(c, call)("A")
        )
        assert result is None


def test_what_is_sent():
    found, [request] = asked(json_answer(200, FOUND), lambda client: client.status("A-1"))
    assert found == FOUND
    head = request.decode().splitlines()
    assert head[0] == "GET /v2/A-1/status HTTP/1.1"
    assert "Authorization: Basic U0ItTWlkLXNlcnZlci1EVU1NWTo=" in head
    assert "Accept: application/json" in head
    body = {"token": "t", "redirect_url": "https://app.midtrans.com/x"}
    created, [request] = asked(json_answer(201, body), lambda client: client.create(ORDER))
    assert created == Created("t", "https://app.midtrans.com/x")
    head, _, sent = request.partition(b"\r\n\r\n")
    assert head.startswith(b"POST /snap/v1/transactions HTTP/1.1\r\n")
    assert b"Content-Type: application/json" in head
    assert json.loads(sent) == ORDER


def test_ids_are_quoted_in_paths():
    with answering(json_answer(404, {"status_code": "404"})) as (host, requests):
        client = Client(DUMMY_KEY, host)
        client.status("a/../b?c#d e")
        assert requests[0].startswith(b"GET /v2/a%2F..%2Fb%3Fc%23d%20e/status HTTP/1.1\r\n")
        for name in ("", ".", ".."):
            with pytest.raises(ValueError, match="Not an id"):
                client.status(name)


def test_nobody_at_home():
    standin = StandIn()
    standin.stop()
    with pytest.raises(GatewayDown, match="no answer: ConnectionError"):
        Client(DUMMY_KEY, standin.host, IMPATIENT).status("A-1")


def test_the_limits_of_the_shop():
    assert Client(DUMMY_KEY, SANDBOX).limits == Limits(3, 5, 9, 256 * 1024)


def test_the_key_is_never_shown(caplog):
    caplog.set_level(logging.DEBUG)
    client = Client(DUMMY_KEY, Host("http://127.0.0.1:9", "http://127.0.0.1:9"), IMPATIENT)
    with pytest.raises(GatewayDown) as caught:
        client.status("A-1")
    shown = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    texts = [repr(client), str(caught.value), "".join(shown.format()), caplog.text]
    for text in texts:
        assert DUMMY_KEY not in text
        assert "U0ItTWlk" not in text
    assert repr(client) == f"Client(host={client.host!r})"


def test_a_key_outside_latin_1_is_refused_like_another(standin):
    with pytest.raises(GatewayRefused):
        Client("kunci–salah", standin.host).status("A-1")


@pytest.mark.parametrize(
    "address", ["http://app.midtrans.com", "ftp://127.0.0.1", "app.midtrans.com", "https://", ""]
)
def test_hosts_are_https(address):
    with pytest.raises(ValueError, match="Not an https address"):
        Host(address, "https://api.midtrans.com")


def test_the_two_hosts():
    assert (SANDBOX.is_local, PRODUCTION.is_local) == (False, False)
    assert SANDBOX.api == "https://api.sandbox.midtrans.com"
    assert PRODUCTION.app == "https://app.midtrans.com"

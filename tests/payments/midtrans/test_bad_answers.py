"""What the client makes of servers that are silent, slow, endless or beside themselves."""

import pytest

from payments.midtrans.errors import GatewayDown
from tests.payments.midtrans.orders import ORDER
from tests.payments.midtrans.servers import FOUND, asked, json_answer, saying


def drip(head, piece):
    def talk(send, stopping):
        send(head)
        while not stopping.wait(0.05):
            send(piece)

    return talk


def silent(send, stopping):
    stopping.wait(5)


HEAD = b"HTTP/1.1 200 OK\r\n"
DEAF = {
    "silent": (silent, "no answer: ReadTimeout"),
    "hangs up": (lambda send, stopping: None, "no answer: ConnectionError"),
    "not HTTP": (lambda send, stopping: send(b"halo\r\n\r\n"), "no answer: ConnectionError"),
    "dripping head": (drip(HEAD, b"X-A: b\r\n"), "no complete answer within 0.5 s"),
    "dripping line": (drip(b"", b"H"), "no complete answer within 0.5 s"),
    "dripping body": (
        drip(HEAD + b"Content-Length: 900\r\n\r\n", b" "),
        "no complete answer within 0.5 s|the answer came too slowly",
    ),
    "dripping chunks": (
        drip(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
        "no complete answer within 0.5 s|the answer came too slowly",
    ),
    "cut off": (
        lambda send, stopping: send(HEAD + b"Content-Length: 90\r\n\r\n{}"),
        "no answer: IncompleteRead|no answer: ProtocolError",
    ),
    "10 MB": (saying(200, b" " * 10_000_000), "an answer of more than 1000 bytes"),
    "HTML": (saying(200, b"<!doctype html>"), "HTTP 200 with an answer that is not JSON"),
    "HTML 404": (saying(404, b"<!doctype html>"), "HTTP 404 with an answer that is not JSON"),
    "empty": (saying(200, b""), "HTTP 200 with an answer that is not JSON"),
    "deep": (saying(200, b"[" * 999), "HTTP 200 with an answer that is not JSON"),
    "list": (saying(200, b"[]"), "HTTP 200 with JSON that is not an object"),
    "500": (json_answer(500, {"error_messages": ["Sorry"]}), "HTTP 500"),
    "503 HTML": (saying(503, b"<html>"), "HTTP 503"),
    "429": (json_answer(429, {"error_messages": ["Too many"]}), "HTTP 429"),
    "500 inside": (json_answer(200, {"status_code": "500"}), "HTTP 200, status_code 500"),
    "other code": (json_answer(200, {"status_code": "x"}), "HTTP 200 with an answer of another"),
    "redirect of 10 MB": (
        saying(302, b" " * 10_000_000, "Location: http://127.0.0.1:9/"),
        "an answer of more than 1000 bytes",
    ),
    "redirect": (
        saying(302, b"{}", "Location: http://127.0.0.1:9/"),
        "HTTP 302 with an answer of another shape",
    ),
    "other order": (
        json_answer(200, FOUND | {"order_id": "A-2"}),
        "HTTP 200 with an answer of another shape",
    ),
    "no status": (
        json_answer(200, FOUND | {"transaction_status": None}),
        "HTTP 200 with an answer of another shape",
    ),
    "no reason": (json_answer(400, {}), "a refusal without a reason"),
}


@pytest.mark.parametrize("name", DEAF)
def test_an_unusable_answer_means_down(name):
    talk, message = DEAF[name]
    with pytest.raises(GatewayDown, match=f"^({message})") as caught:
        asked(talk, lambda client: client.status("A-1"))
    assert type(caught.value) is GatewayDown


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, {"token": "t", "redirect_url": "https://app.midtrans.com/x"}),
        (201, {"redirect_url": "https://app.midtrans.com/x"}),
        (201, {"token": "", "redirect_url": "https://app.midtrans.com/x"}),
        (201, {"token": "t"}),
        (201, {"token": "t", "redirect_url": "javascript:alert(1)"}),
        (201, {"token": "t", "redirect_url": "http://app.midtrans.com/x"}),
        (301, {"error_messages": ["moved"]}),
    ],
)
def test_a_created_page_of_another_shape(status, body):
    with pytest.raises(GatewayDown, match=f"HTTP {status} with an answer of another shape"):
        asked(json_answer(status, body), lambda client: client.create(ORDER))


def test_a_withdrawn_page_of_another_shape():
    with pytest.raises(GatewayDown, match="another shape"):
        asked(json_answer(200, {}), lambda client: client.cancel_page("t"))

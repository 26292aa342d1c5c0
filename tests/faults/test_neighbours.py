"""Mail server, gateway and disk that are down, slow or talk rubbish: the shop goes on."""

import socket
import threading
import time
from contextlib import contextmanager

import pytest
import requests
from django.db import connection

from cart.models import Order, OutboxMessage
from payments.models import GatewayAttempt, TransferProof
from payments.standin.server import StandIn
from tests import factories
from tests.books import assert_balanced
from tests.faults.buying import Purchase, insist
from tests.faults.processes import LONGEST_REQUEST, environment, server

pytestmark = pytest.mark.django_db(transaction=True)
waits = pytest.mark.waits

SLOW_SECONDS = 30


@contextmanager
def speaking(answer):
    """A server on loopback that treats every caller with `answer(socket)`; yields its port."""
    listener = socket.create_server(("127.0.0.1", 0))

    def accept():
        while True:
            try:
                caller, _address = listener.accept()
            except OSError:
                return
            threading.Thread(target=answer, args=(caller,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.close()


def silent(caller):
    time.sleep(SLOW_SECONDS)
    caller.close()


def dripping(caller):
    """An SMTP server that greets one letter a second."""
    try:
        for letter in b"220 mail.contoh.example ESMTP" * 3:
            caller.sendall(bytes([letter]))
            time.sleep(1)
    except OSError:
        caller.close()


def rubbish(caller):
    caller.sendall(b"HTTP/1.0 200 OK\r\n\r\n<html>Selamat datang</html>")
    caller.close()


@waits
@pytest.mark.parametrize("answer", [silent, dripping], ids=["silent", "dripping"])
def test_a_slow_mail_server_slows_no_buyer(shop, tmp_path, answer):
    with (
        speaking(answer) as port,
        server(environment(tmp_path, EMAIL_URL=f"smtp://127.0.0.1:{port}")) as web,
    ):
        for _buyer in range(3):
            assert Purchase({"BTK-1": 1}, email="rina@contoh.example").send(web)
    assert Order.objects.count() == 3
    assert OutboxMessage.objects.filter(sent_at=None).count() == 3
    assert_balanced()


def test_no_mail_server_at_all(shop, tmp_path):
    with server(environment(tmp_path, EMAIL_URL="smtp://127.0.0.1:1")) as web:
        assert Purchase({"BTK-1": 1}, email="rina@contoh.example").send(web)
        assert insist(lambda: OutboxMessage.objects.get().trouble)
    assert OutboxMessage.objects.get().sent_at is None


@contextmanager
def paying(tmp_path, gateway):
    """(web server, order that waits to be paid through `gateway`)."""
    with server(environment(tmp_path, MIDTRANS_URL=gateway)) as web:
        page = Purchase({"BTK-1": 1}, payment="midtrans").insist(web)
        yield web, page


def pressed(web, page):
    """Where "Bayar" leads, and what is said there."""
    with requests.Session() as browser:
        browser.headers["Sec-Fetch-Site"] = "same-origin"
        try:
            answer = browser.post(web.url + page + "bayar/", timeout=LONGEST_REQUEST)
        except requests.Timeout:
            raise AssertionError(f"took longer than {LONGEST_REQUEST} s") from None
    assert answer.status_code == 200
    return answer


@waits
@pytest.mark.parametrize("answer", [silent, dripping, rubbish])
def test_a_gateway_that_does_not_work_is_said(shop, tmp_path, answer):
    with (
        speaking(answer) as port,
        paying(tmp_path, f"http://127.0.0.1:{port}") as (web, page),
    ):
        assert "Midtrans sedang tidak menjawab." in pressed(web, page).text
    assert Order.objects.get().state == "awaiting_payment"
    assert_balanced()


def test_no_gateway_at_all_and_then_there_is_one(shop, tmp_path):
    with StandIn() as standin, paying(tmp_path, standin.url) as (web, page):
        standin.set_switches({"down": True})
        assert "Midtrans sedang tidak menjawab." in pressed(web, page).text
        standin.set_switches({"down": False})
        assert pressed(web, page).url == GatewayAttempt.objects.get().redirect_url
    assert GatewayAttempt.objects.count() == 1


@pytest.mark.both_databases
def test_a_full_disk_stops_no_order(shop, tmp_path):
    """Neither pictures nor proofs can be stored; on SQLite the database itself is on that disk."""
    purchase = Purchase({"BTK-1": 1})
    with server(environment(tmp_path)) as web, requests.Session() as browser:
        browser.headers["Sec-Fetch-Site"] = "same-origin"
        page = Purchase({"BTK-1": 1}).insist(web)
        web.fill_disk()
        assert web.get("/produk/").status_code == 200
        ordered = web.post("/checkout/", data=purchase.form, cookies=purchase.cookies)
        proof = {"bukti": ("bukti.jpg", factories.jpeg())}
        proved = browser.post(web.url + page + "bukti/", files=proof)
    if connection.vendor == "sqlite":
        assert [one.status_code for one in (ordered, proved)] == [503, 503]
        assert (ordered.headers["Retry-After"], Order.objects.count()) == ("10", 1)
    else:
        assert (ordered.status_code, Order.objects.count()) == (302, 2)
        assert "Bukti tidak bisa disimpan sekarang." in proved.text
    assert not TransferProof.objects.exists()
    assert_balanced()

"""The stand-in from outside: its switches, its control interface, its pages and its command."""

import re
from io import StringIO
from types import SimpleNamespace

import pytest
import requests
from django.core.management import CommandError, call_command

from payments.management.commands import fake_midtrans
from payments.midtrans.client import Client
from payments.midtrans.errors import GatewayDown
from payments.midtrans.transport import Limits
from payments.standin import pages
from payments.standin.server import DUMMY_KEY
from tests.payments.midtrans.orders import order


@pytest.mark.parametrize(
    ("switches", "message"),
    [
        ({"down": True}, "HTTP 503"),
        ({"rubbish": True}, "HTTP 200 with an answer that is not JSON"),
        ({"slow": 5}, "no answer: ReadTimeout"),
    ],
)
def test_switches_of_the_api(control, standin, switches, message):
    control("saklar", **switches)
    client = Client(DUMMY_KEY, standin.host, Limits(read=0.2))
    for call in (lambda: client.create(order()), lambda: client.status("SWB-1")):
        with pytest.raises(GatewayDown, match=f"^{message}$"):
            call()


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"mati": True}, "unknown switch: mati"),
        ({"down": 1}, "down must be true or false"),
        ({"lose": True, "slow": -1}, "slow must be 0 to 600 seconds"),
        ({"delay": True}, "delay must be 0 to 600 seconds"),
    ],
)
def test_wrong_switches_change_nothing(control, standin, values, message):
    before = standin.switches.as_dict()
    answer = control("saklar", **values)
    assert (answer.status_code, answer.json()) == (400, {"error_messages": [message]})
    assert standin.switches.as_dict() == before


def test_control(control, client):
    client.create(order())
    assert control("SWB-1/expire").json() == {}
    client.create(order())
    assert control("SWB-1/pay").status_code == 400
    paid = control("SWB-1/pay", method="qris")
    assert (paid.status_code, paid.json()) == (200, client.status("SWB-1"))
    assert control("SWB-1/pay", method="qris").json() == {
        "error_messages": ["Merchant cannot modify the status of the transaction"]
    }
    assert control("lain/pay", method="qris").status_code == 404
    assert control("SWB-1/terbang").status_code == 404


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"{", "request body is not JSON"),
        (b"[]", "request body is not a JSON object"),
        (b" " * 16385, "request body is larger than 16 kB"),
    ],
)
def test_bodies_that_are_no_order(standin, body, message):
    url = f"{standin.url}/snap/v1/transactions"
    answer = requests.post(url, data=body, auth=(DUMMY_KEY, ""), timeout=5)
    assert (answer.status_code, answer.json()) == (400, {"error_messages": [message]})


def test_direct_refunds(standin, client):
    client.create(order())
    standin.book.pay("SWB-1", "gopay")
    url = f"{standin.url}/v2/SWB-1/refund/online/direct"
    answer = requests.post(url, json={"amount": 1000}, auth=(DUMMY_KEY, ""), timeout=5)
    assert answer.json()["refund_key"] == "SWB-1-refund-1"


def test_a_buyer_pays_on_the_page(standin, client):
    finish = "http://127.0.0.1:8000/pesanan/1/?kunci=a%20b"
    page = client.create(order(callbacks={"finish": finish})).redirect_url
    shown = requests.get(page, timeout=5)
    assert shown.status_code == 200
    assert "Rp275.000" in shown.text
    assert '<input type="radio" name="method" value="qris">QRIS</label>' in shown.text
    assert f'href="{finish}&amp;order_id=SWB-1"' in shown.text
    nothing = requests.post(page, data={"action": "pay"}, timeout=5)
    assert nothing.status_code == 400
    assert "Itu tidak bisa dilakukan. Pilih dulu cara bayar yang ada." in nothing.text
    paid = requests.post(page, data={"action": "pay", "method": "qris"}, timeout=5)
    assert (paid.status_code, paid.url) == (200, page)
    assert "Lunas" in paid.text
    assert "<form" not in paid.text
    back = f"{finish}&amp;order_id=SWB-1&amp;status_code=200&amp;transaction_status=settlement"
    assert f'href="{back}"' in paid.text
    again = requests.post(page, data={"action": "pay", "method": "qris"}, timeout=5)
    assert (again.status_code, "Status pembayaran ini tidak" in again.text) == (400, True)


def test_a_void_page(standin, client):
    old = client.create(order()).redirect_url
    client.create(order())
    for shown in (requests.get(old, timeout=5), requests.post(old, timeout=5)):
        assert shown.status_code == 404
        assert "Halaman pembayaran tidak berlaku" in shown.text


def test_refunds_and_switches_on_the_list(standin, client):
    empty = requests.get(f"{standin.url}/", timeout=5)
    assert "Belum ada transaksi" in empty.text
    client.create(order())
    standin.book.pay("SWB-1", "gopay")
    refund = f"{standin.url}/kembalikan/SWB-1"
    listed = requests.post(refund, data={"amount": "75000"}, timeout=5)
    assert (listed.status_code, "Sudah dikembalikan Rp75.000" in listed.text) == (200, True)
    wrong = requests.post(refund, data={"amount": "banyak"}, timeout=5)
    assert (wrong.status_code, "Jumlah pengembalian tidak sesuai." in wrong.text) == (400, True)
    whole = requests.post(refund, data={"amount": ""}, timeout=5)
    assert "Sudah dikembalikan Rp275.000" in whole.text
    set_ = requests.post(f"{standin.url}/saklar", data={"lose": "on", "delay": "1.5"}, timeout=5)
    assert 'name="lose" checked' in set_.text
    assert (standin.switches.lose, standin.switches.delay) == (True, 1.5)
    unset = requests.post(f"{standin.url}/saklar", data={"delay": "x"}, timeout=5)
    assert (unset.status_code, standin.switches.lose) == (400, True)


def test_what_the_shop_sends_is_text_on_the_pages(book):
    hostile = '"><script>'
    transaction = book.create(order(callbacks={"finish": f"https://a.example/{hostile}"}))
    assert hostile not in pages.payment(transaction, DUMMY_KEY, hostile)
    transaction = book.create(order(callbacks={"finish": "javascript:alert(1)"}))
    assert pages.finish_link(transaction, DUMMY_KEY) == ""


def test_the_command_needs_debug(settings):
    settings.DEBUG = False
    with pytest.raises(CommandError, match="development equipment"):
        call_command("fake_midtrans")


def test_the_command_names_a_port_in_use(settings, standin):
    settings.DEBUG = True
    port = int(standin.url.rpartition(":")[2])
    with pytest.raises(CommandError, match=f"Port {port} cannot be used"):
        call_command("fake_midtrans", port=port)


def test_the_command_runs_until_stopped(settings, monkeypatch):
    settings.DEBUG = True
    seen = []

    def stopped(seconds):
        url = re.search(r"http://\S+", out.getvalue())[0]
        seen.append(requests.get(url, timeout=5).status_code)
        raise KeyboardInterrupt

    out = StringIO()
    monkeypatch.setattr(fake_midtrans, "time", SimpleNamespace(sleep=stopped))
    call_command("fake_midtrans", port=0, stdout=out)
    assert (seen, out.getvalue().splitlines()[-1]) == ([200], "Stopped.")

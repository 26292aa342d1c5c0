"""Buyers who send their order again until they know that it is placed, as people do."""

import time

import requests

from cart import basket as baskets
from cart import quotes
from tests.cart.buying import cookies_of
from tests.faults.processes import LONGEST_REQUEST

PATIENCE = 60  # seconds
# How it looks from outside when a process is killed: before its answer, or in the middle of it.
BROKEN_OFF = (requests.ConnectionError, requests.exceptions.ChunkedEncodingError)


class Purchase:
    """One basket on its way to become an order; sent as often as you like it is ordered once."""

    def __init__(self, lines, *, payment="transfer", email=""):
        basket = baskets.Basket()
        for sku, pieces in lines.items():
            basket.put(sku, pieces)
        quote = quotes.make(lines)
        chosen = {part.field_name: "lapas" for part in quote.parts}
        self.key = basket.key
        self.cookies = cookies_of(basket)
        self.form = {
            "kunci": basket.key,
            "rincian": quotes.make(lines, chosen=chosen).digest,
            "nama": "Rina Marlina",
            "whatsapp": "0812 3456 7890",
            "email": email,
            "pembayaran": payment,
            "setuju": "on",
            **chosen,
        }

    def send(self, server):
        """Path of the order's page; None where no answer came or the shop is closed for now."""
        try:
            answer = server.post("/checkout/", data=self.form, cookies=self.cookies)
        except requests.Timeout:
            raise AssertionError(f"a request took longer than {LONGEST_REQUEST} s") from None
        except BROKEN_OFF:
            return None
        if answer.status_code == 302:
            return answer.headers["Location"]
        assert answer.status_code == 503, answer.status_code
        return None

    def insist(self, server):
        """As `send`, until it is known."""
        return insist(lambda: self.send(server))


def notify(server, body):
    """Sends a notification of the gateway; True once it is taken."""
    try:
        answer = server.post("/pembayaran/midtrans/notifikasi/", data=body)
    except BROKEN_OFF:
        return False
    assert answer.status_code in (200, 503), answer.status_code
    return answer.status_code == 200


def insist(attempt):
    """Repeats `attempt` until it gives something; that is returned."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if result := attempt():
            return result
        time.sleep(0.02)
    raise AssertionError("no answer for a minute")

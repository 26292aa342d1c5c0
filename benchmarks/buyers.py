"""Buyers who all press "Buat pesanan" at the same time."""

import http.client
import queue
import threading
import time
from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

TIMEOUT = 30  # seconds
SOLD = "sold"


@dataclass(frozen=True)
class Sale:
    """What came of it: answers by status (SOLD; 0: none came), and how long all of it took."""

    statuses: Counter
    seconds: float
    slowest: float

    @property
    def rate(self):
        """Orders placed a second."""
        return self.statuses[SOLD] / self.seconds


def buy(site, requests, *, at_once):
    """Sends `requests` (cookies and form each) by `at_once` buyers at a time; returns a Sale."""
    waiting, statuses, times = queue.SimpleQueue(), Counter(), []
    for request in requests:
        waiting.put(request)
    start = threading.Barrier(at_once + 1)
    buyers = [
        threading.Thread(target=_buyer, args=(site, waiting, start, statuses, times))
        for _number in range(at_once)
    ]
    for buyer in buyers:
        buyer.start()
    start.wait()
    began = time.monotonic()
    for buyer in buyers:
        buyer.join()
    return Sale(statuses, time.monotonic() - began, max(times, default=0))


def _buyer(site, waiting, start, statuses, times):
    parts = urlsplit(site)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=TIMEOUT)
    start.wait()
    while True:
        try:
            request = waiting.get_nowait()
        except queue.Empty:
            return
        began = time.monotonic()
        statuses[_send(connection, request)] += 1
        times.append(time.monotonic() - began)


def _send(connection, request):
    headers = {
        "Cookie": "; ".join(f"{name}={value}" for name, value in request["cookies"].items()),
        "Content-Type": "application/x-www-form-urlencoded",
        "Sec-Fetch-Site": "same-origin",
    }
    try:
        connection.request("POST", "/checkout/", urlencode(request["form"]), headers)
        answer = connection.getresponse()
        answer.read()
        # Whoever comes too late is led back to the basket, by a redirect as well.
        if answer.getheader("Location", "").startswith("/pesanan/"):
            return SOLD
        return answer.status
    except (OSError, http.client.HTTPException):
        connection.close()
        return 0

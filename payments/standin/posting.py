"""Sends the stand-in's notifications, as well or as badly as its switches say.

As Midtrans does: HTTP POST of JSON with User-Agent Veritrans, and again when the answer is not
2xx; only the pauses between tries are short here, so that a developer sees them all.
"""

import heapq
import itertools
import logging
import time
from dataclasses import dataclass, field
from threading import Condition, Thread

import requests

from payments.standin.messages import notification

logger = logging.getLogger(__name__)

HEADERS = {"User-Agent": "Veritrans", "Accept": "application/json"}
PAUSES = (0.2, 0.5, 1)
TIMEOUT = 15


@dataclass
class Delivery:
    """One notification to one address. `answers` holds an HTTP status or the name of an error for
    each try; `state` is "waiting", "held", "lost", "delivered" or "given up"."""

    url: str
    message: dict
    answers: list = field(default_factory=list)
    state: str = "waiting"


class Posting:
    """A queue of notifications and the thread that empties it. `switches` is read when something
    is announced; `pauses` are the seconds before each further try; `timeout` the seconds that the
    receiver has."""

    def __init__(self, server_key, switches, pauses=PAUSES, timeout=TIMEOUT):
        self._server_key = server_key
        self._switches = switches
        self._pauses = pauses
        self._timeout = timeout
        self._changed = Condition()
        self._queue = []
        self._numbers = itertools.count()
        self._deliveries = []
        self._held = {}
        self._busy = self._stopping = False
        self._thread = Thread(target=self._run, name="standin-posting", daemon=True)

    def start(self):
        self._thread.start()

    def stop(self):
        """End without sending what still waits."""
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        if self._thread.is_alive():
            self._thread.join(1)

    def announce(self, transaction):
        """Send the notification about `transaction` to each of its addresses."""
        message = notification(transaction, self._server_key)
        with self._changed:
            for url in transaction.notify:
                self._take(Delivery(url, message))
            self._changed.notify_all()

    def release(self):
        """Send what `reorder` holds back."""
        with self._changed:
            for delivery in self._held.values():
                self._enqueue(delivery)
            self._held.clear()
            self._changed.notify_all()

    def wait(self, seconds=5):
        """Whether within `seconds` everything was sent, lost, held or given up."""
        with self._changed:
            return self._changed.wait_for(lambda: not (self._queue or self._busy), seconds)

    def history(self):
        """Every Delivery, in the order of the announcements; one sent twice stands there twice."""
        with self._changed:
            return list(self._deliveries)

    def _take(self, delivery):
        self._deliveries.append(delivery)
        if self._switches.lose:
            delivery.state = "lost"
            return
        place = (delivery.url, delivery.message["order_id"])
        if self._switches.reorder and place not in self._held:
            delivery.state = "held"
            self._held[place] = delivery
            return
        self._enqueue(delivery)
        if place in self._held:
            self._enqueue(self._held.pop(place))

    def _enqueue(self, delivery):
        copies = [delivery]
        if self._switches.duplicate:
            copies.append(Delivery(delivery.url, delivery.message))
            self._deliveries.append(copies[-1])
        for copy in copies:
            copy.state = "waiting"
            self._push(copy, self._switches.delay)

    def _push(self, delivery, seconds):
        heapq.heappush(self._queue, (time.monotonic() + seconds, next(self._numbers), delivery))

    def _run(self):
        while delivery := self._next():
            answer = self._post(delivery)
            with self._changed:
                self._note(delivery, answer)
                self._busy = False
                self._changed.notify_all()

    def _next(self):
        """The Delivery that is due; None when all is over."""
        with self._changed:
            while not self._stopping:
                if not self._queue:
                    self._changed.wait()
                    continue
                due = self._queue[0][0] - time.monotonic()
                if due <= 0:
                    self._busy = True
                    return heapq.heappop(self._queue)[-1]
                self._changed.wait(due)
        return None

    def _post(self, delivery):
        """The HTTP status of the answer, or the name of what prevented one."""
        try:
            with requests.Session() as session:
                session.trust_env = False  # the shop is on this machine: no proxy between
                return session.post(
                    delivery.url,
                    json=delivery.message,
                    headers=HEADERS,
                    timeout=self._timeout,
                    allow_redirects=False,
                ).status_code
        except requests.RequestException as error:
            return type(error).__name__

    def _note(self, delivery, answer):
        delivery.answers.append(answer)
        tries = len(delivery.answers)
        if isinstance(answer, int) and 200 <= answer < 300:
            delivery.state = "delivered"
        elif tries <= len(self._pauses):
            self._push(delivery, self._pauses[tries - 1])
        else:
            delivery.state = "given up"
            logger.warning("No 2xx from %s: %s", delivery.url, delivery.answers)

"""Web processes killed at random moments of checkouts and notifications: nothing is lost."""

import random
import threading
import time

import pytest

from cart.models import Order
from payments.models import MoneyMovement
from tests.books import assert_balanced
from tests.cart import gateway as midtrans
from tests.factories import stock_of
from tests.faults.buying import Purchase, insist, notify
from tests.faults.processes import server

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]

KILLS = 200
BUYERS = 4
BASKETS = [{"BTK-1": 1, "SLD-2": 2}, {"BTK-1": 2}, {"BTK-2": 1, "SLD-1": 1, "BTK-1": 1}]


class Buyer(threading.Thread):
    """Buys and pays until the killing is over, then insists on what is still open."""

    def __init__(self, web, stop, seed):
        super().__init__()
        self.web, self.stop, self.rng = web, stop, random.Random(seed)
        self.purchases, self.bodies, self.failed = [], [], None

    def run(self):
        from django.db import connection

        try:
            while not self.stop.is_set():
                self._buy()
        except Exception as error:
            self.failed = error
        finally:
            connection.close()

    def _buy(self):
        purchase = Purchase(self.rng.choice(BASKETS), payment="midtrans")
        self.purchases.append(purchase)
        while not self.stop.is_set():
            if page := purchase.send(self.web):
                break
        else:
            return
        order = Order.objects.get(token=page.strip("/").split("/")[-1])
        attempt = midtrans.attempt(order)
        for body in (
            midtrans.notice(attempt, "pending", code="201", transaction=f"t-{order.pk}"),
            midtrans.notice(attempt, "settlement", transaction=f"t-{order.pk}"),
        ):
            self.bodies.append(body)
            # Once while they are being killed; what was not heard is repeated in the end.
            notify(self.web, body)


def test_killed_two_hundred_times(env):
    rng, stop = random.Random(20261124), threading.Event()
    with server(env) as web:
        buyers = [Buyer(web, stop, seed) for seed in range(BUYERS)]
        for buyer in buyers:
            buyer.start()
        killed = 0
        while killed < KILLS:
            time.sleep(rng.uniform(0.02, 0.12))
            if workers := web.workers():
                web.kill(rng.choice(workers))
                killed += 1
        stop.set()
        for buyer in buyers:
            buyer.join()
        assert [buyer.failed for buyer in buyers if buyer.failed] == []
        for buyer in buyers:
            for purchase in buyer.purchases:
                purchase.insist(web)
            for body in buyer.bodies:
                insist(lambda body=body: notify(web, body))

    purchases = [purchase for buyer in buyers for purchase in buyer.purchases]
    paid = sum(len(buyer.bodies) for buyer in buyers) // 2
    assert len(purchases) > BUYERS
    assert Order.objects.count() == len(purchases)
    assert set(Order.objects.values_list("checkout_key", flat=True)) == {
        purchase.key for purchase in purchases
    }
    assert paid > 0
    assert Order.objects.filter(state="processing", payment__state="paid").count() == paid
    assert MoneyMovement.objects.count() == paid
    assert sum(stock_of(sku)[1] for sku in ("BTK-1", "BTK-2", "SLD-1", "SLD-2")) == sum(
        line.quantity
        for order in Order.objects.prefetch_related("fulfilments__lines")
        for part in order.fulfilments.all()
        for line in part.lines.all()
    )
    assert_balanced()

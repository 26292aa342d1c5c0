"""The same work taken up by two at once: two ticks, two workers, two notifications."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from aiosmtpd.controller import Controller
from django.test import override_settings
from django.utils import timezone

from cart.models import HistoryEntry, Order, OutboxMessage
from payments.models import GatewayMessage, MoneyMovement, Payment
from tests import factories
from tests.books import assert_balanced
from tests.cart import gateway as midtrans
from tests.factories import stock_of
from tests.faults.buying import Purchase, insist
from tests.faults.processes import command, environment, free_port, server

pytestmark = pytest.mark.django_db(transaction=True)

ORDERS = 12


class Sink:
    def __init__(self):
        self.subjects = []

    async def handle_DATA(self, _server, _session, envelope):
        text = envelope.content.decode(errors="replace")
        self.subjects += [row for row in text.splitlines() if row.startswith("Subject:")]
        return "250 kept"


@pytest.fixture
def mail_server():
    port = free_port()
    controller = Controller(Sink(), hostname="127.0.0.1", port=port)
    controller.start()
    yield controller.handler, f"smtp://127.0.0.1:{port}"
    controller.stop()


def orders(count):
    """Orders whose confirmations are owed: nobody takes up what this process queues."""
    buyer = factories.details(email="rina@contoh.example")
    nobody = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}
    with override_settings(TASKS=nobody):
        return [factories.order({"BTK-1": 1}, buyer=buyer) for _number in range(count)]


def finish(*commands):
    for process in commands:
        output, _nothing = process.communicate(timeout=120)
        assert process.returncode == 0, output


def test_two_ticks(shop, tmp_path, mail_server):
    """Each order ends once, each mail is sent once, though both saw all of them."""
    sink, address = mail_server
    made = orders(ORDERS)
    Payment.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    env = environment(tmp_path, EMAIL_URL=address)
    finish(command("tick", env=env), command("tick", env=env))
    assert Order.objects.filter(state="expired").count() == ORDERS
    assert HistoryEntry.objects.filter(action="expire").count() == ORDERS
    assert stock_of("BTK-1")[1] == 0
    finish(command("tick", env=env))
    # "Pesanan diterima" and "waktu habis" for each.
    assert len(sink.subjects) == 2 * ORDERS
    assert OutboxMessage.objects.filter(sent_at=None).count() == 0
    assert len(made) == ORDERS
    assert_balanced()


def test_two_workers(shop, tmp_path, mail_server):
    sink, address = mail_server
    env = environment(tmp_path, EMAIL_URL=address, TASKS="database")
    with server(env) as web:
        for _number in range(ORDERS):
            Purchase({"BTK-1": 1}, email="rina@contoh.example").insist(web)
    workers = [
        command("db_worker", "--batch", "--max-tasks", "100", env=env) for _number in range(2)
    ]
    finish(*workers)
    assert len(sink.subjects) == ORDERS
    assert OutboxMessage.objects.filter(sent_at=None).count() == 0


def test_a_worker_that_is_killed_is_followed_by_the_tick(shop, tmp_path, mail_server):
    sink, address = mail_server
    orders(ORDERS)
    env = environment(tmp_path, EMAIL_URL=address)
    killed = command("tick", env=env)
    insist(lambda: len(sink.subjects) > 1)
    killed.kill()
    killed.communicate()
    # Whatever it had in hand is free again when its claim has run out.
    OutboxMessage.objects.filter(sent_at=None).update(not_before=None)
    finish(command("tick", env=env))
    assert OutboxMessage.objects.filter(sent_at=None).count() == 0
    # At most the one in its hand was sent twice: a mail server gives no other promise.
    assert ORDERS <= len(sink.subjects) <= ORDERS + 1


def test_the_same_notification_at_once(shop, tmp_path):
    attempt = midtrans.attempt(midtrans.order({"BTK-1": 2}))
    body = midtrans.notice(attempt, "settlement")
    other = midtrans.notice(attempt, "settlement", settlement_time="2026-09-01 10:31:07")
    with server(environment(tmp_path)) as web, ThreadPoolExecutor(8) as pool:

        def send(text):
            return web.post("/pembayaran/midtrans/notifikasi/", data=text).status_code

        assert set(pool.map(send, [body, other] * 10)) == {200}
    assert MoneyMovement.objects.count() == 1
    assert Order.objects.get().state == "processing"
    assert sorted(GatewayMessage.objects.values_list("times", flat=True)) == [10, 10]
    assert_balanced()


def test_paid_and_expired_at_once(shop, tmp_path):
    """Whoever comes first, the money counts and the goods are the buyer's."""
    attempts = [midtrans.attempt(midtrans.order({"BTK-1": 1})) for _number in range(ORDERS)]
    bodies = [
        midtrans.notice(attempt, status, code=code, transaction=f"t-{attempt.pk}")
        for attempt in attempts
        for status, code in (("expire", "202"), ("settlement", "200"))
    ]
    with server(environment(tmp_path)) as web, ThreadPoolExecutor(8) as pool:

        def send(text):
            return web.post("/pembayaran/midtrans/notifikasi/", data=text).status_code

        assert set(pool.map(send, bodies)) == {200}
    assert Order.objects.filter(state="processing", payment__state="paid").count() == ORDERS
    assert stock_of("BTK-1")[1] == ORDERS
    assert_balanced()

import logging
import socket
from datetime import timedelta
from email import message_from_bytes
from email.policy import default as policy
from types import SimpleNamespace

import pytest
import time_machine
from aiosmtpd.controller import Controller
from django.core import mail
from django.tasks import default_task_backend
from django.utils import timezone

from cart import mail as order_mail
from cart.models import Order
from core.dates import moment
from core.models import SiteSettings
from tests import factories, worlds

SMTP = {
    "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "OPTIONS": {"host": "127.0.0.1", "port": 1, "timeout": 5},
}
# Nothing listens on port 1.
NO_SERVER = {"default": SMTP}


@worlds.fixture
def goods(lapas):
    SiteSettings.objects.create(
        whatsapp="+6281200000099", email="halo@karyabinaan.example", operator="Kanwil Sumsel"
    )
    factories.product(lapas, "Kain <batik>", sku="BTK-1", price=150_000)
    return {"BTK-1": 2}


def buyer(**fields):
    return factories.details(email="rina@contoh.example", **fields)


@pytest.fixture
def placed(goods, django_capture_on_commit_callbacks):
    """Places an order with its mails sent: `placed(**how)`."""

    def place(**how):
        with django_capture_on_commit_callbacks(execute=True):
            return factories.order(goods, **{"buyer": buyer(), **how})

    return place


def html_of(message):
    ((html, kind),) = message.alternatives
    assert kind == "text/html"
    return html


def test_the_buyer_gets_one_mail(placed):
    order = placed()
    (message,) = mail.outbox
    assert message.to == ["rina@contoh.example"]
    assert message.subject == f"Pesanan {order.number} di Karya Binaan"
    assert message.reply_to == ["halo@karyabinaan.example"]


def test_the_text_is_complete(placed):
    order = placed()
    text = mail.outbox[0].body
    for part in (
        "Halo Rina Marlina,",
        "2 × Kain <batik>: Rp300.000",
        "Ambil di Lapas Perempuan Palembang",
        f"Kode unik: Rp{order.payment.unique_code}",
        f"Transfer tepat Rp300.{order.payment.unique_code:03}, sampai tiga angka terakhir.",
        "Bank Sumsel Babel: 1500300400",
        "Atas nama: Kanwil Sumsel",
        f"Paling lambat: {moment(order.payment.expires_at)}",
        f"http://testserver{order.get_absolute_url()}",
        "WhatsApp 0812-0000-0099",
        "halo@karyabinaan.example",
    ):
        assert part in text
    assert "\n\n\n" not in text


def test_the_html_says_the_same_and_loads_nothing(placed):
    order = placed()
    html = html_of(mail.outbox[0])
    for part in (
        "2 × Kain &lt;batik&gt;",
        "Rp300.000",
        f"Rp300.{order.payment.unique_code:03}",
        "1500300400",
        f'href="http://testserver{order.get_absolute_url()}"',
        "WhatsApp 0812-0000-0099",
    ):
        assert part in html
    assert "<img" not in html
    assert "<link" not in html
    assert "url(" not in html


def test_what_is_sent_names_the_address(placed):
    placed(delivery="kurir", buyer=buyer(**factories.TO_PALEMBANG))
    text = mail.outbox[0].body
    assert "DIKIRIM KE\nRina Marlina, 0813-7788-9900\nJl. Kapten A. Rivai No. 7\n" in text
    assert "Kirim dengan kurir dari Lapas Perempuan Palembang: Rp10.000" in text


def test_cash_is_told_as_cash(placed):
    placed(payment="tunai")
    text = mail.outbox[0].body
    assert "Tunai Rp300.000 saat Anda mengambil barang." in text
    assert "Transfer" not in text
    assert "DIKIRIM KE" not in text


def test_qris_is_told_as_qris(goods, placed):
    factories.bank_account(qris_text=factories.QRIS)
    order = placed(payment="qris")
    amount = f"Rp{order.payment.amount:,}".replace(",", ".")
    message = mail.outbox[0]
    assert f"Bayar dengan QRIS tepat {amount}, sampai tiga angka terakhir." in message.body
    assert f"Bayar dengan QRIS tepat <strong>{amount}</strong>" in html_of(message)
    assert "Transfer" not in message.body
    assert "unai" not in message.body


def test_without_an_address_nothing_is_queued(placed, monkeypatch):
    queued = []
    monkeypatch.setattr(order_mail, "send_order_mail", SimpleNamespace(enqueue=queued.append))
    placed(buyer=factories.details())
    assert queued == []


def test_a_queue_that_is_down_leaves_the_order_and_is_logged(placed, monkeypatch, caplog):
    def down(order_id):
        raise ConnectionError("queue")

    monkeypatch.setattr(order_mail, "send_order_mail", SimpleNamespace(enqueue=down))
    with caplog.at_level(logging.ERROR):
        order = placed()
    assert Order.objects.get() == order
    assert f"confirmation of order {order.pk} could not be queued" in caplog.text


class Sink:
    """Keeps what an SMTP server is given: (recipients, parsed message)."""

    def __init__(self):
        self.got = []

    async def handle_DATA(self, server, session, envelope):
        self.got.append((envelope.rcpt_tos, message_from_bytes(envelope.content, policy=policy)))
        return "250 kept"


@pytest.fixture
def sink(settings):
    """What arrives at a real SMTP server, which the site sends to."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        _host, port = free.getsockname()
    controller = Controller(Sink(), hostname="127.0.0.1", port=port)
    controller.start()
    settings.MAILERS = {"default": SMTP | {"OPTIONS": SMTP["OPTIONS"] | {"port": port}}}
    yield controller.handler.got
    controller.stop()


def test_the_mail_arrives_by_smtp(placed, sink):
    order = placed()
    ((recipients, message),) = sink
    assert recipients == ["rina@contoh.example"]
    assert message["Subject"] == f"Pesanan {order.number} di Karya Binaan"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert order.number in message.get_body(("plain",)).get_content()


def test_a_mail_server_that_is_down_leaves_the_order(placed, settings, caplog):
    settings.MAILERS = NO_SERVER
    order = placed()
    assert Order.objects.get() == order
    assert mail.outbox == []


@pytest.mark.parametrize(("attempt", "minutes"), [(1, 5), (2, 30), (3, 180), (4, 720), (5, None)])
def test_a_mail_that_failed_is_tried_again_later(placed, settings, attempt, minutes):
    order = placed()
    settings.MAILERS = NO_SERVER
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}
    with time_machine.travel("2026-05-04T05:00:00Z", tick=False):
        with pytest.raises(ConnectionRefusedError):
            order_mail.send_order_mail.call(order.pk, attempt)
        due = [
            (result.args, result.task.run_after - timezone.now())
            for result in default_task_backend.results
        ]
    expected = [([order.pk, attempt + 1], timedelta(minutes=minutes))] if minutes else []
    assert due == expected


def test_a_refused_order_sends_nothing(goods, django_capture_on_commit_callbacks):
    factories.bank_account()
    with (
        django_capture_on_commit_callbacks(execute=True),
        pytest.raises(Exception, match="berubah"),
    ):
        factories.place(factories.wanted(goods, buyer=buyer(), digest="lain"))
    assert mail.outbox == []

import socket
from email import message_from_bytes
from email.policy import default as policy

import pytest
from aiosmtpd.controller import Controller
from django.core import mail

from cart import mail as order_mail
from cart.enums import FulfilmentState, MessageKind
from cart.models import OutboxMessage
from core.dates import moment
from core.models import SiteSettings
from payments.models import Refund
from payments.money import owe
from tests import factories, worlds

SMTP = {
    "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "OPTIONS": {"host": "127.0.0.1", "port": 1, "timeout": 5},
}


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


def send(order, kind, part=None, **fields):
    """The mail of `kind` about an order, as the outbox would have it sent."""
    mail.outbox.clear()
    message = OutboxMessage(order=order, kind=kind, key="uji", fulfilment=part, **fields)
    order_mail.send(message)
    return mail.outbox[0]


@pytest.mark.parametrize(
    ("kind", "state", "subject", "sentence"),
    [
        ("reminder", "awaiting_payment", "Pesanan %s menunggu pembayaran", "paling lambat"),
        ("paid", "processing", "Pembayaran %s sudah kami terima", "sedang disiapkan."),
        ("shipped", "shipped", "Pesanan %s sudah dikirim", "Nomor resi: JP1234567890."),
        ("completed", "completed", "Pesanan %s selesai", "karya warga binaan."),
        ("cancelled", "cancelled", "Pesanan %s dibatalkan", "Alasannya: Pembeli batal"),
        ("expired", "expired", "Waktu membayar pesanan %s habis", "Jangan membayar lagi"),
    ],
)
def test_each_turn_has_its_words(goods, kind, state, subject, sentence):
    order = factories.order(
        goods, buyer=buyer(**factories.TO_PALEMBANG), delivery="kurir", state=FulfilmentState(state)
    )
    message = send(order, MessageKind(kind))
    assert message.subject == subject % order.number
    for text in (message.body, html_of(message)):
        assert sentence in text
        assert ("CARA MEMBAYAR" in text or "Transfer tepat" in text) is (kind == "reminder")


def test_money_that_goes_back_is_told_with_its_sum(goods):
    order = factories.order(goods, buyer=buyer(), state=FulfilmentState.PROCESSING)
    refund = owe(order.payment, 150_000, reason="Bernoda")
    due = send(order, MessageKind.REFUND_DUE, amount=150_000)
    assert f"Kami akan mengembalikan Rp150.000 untuk pesanan {order.number}." in due.body
    assert "Tulis rekening tujuannya di halaman pesanan" in due.body
    Refund.objects.filter(pk=refund.pk).update(way="cash")
    assert "rekening tujuannya" not in send(order, MessageKind.REFUND_DUE, amount=150_000).body
    done = send(order, MessageKind.REFUNDED, amount=150_000)
    assert f"Rp150.000 untuk pesanan {order.number} sudah kami kembalikan." in done.body


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


def test_a_refused_order_sends_nothing(goods, django_capture_on_commit_callbacks):
    factories.bank_account()
    with (
        django_capture_on_commit_callbacks(execute=True),
        pytest.raises(Exception, match="berubah"),
    ):
        factories.place(factories.wanted(goods, buyer=buyer(), digest="lain"))
    assert mail.outbox == []

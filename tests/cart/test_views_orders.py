from datetime import timedelta
from urllib.parse import unquote

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from cart.enums import Action, FulfilmentState, OrderState
from cart.models import Order
from cart.transitions import move
from cart.views.orders import LOOKUPS
from core.models import SiteSettings, ThrottleWindow
from payments.models import BankAccount
from tests import factories, worlds
from tests.cart.buying import OTHER_SITE, browser


@pytest.fixture
def client():
    return browser()


@worlds.fixture
def order(lapas):
    factories.product(lapas, "Kain batik", sku="BTK-1", price=150_000)
    return factories.order({"BTK-1": 2})


def page(client, order):
    return client.get(order.get_absolute_url())


def look_up(client, number, phone, **how):
    return client.post("/pesanan/", {"nomor": number, "whatsapp": phone}, **how)


# --- the order's own page -------------------------------------------------------------------


def test_the_page_of_an_order(client, order):
    response = page(client, order)
    assert response.status_code == 200
    text = " ".join(response.text.split())
    assert f"<h1>Pesanan {order.number}</h1>" in text
    assert "2 × Kain batik" in text
    assert "Rp300.000" in text
    assert "1500300400" in text
    assert "Kanwil Sumsel" in text
    code = f"{order.payment.unique_code:03}"
    assert f"Rp300.<mark>{code}</mark>" in text
    assert f'data-copy="{order.total}"' in text
    assert "Transfer tepat sampai tiga angka terakhir." in text


def test_the_charges_add_up_to_the_total(client, order):
    charges = page(client, order).context["charges"]
    assert [charge.label for charge in charges] == ["Barang", "Kode unik"]
    assert sum(charge.amount for charge in charges) == order.total


def test_the_page_is_kept_by_nobody(client, order):
    headers = page(client, order).headers
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in headers["Cache-Control"]


def test_only_the_whole_token_opens_it(client, order):
    for token in (
        order.token[:-1],
        order.token + "A",
        order.token.swapcase(),
        order.number,
        str(order.pk),
        "x" * 32,
        "%00",
    ):
        assert client.get(f"/pesanan/{token}/").status_code == 404


def test_the_page_is_only_read(client, order):
    assert client.post(order.get_absolute_url()).status_code == 405


STATES = [
    (FulfilmentState.AWAITING_PAYMENT, "Menunggu pembayaran", "Bayar pesanan ini"),
    (FulfilmentState.PROCESSING, "Diproses", "Langkah berikutnya"),
    (FulfilmentState.PACKED, "Diproses", "Langkah berikutnya"),
    (FulfilmentState.READY, "Siap diambil", "Langkah berikutnya"),
    (FulfilmentState.COMPLETED, "Selesai", "Terima kasih"),
    (FulfilmentState.CANCELLED, "Dibatalkan", "Pesanan ini dibatalkan"),
    (FulfilmentState.EXPIRED, "Kedaluwarsa", "Waktu membayar sudah habis"),
]


@pytest.mark.parametrize(("state", "word", "heading"), STATES)
def test_the_state_in_words_and_what_to_do(client, order, state, word, heading):
    response = page(client, factories.advance(order, state))
    assert response.context["state"] == word
    assert f">{word}</strong>" in response.text
    assert f">{heading}</h2>" in response.text
    # How to pay stands there only while there is something to pay.
    waits = state == FulfilmentState.AWAITING_PAYMENT
    assert ("1500300400" in response.text) is waits


def test_a_sent_order_shows_its_tracking_number(client, lapas):
    factories.product(lapas, sku="BTK-1")
    order = factories.order({"BTK-1": 1}, delivery="kurir", state=FulfilmentState.SHIPPED)
    response = page(client, order)
    assert response.context["state"] == "Dikirim"
    assert "JP1234567890" in response.text
    assert 'data-copy="JP1234567890"' in response.text


def test_cash_is_asked_for_until_it_is_paid(client, lapas):
    factories.product(lapas, sku="BTK-1", price=150_000)
    order = factories.order({"BTK-1": 1}, payment="tunai")
    sentence = 'Bayar tunai <strong class="price">Rp150.000</strong> saat mengambil barang.'
    assert sentence in page(client, order).text
    done = factories.advance(order, FulfilmentState.COMPLETED)
    assert sentence not in page(client, done).text


def test_looking_at_an_overdue_order_ends_it(client, order):
    with time_machine.travel(order.payment.expires_at + timedelta(seconds=1), tick=False):
        response = page(client, order)
    assert response.context["state"] == "Kedaluwarsa"
    assert Order.objects.get().state == OrderState.EXPIRED
    assert factories.stock_of("BTK-1") == (10, 0)


def test_looking_in_time_ends_nothing(client, order):
    with time_machine.travel(order.payment.expires_at - timedelta(seconds=1), tick=False):
        assert page(client, order).context["state"] == "Menunggu pembayaran"
    assert factories.stock_of("BTK-1") == (10, 2)


def test_each_prison_can_be_asked_with_a_prepared_message(client, order):
    ((_part, link),) = page(client, order).context["parts"]
    assert unquote(link) == (
        "https://wa.me/6281234567890?text=Halo, saya Rina Marlina. Saya ingin bertanya tentang "
        f"pesanan {order.number}. Isinya: 2× Kain batik."
    )


def test_an_order_of_two_prisons_shows_each_with_its_state(client, lapas):
    other = factories.prison("Lapas Sekayu", regency="16.06")
    factories.product(lapas, "Batik", sku="BTK-1")
    factories.product(other, "Rotan", sku="RTN-1")
    order = factories.order({"BTK-1": 1, "RTN-1": 1}, state=FulfilmentState.PROCESSING)
    move(order.fulfilments.order_by("pk").first(), Action.READY)
    response = page(client, order)
    assert response.context["state"] == "Diproses"
    assert [part.state_for_buyer for part, _link in response.context["parts"]] == [
        "Siap diambil",
        "Diproses",
    ]
    assert response.text.count("Kirim ke WhatsApp") == 2


def test_the_other_orders_of_the_same_checkout_are_linked(client, lapas):
    other = factories.prison("Lapas Pagar Alam")
    factories.bank_account()
    factories.bank_account(other, number="2700800900")
    factories.product(lapas, sku="BTK-1")
    factories.product(other, sku="KOP-1")
    first, second = factories.place(factories.wanted({"BTK-1": 1, "KOP-1": 1}))
    response = page(client, first)
    assert response.context["siblings"] == [second]
    assert f'href="{second.get_absolute_url()}"' in response.text


def test_staff_can_be_reached_after_a_cancellation(client, order):
    SiteSettings.objects.create(whatsapp="+6281200000099")
    cancelled = factories.advance(order, FulfilmentState.CANCELLED)
    text = page(client, cancelled).text
    assert "https://wa.me/6281200000099?text=" in text
    assert "Pesanan dibatalkan: Pembeli batal" in text


# --- finding an order -----------------------------------------------------------------------


def test_the_form(client, site_tree):
    response = client.get("/pesanan/")
    assert response.status_code == 200
    assert "<h1>Lacak pesanan</h1>" in response.text


@pytest.mark.parametrize("phone", ["081377889900", "62 813-7788-9900", "+62 813 7788 9900"])
def test_number_and_phone_lead_to_the_order(client, order, phone):
    assert look_up(client, f" {order.number.lower()} ", phone).url == order.get_absolute_url()


@pytest.mark.parametrize(
    ("number", "phone"), [(None, "081234567890"), ("KB-261124-XXXX", "081377889900")]
)
def test_a_wrong_pair_says_nothing_about_which_is_wrong(client, order, number, phone):
    response = look_up(client, number or order.number, phone)
    assert response.status_code == 404
    assert response.context["form"].non_field_errors() == [
        "Tidak ada pesanan dengan nomor itu dan nomor WhatsApp itu. Periksa keduanya."
    ]
    assert response.context["form"]["whatsapp"].value() == phone
    assert order.token not in response.text


@pytest.mark.parametrize(
    ("number", "phone", "errors"),
    [
        (
            "",
            "",
            {
                "nomor": ["Tulis nomor pesanan, misalnya KB-261124-7QF2."],
                "whatsapp": ["Tulis nomor WhatsApp yang dipakai saat memesan."],
            },
        ),
        (
            "KB-261124-7QF2",
            "0812",
            {"whatsapp": ["Tulis nomor WhatsApp yang aktif, misalnya 0812-3456-7890."]},
        ),
    ],
)
def test_what_is_missing_is_said_and_not_counted(client, site_tree, number, phone, errors):
    response = look_up(client, number, phone)
    assert response.status_code == 422
    assert response.context["form"].errors == errors
    assert not ThrottleWindow.objects.exists()


def test_guessing_is_slowed_down_for_the_visitor_and_for_the_number(client, order):
    for _try in range(LOOKUPS):
        assert look_up(client, order.number, "081234567890").status_code == 404
    response = look_up(client, order.number, "081377889900")
    assert response.status_code == 429
    message = "Terlalu banyak percobaan. Coba lagi 15 menit lagi."
    assert response.context["form"].non_field_errors() == [message]
    elsewhere = look_up(client, order.number, "081377889900", REMOTE_ADDR="10.0.0.9")
    assert elsewhere.status_code == 429
    same_visitor = look_up(client, "KB-261124-XXXX", "081377889900")
    assert same_visitor.status_code == 429
    with time_machine.travel(timezone.now() + timedelta(minutes=16), tick=False):
        assert look_up(client, order.number, "081377889900").status_code == 302


def test_behind_a_proxy_visitors_are_told_apart(client, order, settings):
    settings.BEHIND_PROXY = True
    for _try in range(LOOKUPS + 1):
        last = look_up(client, "KB-261124-XXXX", "081377889900", headers=_through_proxy("10.0.0.1"))
    assert last.status_code == 429
    found = look_up(client, order.number, "081377889900", headers=_through_proxy("10.0.0.2"))
    assert found.status_code == 302


def _through_proxy(visitor):
    return {"X-Forwarded-For": f"198.51.100.7, {visitor}"}


def test_a_form_of_another_site_finds_nothing(client, order):
    response = look_up(client, order.number, "081377889900", headers=OTHER_SITE)
    assert response.status_code == 403
    assert order.token not in response.text
    assert not ThrottleWindow.objects.exists()


# --- QRIS -----------------------------------------------------------------------------------


@worlds.fixture
def by_qris(lapas):
    factories.bank_account(qris_text=factories.QRIS)
    return factories.order(payment="qris")


def test_a_qris_order_shows_code_sum_and_receiver(client, by_qris):
    text = client.get(by_qris.get_absolute_url()).content.decode()
    assert 'aria-label="Kode QRIS SENTRA KARYA CONTOH"' in text
    assert "NMID ID0000000000000" in text
    assert f'data-copy="{by_qris.payment.amount}"' in text
    assert f"/pesanan/{by_qris.token}/qris.png" in text
    assert "Ketik jumlah di atas, tepat sampai tiga angka terakhir." in text


def test_a_code_with_the_amount_asks_for_no_typing(client, by_qris):
    BankAccount.objects.update(qris_has_amount=True)
    text = client.get(by_qris.get_absolute_url()).content.decode()
    assert "Jumlahnya terisi sendiri." in text
    assert "Ketik jumlah di atas" not in text


def test_the_qris_code_can_be_taken_along(client, by_qris):
    response = client.get(reverse("order-qris", args=[by_qris.token]))
    assert response.status_code == 200
    assert response.content.startswith(b"\x89PNG")
    assert response.headers["Content-Type"] == "image/png"
    assert response.headers["Content-Disposition"] == (
        f'attachment; filename="QRIS-{by_qris.number}.png"'
    )
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize("state", [FulfilmentState.PROCESSING, FulfilmentState.EXPIRED])
def test_no_code_where_no_money_is_awaited(client, lapas, state):
    factories.bank_account(qris_text=factories.QRIS)
    order = factories.order(payment="qris", state=state)
    assert client.get(reverse("order-qris", args=[order.token])).status_code == 404
    assert "Kode QRIS" not in client.get(order.get_absolute_url()).content.decode()


def test_no_code_for_a_transfer_or_a_guessed_link(client, lapas):
    order = factories.order()
    for token in (order.token, "x" * 32):
        assert client.get(reverse("order-qris", args=[token])).status_code == 404

"""Paying at a stand-in Midtrans over real HTTP, from the order's page to the books."""

from datetime import timedelta

import pytest
import requests
from django.utils import timezone

from cart import expiry, gateway, paying, refunding
from cart.enums import Action, FulfilmentState, OrderState
from cart.models import Order
from cart.transitions import move
from payments.enums import RefundState
from payments.midtrans.client import Host
from payments.models import GatewayAttempt, Payment, Refund
from payments.standin.refusals import Refusal
from payments.standin.server import StandIn
from tests import factories
from tests.books import assert_balanced
from tests.cart import gateway as midtrans
from tests.cart.buying import browser, said
from tests.factories import stock_of

pytestmark = pytest.mark.django_db

State = FulfilmentState


@pytest.fixture
def standin(settings):
    """A stand-in that the shop talks to; what it would send is fetched by asking instead."""
    with StandIn() as running:
        settings.MIDTRANS_URL = running.url
        yield running


@pytest.fixture
def order(lapas):
    midtrans.account()
    factories.product(lapas, sku="BTK-001", title="Kain | batik", stock=5, price=100_000)
    return midtrans.order({"BTK-001": 2}, delivery="kurir")


def fresh(order):
    return Order.objects.select_related("payment__account").get(pk=order.pk)


def overdue(order):
    past = timezone.now() - timedelta(minutes=1)
    Payment.objects.filter(pk=order.payment_id).update(expires_at=past)
    return fresh(order)


def press(client, order, action):
    return client.post(f"{order.get_absolute_url()}{action}/", follow=action != "bayar")


# --- starting -------------------------------------------------------------------------------


def test_the_buyer_is_sent_to_the_gateways_page(order, standin):
    answer = press(browser(), order, "bayar")
    attempt = GatewayAttempt.objects.get()
    assert (answer.status_code, answer.url) == (302, attempt.redirect_url)
    assert attempt.reference == f"{order.number}-1"
    assert requests.get(answer.url, timeout=5).status_code == 200


def test_what_the_gateway_is_told_adds_up(order):
    attempt = midtrans.attempt(order)
    told = paying.request_for(attempt)
    assert told["transaction_details"] == {
        "order_id": f"{order.number}-1",
        "gross_amount": 210_000,
    }
    charge = order.charges.get(kind="delivery")
    assert told["item_details"] == [
        {"id": "BTK-001", "name": "Kain / batik", "price": 100_000, "quantity": 2},
        {
            "id": f"delivery-{charge.pk}",
            "name": "Kirim dengan kurir dari Lapas Perempuan Palembang"[:50],
            "price": 10_000,
            "quantity": 1,
        },
    ]
    assert told["customer_details"]["shipping_address"]["city"] == "Kota Palembang"
    assert told["callbacks"] == {"finish": f"http://testserver{order.get_absolute_url()}"}
    assert told["expiry"]["unit"] == "minute"
    assert 1438 <= told["expiry"]["duration"] <= 1440


def test_pressing_again_leads_to_the_same_page(order, standin):
    first, second = press(browser(), order, "bayar").url, press(browser(), order, "bayar").url
    assert first == second
    assert GatewayAttempt.objects.count() == 1


def test_a_reference_that_is_used_up_is_followed_by_the_next(order, standin):
    press(browser(), order, "bayar")
    standin.book.deny(f"{order.number}-1", "gopay")
    # As after a crash between asking and storing: the page is not known here.
    GatewayAttempt.objects.update(token="", redirect_url="")
    assert press(browser(), order, "bayar").status_code == 302
    assert list(GatewayAttempt.objects.values_list("reference", flat=True)) == [
        f"{order.number}-1",
        f"{order.number}-2",
    ]


def test_a_gateway_that_is_down_is_said_and_nothing_is_lost(order, settings):
    settings.MIDTRANS_URL = "http://127.0.0.1:1"
    client = browser()
    answer = client.post(f"{order.get_absolute_url()}bayar/", follow=True)
    assert said(answer) == [
        "Midtrans sedang tidak menjawab. Coba lagi beberapa menit lagi; pesanan Anda tetap kami "
        "simpan."
    ]
    assert fresh(order).state == OrderState.AWAITING_PAYMENT


@pytest.mark.parametrize("switch", [{"down": True}, {"rubbish": True}])
def test_an_unusable_answer_is_said_too(order, standin, switch):
    standin.set_switches(switch)
    answer = browser().post(f"{order.get_absolute_url()}bayar/", follow=True)
    assert said(answer)[0].startswith("Midtrans sedang tidak menjawab.")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (
            lambda order: move(order.fulfilments.get(), Action.CANCEL, reason="x"),
            "Pesanan ini tidak sedang menunggu pembayaran.",
        ),
        (overdue, "Waktu membayar sudah habis."),
    ],
)
def test_what_cannot_be_paid_is_refused(order, standin, change, why):
    change(order)
    answer = browser().post(f"{order.get_absolute_url()}bayar/", follow=True)
    assert said(answer) == [why]
    assert not GatewayAttempt.objects.exists()


def test_without_a_key_it_is_refused(order, settings):
    settings.MIDTRANS_KEYS = {}
    with pytest.raises(paying.CannotPay, match="sedang tidak tersedia"):
        paying.page_for(order)


def test_the_page_lets_its_form_lead_to_the_gateway_only(order):
    policy = browser().get(order.get_absolute_url())["Content-Security-Policy"]
    assert "form-action 'self' https://app.sandbox.midtrans.com;" in f"{policy};"
    assert "unsafe-inline" not in policy


def test_another_site_cannot_start_a_payment(order, standin):
    client = browser()
    answer = client.post(
        f"{order.get_absolute_url()}bayar/", headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert answer.status_code == 403
    assert not GatewayAttempt.objects.exists()


# --- asking ---------------------------------------------------------------------------------


def test_the_buyer_may_ask_whether_it_arrived(order, standin):
    client = browser()
    press(client, order, "bayar")
    assert said(press(client, order, "periksa")) == [
        "Anda belum memilih cara membayar di halaman Midtrans."
    ]
    standin.book.choose(f"{order.number}-1", "bca_va")
    assert said(press(client, order, "periksa")) == [
        "Uangnya belum masuk. Halaman ini berubah sendiri begitu masuk."
    ]
    standin.book.pay(f"{order.number}-1", "bca_va")
    assert said(press(client, order, "periksa")) == ["Pembayaran Anda sudah kami terima."]
    assert fresh(order).state == OrderState.PROCESSING
    assert_balanced()


def test_asking_before_paying_says_so(order, standin):
    assert said(press(browser(), order, "periksa")) == ["Pembayaran belum dimulai."]


def test_what_was_quiet_for_long_is_asked_about(order, standin):
    paying.page_for(order)
    standin.book.pay(f"{order.number}-1", "gopay")
    assert paying.ask_due() == 0
    GatewayAttempt.objects.update(created_at=timezone.now() - timedelta(minutes=16))
    assert paying.ask_due() == 1
    assert fresh(order).state == OrderState.PROCESSING


# --- running out ----------------------------------------------------------------------------


def test_nothing_chosen_the_page_is_closed_and_the_order_ends(order, standin):
    paying.page_for(order)
    assert expiry.expire(overdue(order)) is True
    assert (fresh(order).state, stock_of("BTK-001")) == (OrderState.EXPIRED, (5, 0))
    assert GatewayAttempt.objects.get().state == "cancelled"
    assert_balanced()


def test_the_page_of_a_cancelled_order_is_closed(order, standin):
    paying.page_for(order)
    move(order.fulfilments.get(), Action.CANCEL, reason="Pembeli batal")
    assert paying.close_ended() == 1
    assert GatewayAttempt.objects.get().state == "cancelled"
    assert paying.close_ended() == 0
    with pytest.raises(Refusal, match="token already canceled"):
        standin.book.pay(f"{order.number}-1", "gopay")


def test_it_is_closed_although_an_attempt_before_it_never_got_a_page(order, standin):
    paying.page_for(order)
    standin.book.deny(f"{order.number}-1", "gopay")
    GatewayAttempt.objects.update(token="", redirect_url="", state="denied")
    paying.page_for(order)
    move(order.fulfilments.get(), Action.CANCEL, reason="Pembeli batal")
    assert paying.close_ended() == 1
    assert GatewayAttempt.objects.get(number=2).state == "cancelled"


def test_never_opened_it_ends_without_asking(order, settings):
    settings.MIDTRANS_URL = "http://127.0.0.1:1"
    assert expiry.expire(overdue(order)) is True


def test_a_virtual_account_that_waits_is_expired_there_first(order, standin):
    paying.page_for(order)
    standin.book.choose(f"{order.number}-1", "bca_va")
    assert expiry.expire(overdue(order)) is True
    assert fresh(order).state == OrderState.EXPIRED
    assert standin.book.status(f"{order.number}-1").status == "expire"


def test_what_was_paid_unheard_is_not_expired(order, standin):
    paying.page_for(order)
    standin.book.pay(f"{order.number}-1", "gopay")
    assert expiry.expire(overdue(order)) is False
    assert fresh(order).state == OrderState.PROCESSING
    assert_balanced()


def test_while_the_gateway_is_down_nothing_ends(order, standin):
    paying.page_for(order)
    standin.set_switches({"down": True})
    assert expiry.expire(overdue(order)) is False
    assert (fresh(order).state, stock_of("BTK-001")) == (OrderState.AWAITING_PAYMENT, (5, 2))
    standin.set_switches({"down": False})
    assert expiry.expire(overdue(order)) is True


def test_looking_at_the_page_ends_nothing_unasked(order):
    page = browser().get(overdue(order).get_absolute_url())
    assert "Kami sedang menanyakan kepada Midtrans" in page.content.decode()
    assert fresh(order).state == OrderState.AWAITING_PAYMENT


# --- paying back ----------------------------------------------------------------------------


@pytest.fixture
def refund(order, standin):
    """A Refund that is due for an order paid by QRIS and cancelled."""
    paying.page_for(order)
    standin.book.pay(f"{order.number}-1", "qris")
    gateway.ask(GatewayAttempt.objects.get())
    move(order.fulfilments.get(), Action.CANCEL, reason="Bernoda")
    return Refund.objects.get()


def test_the_gateway_pays_back(refund, standin):
    assert refund.way == "gateway"
    assert refunding.ask_for(refund) is True
    refunding.send.call(refund.pk)
    refund.refresh_from_db()
    assert (refund.state, refund.gateway_key) == (RefundState.DONE, refund.key)
    assert Payment.objects.get().refunded == 210_000
    assert standin.book.status(refund.attempt.reference).status == "refund"
    assert_balanced()


def test_asked_twice_it_pays_once(refund, standin):
    refunding.ask_for(refund)
    assert refunding.ask_for(refund) is False
    refunding.send.call(refund.pk)
    refunding.send.call(refund.pk)
    assert Payment.objects.get().refunded == 210_000


def test_an_answer_that_was_never_heard_is_found_again(refund, standin):
    """As after a crash between the gateway's answer and our writing it down."""
    reference = refund.attempt.reference
    standin.book.refund(reference, key=refund.key, amount=refund.amount, reason="Bernoda")
    refunding.ask_for(refund)
    assert refunding.send_waiting() == 1
    refund.refresh_from_db()
    assert refund.state == RefundState.DONE
    assert Payment.objects.get().refunded == 210_000
    assert_balanced()


def test_while_it_is_down_the_refund_waits(refund, standin):
    standin.set_switches({"down": True})
    refunding.ask_for(refund)
    refunding.send.call(refund.pk)
    refund.refresh_from_db()
    assert refund.state == RefundState.SENT
    assert refund.trouble
    standin.set_switches({"down": False})
    refunding.send_waiting()
    refund.refresh_from_db()
    assert (refund.state, refund.trouble) == (RefundState.DONE, "")


def test_what_the_gateway_refuses_becomes_work_for_a_person(refund, standin):
    Refund.objects.update(amount=refund.amount + 1)
    refunding.ask_for(refund)
    refunding.send.call(refund.pk)
    refund.refresh_from_db()
    assert (refund.state, refund.way) == (RefundState.DUE, "account")
    assert refund.trouble


def test_a_virtual_account_is_paid_back_by_hand(order, standin):
    paying.page_for(order)
    standin.book.pay(f"{order.number}-1", "bca_va")
    gateway.ask(GatewayAttempt.objects.get())
    move(order.fulfilments.get(), Action.CANCEL, reason="Bernoda")
    assert Refund.objects.get().way == "account"


def test_a_refund_made_at_the_gateway_is_heard_of(refund, standin):
    reference = refund.attempt.reference
    standin.book.refund(reference, key="DASBOR-1", amount=refund.amount, reason="Lewat dasbor")
    gateway.ask(GatewayAttempt.objects.get())
    refund.refresh_from_db()
    assert (refund.state, refund.gateway_key) == (RefundState.DONE, "DASBOR-1")
    assert_balanced()


def test_the_host_follows_the_account(settings, db):
    from payments.midtrans import keys
    from payments.midtrans.client import PRODUCTION, SANDBOX

    account = midtrans.account()
    assert keys.host_of(account) == SANDBOX
    account.midtrans_is_live = True
    assert keys.host_of(account) == PRODUCTION
    settings.MIDTRANS_URL = "http://127.0.0.1:9"
    assert keys.host_of(account) == Host("http://127.0.0.1:9", "http://127.0.0.1:9")

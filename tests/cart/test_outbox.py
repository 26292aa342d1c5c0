import logging
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core import mail
from django.utils import timezone

from cart import expiry, outbox
from cart.enums import FulfilmentState, MessageKind
from cart.models import Order, OutboxMessage
from tests import factories

pytestmark = pytest.mark.django_db

# Nothing listens on port 1.
NO_SERVER = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {"host": "127.0.0.1", "port": 1, "timeout": 5},
    }
}


@pytest.fixture
def order(lapas):
    """An order whose confirmation is owed and not sent yet."""
    factories.product(lapas, sku="BTK-1")
    return factories.order({"BTK-1": 1}, buyer=factories.details(email="rina@contoh.example"))


def only():
    return OutboxMessage.objects.get()


def test_the_message_stands_with_the_order(order):
    message = only()
    assert (message.order, message.kind, message.sent_at, message.tries) == (
        order,
        "ordered",
        None,
        0,
    )
    assert mail.outbox == []


def test_without_an_address_nothing_is_owed(lapas):
    factories.product(lapas, sku="BTK-1")
    factories.order({"BTK-1": 1})
    assert not OutboxMessage.objects.exists()


def test_it_is_sent_once(order):
    outbox.deliver.call(only().key)
    outbox.deliver.call(only().key)
    assert outbox.deliver_due() == 0
    assert len(mail.outbox) == 1
    assert (only().tries, only().sent_at is not None) == (1, True)


def test_nobody_is_told_the_same_twice(order):
    outbox.announce(order, MessageKind.ORDERED)
    assert OutboxMessage.objects.count() == 1


def test_who_has_it_keeps_the_others_away(order):
    OutboxMessage.objects.update(not_before=timezone.now() + timedelta(minutes=1), tries=1)
    outbox.deliver.call(only().key)
    assert (mail.outbox, only().tries) == ([], 1)


def test_who_died_on_the_way_is_followed_by_another(order):
    OutboxMessage.objects.update(not_before=timezone.now() - timedelta(seconds=1), tries=1)
    assert outbox.deliver_due() == 1
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    ("tries", "minutes"), [(0, 5), (1, 15), (2, 60), (3, 180), (4, 720), (5, 1440), (6, 1440)]
)
def test_a_mail_server_that_is_down_is_tried_again_later(order, settings, tries, minutes):
    settings.MAILERS = NO_SERVER
    OutboxMessage.objects.update(tries=tries)
    before = timezone.now()
    outbox.deliver.call(only().key)
    message = only()
    assert message.sent_at is None
    assert "refused" in message.trouble
    wait = message.not_before - before
    assert timedelta(minutes=minutes) <= wait < timedelta(minutes=minutes, seconds=30)
    assert Order.objects.get() == order


def test_after_days_a_person_has_to_tell(order, settings):
    settings.MAILERS = NO_SERVER
    OutboxMessage.objects.update(tries=outbox.MOST_TRIES - 1)
    outbox.deliver_due()
    assert list(outbox.given_up()) == [only()]
    assert outbox.deliver_due() == 0


def test_a_queue_that_is_down_leaves_the_order_and_is_logged(
    lapas, monkeypatch, caplog, django_capture_on_commit_callbacks
):
    def down(key):
        raise ConnectionError("queue")

    monkeypatch.setattr(outbox, "deliver", SimpleNamespace(enqueue=down))
    factories.product(lapas, sku="BTK-1")
    buyer = factories.details(email="rina@contoh.example")
    with (
        caplog.at_level(logging.ERROR),
        django_capture_on_commit_callbacks(execute=True),
    ):
        order = factories.order({"BTK-1": 1}, buyer=buyer)
    assert Order.objects.get() == order
    assert f"outbox message {only().key} could not be queued" in caplog.text


# --- reminders ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hours_left", "hours_old", "reminded"),
    [(7, 17, 0), (5, 19, 1), (0, 24, 0), (5, 0, 0)],
    ids=["too early", "in time", "too late", "just ordered"],
)
def test_who_is_reminded(order, hours_left, hours_old, reminded):
    now = timezone.now()
    Order.objects.update(placed_at=now - timedelta(hours=hours_old))
    order.payment.expires_at = now + timedelta(hours=hours_left)
    order.payment.save()
    assert expiry.remind_due() == reminded
    assert OutboxMessage.objects.filter(kind="reminder").count() == reminded
    assert expiry.remind_due() == 0


def test_who_has_paid_is_not_reminded(order):
    Order.objects.update(placed_at=timezone.now() - timedelta(hours=19))
    order.payment.expires_at = timezone.now() + timedelta(hours=5)
    order.payment.save()
    factories.advance(order, FulfilmentState.PROCESSING)
    assert expiry.remind_due() == 0

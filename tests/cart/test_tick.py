import logging

import pytest
from django.core.management import CommandError, call_command

from cart import outbox
from cart.enums import OrderState
from cart.models import OutboxMessage
from tests import factories
from tests.cart.test_transitions import State, order_in

pytestmark = pytest.mark.django_db


def test_the_tick_ends_orders(site_tree, capsys, time_machine):
    time_machine.move_to("2026-05-02T05:00:00Z", tick=False)
    order = order_in(State.AWAITING_PAYMENT)
    time_machine.move_to("2026-05-03T05:00:01Z", tick=False)
    call_command("tick")
    assert f"expired: {order.number}" in capsys.readouterr().out
    order.refresh_from_db()
    assert order.state == OrderState.EXPIRED


def test_the_tick_with_nothing_to_do(db, capsys):
    call_command("tick")
    assert "expired" not in capsys.readouterr().out


def test_the_tick_sends_the_mails_that_wait(site_tree, settings, mailoutbox):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    prison = factories.prison()
    factories.product(prison, sku="BTK-001")
    order = factories.order({"BTK-001": 1}, buyer=factories.details(email="rina@contoh.example"))
    assert mailoutbox == []
    # Its queue was never worked off: the tick sends what is still owed.
    call_command("tick")
    assert [mail.subject for mail in mailoutbox] == [f"Pesanan {order.number} di Karya Binaan"]
    call_command("tick")
    assert len(mailoutbox) == 1


def test_one_chore_that_fails_keeps_no_other_from_being_done(
    site_tree, monkeypatch, caplog, mailoutbox
):
    prison = factories.prison()
    factories.product(prison, sku="BTK-001")
    factories.order({"BTK-001": 1}, buyer=factories.details(email="rina@contoh.example"))

    def broken():
        raise RuntimeError("no")

    monkeypatch.setattr("cart.expiry.remind_due", broken)
    with caplog.at_level(logging.ERROR), pytest.raises(CommandError) as failed:
        call_command("tick")
    assert str(failed.value) == "Failed, see the log: remind"
    assert "chore remind failed" in caplog.text
    assert len(mailoutbox) == 1


def test_twice_in_a_row_does_it_once(site_tree, mailoutbox):
    prison = factories.prison()
    factories.product(prison, sku="BTK-001")
    factories.order({"BTK-001": 1}, buyer=factories.details(email="rina@contoh.example"))
    call_command("tick")
    call_command("tick")
    assert len(mailoutbox) == 1
    assert OutboxMessage.objects.get().tries == 1


def test_a_worker_without_a_queue_says_so(db):
    with pytest.raises(CommandError) as failed:
        call_command("worker")
    assert str(failed.value) == "There is no queue to work off: set TASKS=database."


# The worker closes its connection, so this is no part of a transaction.
@pytest.mark.django_db(transaction=True)
def test_a_worker_works_off_the_queue(site_tree, settings, mailoutbox):
    """The queue of the real worker, until it is empty."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    prison = factories.prison()
    factories.product(prison, sku="BTK-001")
    factories.order({"BTK-001": 1}, buyer=factories.details(email="rina@contoh.example"))
    outbox.deliver.enqueue(OutboxMessage.objects.get().key)
    call_command("db_worker", batch=True, max_tasks=None, verbosity=0)
    assert len(mailoutbox) == 1

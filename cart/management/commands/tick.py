import logging
import time

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections
from django.tasks import DEFAULT_TASK_BACKEND_ALIAS, task_backends
from django_tasks_db import DatabaseBackend
from django_tasks_db.models import DBTaskResult

from cart import expiry, gateway, outbox, paying, refunding
from core import throttle

logger = logging.getLogger(__name__)

PAUSE_SECONDS = 60


class Command(BaseCommand):
    # Called every minute or night: what `manage.py check` warns of is not said each time.
    requires_system_checks = []
    help = (
        "What time brings: asks the payment gateway, ends unpaid orders, reminds buyers, sends "
        "what is still owed, publishes scheduled pages. Call it every minute; safe to run twice."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--loop", action="store_true", help="Again every minute, with the queue, until stopped"
        )

    def handle(self, *args, loop, **options):
        while True:
            failed = self.once()
            if loop:
                self.work_off_the_queue()
                close_old_connections()
                time.sleep(PAUSE_SECONDS)
            elif failed:
                raise CommandError(f"Failed, see the log: {', '.join(failed)}")
            else:
                return

    def once(self):
        """Does every chore; one that fails does not keep the others from being done."""
        failed = []
        for chore in CHORES:
            try:
                chore(self)
            except Exception:
                logger.exception("chore %s failed", chore.__name__)
                failed.append(chore.__name__)
        return failed

    def process_inbox(self):
        gateway.process_new()

    def ask_gateway(self):
        paying.ask_due()

    def remind(self):
        expiry.remind_due()

    def expire(self):
        for number in expiry.expire_due():
            self.stdout.write(f"expired: {number}")

    def close_pages(self):
        paying.close_ended()

    def send_refunds(self):
        refunding.send_waiting()

    def send_mails(self):
        outbox.deliver_due()

    def publish(self):
        call_command("publish_scheduled")

    def forget(self):
        throttle.forget_old()
        gateway.forget_old()

    def work_off_the_queue(self):
        # With an in-process queue there is nothing left; the worker logs each time it starts.
        queued = isinstance(task_backends[DEFAULT_TASK_BACKEND_ALIAS], DatabaseBackend)
        if queued and DBTaskResult.objects.ready().exists():
            call_command("db_worker", batch=True, max_tasks=None)


CHORES = (
    Command.process_inbox,
    Command.ask_gateway,
    Command.remind,
    Command.expire,
    Command.close_pages,
    Command.send_refunds,
    Command.send_mails,
    Command.publish,
    Command.forget,
)

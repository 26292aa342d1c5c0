import time

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.tasks import DEFAULT_TASK_BACKEND_ALIAS, task_backends
from django_tasks_db import DatabaseBackend
from django_tasks_db.models import DBTaskResult

from cart.transitions import expire_due
from core import throttle

PAUSE_SECONDS = 60


class Command(BaseCommand):
    help = "Ends unpaid orders whose time is up, sends queued mails, publishes scheduled pages."

    def add_arguments(self, parser):
        parser.add_argument("--loop", action="store_true", help="Again every minute, until stopped")

    def handle(self, *args, loop, **options):
        while True:
            close_old_connections()
            self.once()
            if not loop:
                return
            time.sleep(PAUSE_SECONDS)

    def once(self):
        for number in expire_due():
            self.stdout.write(f"expired: {number}")
        throttle.forget_old()
        call_command("publish_scheduled")
        # With TASKS=immediate there is no queue; what was to be done is done.
        queued = isinstance(task_backends[DEFAULT_TASK_BACKEND_ALIAS], DatabaseBackend)
        # The worker writes into the log each time it starts.
        if queued and DBTaskResult.objects.ready().exists():
            call_command("db_worker", batch=True, max_tasks=None)

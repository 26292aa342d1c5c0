from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.tasks import DEFAULT_TASK_BACKEND_ALIAS, task_backends
from django_tasks_db import DatabaseBackend


class Command(BaseCommand):
    requires_system_checks = []
    help = "Works off the queue (mails, refunds, documents) until stopped; needs TASKS=database."

    def handle(self, *args, **options):
        if not isinstance(task_backends[DEFAULT_TASK_BACKEND_ALIAS], DatabaseBackend):
            raise CommandError("There is no queue to work off: set TASKS=database.")
        call_command("db_worker", max_tasks=None)

from django.core.management.base import BaseCommand
from django.db import transaction

from cart.staff import set_up_everybody


class Command(BaseCommand):
    help = "Makes and repairs the groups, collections and rights of all staff; says what changed."

    @transaction.atomic
    def handle(self, *args, **options):
        changes = []
        set_up_everybody(tell=changes.append)
        for change in changes:
            self.stdout.write(change)
        self.stdout.write(
            f"{len(changes)} changes" if changes else "Everything is as it should be."
        )

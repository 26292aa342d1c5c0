import sys

from django.core.management.base import BaseCommand

from cart import audit


class Command(BaseCommand):
    # Called every minute or night: what `manage.py check` warns of is not said each time.
    requires_system_checks = []
    help = "Proves stock against its ledger and orders against their money; exit 1 where not."

    def handle(self, *args, **options):
        count = 0
        for discrepancy in audit.everything():
            self.stdout.write(str(discrepancy))
            count += 1
        if count:
            self.stderr.write(f"{count} rows do not agree.")
            sys.exit(1)
        self.stdout.write("The books agree.")

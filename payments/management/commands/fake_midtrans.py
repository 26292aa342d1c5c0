import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from payments.standin.server import DUMMY_KEY, StandIn


class Command(BaseCommand):
    help = (
        "Runs a stand-in for Midtrans on this machine, with a page to play the buyer on. "
        "Development equipment: refuses to run where DEBUG is off."
    )

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8090, help="Port on 127.0.0.1")
        parser.add_argument(
            "--notify", metavar="URL", help="Where notifications go; otherwise only where asked to"
        )

    def handle(self, *args, port, notify, **options):
        if not settings.DEBUG:
            raise CommandError("The stand-in is development equipment: it needs DEBUG.")
        try:
            standin = StandIn(notify_url=notify, port=port)
        except (OSError, OverflowError) as error:
            raise CommandError(f"Port {port} cannot be used: {error}") from error
        with standin:
            self.stdout.write(f"Stand-in for Midtrans: {standin.url}/ (server key {DUMMY_KEY})")
            self.stdout.write("Stop with Ctrl+C.")
            try:
                while True:
                    time.sleep(3600)
            except KeyboardInterrupt:
                self.stdout.write("Stopped.")

from django.core.management.base import BaseCommand, CommandError

from demo.loading import content, state, users, whole

FILLED = (
    "This site already has content; nothing was changed. "
    "With --add-anyway the demonstration is added to it."
)


class Command(BaseCommand):
    help = "Fills an empty site with the demonstration content."

    def add_arguments(self, parser):
        parser.add_argument(
            "--if-empty", action="store_true", help="Do nothing, and say nothing, on a filled site"
        )
        parser.add_argument(
            "--logins", action="store_true", help="Only print the demonstration's logins"
        )

    def handle(self, *args, **options):
        if options["logins"]:
            self.print_logins()
            return
        if not state.is_empty():
            if options["if_empty"]:
                return
            raise CommandError(FILLED)
        whole.load(content.read(), say=self.stdout.write)
        self.stdout.write(self.style.SUCCESS("The demonstration is in place."))

    def print_logins(self):
        logins = users.open_logins()
        if logins:
            self.stdout.write(f"Logins at /admin/ (password {users.PASSWORD}):")
        for login in logins:
            self.stdout.write(f"  {login.username:<10} {login.role}")

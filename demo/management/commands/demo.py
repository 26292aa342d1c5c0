from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError

from demo.loading import content, state, tree, users, whole

FILLED = (
    "This site already has content; nothing was changed. "
    "With --add-anyway the demonstration is added to it."
)
TRADING = (
    "This site has taken orders, and invented ones are not mixed with them; nothing was changed."
)
NO_ROOM = "The demonstration does not fit beside what is there ({}); nothing was changed."


class Command(BaseCommand):
    help = (
        "Fills an empty site with the demonstration content: all of it, or nothing. "
        "Takes a minute or two."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--if-empty", action="store_true", help="On a filled site do nothing, and say nothing"
        )
        parser.add_argument(
            "--logins", action="store_true", help="Only print the logins, if there are any"
        )
        parser.add_argument(
            "--pages-only",
            action="store_true",
            help=(
                "Make only the pages that a real shop starts from, without goods, people or "
                "accounts. Read and correct them before you open"
            ),
        )
        parser.add_argument(
            "--add-anyway",
            action="store_true",
            help=(
                "Also load into a filled site. What is there stays as it is; the demonstration's "
                "pages, goods and accounts are added where there are none of that name. "
                "Refused once the shop has taken an order"
            ),
        )
        parser.add_argument(
            "--products", type=int, default=0, metavar="N", help="Add goods until there are N"
        )
        parser.add_argument(
            "--orders", type=int, default=0, metavar="N", help="Add orders until there are N"
        )

    def handle(self, *args, **options):
        if options["logins"]:
            self.print_logins()
        elif options["if_empty"] and not state.is_empty():
            return
        elif options["pages_only"]:
            whole.load_pages(content.read(), check=self.refuse_filled)
            self.stdout.write(self.style.SUCCESS("The pages are in place."))
        else:
            self.load(**options)

    def refuse_filled(self):
        if not state.is_empty():
            raise CommandError(FILLED)

    def load(self, *, add_anyway, products, orders, **options):
        def check():
            if add_anyway and state.has_orders():
                raise CommandError(TRADING)
            if not add_anyway:
                self.refuse_filled()

        check()
        try:
            whole.load(
                content.read(),
                products=products,
                orders=orders,
                check=check,
                say=self.stdout.write,
            )
        except (tree.SlugTaken, IntegrityError) as error:
            raise CommandError(NO_ROOM.format(error)) from error
        self.stdout.write(self.style.SUCCESS("The demonstration is in place."))

    def print_logins(self):
        """Nothing where the demonstration's accounts are gone or have other passwords."""
        logins = users.open_logins()
        if not logins:
            return
        self.stdout.write(f"Staff log in at /admin/ with the password {users.PASSWORD} as")
        for login in logins:
            self.stdout.write(f"  {login.username:<10} {login.role}")

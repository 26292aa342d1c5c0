"""Bring an installation up to date: database, static files, demonstration content.

Run by the .venv's Python with the site's variables set. One process does all of it, because
starting Django is the slowest part of a start with nothing to do; with ``--serve`` it goes on as
the web server for the same reason. Progress goes to stderr, the demonstration's logins alone to
stdout, which is closed after them. ``--no-static`` leaves the static files out.
"""

import hashlib
import os
import signal
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT)

import django  # noqa: E402 - the project has to be on the path first
from django.core.exceptions import ImproperlyConfigured  # noqa: E402
from django.core.management import CommandError, call_command  # noqa: E402


def main(arguments):
    """Do what is left to do; return a process exit status."""
    from django.db import DatabaseError

    # An orderly end, so that the processes that draw the demonstration's pictures end too.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    logins = _take_stdout()
    try:
        django.setup()
        migrate()
        if "--no-static" not in arguments:
            collect_static()
        call_command("demo", if_empty=True)
        call_command("demo", logins=True, stdout=logins)
    except DatabaseError as error:
        return _refuse("The database cannot be used", error)
    except (ImproperlyConfigured, ValueError, CommandError) as error:
        return _refuse("The site cannot be prepared", error)
    logins.close()
    if "--serve" in arguments:
        serve()
    return 0


def _take_stdout():
    """A file that writes to stdout, which from now on is stderr to everything else.

    No child process inherits the file: one that lives on would keep the reader waiting.
    """
    own = os.fdopen(os.dup(sys.stdout.fileno()), "w")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return own


def migrate():
    """Apply what the database lacks; asking first is quicker than an empty ``migrate``."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        _say("Preparing the database …")
        call_command("migrate", interactive=False, verbosity=0)


def collect_static():
    """Collect, hash and compress the static files if one changed since the last time."""
    from django.conf import settings

    stamp = Path(settings.STATIC_ROOT).with_suffix(".collected")
    state = _static_state(settings)
    if stamp.exists() and stamp.read_text() == state:
        return
    _say("Collecting the static files …")
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(state)


def serve():
    """Become the gunicorn that ``python -m gunicorn config.wsgi`` starts."""
    from django.db import connections
    from gunicorn.app.wsgiapp import WSGIApplication

    # The worker processes are forked from this one and must not share its connection.
    connections.close_all()
    sys.argv = ["gunicorn", "config.wsgi"]
    WSGIApplication(prog="gunicorn").run()


def _static_state(settings):
    """A hash over name, size and time of every static file, and over how they are stored."""
    from django.contrib.staticfiles.finders import get_finders

    digest = hashlib.sha256(repr(settings.STORAGES["staticfiles"]).encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            facts = os.stat(storage.path(name))
            digest.update(f"{name}\0{facts.st_size}\0{facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _refuse(what, error):
    lines = str(error).strip().splitlines() or [type(error).__name__]
    _say(f"{what}: {lines[0]}")
    return 1


def _say(text):
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

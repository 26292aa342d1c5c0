"""A PostgreSQL cluster of its own for one run: made in a temporary folder, gone afterwards.

From a script: ``with throwaway_postgres.cluster() as database_url``. From a shell, with
DATABASE_URL set for the command::

    sh scripts/python.sh throwaway_postgres.py make run
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import bootstrap
import processes
import surroundings
import system_packages
from bootstrap import SetupError

NAME = "karya"
# Nothing here has to survive a power cut. Two test processes, each with races of 50 threads.
OPTIONS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "listen_addresses": surroundings.HOST,
}
START_SECONDS = 30


@contextmanager
def cluster():
    """Start a cluster and yield its DATABASE_URL; it is stopped and removed in any case.

    Raises ``SetupError`` if PostgreSQL is missing or does not start.
    """
    with restartable() as made:
        yield made.url


@contextmanager
def restartable():
    """As `cluster`, but yield the Cluster, which can be stopped and started on the way."""
    programs = system_packages.postgres()
    if programs is None:
        raise SetupError("No PostgreSQL server here (Debian's package: postgresql).")
    as_user = _unprivileged()
    folder = Path(tempfile.mkdtemp(prefix="karya-binaan-postgres-"))
    made = Cluster(programs, folder, as_user)
    try:
        if as_user:
            os.chown(folder, as_user["user"], as_user["group"])
        _initialise(programs, folder, as_user)
        made.start()
        made.create(NAME)
        yield made
    finally:
        made.stop()
        shutil.rmtree(folder, ignore_errors=True)


class Cluster:
    """One PostgreSQL server; ``programs`` is the folder of its programs."""

    def __init__(self, programs, folder, as_user):
        self.programs = programs
        self._folder = folder
        self._as_user = as_user
        self._port = surroundings.free_port()
        self._server = None

    @property
    def url(self):
        return f"postgresql://{NAME}@{surroundings.HOST}:{self._port}/{NAME}"

    def start(self):
        self._server = _start(self.programs, self._folder, self._port, self._as_user)

    def stop(self):
        """Stop the server at once, whoever is connected; stopping twice is fine."""
        if self._server:
            # SIGINT is PostgreSQL's fast shutdown: it does not wait for clients to leave.
            processes.stop(self._server, number=signal.SIGINT)
            self._server = None

    def create(self, name):
        """Make an empty database."""
        options = [f"--host={self._folder}", f"--port={self._port}", f"--username={NAME}"]
        command = [self.programs / "createdb", *options, name]
        subprocess.run(command, check=True, cwd=self._folder, **self._as_user)


def _unprivileged():
    """Who runs the server: options for subprocess, empty unless we are root, whom it refuses."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    raise SetupError("PostgreSQL does not run as root, and there is no user postgres or nobody.")


def _initialise(programs, folder, as_user):
    command = [programs / "initdb", f"--pgdata={folder / 'data'}", f"--username={NAME}"]
    command += ["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder, **as_user)
    if done.returncode:
        raise SetupError(f"PostgreSQL's initdb failed: {done.stderr.strip()}")


def _start(programs, folder, port, as_user):
    command = [programs / "postgres", "-D", folder / "data", "-k", folder, "-p", port]
    for option, value in OPTIONS.items():
        command += ["-c", f"{option}={value}"]
    log = folder / "log"
    with log.open("w") as output:
        server = processes.start(
            command,
            ends_on=signal.SIGINT,
            cwd=folder,
            stdout=output,
            stderr=subprocess.STDOUT,
            **as_user,
        )
    ready = [programs / "pg_isready", "--quiet", f"--host={folder}", f"--port={port}"]
    deadline = time.monotonic() + START_SECONDS
    while subprocess.run(ready).returncode:
        if server.poll() is not None or time.monotonic() > deadline:
            processes.stop(server)
            raise SetupError(f"PostgreSQL did not start: {log.read_text().strip()[-500:]}")
        time.sleep(0.1)
    return server


def main():
    """Run the command given as arguments beside a cluster; return its exit status."""
    if not sys.argv[1:]:
        raise SetupError("Which command? For example: throwaway_postgres.py make run")
    processes.stop_on_signals()
    with cluster() as url:
        return processes.run(sys.argv[1:], env=os.environ | {"DATABASE_URL": url})


if __name__ == "__main__":
    sys.exit(bootstrap.guarded(main))

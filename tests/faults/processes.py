"""Real processes of the site on loopback: a web server whose workers can be killed, commands."""

import os
import resource
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import requests
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60
# No request of a buyer may take longer (the issue that asked for this suite).
LONGEST_REQUEST = 15


def database_url():
    """DATABASE_URL of the test's own database, for other processes."""
    values = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{values['NAME']}"
    return (
        f"postgresql://{values['USER']}:{values['PASSWORD']}@{values['HOST']}:{values['PORT']}"
        f"/{values['NAME']}"
    )


def environment(files, **variables):
    """Variables of a process of the site; `files` is the folder for what it stores."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
        "DATABASE_URL": database_url(),
        "FAULTS_FILES": str(files),
        "LOG_LEVEL": "CRITICAL",
        **variables,
    }


def command(name, *arguments, env):
    """A management command as a Popen; its output is kept."""
    return subprocess.Popen(
        [sys.executable, "manage.py", name, *arguments],
        cwd=ROOT,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


class Server:
    """gunicorn with two workers, as production runs it."""

    def __init__(self, process, port):
        self._process = process
        self.url = f"http://127.0.0.1:{port}"

    def workers(self):
        """Process ids of the workers that live now."""
        found = []
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):
                # pid (name) state ppid …; the name may hold anything but ends with the last ")".
                fields = stat.read_text().rpartition(")")[2].split()
                if int(fields[1]) == self._process.pid and fields[0] != "Z":
                    found.append(int(stat.parent.name))
        return found

    def kill(self, worker):
        with suppress(ProcessLookupError):
            os.kill(worker, signal.SIGKILL)

    def stop(self):
        """Ends it at once: a worker that waits for a slow mail server would take its time."""
        workers = self.workers()
        self._process.kill()
        self._process.wait()
        for worker in workers:
            self.kill(worker)
        while any(_lives(worker) for worker in workers):
            time.sleep(0.01)

    def fill_disk(self):
        """From now on each write of a worker to a file fails, as on a full disk."""
        for worker in self.workers():
            resource.prlimit(worker, resource.RLIMIT_FSIZE, (0, 0))

    def post(self, path, **how):
        """POST as a browser of this site sends it; no redirect is followed."""
        headers = {"Sec-Fetch-Site": "same-origin", **how.pop("headers", {})}
        return requests.post(
            self.url + path,
            headers=headers,
            allow_redirects=False,
            timeout=LONGEST_REQUEST,
            **how,
        )

    def get(self, path):
        return requests.get(self.url + path, allow_redirects=False, timeout=LONGEST_REQUEST)


def _lives(process):
    """False for one that has ended, waited for or not."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


@contextmanager
def server(env):
    """Starts a Server and stops it."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "config.wsgi"],
        cwd=ROOT,
        env={**env, "BIND": f"127.0.0.1:{port}", "WEB_CONCURRENCY": "2", "WEB_THREADS": "2"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    web = Server(process, port)
    try:
        _wait_for(process, port)
        yield web
    finally:
        web.stop()


def _wait_for(process, port):
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the web server ended with status {process.returncode}")
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise RuntimeError("the web server did not start")


def free_port():
    """A port of the loopback address that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]

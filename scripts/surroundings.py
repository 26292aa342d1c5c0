"""What a start needs of the machine: a free port, a folder to write to, settings in variables."""

import errno
import os
import socket
import time
from pathlib import Path

from bootstrap import ROOT, SetupError

HOST = "127.0.0.1"
# Every variable that the settings read (README.md); a test run starts without them.
VARIABLES = (
    *("ALLOWED_HOSTS", "BEHIND_PROXY", "CACHE_URL", "DATABASE_URL", "DATA_DIR"),
    *("DJANGO_SETTINGS_MODULE", "EMAIL_URL", "FROM_EMAIL", "LOG_LEVEL", "PAGE_CACHE"),
    *("PAGE_CACHE_SECONDS", "SECRET_KEY", "SECRET_KEY_FILE", "SITE_URL", "STORAGE_URL", "TASKS"),
)


def port():
    """Return PORT (8000 if unset) as a number; raises ``SetupError`` if it is none."""
    text = os.environ.get("PORT") or "8000"
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise SetupError(f"PORT must be a number from 1 to 65535, not {text!r}.")
    return int(text)


def require_free(number):
    """Raise ``SetupError`` if the port cannot be listened on."""
    with socket.socket() as probe:
        # As the server does it, so that connections that linger after a stop do not count.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, number))
            probe.listen()
        except OSError as error:
            if error.errno == errno.EACCES:
                raise SetupError(f"Port {number} is reserved for root: choose PORT=8000.") from None
            if error.errno == errno.EADDRINUSE:
                hint = f"choose another one, for example: make run PORT={min(number + 1, 65535)}"
                raise SetupError(f"Port {number} is in use: {hint}") from None
            raise SetupError(f"Cannot listen on port {number}: {error.strerror}.") from None


def free_port():
    """Return a port of the loopback address that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def answers(number, *, seconds, child):
    """Wait until the port accepts connections; False if ``child`` ended or time ran out."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and child.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, number)) == 0:
                return True
        time.sleep(0.05)
    return False


def data_dir():
    """Return the folder for database, media and static files, made if need be.

    Raises ``SetupError`` if it cannot be written to.
    """
    folder = Path(os.environ.get("DATA_DIR") or ROOT / "var").resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SetupError(f"Cannot make {folder}: {error.strerror} (DATA_DIR= moves it).") from None
    if not os.access(folder, os.W_OK | os.X_OK):
        raise SetupError(f"Cannot write to {folder} (DATA_DIR= moves it).")
    return folder


def environment(**changes):
    """Return the environment without the site's own variables, with ``changes`` added."""
    kept = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    return kept | {name: str(value) for name, value in changes.items()}

"""Child processes that never outlive the script that started them (standard library only)."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress

import bootstrap

STOP_SECONDS = 15
_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def stop_on_signals():
    """Let a terminated script leave by its ``finally`` blocks, as Ctrl-C does."""

    def leave(number, frame):
        raise SystemExit(128 + number)

    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
            signal.signal(number, leave)


def start(command, *, ends_on=signal.SIGTERM, **options):
    """Start a command in the background, in a session of its own; return its ``Popen``.

    Ctrl-C does not reach it: it is for the caller to end it with ``stop``. If the caller is
    killed outright, the kernel sends the child ``ends_on`` (Linux).
    """
    return _popen(command, ends_on, start_new_session=True, **options)


def stop(*children, number=signal.SIGTERM):
    """Ask the children to end and wait; then kill what is left of them or was started by them."""
    for child in children:
        if child.poll() is None:
            child.send_signal(number)
    deadline = time.monotonic() + STOP_SECONDS
    for child in children:
        with suppress(subprocess.TimeoutExpired):
            child.wait(max(0.1, deadline - time.monotonic()))
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def run(command, **options):
    """Run a command to its end and return its exit status; it ends when the caller does."""
    child = _popen(command, signal.SIGTERM, **options)
    try:
        return child.wait()
    except KeyboardInterrupt:
        # The terminal has told the child too; it cleans up after itself.
        _end(child)
        raise
    except BaseException:
        child.terminate()
        _end(child)
        raise


def _end(child):
    try:
        child.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def _popen(command, ends_on, **options):
    def follow_the_parent():
        _libc.prctl(_PR_SET_PDEATHSIG, ends_on)

    options.setdefault("cwd", bootstrap.ROOT)
    arguments = [str(part) for part in command]
    return subprocess.Popen(arguments, preexec_fn=follow_the_parent if _libc else None, **options)

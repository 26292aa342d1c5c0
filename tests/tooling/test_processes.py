"""No process outlives the script that started it, however that ends."""

import os
import signal
import subprocess
import sys
import time

import pytest

from .conftest import ROOT

# Prints the ids of a child and of a grandchild, then waits.
FAMILY = "sleep 60 & echo $$ $!; wait"


@pytest.fixture
def processes(scripts):
    import processes

    return processes


def alive(pid):
    """Whether the process runs; one that ended and awaits its parent's look does not."""
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def all_gone(pids, *, seconds=10):
    deadline = time.monotonic() + seconds
    while any(map(alive, pids)) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not any(map(alive, pids))


def test_stop_ends_what_the_child_started_too(processes):
    child = processes.start(["sh", "-c", FAMILY], stdout=subprocess.PIPE, text=True)
    pids = child.stdout.readline().split()
    processes.stop(child)

    assert child.returncode == -signal.SIGTERM
    assert all_gone(pids)


def test_stop_kills_a_child_that_will_not_end(processes, monkeypatch):
    monkeypatch.setattr(processes, "STOP_SECONDS", 0.2)
    code = "trap '' TERM; echo ready; while true; do sleep 0.1; done"
    child = processes.start(["sh", "-c", code], stdout=subprocess.PIPE, text=True)
    child.stdout.readline()
    processes.stop(child)

    assert child.returncode == -signal.SIGKILL


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
@pytest.mark.parametrize("way", ["run", "start"])
def test_a_script_that_is_ended_takes_its_child_along(way, number):
    code = (
        "import processes, time\n"
        "processes.stop_on_signals()\n"
        "try:\n"
        f"    child = processes.{way}(['sh', '-c', 'echo $$; exec sleep 60'])\n"
        "    time.sleep(60)\n"
        "finally:\n"
        "    processes.stop(child)\n"
    )
    script = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT / "scripts",
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
        # A run that was started in the background ignores Ctrl-C, and so would its children.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    pid = script.stdout.readline().strip()
    assert alive(pid)
    if number == signal.SIGINT:  # as a terminal does it: to the whole foreground group
        os.killpg(script.pid, number)
    else:
        script.send_signal(number)
    script.wait(20)

    assert all_gone([pid])

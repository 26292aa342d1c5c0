import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def scripts(monkeypatch):
    """Make the modules of scripts/ importable."""
    monkeypatch.syspath_prepend(ROOT / "scripts")


@pytest.fixture
def checkout(tmp_path):
    """A folder that holds the set-up scripts and nothing else, as right after a clone."""
    folder = tmp_path / "a clone"
    shutil.copytree(ROOT / "scripts", folder / "scripts")
    shutil.copytree(ROOT / "requirements", folder / "requirements")
    return folder


@pytest.fixture
def run_script(checkout):
    """Run a script of the checkout; return the finished process with its output as text."""

    def run(name, *arguments, **options):
        return _run([checkout / "scripts" / name, *arguments], **options)

    return run


@pytest.fixture
def run_code(checkout):
    """Run a few lines of Python in the checkout's scripts folder, in the same way."""

    def run(code, **options):
        return _run(["-c", code], cwd=checkout / "scripts", **options)

    return run


def _run(arguments, **options):
    command = [sys.executable, *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, **options)

"""scripts/python.sh: which Python is taken, and what is said when none will do."""

import os
import subprocess
import sys

import pytest

from .conftest import ROOT

OLD_PYTHON = """#!/bin/sh
case "$2" in *exit*) exit 1 ;; *) echo 3.9.18 ;; esac
"""
BROKEN_SHIM = """#!/bin/sh
echo "shim: command not found" >&2
exit 127
"""


@pytest.fixture
def run_with(tmp_path):
    """Run a script that prints its Python, with only the given programs on PATH."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "dirname").symlink_to("/usr/bin/dirname")
    scripts = tmp_path / "scripts"
    scripts.mkdir()
    (scripts / "python.sh").write_text((ROOT / "scripts" / "python.sh").read_text())
    (scripts / "show.py").write_text("import sys; print(sys.version_info[:2], *sys.argv[1:])")

    def run(**programs):
        for name, text in programs.items():
            path = tmp_path / "bin" / name.replace("_", ".")
            if text is None:
                path.symlink_to(os.path.realpath(sys.executable))
            else:
                path.write_text(text)
                path.chmod(0o755)
        return subprocess.run(
            ["/bin/sh", scripts / "python.sh", "show.py", "one", "two words"],
            env=os.environ | {"PATH": str(tmp_path / "bin")},
            capture_output=True,
            text=True,
        )

    return run


def test_python_that_is_too_old_gives_one_line(run_with):
    done = run_with(python3=OLD_PYTHON)

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == (
        "Karya Binaan needs Python 3.12 or later; found: 3.9.18. Install one and put it on PATH.\n"
    )


def test_no_python_gives_one_line(run_with):
    done = run_with()

    assert done.returncode == 1
    assert done.stderr == (
        "Karya Binaan needs Python 3.12 or later; found: no python3 that runs. "
        "Install one and put it on PATH.\n"
    )


@pytest.mark.parametrize("python3", [OLD_PYTHON, BROKEN_SHIM])
def test_a_newer_python_under_its_full_name_is_found(run_with, python3):
    done = run_with(python3=python3, python3_14=BROKEN_SHIM, python3_13=None)

    assert done.returncode == 0
    assert done.stdout == f"{sys.version_info[:2]} one two words\n"

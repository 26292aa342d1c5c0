"""What stands in the way of a start is one line, a non-zero exit, and nothing half made."""

import ctypes
import os
import socket
import sys

import pytest


@pytest.fixture
def environ(tmp_path):
    return os.environ | {"DATA_DIR": str(tmp_path / "data")}


@pytest.fixture
def without_override():
    """Take from root the right to write where the permissions forbid it."""
    prctl_drop_from_bounding_set, cap_dac_override = 24, 1
    libc = ctypes.CDLL(None)

    def drop():
        libc.prctl(prctl_drop_from_bounding_set, cap_dac_override, 0, 0, 0)

    return drop


def refused(done, checkout):
    """The one line of a refused start, after looking that nothing was made."""
    assert done.returncode == 1
    assert done.stdout == ""
    assert sorted(path.name for path in checkout.iterdir()) == ["requirements", "scripts"]
    (line,) = done.stderr.splitlines()
    return line


@pytest.mark.parametrize("script", ["run.py", "dev.py"])
def test_port_in_use(run_script, checkout, environ, script):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = run_script(script, env=environ | {"PORT": str(port)})

    assert refused(done, checkout) == (
        f"Port {port} is in use: choose another one, for example: "
        f"make run PORT={min(port + 1, 65535)}"
    )


@pytest.mark.parametrize("port", ["abc", "0", "65536", "-1", "8000 ", "٨٠٠٠"])
def test_port_that_is_no_port(run_script, checkout, environ, port):
    done = run_script("run.py", env=environ | {"PORT": port})

    assert refused(done, checkout) == f"PORT must be a number from 1 to 65535, not {port!r}."


def test_read_only_folder(run_script, checkout, environ, without_override):
    checkout.chmod(0o555)
    try:
        done = run_script("bootstrap.py", "base", env=environ, preexec_fn=without_override)
    finally:
        checkout.chmod(0o755)

    assert refused(done, checkout) == f"Cannot write to {checkout}: .venv has to be made there."


@pytest.mark.parametrize(("below", "complaint"), [("", "Cannot write to"), ("data", "Cannot make")])
def test_data_folder_that_cannot_be_written(run_code, tmp_path, without_override, below, complaint):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    folder = closed / below
    done = run_code(
        "import bootstrap, surroundings, sys; sys.exit(bootstrap.guarded(surroundings.data_dir))",
        env=os.environ | {"DATA_DIR": str(folder)},
        preexec_fn=without_override,
    )

    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"{complaint} {folder}")
    assert line.endswith("(DATA_DIR= moves it).")


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_python_without_the_means_to_make_a_venv(run_code, checkout, module):
    done = run_code(
        "import bootstrap, importlib.util, sys\n"
        "find = importlib.util.find_spec\n"
        f"importlib.util.find_spec = lambda name: None if name == {module!r} else find(name)\n"
        "sys.exit(bootstrap.guarded(lambda: bootstrap.ensure('base')))\n"
    )

    version = ".".join(map(str, sys.version_info[:3]))
    assert refused(done, checkout) == (
        f"Python {version} has no {module} module "
        "(on Debian and Ubuntu: apt-get install python3-venv)."
    )


def test_unfinished_installation_is_removed(run_script, checkout, environ):
    (checkout / "requirements" / "base.txt").write_text(
        f"./missing-1.0-py3-none-any.whl --hash=sha256:{'0' * 64}\n"
    )
    done = run_script("bootstrap.py", "base", env=environ)

    assert done.returncode == 1
    assert done.stdout == (
        f"Making .venv with Python {'.'.join(map(str, sys.version_info[:3]))} …\n"
        "Installing the pinned packages (requirements/base.txt) …\n"
    )
    assert done.stderr.splitlines()[-1] == (
        "pip could not install the packages; its own message stands above."
    )
    assert not (checkout / ".venv").exists()

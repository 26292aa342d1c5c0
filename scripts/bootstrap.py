"""Makes ``.venv``, installs the pinned packages into it and compiles the translations, once.

Standard library only: this runs before anything is installed. The other scripts call
``ensure``; a hash of the requirements file, kept in ``.venv``, says whether there is
anything to do, so that a second start costs milliseconds.
"""

import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
# Each file holds everything that the ones after it hold.
FILES = ("test", "production", "base")


class SetupError(Exception):
    """What stands in the way, as one line for the person at the keyboard."""


def guarded(main):
    """Call ``main`` and return its exit status; a ``SetupError`` is one line and a 1."""
    try:
        return main()
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def requirements_file(name):
    """Return the path of a requirements file: ``base``, ``production`` or ``test``."""
    return ROOT / "requirements" / f"{name}.txt"


def ensure(name):
    """Make sure that ``.venv`` holds a requirements file; return the path of its Python.

    Nothing is done if it does already, and no translation changed. A ``.venv`` made here and not
    finished is removed again. Raises ``SetupError`` if it cannot be made.
    """
    if _is_installed(name) and not _uncompiled():
        return str(PYTHON)
    if not os.access(ROOT, os.W_OK):
        raise SetupError(f"Cannot write to {ROOT}: .venv has to be made there.")
    with _only_one_at_a_time():
        if not _is_installed(name):
            _make(name)
        for catalogue in _uncompiled():
            _compile(catalogue)
    return str(PYTHON)


def pip(python, arguments):
    """Run pip of the given Python with a list of arguments; raises ``SetupError`` on failure."""
    # A "user" setting of the person's own pip configuration has no meaning in a .venv.
    environment = os.environ | {"PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    if subprocess.run([python, "-m", "pip", *arguments], env=environment, cwd=ROOT).returncode:
        raise SetupError("pip could not install the packages; its own message stands above.")


def _make(name):
    fresh = not _works()
    if fresh:
        _make_venv()
    print(f"Installing the pinned packages (requirements/{name}.txt) …", flush=True)
    try:
        # The files pin everything, so the resolver has nothing to find out.
        hashed = ["--require-hashes", "--no-deps", "-r", str(requirements_file(name))]
        pip(str(PYTHON), ["install", "-qq", *hashed])
    except BaseException:
        if fresh:
            shutil.rmtree(VENV, ignore_errors=True)
        raise
    for covered in FILES[FILES.index(name) :]:
        _stamp(covered).write_text(_fingerprint(covered))


def _uncompiled():
    """Translations (.po) that are newer than what the site reads (.mo)."""
    return [
        catalogue
        for catalogue in sorted(ROOT.glob("locale/*/LC_MESSAGES/*.po"))
        if not _is_newer(catalogue.with_suffix(".mo"), catalogue)
    ]


def _is_newer(one, other):
    return one.exists() and one.stat().st_mtime_ns >= other.stat().st_mtime_ns


def _compile(catalogue):
    files = ["-i", str(catalogue), "-o", str(catalogue.with_suffix(".mo"))]
    command = [str(PYTHON), "-m", "babel.messages.frontend", "compile", *files]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    if done.returncode:
        reason = done.stderr.strip().splitlines() or ["no reason given"]
        raise SetupError(f"Could not compile {catalogue.relative_to(ROOT)}: {reason[-1]}")


def _make_venv():
    version = ".".join(map(str, sys.version_info[:3]))
    for module in ("venv", "ensurepip"):
        if importlib.util.find_spec(module) is None:
            raise SetupError(
                f"Python {version} has no {module} module "
                "(on Debian and Ubuntu: apt-get install python3-venv)."
            )
    print(f"Making .venv with Python {version} …", flush=True)
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    try:
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            reason = (done.stderr or done.stdout).strip().splitlines() or ["no reason given"]
            raise SetupError(f"Could not make .venv: {reason[-1]}")
    except BaseException:
        shutil.rmtree(VENV, ignore_errors=True)
        raise


def _is_installed(name):
    try:
        current = _stamp(name).read_text() == _fingerprint(name)
    except OSError:
        return False
    return current and PYTHON.exists()


def _works():
    """Whether ``.venv`` has a Python that is new enough and a pip."""
    enough = "import sys, pip; sys.exit(sys.version_info < (3, 12))"
    try:
        return subprocess.run([PYTHON, "-c", enough], capture_output=True).returncode == 0
    except OSError:
        return False


def _stamp(name):
    return VENV / f".installed-{name}"


def _fingerprint(name):
    return hashlib.sha256(requirements_file(name).read_bytes()).hexdigest()


@contextmanager
def _only_one_at_a_time():
    """Let a second ``make`` in the same folder wait; the lock ends with the process."""
    folder = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def main():
    """Install the requirements file named on the command line."""
    ensure(sys.argv[1])
    return 0


if __name__ == "__main__":
    sys.exit(guarded(main))

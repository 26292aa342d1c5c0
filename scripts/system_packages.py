"""Programs from Debian's packages: found, or installed where this user may."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

# Where Debian keeps PostgreSQL's server programs: not on PATH, one folder per version.
POSTGRES_FOLDERS = Path("/usr/lib/postgresql")


def chromium():
    """Return the path of a Chromium, or None."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next(filter(None, map(shutil.which, names)), None)


def postgres():
    """Return the folder of PostgreSQL's server programs, newest version first, or None."""
    versions = [p for p in POSTGRES_FOLDERS.glob("*/bin") if (p / "initdb").exists()]
    if versions:
        return max(versions, key=lambda folder: float(folder.parent.name))
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def wrk():
    """Return the path of the load generator wrk, or None."""
    return shutil.which("wrk")


# Debian's package: what finds its program.
FINDERS = {"chromium": chromium, "postgresql": postgres, "wrk": wrk}


def provide(names):
    """Install those of the named packages that are missing; return the names still missing.

    Needs root or sudo, and apt-get; without them nothing is tried.
    """
    missing = [name for name in names if FINDERS[name]() is None]
    prefix = _administrator()
    if not missing or prefix is None or not shutil.which("apt-get"):
        return missing
    print(f"Installing from the system's packages: {', '.join(missing)} …", flush=True)
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y"]
    subprocess.run([*apt, "update"], stdout=subprocess.DEVNULL)
    subprocess.run(
        [*apt, "install", "--no-install-recommends", *missing], stdout=subprocess.DEVNULL
    )
    return [name for name in missing if FINDERS[name]() is None]


def _administrator():
    """What to put before a command so that root runs it, or None."""
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    if subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0:
        return ["sudo", "-n"]
    return ["sudo"] if sys.stdin.isatty() else None

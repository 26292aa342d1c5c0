"""The pinned packages: exact, agreeing with each other, and really what is installed."""

import re
import tomllib
from importlib.metadata import version

import pytest

from .conftest import ROOT

FILES = ("base", "production", "test")
PIN = re.compile(r"^([a-z0-9-]+)==(\S+?)(?: ; (.+?))? \\$", re.MULTILINE)


def pins(name):
    """The pins of a requirements file that hold on Linux and macOS, by package."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    return {
        package: release for package, release, marker in PIN.findall(text) if "win32" not in marker
    }


@pytest.mark.parametrize("name", FILES)
def test_a_file_holds_pins_and_hashes_and_no_address(name):
    lines = (ROOT / "requirements" / f"{name}.txt").read_text().splitlines()

    assert lines[0] == "# Compiled from pyproject.toml by `make lock`; not edited by hand."
    for line in lines[1:]:
        assert PIN.match(line + "\n") or re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line)


def test_the_files_agree():
    base, production, test = map(pins, FILES)

    assert base.items() <= production.items() <= test.items()


def test_what_is_pinned_is_what_is_installed():
    pinned = pins("test")

    assert {package: version(package) for package in pinned} == pinned


def test_every_django_and_wagtail_package_is_pinned_exactly_in_pyproject():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"].values()
    wanted = [*project["dependencies"], *(entry for extra in extras for entry in extra)]
    framework = [entry for entry in wanted if re.match(r"(django|wagtail)", entry)]

    assert len(framework) >= 10
    assert [entry for entry in framework if not re.search(r"==\d+(\.\d+)+$", entry)] == []


def test_there_is_no_lock_file():
    """They hold the addresses of the registry that they were made with."""
    names = ("uv.lock", "poetry.lock", "Pipfile.lock", "package-lock.json")

    assert [name for name in names if (ROOT / name).exists()] == []

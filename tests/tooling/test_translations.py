"""Translations are compiled when they changed, and one that is broken is named."""

import importlib
import os
import sys

import pytest

GOOD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "a"\nmsgstr "b"\n'


@pytest.fixture
def bootstrap(scripts, tmp_path, monkeypatch):
    module = importlib.import_module("bootstrap")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "PYTHON", sys.executable)
    return module


@pytest.fixture
def catalogue(tmp_path):
    folder = tmp_path / "locale" / "id" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(GOOD)
    return folder / "django.po"


def test_compiled_once_and_again_after_a_change(bootstrap, catalogue):
    assert bootstrap._uncompiled() == [catalogue]
    bootstrap._compile(catalogue)
    compiled = catalogue.with_suffix(".mo")
    assert compiled.stat().st_size > 0
    assert bootstrap._uncompiled() == []
    later = compiled.stat().st_mtime + 10
    os.utime(catalogue, (later, later))
    assert bootstrap._uncompiled() == [catalogue]


def test_a_broken_catalogue_is_named(bootstrap, catalogue):
    catalogue.write_bytes(GOOD.encode() + b'\nmsgid "c"\nmsgstr "\xff"\n')
    with pytest.raises(bootstrap.SetupError) as refused:
        bootstrap._compile(catalogue)
    assert str(refused.value).startswith("Could not compile locale/id/LC_MESSAGES/django.po: ")

"""The catalogue that fills what Wagtail leaves in English."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation import gettext, override

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]|</?\w+[^>]*>")
CATALOGUE = Path(settings.LOCALE_PATHS[0]) / "id" / "LC_MESSAGES" / "django.po"


@pytest.fixture(scope="module")
def messages():
    with CATALOGUE.open("rb") as file:
        return [message for message in read_po(file) if message.id]


def last(text):
    return text if isinstance(text, str) else text[-1]


def test_nothing_is_left_open(messages):
    assert [one.id for one in messages if not last(one.string) or one.fuzzy] == []


def test_placeholders_and_tags_are_kept(messages):
    different = [
        one.id
        for one in messages
        if sorted(PLACEHOLDER.findall(last(one.id)))
        != sorted(PLACEHOLDER.findall(last(one.string)))
    ]
    assert different == []


def test_newlines_are_kept(messages):
    """gettext's own compiler insists on it."""
    for one in messages:
        english, ours = last(one.id), last(one.string)
        assert english.startswith("\n") is ours.startswith("\n"), english
        assert english.endswith("\n") is ours.endswith("\n"), english


def test_it_is_compiled_and_read():
    with override("id"):
        assert gettext("Search all pages…") == "Cari di semua halaman…"


def test_the_first_page_of_the_admin_speaks_indonesian(admin_client):
    text = admin_client.get("/admin/").content.decode()
    for english in ("Search all pages", "Pages", "Images", "editor guide", "Search<"):
        assert english not in text

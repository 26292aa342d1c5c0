"""Nobody is named, quoted or drawn in the demonstration beyond what they agreed to."""

import re

import pytest

from .content import (
    ARTISANS,
    CHILDREN_UNITS,
    DATA,
    EVENTS,
    PEOPLE,
    PRISONS,
    PRODUCTS,
    STORIES,
    consents_to,
    mentioned,
    specs,
)


@pytest.mark.parametrize("key", ARTISANS)
def test_artisan(key):
    row = ARTISANS[key]
    assert row["prison"] in PRISONS
    assert row["prison"] not in CHILDREN_UNITS
    assert row["portrait"]["shape"] in PEOPLE
    assert len(row["about"]) <= 400
    assert len(re.split(r"(?<=[.!?])\s+(?=[A-Z])", row["about"])) <= 3
    consent = row["consent"]
    assert set(consent["purposes"]) <= {"name", "hands", "story", "videotron", "social"}
    assert "hands" in consent["purposes"]
    assert consent["given_how"] in {"tertulis", "rekaman"}


def test_two_artisans_may_not_be_named():
    silent = {key for key in ARTISANS if not consents_to(key, "name")}
    lapsed = {key for key in silent if not consents_to(key)}
    assert (len(silent), len(lapsed)) == (2, 1)
    (hands_only,) = silent - lapsed
    assert ARTISANS[hands_only]["consent"]["purposes"] == ["hands"]
    for rows in (PRODUCTS, STORIES, EVENTS, PRISONS):
        assert mentioned(list(rows.values())) & silent == set()


@pytest.mark.parametrize("key", PRODUCTS)
def test_product_names_only_makers_who_agreed(key):
    row = PRODUCTS[key]
    assert all(ARTISANS[maker]["prison"] == row["prison"] for maker in row["makers"])
    assert all(consents_to(maker, "name") for maker in row["makers"])
    assert mentioned(row) <= set(row["makers"])
    names = {ARTISANS[maker]["display_name"] for maker in row["makers"]}
    quoted = {block["attribution"] for block in row["body"] if block["type"] == "quote"}
    assert quoted <= names


@pytest.mark.parametrize("key", STORIES)
def test_story_names_only_makers_who_agreed(key):
    row = STORIES[key]
    assert all(ARTISANS[maker]["prison"] == row["prison"] for maker in row["makers"])
    assert all(consents_to(maker, "name", "story") for maker in row["makers"])
    assert mentioned(row) <= set(row["makers"])
    names = {ARTISANS[maker]["display_name"] for maker in row["makers"]}
    quoted = {block["attribution"] for block in row["body"] if block["type"] == "quote"}
    assert quoted <= names


def test_children_are_never_shown():
    rows = [*PRODUCTS.values(), *STORIES.values()]
    for row in rows:
        if row["prison"] in CHILDREN_UNITS:
            assert row["makers"] == [], row["key"]
            assert all(block["type"] != "quote" for block in row["body"]), row["key"]
            assert {spec["shape"] for spec in specs(row)} & PEOPLE == set(), row["key"]
    assert sum(not row["makers"] for row in STORIES.values()) >= 2


FORBIDDEN = re.compile(
    r"\b(napi|narapidana|vonis|pasal|hukuman|terpidana|tahun penjara|blok hunian|bebas bersyarat)\b"
    r"|(?<!\d)\d{16}(?!\d)",
    re.IGNORECASE,
)


@pytest.mark.parametrize("path", sorted(DATA.glob("*.json")), ids=lambda path: path.name)
def test_no_word_that_hurts(path):
    assert FORBIDDEN.findall(path.read_text(encoding="utf-8")) == []

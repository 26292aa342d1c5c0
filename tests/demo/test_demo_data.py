"""The demonstration content: complete, consistent, and in the shape that its loader reads."""

import csv
import json
import re

import pytest

from demo.pictures import PictureSpec

from .content import (
    ALT,
    ARTISANS,
    BUYERS,
    CATEGORIES,
    DATA,
    EVENT_BLOCKS,
    EVENTS,
    PAGE_BLOCKS,
    PAGES,
    PRISONS,
    PRODUCTS,
    ROOT,
    STORIES,
    STORY_BLOCKS,
    VENUES,
    check_body,
    duplicates,
    mentioned,
    read,
    read_parts,
    specs,
    text_of,
    words,
)

REGIONS = ROOT / "core" / "data"


def test_enough_of_everything():
    by_leaf = {}
    for row in PRODUCTS.values():
        by_leaf[row["category"]] = by_leaf.get(row["category"], 0) + 1
    batik = by_leaf["batik-cap"] + by_leaf["batik-tulis"]
    songket = by_leaf["selendang-songket"] + by_leaf["kain-songket"]
    assert min(batik, songket, by_leaf["aksesori"], by_leaf["tas"]) >= 10
    assert min(by_leaf[slug] for slug in ("mukena", "kaos-sablon", "roti", "pempek")) >= 8
    assert set(by_leaf) == set(CATEGORIES)
    assert len(PRODUCTS) >= 76
    assert len({row["prison"] for row in PRODUCTS.values()}) >= 12
    assert (len(PRISONS), len(VENUES) >= 6, len(EVENTS) >= 12) == (17, True, True)
    assert len(ARTISANS) >= 24
    assert len(STORIES) >= 17
    assert len(BUYERS) >= 30


def test_nothing_appears_twice():
    for name, pattern in (("prisons", "slug"), ("artisans", "key"), ("venues", "slug")):
        assert duplicates(row[pattern] for row in read(f"{name}.json")) == []
    for rows in (read_parts("products_*.json"), read_parts("stories_*.json")):
        assert duplicates(row["key"] for row in rows) == []
        assert duplicates((row["prison"], row["slug"]) for row in rows) == []
        assert duplicates((row["prison"], row["title"]) for row in rows) == []
    assert duplicates(row["key"] for row in read("events.json")) == []
    assert duplicates(row["slug"] for row in EVENTS.values()) == []
    skus = [one["sku"] for row in PRODUCTS.values() for one in row["variants"]]
    assert duplicates(skus) == []
    for field in ("sku_prefix", "whatsapp"):
        assert duplicates(row[field] for row in PRISONS.values()) == []
    assert duplicates(buyer["phone"] for buyer in BUYERS) == []
    assert duplicates(buyer["name"] for buyer in BUYERS) == []


def test_pictures_use_known_names():
    found = [*specs(list(PRODUCTS.values())), *specs(list(STORIES.values()))]
    found += [*specs(list(EVENTS.values())), *specs(list(VENUES.values()))]
    found += [*specs(list(PRISONS.values())), *specs(list(ARTISANS.values()))]
    for spec in found:
        PictureSpec.from_dict(spec)
    assert duplicates(tuple(spec.values()) for spec in found) == []


@pytest.mark.parametrize("slug", PRISONS)
def test_prison(slug):
    row = PRISONS[slug]
    assert row["unit_type"] in {"lapas", "lapas_perempuan", "lapas_narkotika", "rutan", "lpka"}
    assert row["class_level"] in {"I", "IIA", "IIB", "III"}
    assert re.fullmatch(r"16\.\d\d", row["regency"])
    assert re.fullmatch(r"[A-Z]{2,4}", row["sku_prefix"])
    assert len(row["intro"]) <= 160
    assert 2 <= len(row["about"]) <= 4
    assert re.fullmatch(r"3[0-2]\d{3}", row["postal_code"])
    assert re.search(r"\d\d\.\d\d–\d\d\.\d\d WIB$", row["pickup_hours"])
    assert re.fullmatch(r"\+62812\d{6,8}", row["whatsapp"])
    assert 0 < len(", ".join(row["crafts"])) <= 200
    assert row["picture"]["shape"] == "prison-gate"


@pytest.mark.parametrize("key", STORIES)
def test_story(key):
    row = STORIES[key]
    assert row["prison"] in PRISONS
    assert 0 < len(row["intro"]) <= 220
    assert 0 < len(row["alt"]) <= ALT
    assert 0 <= row["days_ago"] <= 365
    check_body(row["body"], STORY_BLOCKS, key)
    assert 350 <= len(text_of(row["body"]).split()) <= 700
    assert row["products"]
    assert set(row["products"]) <= set(PRODUCTS)
    for block in row["body"]:
        if block["type"] == "gallery":
            assert 2 <= len(block["pictures"]) <= 12


@pytest.mark.parametrize("slug", VENUES)
def test_venue(slug):
    row = VENUES[slug]
    assert re.fullmatch(r"16\.\d\d", row["regency"])
    assert -5 < row["latitude"] < -1
    assert 102 < row["longitude"] < 106
    assert row["directions"]


@pytest.mark.parametrize("key", EVENTS)
def test_event(key):
    row = EVENTS[key]
    assert row["kind"] in {"bazar", "pameran", "pelatihan", "peluncuran"}
    assert row["owner"] == "city" or row["owner"] in PRISONS
    assert row["venue"] in VENUES
    assert 0 < len(row["intro"]) <= 260
    assert 0 < len(row["alt"]) <= ALT
    assert set(row["prisons"]) <= set(PRISONS)
    assert set(row["featured"]) <= set(PRODUCTS)
    assert {PRODUCTS[one]["prison"] for one in row["featured"]} <= set(row["prisons"])
    check_body(row["body"], EVENT_BLOCKS, key)
    assert mentioned(row) == set()
    for session in row["sessions"]:
        assert session["start"] < session["end"]
        assert len(session["note"]) <= 120
        assert "day_offset" in session or session["weekday"] == 6
    if row["pickup"]:
        assert set(row["pickup"]) == {"stall", "note"}
        assert len(row["pickup"]["stall"]) <= 80


def starts_in(row):
    """Days from today to the first session; Sundays count at their earliest."""
    first = row["sessions"][0]
    return first["day_offset"] if "day_offset" in first else first["week"] * 7


def test_events_lie_around_today():
    offsets = {key: starts_in(row) for key, row in EVENTS.items()}
    assert sum(days < 0 for days in offsets.values()) >= 3
    assert 0 in {s.get("day_offset") for row in EVENTS.values() for s in row["sessions"]}
    assert sum(days > 0 for days in offsets.values()) >= 6
    ahead = [key for key, row in EVENTS.items() if row["pickup"] and offsets[key] >= 0]
    assert len(ahead) >= 3
    assert all(offsets[key] >= 0 for key, row in EVENTS.items() if row["pickup"])
    assert sum(row["venue"] == "taman-kambang-iwak" for row in EVENTS.values()) >= 4
    assert sum(row["owner"] != "city" for row in EVENTS.values()) == 2
    assert any(
        2 <= len(row["sessions"]) <= 4 for row in EVENTS.values() if row["kind"] == "pameran"
    )


def test_standard_pages_and_site():
    slugs = [page["slug"] for page in PAGES["pages"]]
    assert slugs == [
        *("tentang", "motif-songket", "cara-belanja", "pengiriman", "pengembalian", "pengaduan"),
        *("kebijakan-privasi", "syarat"),
    ]
    for page in PAGES["pages"]:
        check_body(page["body"], PAGE_BLOCKS, page["slug"])
    site, home = PAGES["site"], PAGES["home"]
    assert "rekaan" in site["notice"]
    assert site["contact_email"].endswith(".example.id")
    assert re.fullmatch(r"\+62812\d{6,8}", site["whatsapp"])
    assert len(home["hero"]["title"]) <= 90
    assert len(home["hero"]["text"]) <= 260
    assert 3 <= len(home["how_it_works"]["steps"]) <= 4


def test_returns_are_possible():
    # UU 8/1999 Art. 18 forbids the usual notice; PP 80/2019 Art. 69 asks for two working days.
    (page,) = (page for page in PAGES["pages"] if page["slug"] == "pengembalian")
    assert "dua hari kerja" in text_of(page["body"])
    for body in (PAGES, list(PRODUCTS.values())):
        assert not re.search(r"tidak (dapat|bisa) dikembalikan", text_of(body), re.IGNORECASE)


def region_rows(name):
    with (REGIONS / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_buyers_live_where_they_say():
    regencies = {row["kemendagri_code"] for row in region_rows("kabupaten_indonesia.csv")}
    districts = {
        (row["kabupaten_code"], row["name"]) for row in region_rows("kecamatan_sumsel.csv")
    }
    for buyer in BUYERS:
        assert buyer["regency"] in regencies, buyer
        assert buyer["regency"].startswith(buyer["province"] + "."), buyer
        if buyer["province"] == "16":
            assert (buyer["regency"], buyer["district"]) in districts, buyer
        assert re.fullmatch(r"[1-9]\d{4}", buyer["postal_code"]), buyer
        assert re.fullmatch(r"\+62812\d{7,8}", buyer["phone"]), buyer
        assert re.fullmatch(r"([a-z.]+@example\.com)?", buyer["email"]), buyer
    assert sum(buyer["province"] == "16" for buyer in BUYERS) > len(BUYERS) / 2


@pytest.mark.parametrize("path", sorted(DATA.glob("*.json")), ids=lambda path: path.name)
def test_file_is_written_for_reading(path):
    text = path.read_text(encoding="utf-8")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"
    assert [one for one in words(json.loads(text)) if "  " in one or one != one.strip()] == []

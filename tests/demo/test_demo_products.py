"""The goods of the demonstration: sellable as they stand, honestly labelled, each its own."""

import re

import pytest

from .content import (
    ALT,
    CATEGORIES,
    PRISONS,
    PRODUCT_BLOCKS,
    PRODUCTS,
    check_body,
    duplicates,
)

TECHNIQUES = {
    *("tenun-tangan", "atbm", "batik-cap", "batik-tulis", "jumputan", "ecoprint"),
    *("sablon-manual", "jahit", "rajut", "anyam", "manik", "dapur", ""),
}


@pytest.mark.parametrize("key", PRODUCTS)
def test_product(key):
    row = PRODUCTS[key]
    prison = PRISONS[row["prison"]]
    assert 0 < len(row["title"]) <= 60
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["slug"])
    assert 0 < len(row["summary"]) <= 180
    assert 0 < len(row["alt"]) <= ALT
    assert 1 <= len(row["more_pictures"]) <= 3
    assert all(0 < len(one["alt"]) <= ALT for one in row["more_pictures"])
    assert row["technique"] in TECHNIQUES
    assert row["made_to_order_days"] is None or 1 <= row["made_to_order_days"] <= 90
    assert 0 <= row["added_days_ago"] <= 365
    labels = [one["label"] for one in row["variants"]]
    assert labels == [""] or (all(labels) and duplicates(labels) == [])
    for one in row["variants"]:
        assert re.fullmatch(rf"{prison['sku_prefix']}-[A-Z]{{3}}-\d\d", one["sku"])
        assert one["compare_at"] is None or one["compare_at"] > one["price"]
        assert 0 < one["weight_g"] <= 5000
        assert 0 <= one["stock"] <= 40
        assert one["price"] % 500 == 0
    check_body(row["body"], PRODUCT_BLOCKS, key)
    kinds = {block["type"] for block in row["body"]}
    if not CATEGORIES[row["category"]]:
        assert {"materials", "dimensions", "care"} <= kinds
        assert row["food"] is None
    if row["category"] in {"selendang-songket", "kain-songket", "batik-cap", "batik-tulis"}:
        assert "technique" in kinds or "steps" in kinds


PRICES = {
    "batik-cap": (140_000, 500_000),
    "batik-tulis": (600_000, 1_500_000),
    "selendang-songket": (450_000, 1_300_000),
    "kain-songket": (2_500_000, 6_000_000),
    "jumputan": (150_000, 400_000),
    "mukena": (175_000, 450_000),
    "kaos-sablon": (70_000, 200_000),
    "tas": (35_000, 400_000),
    "aksesori": (12_000, 175_000),
    "roti": (5_000, 400_000),
    "pempek": (18_000, 180_000),
    "camilan": (18_000, 100_000),
}


@pytest.mark.parametrize("key", PRODUCTS)
def test_product_price_is_one_that_a_buyer_here_finds_normal(key):
    row = PRODUCTS[key]
    low, high = PRICES[row["category"]]
    assert all(low <= one["price"] <= high for one in row["variants"])


@pytest.mark.parametrize("key", [key for key, row in PRODUCTS.items() if row["food"]])
def test_food_label(key):
    row = PRODUCTS[key]
    food = row["food"]
    assert CATEGORIES[row["category"]]
    for field in ("composition", "allergens", "net_weight_text", "storage"):
        assert food[field], field
    assert max(len(food["allergens"]), len(food["storage"])) <= 160
    assert len(food["net_weight_text"]) <= 60
    heaviest = max(one["weight_g"] for one in row["variants"])
    assert 0 < food["net_weight_g"] < heaviest
    permit, halal = food["permit"], food["halal"]
    if food["shelf_life_days"] > 7:
        assert permit["kind"] == "pirt"
        assert re.fullmatch(r"2\d{12}-(2[7-9]|3[01])", permit["number"])
    else:
        assert (permit["kind"], permit["number"]) == ("tidak_wajib", "")
        assert food["delivery"] != "everywhere"
    if row["category"] in {"roti", "pempek"}:
        assert food["delivery"] in {"same_city", "pickup_only"}
    assert food["delivery"] in {"everywhere", "same_city", "pickup_only"}
    assert halal["status"] in {"bersertifikat", "proses"}
    certified = halal["status"] == "bersertifikat"
    assert re.fullmatch(r"ID\d{17}" if certified else "", halal["number"])


def test_every_food_has_a_label():
    without = {k for k, row in PRODUCTS.items() if CATEGORIES[row["category"]] and not row["food"]}
    assert without == set()


def test_variety_in_stock_and_price():
    variants = [row["variants"] for row in PRODUCTS.values()]
    assert 5 <= sum(all(not one["stock"] for one in rows) for rows in variants) <= 12
    assert sum(0 < one["stock"] <= 3 for rows in variants for one in rows) >= 10
    assert sum(one["compare_at"] is not None for rows in variants for one in rows) >= 10
    assert sum(row["made_to_order_days"] is not None for row in PRODUCTS.values()) >= 6


def test_sentences_are_not_shared_by_products():
    seen = {}
    for key, row in PRODUCTS.items():
        prose = [row["summary"]]
        prose += [
            block.get("text", "") or block.get("html", "")
            for block in row["body"]
            if block["type"] in {"technique", "paragraph", "quote"}
        ]
        for sentence in re.split(r"(?<=[.!?])\s+", re.sub(r"<[^>]+>", "", " ".join(prose))):
            if len(sentence) > 30:
                assert seen.setdefault(sentence, key) == key, sentence

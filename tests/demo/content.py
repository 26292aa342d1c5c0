"""The demonstration content as the tests read it, and what they ask of any part of it."""

import json
import re
from pathlib import Path

from demo.loading import content

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "demo" / "data"


def read(name):
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def read_parts(pattern):
    return [row for path in sorted(DATA.glob(pattern)) for row in read(path.name)]


def leaves(tree, food=None):
    """Slug -> is_food of the categories without children."""
    found = {}
    for node in tree:
        if food is not None:
            assert node["is_food"] is food, node["slug"]
        if node["children"]:
            found |= leaves(node["children"], node["is_food"])
        else:
            found[node["slug"]] = node["is_food"]
    return found


PRISONS = {row["slug"]: row for row in content.read().prisons}
ARTISANS = {row["key"]: row for row in read("artisans.json")}
PRODUCTS = {row["key"]: row for row in read_parts("products_*.json")}
STORIES = {row["key"]: row for row in read_parts("stories_*.json")}
EVENTS = {row["key"]: row for row in read("events.json")}
VENUES = {row["slug"]: row for row in read("venues.json")}
CATEGORIES = leaves(read("categories.json"))
PAGES = content.read().pages
BUYERS = read("orders.json")
CHILDREN_UNITS = {slug for slug, row in PRISONS.items() if row["unit_type"] == "lpka"}

PEOPLE = {
    *("hands-weaving", "hands-stitching", "hands-batik-canting", "hands-kneading"),
    *("hands-beading", "hands-screenprint", "silhouette-loom", "silhouette-sewing"),
    *("silhouette-oven", "silhouette-group"),
}

# What each block holds besides its type, and the longest text the editor accepts there.
ALT, CAPTION = 160, 200
PICTURE = {"picture": "spec", "alt": ALT, "caption": CAPTION}
STEPS = {"title": 100, "steps": [{"title": 80, "text": 400}]}
BLOCKS = {
    "heading": {"text": 120},
    "paragraph": {"html": 4000},
    "quote": {"text": 400, "attribution": 80},
    "picture": PICTURE,
    "gallery": {"pictures": [PICTURE]},
    "steps": STEPS,
    "products": {"keys": "products"},
    "materials": {"items": [120]},
    "technique": {"title": 80, "text": 900},
    "care": {"items": [200]},
    "dimensions": {"rows": [{"label": 60, "value": 80}]},
    "faq": {"items": [{"question": 160, "answer": 2000}]},
}
PRODUCT_BLOCKS = {
    *("materials", "technique", "care", "dimensions", "steps", "quote", "paragraph"),
}
STORY_BLOCKS = {
    *("heading", "paragraph", "picture", "quote", "gallery", "steps", "products"),
}
EVENT_BLOCKS = {"heading", "paragraph", "picture", "steps", "products"}
PAGE_BLOCKS = {"heading", "paragraph", "steps", "faq"}


def specs(value):
    """Every picture description inside a value."""
    if isinstance(value, list):
        for item in value:
            yield from specs(item)
    elif isinstance(value, dict):
        if "shape" in value:
            yield value
        else:
            for item in value.values():
                yield from specs(item)


def words(value):
    """Every text inside a value, without keys, slugs and picture descriptions."""
    if isinstance(value, str):
        yield re.sub(r"<[^>]+>", "\n", value).strip("\n")
    elif isinstance(value, list):
        for item in value:
            yield from words(item)
    elif isinstance(value, dict) and "shape" not in value:
        for name, item in value.items():
            if name not in {"key", "slug", "type", "keys", "makers", "products", "featured"}:
                yield from words(item)


def text_of(value):
    return " ".join(words(value))


def check_value(shape, value, where):
    if shape == "spec":
        assert set(value) == {"shape", "motif", "palette", "seed"}, where
    elif shape == "products":
        assert value, where
        assert len(value) <= 8, where
        assert set(value) <= set(PRODUCTS), where
    elif isinstance(shape, int):
        assert isinstance(value, str), where
        assert len(value) <= shape, (where, len(value), value)
    elif isinstance(shape, list):
        assert value, where
        for item in value:
            check_value(shape[0], item, where)
    else:
        assert set(value) == set(shape), where
        for name, inner in shape.items():
            check_value(inner, value[name], (where, name))


def check_body(body, allowed, where):
    assert body, where
    for block in body:
        kind = block["type"]
        assert kind in allowed, (where, kind)
        check_value(BLOCKS[kind], {k: v for k, v in block.items() if k != "type"}, (where, kind))
        if kind == "paragraph":
            assert block["html"].startswith(("<p>", "<ul>")), where
            used = set(re.findall(r"</?([a-z]+)", block["html"]))
            assert used <= {"p", "b", "i", "a", "ul", "li"}, (where, used)


def consents_to(key, *purposes):
    """Whether the artisan's consent runs today and covers the purposes."""
    consent = ARTISANS[key]["consent"]
    runs = 0 <= consent["from_days_ago"] < consent["for_days"]
    return runs and set(purposes) <= set(consent["purposes"])


def mentioned(value):
    """Keys of the artisans whose display name stands in the text."""
    text = text_of(value)
    return {
        key
        for key, row in ARTISANS.items()
        if re.search(rf"(?<![\w.]){re.escape(row['display_name'])}(?!\w)", text)
    }


def duplicates(values):
    values = list(values)
    return sorted({value for value in values if values.count(value) > 1})

"""The texts of the demonstration, read from demo/data."""

import csv
import json
from dataclasses import dataclass, replace
from pathlib import Path

from demo.loading import glossary

DATA = Path(__file__).resolve().parents[1] / "data"


@dataclass(frozen=True)
class Content:
    """Lists of dicts as they stand in the files (tests/demo/test_demo_data.py has their form).

    `pages` is the one dict of pages.json, `rates` the courier table as CSV bytes.
    """

    prisons: list
    categories: list
    artisans: list
    products: list
    stories: list
    venues: list
    events: list
    pages: dict
    buyers: list
    rates: bytes

    def only(self, products):
        """The same content with no goods but those of these keys.

        Stories about none of them go; other stories, and events, no longer mention the rest.
        """
        keys = set(products)
        return replace(
            self,
            products=[row for row in self.products if row["key"] in keys],
            stories=[
                _about(keys, row, "products") for row in self.stories if keys & set(row["products"])
            ],
            events=[_about(keys, row, "featured") for row in self.events],
        )


def _about(keys, row, name):
    """A story or event that mentions only these goods; `name` is where it lists them."""
    blocks = [
        {**block, "keys": [key for key in block["keys"] if key in keys]}
        if block["type"] == "products"
        else block
        for block in row["body"]
    ]
    return {
        **row,
        name: [key for key in row[name] if key in keys],
        "body": [block for block in blocks if block["type"] != "products" or block["keys"]],
    }


def read():
    """Content of all files."""
    return Content(
        prisons=_prisons(),
        categories=_json("categories"),
        artisans=_json("artisans"),
        products=_parts("products"),
        stories=_parts("stories"),
        venues=_json("venues"),
        events=_json("events"),
        pages=_pages(),
        buyers=_json("orders"),
        rates=(DATA / "shipping_rates.csv").read_bytes(),
    )


def _prisons():
    """The prisons that have a text; name, kind and place are those of the register."""
    register = {row["slug"]: row for row in _csv("lapas_sumsel")}
    return [{**_facts(register[text["slug"]]), **text} for text in _json("prisons")]


def _facts(row):
    return {
        "name": row["name"],
        "unit_type": row["type"].lower().replace(" ", "_"),
        "class_level": row["class"],
        "regency": row["kabupaten_code"],
    }


def _pages():
    pages = _json("pages")
    about, *rest = pages["pages"]
    return {**pages, "pages": [about, glossary.page(_csv("songket_motifs")), *rest]}


def _csv(name):
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _json(name):
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


def _parts(name):
    return [row for path in sorted(DATA.glob(f"{name}_*.json")) for row in _json(path.stem)]

"""The texts of the demonstration, read from demo/data."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

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
        """The same content with the goods of these keys, and what refers to no others."""
        keys = set(products)
        goods = [row for row in self.products if row["key"] in keys]
        stories = [row for row in self.stories if set(_goods_of(row)) <= keys]
        events = [row for row in self.events if set(_goods_of(row)) <= keys]
        return replace(self, products=goods, stories=stories, events=events)


def read():
    """Content of all files."""
    return Content(
        prisons=_json("prisons"),
        categories=_json("categories"),
        artisans=_json("artisans"),
        products=_parts("products"),
        stories=_parts("stories"),
        venues=_json("venues"),
        events=_json("events"),
        pages=_json("pages"),
        buyers=_json("orders"),
        rates=(DATA / "shipping_rates.csv").read_bytes(),
    )


def _json(name):
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


def _parts(name):
    return [row for path in sorted(DATA.glob(f"{name}_*.json")) for row in _json(path.stem)]


def _goods_of(row):
    yield from row.get("products", ())
    yield from row.get("featured", ())
    for block in row["body"]:
        yield from block.get("keys", ())

"""Turns the blocks of the data files into what a StreamField stores."""

import uuid

# Fixed, so that loading twice gives the same ids.
IDS = uuid.UUID("6b1f3f0e-5a56-4c0e-9d0b-6f7c1d2a9e11")


class Bodies:
    """Translates blocks. `library` (gallery.Library) knows the pictures, `products` ({key:
    ProductPage}) the goods."""

    def __init__(self, library, products=None):
        self._library = library
        self._products = products or {}

    def stream(self, blocks, owner):
        """List of raw stream children; `owner` (any text) makes their ids differ from others'."""
        return [
            {
                "type": block["type"],
                "value": self._value(block, f"{owner}/{number}"),
                "id": _id(f"{owner}/{number}"),
            }
            for number, block in enumerate(blocks)
        ]

    def _value(self, block, owner):
        kind = block["type"]
        if kind == "paragraph":
            return block["html"]
        if kind == "picture":
            return self._picture(block)
        if kind == "gallery":
            return {"pictures": _items([self._picture(one) for one in block["pictures"]], owner)}
        if kind == "products":
            chosen = [{"product": self._products[key].pk} for key in block["keys"]]
            return {"title": block.get("title", ""), "items": _items(chosen, owner)}
        # The other blocks are stored as the files write them, but for the form of lists.
        return {
            name: _items(value, f"{owner}/{name}") if isinstance(value, list) else value
            for name, value in block.items()
            if name != "type"
        }

    def _picture(self, block):
        return {
            "image": self._library.image_id(block["picture"]),
            "alt": block["alt"],
            "caption": block["caption"],
        }


def _items(values, owner):
    return [
        {"type": "item", "value": value, "id": _id(f"{owner}/{number}")}
        for number, value in enumerate(values)
    ]


def _id(name):
    return str(uuid.uuid5(IDS, name))

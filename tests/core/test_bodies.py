import pytest

from core.bodies import ids_in

BODY = [
    {"type": "paragraph", "value": "<p>image 3</p>"},
    {"type": "picture", "value": {"image": 5, "alt": "Kain", "caption": ""}},
    {
        "type": "gallery",
        "value": {
            "pictures": [
                {"type": "item", "value": {"image": 7, "alt": "A"}},
                {"type": "item", "value": {"image": 5, "alt": "B"}},
            ]
        },
    },
    {"type": "products", "value": {"items": [{"value": {"product": 11}}]}},
    {"type": "picture", "value": {"image": None, "alt": ""}},
]


@pytest.mark.parametrize(("key", "found"), [("image", [5, 7, 5]), ("product", [11]), ("page", [])])
def test_what_a_body_refers_to_in_reading_order(key, found):
    assert ids_in(BODY, key) == found


def test_an_empty_body():
    assert ids_in([], "image") == []

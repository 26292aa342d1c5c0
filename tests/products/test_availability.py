import pytest

from products.availability import Availability, availability, shown_level


@pytest.mark.parametrize(
    ("free", "days", "expected"),
    [
        (0, None, Availability("sold-out", False, 0, "Stok habis")),
        (-1, None, Availability("sold-out", False, 0, "Stok habis")),
        (1, None, Availability("few", True, 1, "Sisa 1")),
        (5, None, Availability("few", True, 5, "Sisa 5")),
        (6, None, Availability("ready", True, 6, "Tersedia")),
        (500, None, Availability("ready", True, 99, "Tersedia")),
        (0, 14, Availability("to-order", True, 99, "Dibuat setelah dipesan, 14 hari kerja")),
        (3, 7, Availability("to-order", True, 99, "Dibuat setelah dipesan, 7 hari kerja")),
    ],
)
def test_what_can_be_bought(free, days, expected):
    assert availability(free, days) == expected


@pytest.mark.parametrize(("free", "level"), [(-2, 0), (0, 0), (1, 1), (5, 5), (6, 6), (99, 6)])
def test_what_the_public_sees_of_the_stock(free, level):
    assert shown_level(free) == level

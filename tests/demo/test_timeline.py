"""When things happen in the demonstration."""

from datetime import date

import pytest

from cart.enums import Action
from demo.loading.agenda import day_of
from demo.loading.timeline import moves


@pytest.mark.parametrize(
    ("method", "pays", "state", "paid_first", "expected"),
    [
        ("kurir", "transfer", "awaiting_payment", False, []),
        ("kurir", "transfer", "processing", False, [("confirm_payment", 2.5)]),
        ("lapas", "tunai", "processing", False, []),
        ("lapas", "tunai", "ready", False, [("pack", 20), ("ready", 22)]),
        ("lapas", "tunai", "completed", False, [("pack", 20), ("ready", 22), ("complete", 49)]),
        (
            *("kurir", "transfer", "completed", False),
            [("confirm_payment", 2.5), ("pack", 20), ("ship", 27), ("complete", 98)],
        ),
        ("kurir", "transfer", "expired", False, [("expire", 24)]),
        ("kurir", "transfer", "cancelled", False, [("cancel", 9)]),
        ("kurir", "transfer", "cancelled", True, [("confirm_payment", 2.5), ("cancel", 30)]),
    ],
)
def test_moves(method, pays, state, paid_first, expected):
    found = moves(method, pays, state, paid_first=paid_first)
    assert found == [(Action(action), hours) for action, hours in expected]


SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("session", "today", "expected"),
    [
        ({"day_offset": 0}, SUNDAY, SUNDAY),
        ({"day_offset": -9}, SUNDAY, date(2026, 11, 13)),
        ({"weekday": 6, "week": 0}, SUNDAY, SUNDAY),
        ({"weekday": 6, "week": 0}, date(2026, 11, 23), date(2026, 11, 29)),
        ({"weekday": 6, "week": -1}, date(2026, 11, 23), SUNDAY),
        ({"weekday": 6, "week": 2}, date(2026, 11, 24), date(2026, 12, 13)),
    ],
)
def test_day_of(session, today, expected):
    assert day_of(session, today) == expected

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from core import throttle
from core.models import ThrottleWindow

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 5, 2, 12, tzinfo=ZoneInfo("Asia/Jakarta"))


def attempts(number, key="pesanan"):
    return [throttle.allow(key, limit=3, seconds=60) for _time in range(number)]


def test_the_limit_is_allowed_and_no_more():
    assert attempts(5) == [True, True, True, False, False]


def test_keys_are_counted_apart():
    attempts(3, "a")
    assert attempts(1, "a") == [False]
    assert attempts(1, "b") == [True]


def test_after_the_time_the_count_begins_anew():
    with time_machine.travel(NOON, tick=False) as clock:
        assert attempts(4)[-1] is False
        clock.shift(timedelta(seconds=60))
        assert attempts(1) == [False]
        clock.shift(timedelta(seconds=1))
        assert attempts(4) == [True, True, True, False]


def test_refused_attempts_do_not_lengthen_the_time():
    with time_machine.travel(NOON, tick=False) as clock:
        attempts(3)
        clock.shift(timedelta(seconds=50))
        attempts(3)
        clock.shift(timedelta(seconds=11))
        assert attempts(1) == [True]


def test_old_counts_are_forgotten():
    with time_machine.travel(NOON, tick=False) as clock:
        attempts(1, "old")
        clock.shift(timedelta(days=2, seconds=1))
        attempts(1, "new")
        assert throttle.forget_old() == 1
    assert list(ThrottleWindow.objects.values_list("key", flat=True)) == ["new"]

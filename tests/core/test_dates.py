from datetime import UTC, date, datetime, time

import pytest

from core import dates

SUNDAY = date(2026, 10, 25)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (dates.long_date, "25 Oktober 2026"),
        (dates.day_date, "Minggu, 25 Oktober 2026"),
        (dates.short_date, "25 Okt 2026"),
    ],
)
def test_dates_are_indonesian(form, text):
    assert form(SUNDAY) == text


@pytest.mark.parametrize(
    ("month", "name"), [(1, "Januari"), (3, "Maret"), (5, "Mei"), (8, "Agustus"), (12, "Desember")]
)
def test_month_names(month, name):
    assert dates.long_date(date(2026, month, 1)) == f"1 {name} 2026"


@pytest.mark.parametrize(("at", "text"), [(time(14, 30), "14.30"), (time(0, 5), "00.05")])
def test_the_clock_has_24_hours_and_a_point(at, text):
    assert dates.clock(at) == text


def test_a_moment_is_told_in_western_indonesian_time():
    late_in_london = datetime(2026, 10, 24, 20, 30, tzinfo=UTC)
    assert dates.moment(late_in_london) == "25 Oktober 2026 03.30 WIB"


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2026, 5, 3), date(2026, 5, 3), "3 Mei 2026"),
        (date(2026, 5, 3), date(2026, 5, 5), "3–5 Mei 2026"),
        (date(2026, 4, 30), date(2026, 5, 2), "30 Apr – 2 Mei 2026"),
        (date(2026, 12, 30), date(2027, 1, 2), "30 Des 2026 – 2 Jan 2027"),
    ],
)
def test_a_range_says_once_what_both_dates_share(first, last, text):
    assert dates.date_range(first, last) == text


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2026, 5, 4), 0, date(2026, 5, 4)),
        (date(2026, 5, 4), 4, date(2026, 5, 8)),
        (date(2026, 5, 4), 5, date(2026, 5, 11)),
        (date(2026, 5, 8), 1, date(2026, 5, 11)),
        (date(2026, 5, 2), 1, date(2026, 5, 4)),
        (date(2026, 11, 24), 14, date(2026, 12, 14)),
    ],
)
def test_working_days_leave_out_the_weekend(day, count, expected):
    assert dates.working_day_after(day, count) == expected

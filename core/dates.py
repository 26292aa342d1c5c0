"""Dates as Indonesian readers expect them, always in Asia/Jakarta (WIB)."""

from datetime import timedelta

from babel.dates import format_date, format_time
from django.utils import timezone

SATURDAY = 5


def long_date(value):
    """date → "25 Oktober 2025"."""
    return format_date(value, "d MMMM y", locale="id_ID")


def day_date(value):
    """date → "Minggu, 25 Oktober 2025"."""
    return format_date(value, "EEEE, d MMMM y", locale="id_ID")


def short_date(value):
    """date → "25 Okt 2025"."""
    return format_date(value, "d MMM y", locale="id_ID")


def month_name(value):
    """date → "Okt", for calendar leaves."""
    return format_date(value, "MMM", locale="id_ID")


def clock(value):
    """time → "14.30"."""
    return format_time(value, "HH.mm", locale="id_ID")


def moment(value):
    """Aware datetime → "25 Oktober 2025 14.30 WIB"."""
    local = timezone.localtime(value)
    return f"{long_date(local.date())} {clock(local.time())} WIB"


def working_day_after(day, count):
    """date `count` working days (Monday to Friday) after `day`; knows no public holidays."""
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < SATURDAY
    return day


def date_range(first, last):
    """Two dates, the shared parts said once: "3–5 Mei 2026", "30 Apr – 2 Mei 2026"."""
    if first == last:
        return long_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{long_date(last)}"
    if first.year == last.year:
        start = format_date(first, "d MMM", locale="id_ID")
        return f"{start} – {short_date(last)}"
    return f"{short_date(first)} – {short_date(last)}"

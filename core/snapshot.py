"""Small tables that hardly ever change, kept in the process until something public changes."""

import time
from functools import wraps

from django.utils import timezone

from core import generation

# What was changed past the models (by hand, in the database) is seen after this long.
LONGEST_SECONDS = 60

_all = []


def snapshot(load):
    """Decorator for a function without arguments: its result is kept for one content generation,
    one day (Asia/Jakarta) and at most a minute.

    `load` must return something immutable. Costs one query to learn the generation, once a request.
    """
    kept = {}
    _all.append(kept)

    @wraps(load)
    def current():
        at = (generation.current(), timezone.localdate())
        entry = kept.get("entry")
        if entry is None or entry[0] != at or entry[1] < time.monotonic():
            entry = (at, time.monotonic() + LONGEST_SECONDS, load())
            kept["entry"] = entry
        return entry[2]

    return current


def forget_all():
    """Empties every snapshot of this process (tests roll their database back)."""
    for kept in _all:
        kept.clear()

"""What pages are made of, kept in the process by key until something public changes.

core.snapshot keeps one value; this keeps the latest few hundred, each for one content generation,
one day (Asia/Jakarta) and at most a minute. It spares queries and is no page cache: pages are
rendered anew, and what must be of this second (stock at the buy button) is asked for each time.
"""

import time
from collections import OrderedDict
from threading import Lock

from django.utils import timezone

from core import generation
from core.snapshot import LONGEST_SECONDS

MOST_ENTRIES = 500

_entries = OrderedDict()
_lock = Lock()


def recall(key, build):
    """The value kept under `key` (hashable), or that of `build()`, which is then kept.

    Everybody gets the same object: it must be immutable in practice and hold nothing of a visitor.
    """
    at = (generation.current(), timezone.localdate())
    entry = _entries.get(key)
    if entry is not None and entry[0] == at and entry[1] > time.monotonic():
        return entry[2]
    value = build()
    with _lock:
        _entries[key] = (at, time.monotonic() + LONGEST_SECONDS, value)
        _entries.move_to_end(key)
        while len(_entries) > MOST_ENTRIES:
            _entries.popitem(last=False)
    return value


def forget_all():
    """Empties the memory of this process (tests roll their database back)."""
    with _lock:
        _entries.clear()

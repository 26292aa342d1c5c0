"""Small tables that hardly ever change, kept in the process until something public changes."""

from functools import wraps

from core import generation

_all = []


def snapshot(load):
    """Decorator for a function without arguments: its result is kept for one content generation.

    `load` must return something immutable. Costs one query to learn the generation; callers that
    know it pass it as `at`.
    """
    kept = {}
    _all.append(kept)

    @wraps(load)
    def current(at=None):
        at = generation.current() if at is None else at
        if kept.get("at") != at or "value" not in kept:
            kept["value"], kept["at"] = load(), at
        return kept["value"]

    return current


def forget_all():
    """Empties every snapshot of this process (tests roll their database back)."""
    for kept in _all:
        kept.clear()

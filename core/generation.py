"""The number that every cached page carries; change it and all of them are stale."""

import secrets
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction

from core.models import ContentGeneration

_remembered = ContextVar("generation", default=None)


@contextmanager
def remembered():
    """Within it `current` asks the database once; wraps each request."""
    token = _remembered.set([])
    try:
        yield
    finally:
        _remembered.reset(token)


def current():
    """The generation now in force (int, 0 before the first change)."""
    memory = _remembered.get()
    if memory:
        return memory[0]
    value = ContentGeneration.objects.filter(pk=1).values_list("value", flat=True).first() or 0
    if memory is not None:
        memory.append(value)
    return value


def raise_now():
    """Everything cached so far is stale as soon as the running transaction commits.

    A random number, not the next one: after a rollback the same number must not come again with
    other contents.
    """
    memory = _remembered.get()
    if memory:
        memory.clear()
    ContentGeneration.objects.update_or_create(pk=1, defaults={"value": secrets.randbits(62)})


def raise_after_commit():
    """As `raise_now`, but without holding the row while the running transaction lasts."""
    transaction.on_commit(raise_now)

"""Counts attempts in the database, so that all processes see the same count."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from core.models import ThrottleWindow


def allow(key, *, limit, seconds):
    """Counts one attempt for `key`; False from the (`limit` + 1)th within `seconds` on."""
    now = timezone.now()
    with transaction.atomic():
        window, _made = ThrottleWindow.objects.get_or_create(key=key, defaults={"started_at": now})
        if window.started_at < now - timedelta(seconds=seconds):
            ThrottleWindow.objects.filter(pk=window.pk).update(started_at=now, count=1)
            return True
        ThrottleWindow.objects.filter(pk=window.pk).update(count=F("count") + 1)
        return ThrottleWindow.objects.values_list("count", flat=True).get(pk=window.pk) <= limit


def allow_all(keys, *, limit, seconds):
    """Counts one attempt for each of `keys`, whichever is full; False where any of them is."""
    within = [allow(key, limit=limit, seconds=seconds) for key in keys]
    return all(within)


def forget_old(*, days=2):
    """Deletes counts that nobody has touched for `days`; returns how many."""
    return ThrottleWindow.objects.filter(
        started_at__lt=timezone.now() - timedelta(days=days)
    ).delete()[0]

"""Filters of record lists: a select or two dates each, in a form that needs no JavaScript."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _


class ChoiceFilter:
    """A select. Subclasses say its `name` in the address, its `label` and `choices`.

    `choices` is a sequence of (value, text); `apply` narrows the queryset for a chosen value.
    """

    template = "records/filters/choice.html"
    name = ""
    label = ""
    everything = ""

    def __init__(self, request):
        self.request = request
        self.options = [(str(value), text) for value, text in self.choices()]
        chosen = request.GET.get(self.name, "")
        self.value = chosen if chosen in dict(self.options) else ""

    def choices(self):
        raise NotImplementedError

    def apply(self, records, value):
        raise NotImplementedError

    @property
    def is_useful(self):
        return len(self.options) > 1

    @property
    def is_active(self):
        return bool(self.value)

    @property
    def empty_text(self):
        return self.everything or _("Semua")

    def queryset(self, request, records):
        return self.apply(records, self.value) if self.value else records


class DaysFilter:
    """From a day to a day (both included, Asia/Jakarta) of the datetime `field`."""

    template = "records/filters/days.html"
    label = ""
    field = ""
    from_name, to_name = "dari", "sampai"

    def __init__(self, request):
        self.first = _day(request.GET.get(self.from_name))
        self.last = _day(request.GET.get(self.to_name))

    is_useful = True

    @property
    def is_active(self):
        return bool(self.first or self.last)

    def queryset(self, request, records):
        if self.first:
            records = records.filter(**{f"{self.field}__gte": _midnight(self.first)})
        if self.last and self.last < date.max:
            after = _midnight(self.last + timedelta(days=1))
            records = records.filter(**{f"{self.field}__lt": after})
        return records


def _day(text):
    """date of "2026-11-24", or None for anything else."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _midnight(day):
    return datetime.combine(day, time.min, tzinfo=timezone.get_default_timezone())

"""What events add to the pages of apps they may import (core.sections)."""

from core.sections import provide
from events.cards import event_cards
from events.models import EventPage
from lapas.models import LapasPage


@provide(LapasPage, "events")
def events_of_prison(prison, box):
    found = EventPage.objects.live().filter(prison_rows__prison=prison.pk).distinct()
    return event_cards(found.upcoming()[:4], box)

from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = "Agenda"

    def ready(self):
        from core.staleness import watch
        from events import sections  # noqa: F401
        from events.models import Venue

        watch(Venue)

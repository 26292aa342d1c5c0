from lapas.models.audit import GuardedLogEntry
from lapas.models.pages import LapasIndexPage, LapasPage
from lapas.models.people import Artisan, Consent

__all__ = ["Artisan", "Consent", "GuardedLogEntry", "LapasIndexPage", "LapasPage"]

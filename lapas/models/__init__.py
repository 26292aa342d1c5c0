from lapas.models.audit import ArtisanLogEntry
from lapas.models.pages import LapasIndexPage, LapasPage
from lapas.models.people import Artisan, Consent

__all__ = ["Artisan", "ArtisanLogEntry", "Consent", "LapasIndexPage", "LapasPage"]

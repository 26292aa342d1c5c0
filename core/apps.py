from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Inti"

    def ready(self):
        from core import checks, staleness  # noqa: F401

        staleness.connect()

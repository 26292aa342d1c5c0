from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "stories"
    verbose_name = "Cerita"

    def ready(self):
        from stories import sections  # noqa: F401

from django.apps import AppConfig


class LapasConfig(AppConfig):
    name = "lapas"
    verbose_name = "Lapas"

    def ready(self):
        from wagtail.permissions import register_permission_policy

        from core.staleness import watch
        from lapas.access import PrisonPolicy
        from lapas.models import Artisan, Consent

        register_permission_policy(Artisan, PrisonPolicy(Artisan))
        watch(Artisan, Consent)

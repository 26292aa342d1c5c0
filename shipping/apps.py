from django.apps import AppConfig


class ShippingConfig(AppConfig):
    name = "shipping"
    verbose_name = "Pengiriman"

    def ready(self):
        from wagtail.permissions import register_permission_policy

        from lapas.access import OfficePolicy
        from shipping.models import ShippingRate

        register_permission_policy(ShippingRate, OfficePolicy(ShippingRate))

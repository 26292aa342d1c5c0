from django.apps import AppConfig


class CartConfig(AppConfig):
    name = "cart"
    verbose_name = "Pesanan"

    def ready(self):
        from wagtail.permissions import register_permission_policy

        from cart.models import Fulfilment, Order
        from lapas.access import PrisonPolicy

        register_permission_policy(Fulfilment, PrisonPolicy(Fulfilment))
        register_permission_policy(Order, PrisonPolicy(Order, "fulfilments__prison"))

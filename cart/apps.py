from django.apps import AppConfig


class CartConfig(AppConfig):
    name = "cart"
    verbose_name = "Pesanan"

    def ready(self):
        from wagtail.permissions import register_permission_policy

        from cart.models import Fulfilment, Order
        from cart.staff import OFFICER_RIGHTS
        from lapas.access import PrisonPolicy
        from lapas.staff import give_officers

        register_permission_policy(Fulfilment, PrisonPolicy(Fulfilment))
        register_permission_policy(Order, PrisonPolicy(Order, "fulfilments__prison"))
        give_officers(*OFFICER_RIGHTS)

from django.apps import AppConfig


class ProductsConfig(AppConfig):
    name = "products"
    verbose_name = "Produk"

    def ready(self):
        from wagtail.permissions import register_permission_policy
        from wagtail.signals import post_page_move

        from core.staleness import watch
        from lapas.access import PrisonPolicy
        from products import sections, skus  # noqa: F401
        from products.models import Category, ProductPage, StockItem, StockMovement

        register_permission_policy(StockItem, PrisonPolicy(StockItem))
        register_permission_policy(StockMovement, PrisonPolicy(StockMovement, "item__prison"))
        watch(Category)
        post_page_move.connect(skus.follow_parent, sender=ProductPage)

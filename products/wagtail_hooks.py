from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail_modeladmin.options import modeladmin_register

from lapas.admin.consent_notices import MakersPageViewSet
from products.admin.categories import CategoryViewSet
from products.admin.ledger import StockLedger
from products.models import ProductPage

register_snippet(CategoryViewSet)
modeladmin_register(StockLedger)


@hooks.register("register_admin_viewset")
def product_pages():
    return MakersPageViewSet(model=ProductPage)

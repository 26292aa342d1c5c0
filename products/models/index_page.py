from django.db import models
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.pages import BasePage
from products.listing import Listing, Wishes
from products.models.product_page import ProductPage


class ProductIndexPage(BasePage):
    """Every live product of every prison."""

    intro = models.TextField(_("pengantar"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count = 1
    template = "products/product_index_page.html"

    class Meta:
        verbose_name = _("daftar produk")

    @property
    def lead_text(self):
        return self.intro

    def wishes(self, request):
        return Wishes.from_query(request.GET)

    def parts(self, request, box):
        listing = Listing(ProductPage.objects.live(), self.wishes(request), box)
        return {"listing": listing.build}

    def serve(self, request, *args, **kwargs):
        response = super().serve(request, *args, **kwargs)
        # Going back must not show the results alone that htmx fetched from the same address.
        patch_vary_headers(response, ["HX-Request"])
        return response

    def get_template(self, request, *args, **kwargs):
        # htmx asks for the results alone; the address is the same.
        if getattr(request, "htmx", False):
            return "products/_results.html"
        return super().get_template(request, *args, **kwargs)

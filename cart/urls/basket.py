from django.urls import path

from cart.views import basket

urlpatterns = [
    path("", basket.show, name="basket"),
    path("tambah/", basket.add, name="basket-add"),
    path("ubah/", basket.change, name="basket-change"),
    path("ringkas/", basket.count, name="basket-count"),
]

from django.urls import path

from cart.views import checkout

urlpatterns = [
    path("", checkout.checkout, name="checkout"),
    path("hitung/", checkout.recount, name="checkout-recount"),
    path("kabupaten/", checkout.regencies, name="checkout-regencies"),
    path("kecamatan/", checkout.districts, name="checkout-districts"),
]

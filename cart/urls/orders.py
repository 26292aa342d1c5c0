from django.urls import path

from cart.views import orders

urlpatterns = [
    path("", orders.lookup, name="order-lookup"),
    path("<slug:token>/", orders.show, name="order"),
    path("<slug:token>/qris.png", orders.qris, name="order-qris"),
]

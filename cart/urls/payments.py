from django.urls import path

from cart.views import notifications

urlpatterns = [
    path("midtrans/notifikasi/", notifications.midtrans, name="midtrans-notification"),
]

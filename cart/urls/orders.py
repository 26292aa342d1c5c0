from django.urls import path

from cart.views import order_money, orders

urlpatterns = [
    path("", orders.lookup, name="order-lookup"),
    path("<slug:token>/", orders.show, name="order"),
    path("<slug:token>/qris.png", orders.qris, name="order-qris"),
    path("<slug:token>/bayar/", order_money.pay, name="order-pay"),
    path("<slug:token>/periksa/", order_money.check, name="order-check"),
    path("<slug:token>/bukti/", order_money.proof, name="order-proof"),
    path("<slug:token>/rekening/", order_money.refund_account, name="order-refund-account"),
    path("<slug:token>/faktur.pdf", order_money.invoice, name="order-invoice"),
]

from wagtail_modeladmin.options import modeladmin_register

from cart.desk.orders import OrderDesk
from cart.desk.payments import PaymentDesk

modeladmin_register(OrderDesk)
modeladmin_register(PaymentDesk)

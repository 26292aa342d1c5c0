from wagtail import hooks
from wagtail_modeladmin.options import modeladmin_register

from cart.desk import today
from cart.desk.orders import OrderDesk
from cart.desk.payments import PaymentDesk

modeladmin_register(OrderDesk)
modeladmin_register(PaymentDesk)


@hooks.register("construct_homepage_panels")
def what_waits(request, panels):
    if today.concerns(request.user):
        panels.append(today.TodayPanel(request.user))


@hooks.register("construct_homepage_summary_items", order=1000)
def no_counting_of_pages(request, items):
    """How many pages and pictures there are helps nobody; what waits stands there instead."""
    items.clear()

"""What waits for a member of staff: the first thing they see in the admin."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F, Min
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from cart.desk.filters import MoneyFilter
from cart.enums import FulfilmentState
from cart.models import Fulfilment
from lapas.access import prisons_of, sees_all_prisons
from lapas.models import Artisan, Consent
from products.availability import FEW
from products.models import StockItem

ORDERS = "pesanan_modeladmin_index"
STOCK = "stok_modeladmin_index"
STATES = {
    FulfilmentState.PROCESSING: gettext_lazy("Perlu dikemas"),
    FulfilmentState.PACKED: gettext_lazy("Dikemas, belum berangkat"),
    FulfilmentState.READY: gettext_lazy("Siap diambil pembeli"),
    FulfilmentState.SHIPPED: gettext_lazy("Dikirim, belum selesai"),
}
# Values of the desk's filter "Uang".
MONEY = {
    "kembali": gettext_lazy("Uang yang harus dikembalikan"),
    "tahan": gettext_lazy("Ditahan, perlu ditinjau"),
    "bukti": gettext_lazy("Bukti pembayaran belum diperiksa"),
}
# Of no account in particular.
OFFICE_MONEY = {
    "email": gettext_lazy("Email yang tidak terkirim"),
    "pesan": gettext_lazy("Pesan Midtrans yang tidak cocok"),
}
CONSENT_DAYS = 30


@dataclass(frozen=True)
class Task:
    """`number` things to do, at `url`; `since` is the day of the oldest, where that matters."""

    label: str
    number: int
    url: str
    since: date | None = None


class TodayPanel(Component):
    """Panel of the admin's first page; only for those who look after orders or stock."""

    name = "today"
    order = 50
    template_name = "cart/admin/today.html"

    class Media:
        css = {"all": ("css/records.css",)}

    def __init__(self, user):
        self.tasks = tasks(user)

    def get_context_data(self, parent_context):
        return {"tasks": self.tasks}


def concerns(user):
    """True for those whose day the panel is about."""
    return policy_registry.get_by_type(Fulfilment).user_has_permission(user, "change")


def tasks(user):
    """List of Tasks of `user`, the most urgent first; only what there is."""
    found = [*_money(user), *_orders(user), _low_stock(user), _consents(user)]
    return [task for task in found if task.number]


def _orders(user):
    parts = _mine(Fulfilment, user, "change")
    waiting = _confirmable(user, parts.filter(state=FulfilmentState.AWAITING_PAYMENT))
    orders = waiting.aggregate(number=Count("order", distinct=True), oldest=Min("order__placed_at"))
    yield _task(FulfilmentState.AWAITING_PAYMENT, _("Menunggu konfirmasi pembayaran"), orders)
    counted = parts.filter(state__in=STATES).values("state").order_by()
    by_state = {
        row["state"]: row
        for row in counted.annotate(number=Count("pk"), oldest=Min("order__placed_at"))
    }
    for state, label in STATES.items():
        yield _task(state, str(label), by_state.get(state, {"number": 0, "oldest": None}))


def _task(state, label, row):
    since = timezone.localdate(row["oldest"]) if row["oldest"] else None
    return Task(label, row["number"], f"{reverse(ORDERS)}?keadaan={state.value}", since)


def _money(user):
    """What must not be forgotten: money to pay back, goods to keep, messages nobody understood."""
    mine = _mine(Fulfilment, user, "change")
    yield from _money_tasks(_confirmable(user, mine), MONEY)
    if sees_all_prisons(user):
        yield from _money_tasks(mine, OFFICE_MONEY)


def _money_tasks(parts, labels):
    """Tasks of the filter "Uang"; each counts the rows of the list that it leads to."""
    counted = parts.aggregate(
        **{name: Count("pk", filter=MoneyFilter.conditions[name], distinct=True) for name in labels}
    )
    for name, label in labels.items():
        yield Task(str(label), counted[name], f"{reverse(ORDERS)}?uang={name}")


def _confirmable(user, parts):
    """Those whose money comes to an account that `user` watches (as cart.access decides)."""
    if user.is_superuser:
        return parts
    if not user.has_perm("cart.confirm_payment"):
        return parts.none()
    if sees_all_prisons(user):
        return parts.filter(order__collector=None)
    return parts.filter(order__collector__in=prisons_of(user))


def _low_stock(user):
    low = _mine(StockItem, user, "change").filter(is_listed=True, on_hand__lte=F("reserved") + FEW)
    return Task(_("Stok menipis atau habis"), low.count(), f"{reverse(STOCK)}?keadaan=menipis")


def _consents(user):
    """Consents that run out within a month; pages that rely on them go down then."""
    today = timezone.localdate()
    ending = Consent.objects.filter(
        artisan__in=_mine(Artisan, user, "change"),
        withdrawn_at=None,
        valid_until__range=(today, today + timedelta(days=CONSENT_DAYS)),
    )
    label = _("Persetujuan perajin habis dalam %(days)d hari") % {"days": CONSENT_DAYS}
    return Task(label, ending.count(), reverse(Artisan.snippet_viewset.get_url_name("list")))


def _mine(model, user, action):
    return policy_registry.get_by_type(model).instances_user_has_permission_for(user, action)

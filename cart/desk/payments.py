import re

from django.db.models import Case, Q, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from cart.desk import figures
from cart.desk.filters import PaymentMethodFilter, PaymentStateFilter
from core.dates import clock, short_date
from core.money import rupiah
from core.records.admin import RecordAdmin
from core.records.views import Column
from payments.enums import PaymentState
from payments.models import Payment

AMOUNT = re.compile(r"^(?:rp)?\.?\s*([\d.\s]+?)(?:,-|,00)?$", re.IGNORECASE)
LARGEST = 2**63 - 1


class StateOfPayment(PaymentStateFilter):
    field = "state"


class MethodOfPayment(PaymentMethodFilter):
    field = "method"


class PaymentDesk(RecordAdmin):
    """Every payment, the open ones first: the regional office finds a transfer by its sum."""

    model = Payment
    base_url_path = "pembayaran"
    menu_label = title = _("Pembayaran")
    menu_item_name = "pembayaran"
    menu_icon = "wallet"
    menu_order = 140
    list_filter = (StateOfPayment, MethodOfPayment)
    ordering = ("is_closed", "open_until", "-created_at", "-pk")
    search_label = _("Cari jumlah")
    search_hint = _("Jumlah persis atau nomor pesanan")
    nothing_yet = _("Belum ada pembayaran.")
    not_yours = _("Pembayaran itu tidak ada.")
    inspect_template_name = "cart/admin/payment.html"

    def get_queryset(self, request):
        is_open = Q(state=PaymentState.PENDING)
        return (
            super()
            .get_queryset(request)
            .select_related("order", "account__prison", "confirmed_by")
            .prefetch_related("order__fulfilments")
            .annotate(
                is_closed=Case(When(is_open, then=Value(0)), default=Value(1)),
                open_until=Case(When(is_open, then="expires_at")),
            )
        )

    def name_of(self, record):
        return rupiah(record.amount)

    def search(self, records, text):
        found = Q(order__number__icontains=text)
        amount = AMOUNT.match(text)
        digits = re.sub(r"\D", "", amount[1]) if amount else ""
        if digits and int(digits) <= LARGEST:
            found |= Q(amount=int(digits))
        return records.filter(found)

    def get_columns(self, request):
        return (
            Column(_("Jumlah"), lambda payment: rupiah(payment.amount), link=True, kind="lead"),
            Column(_("Kode"), _code),
            Column(_("Cara bayar"), lambda payment: payment.get_method_display()),
            Column(_("Pesanan"), _order_link),
            Column(_("Pembeli"), lambda payment: payment.order.name),
            Column(_("Rekening"), lambda payment: payment.account or "–"),
            Column(_("Batas waktu"), _deadline),
            Column(_("Keadaan"), figures.payment_tag),
        )

    def get_inspect_context(self, request, instance):
        return {
            "payment": instance,
            "order": instance.order,
            "parts": [(part, _desk_url(part)) for part in instance.order.fulfilments.all()],
            "state_tag": figures.payment_tag(instance),
        }


def _code(payment):
    return f"{payment.unique_code:03}" if payment.unique_code else "–"


def _deadline(payment):
    if payment.expires_at is None:
        return "–"
    local = timezone.localtime(payment.expires_at)
    return f"{short_date(local.date())} {clock(local.time())}"


def _desk_url(part):
    return reverse("pesanan_modeladmin_inspect", args=[part.pk])


def _order_link(payment):
    order = payment.order
    first = min(order.fulfilments.all(), key=lambda part: part.pk)
    return format_html('<a href="{}">{}</a>', _desk_url(first), order.number)

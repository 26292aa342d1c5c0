from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import F
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.permissions import policy_registry

from core.records.admin import RecordAdmin
from core.records.filters import ChoiceFilter
from core.records.views import Column, RecordInspectView
from lapas.access import prisons_of
from lapas.admin.filters import PrisonFilter
from products import stock
from products.admin.stock_forms import CorrectForm, ReceiveForm
from products.availability import FEW
from products.models import StockItem

MOVEMENTS_PER_PAGE = 50


class LevelFilter(ChoiceFilter):
    name = "keadaan"
    label = gettext_lazy("Keadaan")

    def choices(self):
        return [
            ("menipis", _("Menipis atau habis")),
            ("habis", _("Habis")),
            ("ada", _("Tersedia")),
            ("lepas", _("Tidak ditawarkan")),
        ]

    def apply(self, records, value):
        if value == "lepas":
            return records.filter(is_listed=False)
        records = records.filter(is_listed=True)
        if value == "menipis":
            return records.filter(free_now__lte=FEW)
        if value == "habis":
            return records.filter(free_now__lte=0)
        return records.filter(free_now__gt=0)


class OrderChoice(ChoiceFilter):
    """Not a filter but the order of the list, chosen in the same form."""

    name = "urut"
    label = gettext_lazy("Urutan")
    everything = gettext_lazy("Menurut SKU")
    low_first = "sedikit"
    is_useful = True

    def choices(self):
        return [(self.low_first, _("Paling sedikit dulu"))]

    def apply(self, records, value):
        return records


class StockActView(RecordInspectView):
    """Base of the two changes that people make by hand; shows the item again where refused."""

    http_method_names = ["post"]
    form_class = None
    form_name = ""

    def post(self, request):
        item = self.instance
        policy = policy_registry.get_by_type(StockItem)
        if not policy.user_has_permission_for_instance(request.user, "change", item):
            messages.error(request, _("Anda tidak punya izin untuk mengubah stok."))
            return redirect(self.record_url())
        form = self.form_class(request.POST)
        if form.is_valid():
            try:
                changed = self.change(item.sku, by=request.user, **form.cleaned_data)
            except ValidationError as error:
                form.add_error(None, error)
            else:
                messages.success(
                    request,
                    _("%(sku)s: sekarang ada %(on_hand)d, bebas %(free)d.")
                    % {"sku": changed.sku, "on_hand": changed.on_hand, "free": changed.free},
                )
                return redirect(self.record_url())
        return self.render_to_response(self.get_context_data(**{self.form_name: form}))


class ReceiveView(StockActView):
    form_class = ReceiveForm
    form_name = "receive_form"
    change = staticmethod(stock.receive)


class CorrectView(StockActView):
    form_class = CorrectForm
    form_name = "correct_form"
    change = staticmethod(stock.correct)


class StockLedger(RecordAdmin):
    """Pieces of each SKU of the user's prisons, and what moved them."""

    model = StockItem
    base_url_path = "stok"
    menu_label = title = gettext_lazy("Stok")
    menu_item_name = "stok"
    menu_icon = "box"
    menu_order = 120
    list_filter = (LevelFilter, PrisonFilter, OrderChoice)
    list_per_page = 100
    search_hint = gettext_lazy("SKU atau nama barang")
    nothing_yet = gettext_lazy(
        "Belum ada barang. Stok dibuat sendiri saat produk dengan SKU disimpan."
    )
    not_yours = gettext_lazy("Barang itu tidak ada, atau bukan milik lapas Anda.")
    inspect_template_name = "products/admin/stock_item.html"

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .select_related("prison", "product")
            .annotate(free_now=F("on_hand") - F("reserved"))
        )

    def get_ordering(self, request):
        if request.GET.get(OrderChoice.name) == OrderChoice.low_first:
            return ("-is_listed", "free_now", "sku")
        return ("sku",)

    def name_of(self, record):
        return record.sku

    def search(self, records, text):
        for word in text.split():
            records = records.filter(sku__icontains=word) | records.filter(name__icontains=word)
        return records

    def get_columns(self, request):
        several = prisons_of(request.user).count() > 1
        return (
            Column(_("SKU"), lambda item: item.sku, link=True, kind="lead"),
            Column(_("Barang"), lambda item: item.name),
            *((Column(_("Lapas"), lambda item: item.prison.title),) if several else ()),
            Column(_("Ada"), lambda item: item.on_hand, kind="number"),
            Column(_("Dipesan"), lambda item: item.reserved, kind="number"),
            Column(_("Bebas"), lambda item: item.free, kind="number"),
            Column(_("Keadaan"), level_tag),
        )

    def get_inspect_context(self, request, instance):
        policy = policy_registry.get_by_type(StockItem)
        movements = instance.movements.select_related("by")
        pages = Paginator(movements, MOVEMENTS_PER_PAGE)
        return {
            "item": instance,
            "level_tag": level_tag(instance),
            "movements": pages.get_page(request.GET.get("p")),
            "may_change": policy.user_has_permission_for_instance(request.user, "change", instance),
            "receive_form": ReceiveForm(),
            "correct_form": CorrectForm(),
            "receive_url": self.url_helper.get_action_url("receive", instance.pk),
            "correct_url": self.url_helper.get_action_url("correct", instance.pk),
        }

    def extra_urls(self):
        return (
            self.action_url("receive", "masuk/", ReceiveView),
            self.action_url("correct", "koreksi/", CorrectView),
        )


def level_tag(item):
    """A coloured word for how much of a StockItem can be ordered."""
    if not item.is_listed:
        state, text = "unlisted", _("Tidak ditawarkan")
    elif item.free <= 0:
        state, text = "none", _("Habis")
    elif item.free <= FEW:
        state, text = "few", _("Menipis")
    else:
        state, text = "plenty", _("Tersedia")
    return format_html('<span class="flag flag--stock-{}">{}</span>', state, text)

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permissions import policy_registry
from wagtail.snippets.views import snippets

from core import regions
from core.money import rupiah
from shipping.importing import COLUMNS, MOST_BYTES, import_rates
from shipping.models import ShippingRate


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Berkas CSV"),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages={
            "required": gettext_lazy("Pilih berkas CSV-nya."),
            "empty": gettext_lazy("Berkas ini kosong."),
        },
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(_("Berkas terlalu besar; tarif kurir paling banyak 1 MB."))
        return file


class ImportView(FormView):
    """Reads a rate table: every row of the file, or none and every reason why."""

    form_class = UploadForm
    template_name = "shipping/admin/import.html"

    def dispatch(self, request, *args, **kwargs):
        policy = policy_registry.get_by_type(ShippingRate)
        if not all(policy.user_has_permission(request.user, act) for act in ("add", "change")):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        try:
            count = import_rates(form.cleaned_data["file"].read())
        except ValidationError as error:
            return self.render_to_response(
                self.get_context_data(form=form, problems=error.messages)
            )
        messages.success(self.request, _("%(count)d tarif dibaca.") % {"count": count})
        return redirect(list_url())

    def get_context_data(self, **kwargs):
        heading = _("Impor tarif")
        return super().get_context_data(
            heading=heading,
            icon="upload",
            breadcrumbs=[
                {"url": list_url(), "label": _("Tarif kurir")},
                {"url": "", "label": heading},
            ],
            columns=", ".join(COLUMNS),
            **kwargs,
        )


def list_url():
    return reverse(ShippingRate.snippet_viewset.get_url_name("list"))


class RateIndexView(snippets.IndexView):
    """The list is searched by the names of regions, which no column holds."""

    def search_queryset(self, queryset):
        if not self.search_query:
            return queryset
        wanted = self.search_query.casefold()
        named = [
            region.code
            for region in (*regions.regencies().values(), *regions.provinces().values())
            if wanted in region.name.casefold()
        ]
        return queryset.filter(Q(code__in=named) | Q(code__startswith=self.search_query))

    @cached_property
    def header_buttons(self):
        buttons = list(super().header_buttons)
        if self.user_has_permission("add") and self.user_has_permission("change"):
            address = reverse(ShippingRate.snippet_viewset.get_url_name("import"))
            buttons.append(HeaderButton(_("Impor CSV"), url=address, icon_name="upload"))
        return buttons


def _days(rate):
    if rate.days_min == rate.days_max:
        return _("%(days)d hari") % {"days": rate.days_min}
    return _("%(first)d–%(last)d hari") % {"first": rate.days_min, "last": rate.days_max}


class RateViewSet(snippets.SnippetViewSet):
    model = ShippingRate
    icon = "truck"
    menu_label = gettext_lazy("Tarif kurir")
    menu_name = "tarif-kurir"
    menu_order = 220
    add_to_settings_menu = True
    base_url_path = "tarif-kurir"
    chooser_base_url_path = "tarif-kurir/pilih"
    index_view_class = RateIndexView
    list_display = [
        "__str__",
        "level",
        "code",
        Column(
            "first_kg",
            label=gettext_lazy("Kilogram pertama"),
            accessor=lambda rate: rupiah(rate.first_kg),
        ),
        Column(
            "next_kg",
            label=gettext_lazy("Kilogram berikutnya"),
            accessor=lambda rate: rupiah(rate.next_kg),
        ),
        Column("days", label=gettext_lazy("Lama"), accessor=_days),
    ]
    list_per_page = 100
    list_filter = ["level"]
    search_fields = ["code"]
    search_backend_name = None
    copy_view_enabled = False

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), path("impor/", ImportView.as_view(), name="import")]

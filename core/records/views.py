from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import InvalidPage
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail_modeladmin.views import IndexView, WMABaseView

from core.records.exports import RecordExportMixin


@dataclass(frozen=True)
class Column:
    """One column of a list: `cell` is a function of a record; `link` makes it lead to the record.

    `kind` is for styling: "", "number" or "lead".
    """

    heading: Any
    cell: Any
    link: bool = False
    kind: str = ""


class RecordIndexView(RecordExportMixin, IndexView):
    """The list: search, filters, order and export, all of permitted records and in the address."""

    def dispatch(self, request, *args, **kwargs):
        if not self.permission_helper.user_can_list(request.user):
            raise PermissionDenied
        self.may_export = self.model_admin.may_export(request.user)
        self.export_columns = self.model_admin.get_export_columns(request)
        self.query = request.GET.get(self.SEARCH_VAR, "").replace("\x00", "").strip()
        self.filters = [one(request) for one in self.model_admin.list_filter]
        self.queryset = self.get_queryset(request)
        wanted = request.GET.get(self.EXPORT_VAR)
        if wanted in self.FORMATS:
            if not self.may_export:
                raise PermissionDenied
            return self.as_spreadsheet(self.queryset, wanted)
        return WMABaseView.dispatch(self, request, *args, **kwargs)

    def get_filename(self):
        return self.model_admin.export_filename

    def get_queryset(self, request=None):
        # Only what filters name is looked up: modeladmin would take any field from the address,
        # and with it the secret token of an order.
        request = request or self.request
        records = self.model_admin.get_queryset(request)
        for one in self.filters:
            records = one.queryset(request, records)
        if self.query:
            records = self.model_admin.search(records, self.query)
        return records.order_by(*self.model_admin.get_ordering(request))

    def get_context_data(self, **kwargs):
        paginator = self.paginator_class(self.queryset, self.model_admin.list_per_page)
        number = self.request.GET.get(self.PAGE_VAR, 1)
        try:
            page = paginator.page(number)
        except InvalidPage:
            page = paginator.page(1)
        columns = self.model_admin.get_columns(self.request)
        useful = [one for one in self.filters if one.is_useful]
        inspect = self.url_helper.get_action_url
        context = {
            "heading": self.model_admin.title,
            "icon": self.model_admin.menu_icon,
            "breadcrumbs": [{"url": "", "label": self.model_admin.title}],
            "columns": columns,
            "rows": [
                (
                    inspect("inspect", record.pk),
                    self.model_admin.row_class(record),
                    [(column, column.cell(record)) for column in columns],
                )
                for record in page.object_list
            ],
            "paginator": paginator,
            "page_obj": page,
            "elided_page_range": paginator.get_elided_page_range(page.number),
            "result_count": paginator.count,
            "first_filter": useful[:1],
            "more_filters": useful[1:],
            "is_open": any(one.is_active for one in useful[1:]),
            "is_narrowed": bool(self.query) or any(one.is_active for one in self.filters),
        }
        # Past modeladmin's own context, which counts everything twice over.
        return WMABaseView.get_context_data(self, **{**context, **kwargs})


class RecordView(WMABaseView):
    """Base of what is done with one record; finds it among those that the user may look at."""

    instance_pk = None
    instance = None

    def __init__(self, model_admin, instance_pk):
        super().__init__(model_admin)
        self.instance_pk = instance_pk

    def dispatch(self, request, *args, **kwargs):
        if not self.permission_helper.user_can_list(request.user):
            raise PermissionDenied
        self.instance = self.model_admin.get_queryset(request).filter(pk=self.instance_pk).first()
        if self.instance is None or not self.permission_helper.user_can_inspect_obj(
            request.user, self.instance
        ):
            messages.error(request, self.model_admin.not_yours)
            return redirect(self.index_url)
        # What an address does not take at all is said first (405).
        if request.method.lower() in self.http_method_names and (why := self.refusal()):
            messages.error(request, why)
            return redirect(self.record_url())
        return super().dispatch(request, *args, **kwargs)

    def refusal(self):
        """Why the user may not do with this record what the view does; "" where they may."""
        return ""

    def record_url(self):
        return self.url_helper.get_action_url("inspect", self.instance.pk)

    def get_context_data(self, **kwargs):
        name = self.model_admin.name_of(self.instance)
        context = {
            "instance": self.instance,
            "heading": name,
            "icon": self.model_admin.menu_icon,
            "breadcrumbs": [
                {"url": self.index_url, "label": self.model_admin.title},
                {"url": "", "label": name},
            ],
        }
        return super().get_context_data(**{**context, **kwargs})


class RecordInspectView(RecordView):
    """The page of one record; the model admin adds to its context."""

    def get_template_names(self):
        return [self.model_admin.inspect_template_name]

    def get_context_data(self, **kwargs):
        context = self.model_admin.get_inspect_context(self.request, self.instance)
        return super().get_context_data(**{**context, **kwargs})

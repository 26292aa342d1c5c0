from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.options import ModelAdmin

from core.records.permissions import PolicyPermissionHelper
from core.records.views import RecordIndexView, RecordInspectView


class RecordAdmin(ModelAdmin):
    """A modeladmin for records: list and inspect only, both through the permission policy.

    Subclasses give columns, filters, search, order and export; `extra_urls` adds actions.
    """

    index_view_class = RecordIndexView
    inspect_view_class = RecordInspectView
    permission_helper_class = PolicyPermissionHelper
    index_template_name = "records/index.html"
    inspect_view_enabled = True
    history_view_enabled = False
    list_per_page = 50
    title = ""
    search_hint = ""
    search_label = _("Cari")
    nothing_yet = _("Belum ada apa-apa di sini.")
    not_yours = _("Data ini tidak ada, atau bukan milik lapas Anda.")
    export_permission = ""
    export_filename = "data"

    def get_queryset(self, request):
        return self.permission_helper.records(request.user)

    def get_columns(self, request):
        """Sequence of Columns for this user."""
        raise NotImplementedError

    def get_export_columns(self, request):
        """{heading: function of a record}; see core.records.exports."""
        return {}

    def may_export(self, user):
        return bool(self.export_permission) and user.has_perm(self.export_permission)

    def get_inspect_context(self, request, instance):
        return {}

    def search(self, records, text):
        """`records` that match what somebody typed (never empty)."""
        return records

    def name_of(self, record):
        """What stands above the page of one record."""
        return str(record)

    def row_class(self, record):
        return ""

    def extra_urls(self):
        return ()

    def get_admin_urls_for_registration(self):
        base, name = self.url_helper.base_url_path, self.url_helper.get_action_url_name
        return (
            path(f"{base}/", self.index_view, name=name("index")),
            path(f"{base}/<int:instance_pk>/", self.inspect_view, name=name("inspect")),
            *self.extra_urls(),
        )

    def action_url(self, name, route, view_class):
        """URL pattern of a RecordView below the record's own address."""

        def view(request, instance_pk, **kwargs):
            handler = view_class.as_view(model_admin=self, instance_pk=instance_pk)
            return handler(request, **kwargs)

        full_name = self.url_helper.get_action_url_name(name)
        return path(
            f"{self.url_helper.base_url_path}/<int:instance_pk>/{route}", view, name=full_name
        )

    def register_admin_url_finders(self):
        """Records have no edit page to be found."""

    def register_indexing(self):
        """References between records are foreign keys; an index would cost queries at checkout."""

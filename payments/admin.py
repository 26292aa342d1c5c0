from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from payments.models import BankAccount


class BankAccountViewSet(SnippetViewSet):
    """Where transfers go; the regional office's affair alone (lapas.access.OfficePolicy)."""

    model = BankAccount
    icon = "bank"
    menu_label = _("Rekening")
    menu_name = "rekening"
    menu_order = 210
    add_to_settings_menu = True
    base_url_path = "rekening"
    chooser_base_url_path = "rekening/pilih"
    list_display = [
        "bank",
        "number",
        "holder",
        "prison",
        BooleanColumn("is_active", label=_("Dipakai")),
    ]
    search_backend_name = None
    search_fields = ["bank", "number", "holder"]
    copy_view_enabled = False

    def get_queryset(self, request):
        return BankAccount.objects.select_related("prison")

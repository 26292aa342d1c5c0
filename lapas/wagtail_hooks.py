from django.db import models
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.models import ModelLogEntry
from wagtail.snippets.models import register_snippet

from lapas import access, staff
from lapas.admin import consent_notices
from lapas.admin.artisans import ArtisanViewSet, BulkDelete
from lapas.admin.scans import consent_scan
from lapas.models import GuardedLogEntry, LapasPage

register_snippet(ArtisanViewSet)

hooks.register("before_edit_page", consent_notices.warn_while_editing)
hooks.register("before_bulk_action", consent_notices.refuse_bulk_publishing)
# After Wagtail's own, which it replaces for artisans.
hooks.register("register_bulk_action", BulkDelete, order=10)


@hooks.register("register_admin_urls")
def scan_url():
    return [path("perajin/pindaian/<int:pk>/", consent_scan, name="consent_scan")]


@hooks.register("register_log_actions", order=10)
def keep_artisans_to_their_prison(actions):
    actions.register_model(models.Model, GuardedLogEntry)
    # One log in two forms would be listed twice.
    actions.log_entry_models.discard(ModelLogEntry)


@hooks.register("after_create_page")
@hooks.register("after_publish_page")
def set_up_prison(request, page):
    """A new prison gets its group, collection and rights at once; a renamed one keeps them."""
    if isinstance(page, LapasPage):
        staff.set_up(page)


@hooks.register("construct_main_menu")
def leave_out_what_is_not_for_them(request, menu_items):
    """Wagtail's help speaks English, and its reports cover every prison."""
    unwanted = {"help"} if access.sees_all_prisons(request.user) else {"help", "reports"}
    menu_items[:] = [item for item in menu_items if item.name not in unwanted]
    for item in menu_items:
        if item.name == "reports":
            item.label = _("Laporan")

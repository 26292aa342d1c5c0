from django.urls import path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from lapas import access, staff
from lapas.admin import consent_notices
from lapas.admin.artisans import ArtisanViewSet, BulkDelete
from lapas.admin.scans import consent_scan
from lapas.models import Artisan, ArtisanLogEntry, LapasPage

register_snippet(ArtisanViewSet)

hooks.register("before_edit_page", consent_notices.warn_while_editing)
hooks.register("before_bulk_action", consent_notices.refuse_bulk_publishing)
# After Wagtail's own, which it replaces for artisans.
hooks.register("register_bulk_action", BulkDelete, order=10)


@hooks.register("register_admin_urls")
def scan_url():
    return [path("perajin/pindaian/<int:pk>/", consent_scan, name="consent_scan")]


@hooks.register("register_log_actions", order=10)
def keep_artisans_apart(actions):
    actions.register_model(Artisan, ArtisanLogEntry)


@hooks.register("after_create_page")
@hooks.register("after_publish_page")
def set_up_prison(request, page):
    """A new prison gets its group, collection and rights at once; a renamed one keeps them."""
    if isinstance(page, LapasPage):
        staff.set_up(page)


@hooks.register("construct_main_menu")
def leave_out_what_is_not_for_them(request, menu_items):
    """Wagtail's reports cover every prison, its help speaks English: the regional office's only."""
    if not access.sees_all_prisons(request.user):
        menu_items[:] = [item for item in menu_items if item.name not in ("reports", "help")]

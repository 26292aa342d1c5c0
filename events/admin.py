from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from events.models import Venue


class VenueChooserViewSet(SnippetChooserViewSet):
    choose_one_text = _("Pilih tempat")
    choose_another_text = _("Pilih tempat lain")
    edit_item_text = _("Ubah tempat ini")


class VenueViewSet(SnippetViewSet):
    """Places of events, shared by all who announce some."""

    model = Venue
    icon = "pin"
    menu_label = _("Tempat acara")
    menu_name = "tempat-acara"
    menu_order = 320
    add_to_admin_menu = True
    base_url_path = "tempat-acara"
    chooser_base_url_path = "tempat-acara/pilih"
    chooser_viewset_class = VenueChooserViewSet
    list_display = ["name", "address", "regency"]
    search_backend_name = None
    search_fields = ["name", "address"]
    copy_view_enabled = False

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm


class EventPageForm(WagtailAdminPageForm):
    def clean(self):
        cleaned = super().clean()
        if cleaned.get("offers_pickup") and not cleaned.get("stall"):
            self.add_error("stall", _("Tulis tenda atau stan, supaya pembeli menemukannya."))
        return cleaned

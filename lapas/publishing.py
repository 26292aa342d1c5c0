"""Page types that name makers: they go live only while consent covers everybody named."""

import logging

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from lapas import consent
from lapas.models import Artisan, LapasPage

logger = logging.getLogger(__name__)


class MakersPageForm(WagtailAdminPageForm):
    """Says in the editor, before anything is stored, why a page may not go live."""

    saving_draft = False

    def defer_required_fields(self):
        self.saving_draft = True
        super().defer_required_fields()

    def clean(self):
        cleaned = super().clean()
        artisans = self._chosen_artisans()
        prison = self._prison()
        if prison:
            strangers = artisans.exclude(prison=prison)
            if strangers:
                names = ", ".join(artisan.display_name for artisan in strangers)
                self.add_error(None, _("Bukan perajin lapas ini: %(names)s.") % {"names": names})
        if not self.saving_draft:
            message = consent.refusal(artisans, self.instance.consent_purposes)
            if message:
                self.add_error(None, ValidationError(message, code="consent"))
        return cleaned

    def _chosen_artisans(self):
        formset = self.formsets.get("makers")
        forms = formset.forms if formset is not None and formset.is_valid() else ()
        chosen = [
            form.cleaned_data["artisan"].pk
            for form in forms
            if form.cleaned_data.get("artisan") and not form.cleaned_data.get("DELETE")
        ]
        return Artisan.objects.filter(pk__in=chosen)

    def _prison(self):
        parent = self.parent_page or (self.instance.get_parent() if self.instance.pk else None)
        return LapasPage.objects.filter(pk=parent.pk).first() if parent else None


class MakersPageMixin:
    """For pages with a `makers` child relation whose rows have an `artisan`."""

    consent_purposes = ()

    def artisans(self):
        """QuerySet of the artisans this page object (not its stored row) names."""
        return Artisan.objects.filter(pk__in=[row.artisan_id for row in self.makers.all()])

    def publish_refusal(self):
        """Why this page object may not go live (Indonesian); "" where it may."""
        return consent.refusal(self.artisans(), self.consent_purposes)

    def publish(self, revision, *args, **kwargs):
        message = revision.as_object().publish_refusal()
        if not message:
            return super().publish(revision, *args, **kwargs)
        if kwargs.get("user") is None and revision.approved_go_live_at:
            # The timer has nobody to tell; the page stays down and the schedule is taken back.
            logger.warning("scheduled page %s not published: %s", self.pk, message)
            type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=None)
            return None
        raise consent.ConsentMissing(message)

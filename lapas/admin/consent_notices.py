"""Tells editors in the admin why a page may not go live."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.admin.viewsets.pages import PageViewSet

from lapas import consent
from lapas.publishing import MakersPageMixin

MOST_TOLD = 3


def refusal_of(page):
    """Why `page`, as it stands in its newest draft, may not go live; "" where it may."""
    latest = page.get_latest_revision_as_object() if page.pk else page
    if not isinstance(latest, MakersPageMixin):
        return ""
    return consent.refusal(latest.artisans(), latest.consent_purposes)


def warn_while_editing(request, page):
    """A warning above the editor, after each save and whenever a page is opened."""
    if request.method != "GET" or not isinstance(page, MakersPageMixin):
        return
    message = consent.refusal(page.artisans(), page.consent_purposes)
    if message:
        messages.warning(request, message)


def refuse_bulk_publishing(request, action_type, objects, action):
    """Answers before Wagtail begins: either all the chosen pages go live, or none."""
    if action_type != "publish":
        return None
    pages = list(objects)
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        for page in objects:
            pages.extend(page.get_descendants().not_live().specific())
    refusals = [(page.title, refusal_of(page.specific)) for page in pages]
    refusals = [(title, message) for title, message in refusals if message]
    if not refusals:
        return None
    messages.error(request, _("Tidak ada halaman yang diterbitkan."))
    # Messages travel in a cookie; more than a few would not fit.
    for title, message in refusals[:MOST_TOLD]:
        messages.error(request, f"{title}: {message}")
    return redirect(action.next_url)


class ApprovalView(WorkflowActionView):
    """The last approval publishes; without consent it is taken back and the reason told."""

    def post(self, request, *args, **kwargs):
        try:
            return super().post(request, *args, **kwargs)
        except consent.ConsentMissing as missing:
            messages.error(request, str(missing))
            if request.headers.get("x-requested-with") == "XMLHttpRequest":
                return self.render_modal_json(
                    request, {"step": "success", "redirect": self.redirect_url}
                )
            return redirect(self.redirect_url)


class MakersPageViewSet(PageViewSet):
    """Register one for each page type that names makers."""

    workflow_action_view_class = ApprovalView

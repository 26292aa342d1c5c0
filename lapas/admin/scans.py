from django.http import FileResponse, Http404
from wagtail.permissions import policy_registry

from lapas import scans
from lapas.models import Artisan, Consent


def consent_scan(request, pk):
    """The scan of one Consent, for whoever may see its artisan; there is no other way to it."""
    consent = Consent.objects.select_related("artisan").filter(pk=pk).first()
    policy = policy_registry.get_by_type(Artisan)
    if (
        consent is None
        or not consent.scan
        or not policy.user_has_permission_for_instance(request.user, "view", consent.artisan)
    ):
        raise Http404
    try:
        file = consent.scan.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    kind = scans.kind_of(file)
    response = FileResponse(file, content_type=kind or "application/octet-stream")
    # A file that is none of the three kinds is only ever saved, never shown.
    if not kind:
        response.headers["Content-Disposition"] = "attachment"
    response.headers["Cache-Control"] = "private, no-store"
    return response

"""Forms on cached pages carry no CSRF token; their posts are checked by where they come from.

Every browser of the last years sends Sec-Fetch-Site, older ones Origin with a POST. Neither can be
set by a script of another site (Fetch standard: forbidden request headers; RFC 6454).
"""

from functools import wraps
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


def comes_from_here(request):
    """True where headers that a browser alone can set name this site as the sender."""
    fetch_site = request.headers.get("Sec-Fetch-Site")
    if fetch_site is not None:
        return fetch_site == "same-origin"
    sender = request.headers.get("Origin") or request.headers.get("Referer")
    if not sender or sender == "null":
        return False
    parts = urlsplit(sender)
    origin = f"{parts.scheme}://{parts.netloc}"
    return (
        origin == f"{request.scheme}://{request.get_host()}"
        or origin in settings.CSRF_TRUSTED_ORIGINS
    )


def own_forms_only(view):
    """View decorator: refuses (403) what another site posts; needs no token and no cookie."""

    @csrf_exempt
    @wraps(view)
    def checked(request, *args, **kwargs):
        if request.method not in SAFE_METHODS and not comes_from_here(request):
            raise PermissionDenied(_("Permintaan ini tidak datang dari halaman kami."))
        return view(request, *args, **kwargs)

    return checked

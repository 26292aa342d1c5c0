"""Error pages. The one for 500 asks nothing of the database, which may be what failed."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

# Down, unreachable, restarting, locked for too long; not what a wrong query raises.
DatabaseError = (OperationalError, InterfaceError)
RETRY_SECONDS = 10


def _page(request, status, title, text):
    return render(request, "core/error.html", {"title": title, "text": text}, status=status)


def bad_request(request, exception=None):
    return _page(
        request,
        400,
        _("Permintaan tidak dapat dibaca"),
        _("Ada yang tidak lengkap pada permintaan ini. Kembali dan coba sekali lagi."),
    )


def permission_denied(request, exception=None):
    return _page(
        request,
        403,
        _("Halaman ini tidak untuk Anda"),
        str(exception or "") or _("Anda tidak punya izin untuk membuka halaman ini."),
    )


def csrf_failure(request, reason=""):
    return _page(
        request,
        403,
        _("Formulir sudah kedaluwarsa"),
        _("Demi keamanan, muat ulang halaman sebelumnya lalu kirim lagi formulirnya."),
    )


def page_not_found(request, exception=None):
    return _page(
        request,
        404,
        _("Halaman tidak ditemukan"),
        _("Mungkin alamatnya salah ketik, atau halaman ini sudah diturunkan."),
    )


def server_error(request):
    """500; or 503 with Retry-After where the database is what failed: it may be back soon."""
    if isinstance(sys.exc_info()[1], DatabaseError):
        return HttpResponse(
            render_to_string("core/unavailable.html"),
            status=503,
            headers={"Retry-After": RETRY_SECONDS, "Cache-Control": "no-store"},
        )
    return HttpResponseServerError(render_to_string("core/server_error.html"))

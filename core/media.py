"""Files that the site serves itself where no web server stands in front of it."""

from pathlib import Path

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.http import require_safe
from django.views.static import serve


@require_safe
def serve_rendition(request, path):
    """The rendition `path` of MEDIA_ROOT/images. Originals and documents have no address here."""
    # This folder as the root: "../" would lead out of it and is refused.
    response = serve(request, path, document_root=Path(settings.MEDIA_ROOT) / "images")
    # A changed picture gets a new file name.
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


@require_safe
def robots(request):
    lines = (
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /keranjang/",
        "Disallow: /checkout/",
        "Disallow: /pesanan/",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")

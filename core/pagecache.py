"""Whole pages from the cache.

Only responses marked with `same_for_everyone` are kept, and only requests without a session get
them. The key holds the content generation (core.generation) and the day, so a published page, a
changed price or a withdrawn consent shows at once, and what depends on the date changes at
midnight.
"""

import hashlib
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.translation import get_language

from core import generation

# Addresses differ by these, pages do not.
TRACKING = ("utm_", "fbclid", "gclid")
LONGEST_QUERY = 400


def same_for_everyone(response):
    """Marks `response` as free of anything that belongs to one visitor; returns it."""
    response.same_for_everyone = True
    return response


class PageCacheMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with generation.remembered():
            return self._respond(request)

    def _respond(self, request):
        if not self._may_use_cache(request):
            return self.get_response(request)
        key = self._key(request)
        kept = cache.get(key)
        if kept is None:
            response = self.get_response(request)
            if not self._may_keep(response):
                return response
            kept = (response.content, response.headers["Content-Type"], self._etag(response))
            cache.set(key, kept, settings.PAGE_CACHE_SECONDS)
        return self._answer(request, *kept)

    def _may_use_cache(self, request):
        return (
            settings.PAGE_CACHE
            and request.method in ("GET", "HEAD")
            and settings.SESSION_COOKIE_NAME not in request.COOKIES
            and not request.path.startswith(("/admin/", "/static/", "/media/"))
            and len(request.META.get("QUERY_STRING", "")) <= LONGEST_QUERY
        )

    def _key(self, request):
        query = urlencode(
            sorted(
                (name, value)
                for name, value in parse_qsl(request.META.get("QUERY_STRING", ""))
                if not name.startswith(TRACKING)
            )
        )
        parts = (
            str(generation.current()),
            timezone.localdate().isoformat(),
            get_language() or "",
            request.get_host(),
            request.path,
            query,
            request.headers.get("HX-Request", ""),
        )
        digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()
        return f"page:{digest}"

    def _may_keep(self, response):
        return (
            getattr(response, "same_for_everyone", False)
            and response.status_code == 200
            and not response.streaming
            and not response.cookies
        )

    def _etag(self, response):
        return f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'

    def _answer(self, request, content, content_type, etag):
        if request.headers.get("If-None-Match") in (etag, f"W/{etag}"):
            response = HttpResponseNotModified()
        else:
            response = HttpResponse(content, content_type=content_type)
        response.headers["ETag"] = etag
        # Browsers keep it but ask again: an unchanged page then costs no bytes.
        response.headers["Cache-Control"] = "public, no-cache"
        response.headers["Vary"] = "HX-Request"
        return response

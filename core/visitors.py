"""Where a request comes from, for counting attempts."""

from django.conf import settings


def address(request):
    """Internet address of the visitor as text; "" where the server does not tell.

    With BEHIND_PROXY every request reaches us from the proxy itself, and what the proxy wrote last
    into X-Forwarded-For is the visitor. Without it that header is anybody's to invent.
    """
    if settings.BEHIND_PROXY:
        forwarded = request.headers.get("X-Forwarded-For", "")
        return forwarded.split(",")[-1].strip()
    return request.META.get("REMOTE_ADDR", "")

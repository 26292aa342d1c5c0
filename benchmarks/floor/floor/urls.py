"""Two addresses to measure against: a bare Django view and one Wagtail page."""

from django.http import HttpResponse
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls


def hello(request):
    """Answer the shortest response that Django can give."""
    return HttpResponse("Hello, world!", content_type="text/plain")


urlpatterns = [
    path("hello/", hello),
    path("admin/", include(wagtailadmin_urls)),
    path("", include(wagtail_urls)),
]

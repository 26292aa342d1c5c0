"""Finds the page of an address by its whole path.

Wagtail asks for the site, its root, and then one page after the other down the tree. This site has
one root and `url_path` is unique below it, so two look-ups do. What is found reaches Wagtail's own
view through the request, so its hooks (private pages, redirects) work as ever.
"""

from django.contrib.contenttypes.models import ContentType
from django.http import Http404
from wagtail import views
from wagtail.models import Page, Site

from core import memory
from core.snapshot import snapshot


@snapshot
def _only_site():
    """The Site if there is exactly one, else None: then Wagtail's own way is taken."""
    sites = list(Site.objects.select_related("root_page")[:2])
    return sites[0] if len(sites) == 1 else None


def serve(request, path):
    """Wagtail's page view for `path` ("lapas/perempuan-palembang/"), with the page found faster."""
    site = _only_site()
    if site is not None:
        request._wagtail_site = site
        request._wagtail_route_for_request = _route(request, site.root_page.url_path, path)
    return views.serve(request, path)


def _route(request, root, path):
    parts = [part for part in path.split("/") if part]
    page = _page(root, parts)
    rest = []
    if page is None and parts:
        # A page with addresses of its own below it, such as an event's calendar file.
        page, rest = _page(root, parts[:-1]), parts[-1:]
    if page is None:
        return None
    try:
        return page.route(request, rest)
    except Http404:
        return None


def _found(url_path):
    rows = Page.objects.filter(url_path=url_path).values_list("pk", "content_type_id")
    return rows.first()


def _page(root, parts):
    """Specific page at `root` + parts, or None; one query, two for a new address."""
    url_path = root + "".join(f"{part}/" for part in parts)
    found = memory.recall(("route", url_path), lambda: _found(url_path))
    if found is None:
        return None
    pk, type_id = found
    model = ContentType.objects.get_for_id(type_id).model_class()
    return model.objects.filter(pk=pk).first()

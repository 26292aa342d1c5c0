"""The way from the home page to a page."""

from dataclasses import dataclass

from wagtail.models import Page

from core.addresses import public_path, root_url_path


@dataclass(frozen=True)
class Crumb:
    title: str
    url: str


def breadcrumbs(page):
    """Tuple of Crumbs from the home page down to `page` itself; one query."""
    step = Page.steplen
    above = [page.path[:end] for end in range(step * 2, len(page.path), step)]
    root = root_url_path()
    rows = (
        Page.objects.filter(path__in=above).order_by("path").values_list("title", "url_path")
        if above
        else ()
    )
    return (
        *(Crumb(title, public_path(url_path, root)) for title, url_path in rows),
        Crumb(page.title, public_path(page.url_path, root)),
    )

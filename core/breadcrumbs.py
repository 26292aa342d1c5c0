"""The way from the home page to a page."""

from dataclasses import dataclass

from wagtail.models import Page

from core.addresses import public_path, root_url_path
from core.snapshot import snapshot

# Home, index pages, prisons: whatever has pages below it stands within these levels.
DEEPEST_PARENT = 4


@dataclass(frozen=True)
class Crumb:
    title: str
    url: str


@snapshot
def _parents():
    """{tree path: Crumb} of every page that has children."""
    root = root_url_path()
    rows = Page.objects.filter(depth__gte=2, depth__lte=DEEPEST_PARENT, numchild__gt=0)
    return {
        path: Crumb(title, public_path(url_path, root))
        for path, title, url_path in rows.values_list("path", "title", "url_path")
    }


def breadcrumbs(page):
    """Tuple of Crumbs from the home page down to `page` itself."""
    step, known = Page.steplen, _parents()
    above = [page.path[:end] for end in range(step * 2, len(page.path), step)]
    if not all(path in known for path in above):
        known = {
            row.path: Crumb(row.title, public_path(row.url_path))
            for row in Page.objects.filter(path__in=above).only("path", "title", "url_path")
        }
    return (
        *(known[path] for path in above if path in known),
        Crumb(page.title, public_path(page.url_path)),
    )

"""Fill the yardstick's database: one live page with a title and three paragraphs.

Run with ``FLOOR_DIR`` set; the database and the collected static files go there.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "floor.settings")

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from floor.models import MinimalPage  # noqa: E402
from wagtail.models import Page, Site  # noqa: E402

PARAGRAPH = (
    "<p>A paragraph of ordinary length, with <b>one bold word</b> and a "
    '<a href="https://example.org/">link</a>, so that the rich text filter has '
    "something to look at.</p>"
)


def prepare():
    """Migrate, collect the static files, and make the page the site's root."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    if MinimalPage.objects.exists():
        return
    root = Page.objects.get(depth=1)
    page = root.add_child(instance=MinimalPage(title="The floor", slug="floor", body=PARAGRAPH * 3))
    Site.objects.update(root_page=page, site_name="Floor")
    Page.objects.filter(depth=2).exclude(pk=page.pk).delete()


if __name__ == "__main__":
    prepare()

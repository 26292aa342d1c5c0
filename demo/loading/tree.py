"""Puts pages into the tree, as an editor would have: with a revision, published on some day."""

from django.utils import timezone
from wagtail.models import Page, Site

from home.models import HomePage


class SlugTaken(Exception):
    """Another kind of page already has the address that a page of the demonstration needs."""


def add(parent, page, *, by, on=None):
    """Publishes `page` below `parent` and returns it as stored.

    A page of the same kind that already has this slug there is returned unchanged. `on` (aware
    datetime) is when it was first published, by default now.
    """
    existing = parent.get_children().filter(slug=page.slug).first()
    if existing is not None:
        existing = existing.specific
        if not isinstance(existing, type(page)):
            raise SlugTaken(f"{existing.url_path} is a {type(existing).__name__}")
        return existing
    when = on or timezone.now()
    page.owner = by
    page.live = False
    page.first_published_at = when
    # Read again: `parent` may have got children since it was loaded.
    Page.objects.get(pk=parent.pk).add_child(instance=page)
    publish(page, by=by)
    if on:
        Page.objects.filter(pk=page.pk).update(last_published_at=on, latest_revision_created_at=on)
    page.refresh_from_db()
    return page


def publish(page, *, by):
    """Stores `page` as a revision and publishes that; `by` need not have any right.

    What a page type itself asks for before it goes live (consent) is asked all the same.
    """
    page.save_revision(user=by, log_action=True).publish(user=by, skip_permission_checks=True)


def home_page(page, *, by):
    """Makes `page` (HomePage) the root of the default site, in place of Wagtail's welcome page."""
    existing = HomePage.objects.first()
    if existing is not None:
        return existing
    root = Page.get_first_root_node()
    welcome = list(untouched_welcome())
    home = add(root, page, by=by)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "port": 80, "root_page": home, "site_name": page.title},
    )
    for old in welcome:
        Page.objects.get(pk=old.pk).delete()
    return home


def untouched_welcome():
    """QuerySet of the page that Wagtail's first migration leaves behind."""
    return Page.objects.filter(depth=2, content_type__model="page", slug="home")

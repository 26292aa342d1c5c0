"""Raises the content generation when something public changes (cache only, no business flow)."""

from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_unpublished, post_page_move

from core import generation
from core.models import SiteSettings


def _stale(**kwargs):
    generation.raise_now()


def _page_saved(sender, update_fields=None, raw=False, **kwargs):
    # A draft is saved with `update_fields`.
    if not raw and update_fields is None and issubclass(sender, Page):
        generation.raise_now()


def _page_deleted(sender, **kwargs):
    if issubclass(sender, Page):
        generation.raise_now()


def watch(*models):
    """Any save or deletion of these models makes cached pages stale."""
    for model in models:
        post_save.connect(_stale, sender=model, dispatch_uid=f"stale-save-{model._meta.label}")
        post_delete.connect(_stale, sender=model, dispatch_uid=f"stale-del-{model._meta.label}")


def connect():
    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(_stale, dispatch_uid="stale-page")
    post_save.connect(_page_saved, dispatch_uid="stale-page-saved")
    post_delete.connect(_page_deleted, dispatch_uid="stale-page-deleted")
    watch(SiteSettings, Site, PageViewRestriction)

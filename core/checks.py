"""House rules that `manage.py check` holds."""

from django.apps import apps
from django.conf import settings
from django.core.checks import Error, Tags, register
from django.core.checks import Warning as CheckWarning
from wagtail.models import Page


@register(Tags.models)
def pages_have_their_place(app_configs, **kwargs):
    """karya.E001: every page type of the project says where it may stand in the tree."""
    errors = []
    for model in apps.get_models():
        if not issubclass(model, Page) or model.__module__.startswith("wagtail."):
            continue
        for name in ("parent_page_types", "subpage_types"):
            if name not in vars(model):
                errors.append(
                    Error(f"{model.__name__} does not set {name}.", obj=model, id="karya.E001")
                )
    return errors


@register(Tags.security, deploy=True)
def public_address_is_set(app_configs, **kwargs):
    """karya.W001: mails and QR codes carry SITE_URL, which must not be this machine's own."""
    if "127.0.0.1" in settings.SITE_URL or "localhost" in settings.SITE_URL:
        return [CheckWarning("SITE_URL still names this machine.", id="karya.W001")]
    return []

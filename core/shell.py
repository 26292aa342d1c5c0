"""Header and footer: what stands around every public page."""

from dataclasses import dataclass

from django.utils.functional import SimpleLazyObject
from wagtail.models import Page

from core.addresses import public_path, root_url_path
from core.models import SiteSettings
from core.phones import local_form, whatsapp_link
from core.snapshot import snapshot


@dataclass(frozen=True)
class MenuItem:
    title: str
    url: str


@dataclass(frozen=True)
class Shell:
    """Everything the base template prints outside <main>; equal for all visitors."""

    site_name: str
    tagline: str
    notice: str
    operator: str
    address: str
    email: str
    whatsapp: str
    whatsapp_link: str
    footer_text: str
    complaint_contact: str
    menu: tuple[MenuItem, ...]
    footer_menu: tuple[MenuItem, ...]


@snapshot
def load_shell():
    """Shell from the settings and the page tree; two queries when it is not at hand.

    The main menu is the home page's index pages, the footer menu its standard pages: live children
    that are shown in menus, in tree order.
    """
    settings = SiteSettings.objects.first() or SiteSettings()
    root = root_url_path()
    rows = Page.objects.filter(
        live=True, show_in_menus=True, depth=3, url_path__startswith=root
    ).order_by("path")
    main, foot = [], []
    for title, url_path, model in rows.values_list("title", "url_path", "content_type__model"):
        (foot if model == "standardpage" else main).append(
            MenuItem(title, public_path(url_path, root))
        )
    return Shell(
        site_name=settings.site_name,
        tagline=settings.tagline,
        notice=settings.notice,
        operator=settings.operator,
        address=settings.address,
        email=settings.email,
        whatsapp=local_form(settings.whatsapp) if settings.whatsapp else "",
        whatsapp_link=whatsapp_link(settings.whatsapp),
        footer_text=settings.footer_text,
        complaint_contact=settings.complaint_contact,
        menu=tuple(main),
        footer_menu=tuple(foot),
    )


def shell(request):
    """Context processor: `shell`, loaded only where a template prints it."""
    return {"shell": SimpleLazyObject(load_shell)}

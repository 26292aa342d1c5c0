"""Header and footer: what stands around every public page."""

from dataclasses import dataclass
from functools import partial

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
    # Index pages wherever the editors have put them; the home page where one is missing.
    products_url: str
    stories_url: str
    events_url: str
    prisons_url: str


@dataclass(frozen=True)
class Header:
    """The header as one section of the site sees it; `here` is the address of a menu item."""

    shell: Shell
    here: str


INDEX_PAGES = {
    "productindexpage": "products_url",
    "storyindexpage": "stories_url",
    "eventindexpage": "events_url",
    "lapasindexpage": "prisons_url",
}


@snapshot
def load_shell():
    """Shell from the settings and the page tree; two queries when it is not at hand.

    The main menu is the home page's index pages, the footer menu its standard pages: live children
    that are shown in menus, in tree order.
    """
    settings = SiteSettings.objects.first() or SiteSettings()
    root = root_url_path()
    rows = Page.objects.filter(live=True, depth=3, url_path__startswith=root).order_by("path")
    main, foot, index_urls = [], [], dict.fromkeys(INDEX_PAGES.values(), "/")
    for title, url_path, in_menu, model in rows.values_list(
        "title", "url_path", "show_in_menus", "content_type__model"
    ):
        url = public_path(url_path, root)
        if model in INDEX_PAGES:
            index_urls[INDEX_PAGES[model]] = url
        if in_menu:
            (foot if model == "standardpage" else main).append(MenuItem(title, url))
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
        **index_urls,
    )


def header_for(path):
    """Header for the page at `path`; it stands under the menu item whose address begins it."""
    around = load_shell()
    here = next((item.url for item in around.menu if path.startswith(item.url)), "")
    return Header(around, here)


def shell(request):
    """Context processor: `shell` and `header`, loaded only where a template prints them.

    Functions and not lazy objects: core.fragments keeps what it is given for as long as the
    process lives, and must get the plain value.
    """
    return {"shell": load_shell, "header": partial(header_for, request.path)}

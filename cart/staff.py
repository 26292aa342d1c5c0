"""Who may do what, all roles together: the prisons, the regional office, the city's office."""

from wagtail.models import Collection, Site

from events.models import EventIndexPage
from lapas import staff
from lapas.models import LapasPage

OFFICE = "Kanwil"
CITY_OFFICE = "Dinas Koperasi & UMKM"

# Of a PR officer, beyond artisans (lapas.staff); only ever for the records of their own prison.
OFFICER_RIGHTS = (
    ("products", "view_stockitem"),
    ("products", "change_stockitem"),
    ("products", "view_stockmovement"),
    ("events", "add_venue"),
    ("events", "view_venue"),
    ("cart", "view_fulfilment"),
    ("cart", "change_fulfilment"),
    ("cart", "confirm_payment"),
    ("cart", "export_order"),
    ("cart", "view_order"),
)
OFFICE_PAGE_RIGHTS = (
    *staff.PAGE_RIGHTS,
    "bulk_delete_page",
    "lock_page",
    "unlock_page",
)
LIBRARY_RIGHTS = tuple(
    (app_label, f"{action}_{model}")
    for app_label, model in (("wagtailimages", "image"), ("wagtaildocs", "document"))
    for action in ("add", "change", "choose")
)


def _all_of(app_label, *models):
    return [
        (app_label, f"{action}_{model}")
        for model in models
        for action in ("add", "change", "delete", "view")
    ]


# Everything but users and groups: those are the site administrator's.
OFFICE_RIGHTS = (
    *OFFICER_RIGHTS,
    ("wagtailadmin", "access_admin"),
    ("lapas", "manage_all_prisons"),
    *_all_of("lapas", "artisan"),
    *_all_of("products", "category"),
    *_all_of("events", "venue"),
    *_all_of("shipping", "shippingrate"),
    *_all_of("payments", "bankaccount"),
    *_all_of("wagtailredirects", "redirect"),
    ("payments", "view_payment"),
    ("payments", "change_paymentsettings"),
    ("core", "change_sitesettings"),
)
CITY_RIGHTS = (
    ("wagtailadmin", "access_admin"),
    ("events", "add_venue"),
    ("events", "change_venue"),
    ("events", "view_venue"),
)


def set_up_office(*, tell=lambda text: None):
    """The group of the regional office; returns it."""
    group = staff.group_named(OFFICE, tell)
    staff.allow(group, OFFICE_RIGHTS, tell)
    for site in Site.objects.filter(is_default_site=True).select_related("root_page"):
        staff.allow_page(group, site.root_page, OFFICE_PAGE_RIGHTS, tell)
    staff.allow_collection(group, Collection.get_first_root_node(), LIBRARY_RIGHTS, tell)
    return group


def set_up_city_office(*, tell=lambda text: None):
    """The group of the city's office: the agenda, venues, its own pictures; returns it."""
    group = staff.group_named(CITY_OFFICE, tell)
    staff.allow(group, CITY_RIGHTS, tell)
    for agenda in EventIndexPage.objects.all():
        staff.allow_page(group, agenda, staff.PAGE_RIGHTS, tell)
    own = staff.collection_named(CITY_OFFICE, tell)
    staff.allow_collection(group, own, staff.COLLECTION_RIGHTS, tell)
    shared = staff.collection_named(staff.SHARED_COLLECTION, tell)
    staff.allow_collection(group, shared, staff.CHOOSE_RIGHTS, tell)
    return group


def set_up_everybody(*, tell=lambda text: None):
    """Both offices and every prison."""
    set_up_office(tell=tell)
    set_up_city_office(tell=tell)
    for prison in LapasPage.objects.select_related("staff_group", "collection").order_by("path"):
        staff.set_up(prison, tell=tell)

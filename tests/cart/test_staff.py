"""The rooms of each role beyond orders, stock and artisans: content, settings, money, people."""

from types import SimpleNamespace

import pytest
from django.urls import reverse

from core.models import SiteSettings
from tests import factories, rooms, worlds

pytestmark = pytest.mark.django_db
PAGE, AWAY, LOGIN = "page", "turned away", "login"


@worlds.fixture
def site(site_tree):
    own = factories.prison("Lapas Perempuan Palembang")
    other = factories.prison("Lapas Sekayu")
    return SimpleNamespace(
        people=rooms.people(own, other),
        tree=site_tree,
        own=own,
        mine=factories.product(own, "Kain batik"),
        theirs=factories.product(other, "Songket"),
        bazaar=factories.event(),
    )


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


ROOMS = {
    "categories": lambda site: "/admin/kategori/",
    "new category": lambda site: "/admin/kategori/add/",
    "venues": lambda site: "/admin/tempat-acara/",
    "new venue": lambda site: "/admin/tempat-acara/add/",
    "edit venue": lambda site: f"/admin/tempat-acara/edit/{site.bazaar.venue_id}/",
    "accounts": lambda site: "/admin/rekening/",
    "new account": lambda site: "/admin/rekening/add/",
    "site settings": lambda site: reverse(
        "wagtailsettings:edit", args=["core", "sitesettings", SiteSettings.load().pk]
    ),
    "redirects": lambda site: reverse("wagtailredirects:index"),
    "users": lambda site: reverse("wagtailusers_users:index"),
    "groups": lambda site: reverse("wagtailusers_groups:index"),
    "own product": lambda site: edit(site.mine),
    "other product": lambda site: edit(site.theirs),
    "own prison": lambda site: edit(site.own),
    "the home page": lambda site: edit(site.tree.home),
    "an event": lambda site: edit(site.bazaar),
    "images": lambda site: reverse("wagtailimages:index"),
}
# fmt: off
DOORS = {
    # room             own officer  kanwil  dinas  admin  nobody
    "categories":     (AWAY,        PAGE,   AWAY,  PAGE,  LOGIN),
    "new category":   (AWAY,        PAGE,   AWAY,  PAGE,  LOGIN),
    "venues":         (PAGE,        PAGE,   PAGE,  PAGE,  LOGIN),
    "new venue":      (PAGE,        PAGE,   PAGE,  PAGE,  LOGIN),
    "edit venue":     (AWAY,        PAGE,   PAGE,  PAGE,  LOGIN),
    "accounts":       (AWAY,        PAGE,   AWAY,  PAGE,  LOGIN),
    "new account":    (AWAY,        PAGE,   AWAY,  PAGE,  LOGIN),
    "site settings":  (AWAY,        PAGE,   AWAY,  PAGE,  LOGIN),
    "redirects":      (AWAY,        PAGE,   AWAY,  PAGE,  LOGIN),
    "users":          (AWAY,        AWAY,   AWAY,  PAGE,  LOGIN),
    "groups":         (AWAY,        AWAY,   AWAY,  PAGE,  LOGIN),
    "own product":    (PAGE,        PAGE,   AWAY,  PAGE,  LOGIN),
    "other product":  (AWAY,        PAGE,   AWAY,  PAGE,  LOGIN),
    "own prison":     (PAGE,        PAGE,   AWAY,  PAGE,  LOGIN),
    "the home page":  (AWAY,        PAGE,   AWAY,  PAGE,  LOGIN),
    "an event":       (AWAY,        PAGE,   PAGE,  PAGE,  LOGIN),
    "images":         (PAGE,        PAGE,   PAGE,  PAGE,  LOGIN),
}
MENU = {
    "own officer":   ["explorer", "pesanan", "stok", "perajin", "images", "tempat-acara"],
    "kanwil":        ["explorer", "pesanan", "stok", "perajin", "pembayaran", "images",
                      "tempat-acara", "documents", "reports", "settings"],
    "dinas":         ["explorer", "images", "tempat-acara"],
}
# fmt: on


@pytest.mark.parametrize("room", DOORS)
def test_doors(site, client, room):
    roles = ("own officer", "kanwil", "dinas", "admin", "nobody")
    url = ROOMS[room](site)
    went = tuple(rooms.ask(client, site.people[role], "GET", url)[0] for role in roles)
    assert went == DOORS[room]


@pytest.mark.parametrize("role", MENU)
def test_the_menu_offers_what_a_role_can_use(site, rf, role):
    from wagtail.admin.menu import admin_menu

    request = rf.get("/admin/")
    request.user = site.people[role]
    items = sorted(admin_menu.menu_items_for_request(request), key=lambda item: item.order)
    assert [item.name for item in items] == MENU[role]
    labels = {str(item.label) for item in items}
    assert not {"Reports", "Help", "Pages", "Images", "Settings"} & labels


def test_the_category_of_a_product_is_picked_from_the_tree(site, client):
    cloth = factories.category("Kain", slug="kain")
    factories.category("Batik cap", slug="batik-cap", parent=cloth)
    rooms.sign_in(client, site.people["own officer"])
    form = client.get(edit(site.mine)).context["form"]
    labels = [label for _value, label in form.fields["category"].choices]
    assert labels[0] == "Pilih kategori"
    assert labels.index("Kain") + 1 == labels.index("— Batik cap")


def test_a_category_is_not_put_below_itself(site, client):
    cloth = factories.category("Kain", slug="kain")
    below = factories.category("Batik cap", slug="batik-cap", parent=cloth)
    other = factories.category("Kuliner", slug="kuliner")
    rooms.sign_in(client, site.people["kanwil"])
    form = client.get(f"/admin/kategori/edit/{cloth.pk}/").context["form"]
    offered = [value for value, _label in form.fields["parent"].choices]
    assert cloth.pk not in offered
    assert below.pk not in offered
    assert other.pk in offered

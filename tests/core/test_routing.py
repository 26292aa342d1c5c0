from datetime import date

import pytest
from wagtail.models import Page, Site

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/produk/", 200),
        ("/tentang/", 200),
        ("/tentang/privasi/", 200),
        ("/lapas/lahat/", 200),
        ("/lapas/lahat/kain/", 200),
        ("/lapas/lahat/draf/", 404),
        ("/tutup/", 404),
        ("/tidak-ada/", 404),
        ("/produk/tidak-ada/", 404),
        ("/lapas/lahat/kain/tidak-ada/", 404),
        ("/lapas/tidak-ada/kain/", 404),
        ("/a/b/c/d/e/f/g/h/i/j/", 404),
        ("/beranda/", 404),
        ("/beranda/produk/", 404),
        ("/%00/", 404),
        ("/lapas/lahat/%2e%2e/", 404),
        ("/LAPAS/LAHAT/", 404),
        ("/" + "x" * 5_000 + "/", 404),
    ],
)
def test_every_address_leads_to_its_page_or_to_none(site_tree, client, path, status):
    about = factories.standard_page("Tentang", slug="tentang")
    factories.standard_page("Privasi", slug="privasi", parent=about)
    factories.standard_page("Tutup", slug="tutup", live=False)
    lahat = factories.prison("Lapas Lahat", slug="lahat")
    factories.product(lahat, slug="kain")
    factories.product(lahat, slug="draf", live=False)
    assert client.get(path).status_code == status


@pytest.mark.parametrize("path", ["/produk", "/lapas/lahat", "/lapas/lahat/kain"])
def test_an_address_without_its_last_stroke_leads_on(site_tree, client, path):
    factories.product(factories.prison("Lapas Lahat", slug="lahat"), slug="kain")
    response = client.get(path)
    assert (response.status_code, response.headers["Location"]) == (301, f"{path}/")


def test_the_page_is_the_one_at_the_address(site_tree, client):
    lahat = factories.prison("Lapas Lahat", slug="lahat")
    martapura = factories.prison("Lapas Martapura", slug="martapura")
    factories.product(lahat, "Kain dari Lahat", slug="kain")
    factories.product(martapura, "Kain dari Martapura", slug="kain")
    assert "Kain dari Martapura" in client.get("/lapas/martapura/kain/").text


def test_a_calendar_file_below_an_event(site_tree, client):
    factories.event(slug="bazar", sessions=[date(2026, 5, 2)])
    response = client.get("/agenda/bazar/kalender/")
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"


@pytest.mark.parametrize("path", ["/agenda/bazar/lain.ics", "/agenda/kalender/", "/kalender/"])
def test_no_calendar_file_elsewhere(site_tree, client, path):
    factories.event(slug="bazar", sessions=[date(2026, 5, 2)])
    assert client.get(path).status_code == 404


def test_no_calendar_file_of_a_draft(site_tree, client):
    factories.event(slug="bazar", sessions=[date(2026, 5, 2)], live=False)
    assert client.get("/agenda/bazar/kalender/").status_code == 404


def test_a_page_is_found_with_two_look_ups(site_tree, client, django_assert_num_queries, rf):
    from core import routing

    factories.product(factories.prison("Lapas Lahat", slug="lahat"), slug="kain")
    request = rf.get("/lapas/lahat/kain/")

    def route():
        return routing._route(request, site_tree.home.url_path, "lapas/lahat/kain/")

    assert route().page.slug == "kain"  # types of pages are known from here on
    with django_assert_num_queries(2):
        route()


def test_a_page_outside_the_site_has_no_address(site_tree, client):
    root = Page.get_first_root_node()
    root.add_child(instance=Page(title="Lain", slug="lain"))
    assert client.get("/lain/").status_code == 404


def test_two_sites_go_wagtails_own_way(site_tree, client):
    other = factories.standard_page("Situs lain", slug="situs-lain")
    Site.objects.create(hostname="localhost", root_page=other)
    assert client.get("/produk/").status_code == 200
    response = client.get("/", headers={"Host": "localhost"})
    assert "Situs lain" in response.text


def test_a_site_without_any_site_says_not_found(site_tree, client):
    Site.objects.all().delete()
    assert client.get("/").status_code == 404


def test_redirects_of_the_editors_are_followed(site_tree, client):
    from wagtail.contrib.redirects.models import Redirect

    page = factories.standard_page("Cara belanja", slug="cara-belanja")
    Redirect.add_redirect("/cara-beli/", page, is_permanent=True)
    Redirect.add_redirect("/promo/", "/produk/?kategori=batik", is_permanent=False)
    first, second = client.get("/cara-beli/"), client.get("/promo/")
    assert (first.status_code, first.headers["Location"]) == (301, "/cara-belanja/")
    assert (second.status_code, second.headers["Location"]) == (302, "/produk/?kategori=batik")


def test_an_old_address_of_a_page_leads_on(site_tree, client, django_capture_on_commit_callbacks):
    page = factories.standard_page("Cara belanja", slug="cara-belanja")
    page.slug = "belanja"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    response = client.get("/cara-belanja/")
    assert (response.status_code, response.headers["Location"]) == (301, "/belanja/")

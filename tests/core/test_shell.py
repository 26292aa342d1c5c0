import pytest

from core.models import SiteSettings
from core.shell import MenuItem, header_for, load_shell
from tests import factories

pytestmark = pytest.mark.django_db


def test_the_menu_is_the_tree(site_tree):
    assert load_shell().menu == (
        MenuItem("Produk", "/produk/"),
        MenuItem("Cerita", "/cerita/"),
        MenuItem("Agenda", "/agenda/"),
        MenuItem("Lapas", "/lapas/"),
    )


def test_plain_pages_stand_in_the_footer(site_tree):
    factories.standard_page("Tentang", slug="tentang", show_in_menus=True)
    factories.standard_page("Tanpa menu", slug="tanpa-menu")
    factories.standard_page("Draf", slug="draf", show_in_menus=True, live=False)
    around = load_shell()
    assert around.footer_menu == (MenuItem("Tentang", "/tentang/"),)
    assert len(around.menu) == 4


def test_a_page_below_the_first_level_is_in_no_menu(site_tree):
    about = factories.standard_page("Tentang", slug="tentang")
    factories.standard_page("Privasi", slug="privasi", parent=about, show_in_menus=True)
    assert load_shell().footer_menu == ()


def test_a_new_page_is_in_the_menu_at_once(site_tree):
    load_shell()
    page = factories.standard_page("Tentang", show_in_menus=True, live=False)
    page.save_revision().publish()
    assert [item.title for item in load_shell().footer_menu] == ["Tentang"]


def test_index_pages_are_known_wherever_they_stand(site_tree):
    site_tree.products.slug = "belanja"
    site_tree.products.save_revision().publish()
    around = load_shell()
    assert (around.products_url, around.stories_url) == ("/belanja/", "/cerita/")


def test_where_an_index_page_is_missing_the_home_page_stands_in(site_tree):
    site_tree.stories.delete()
    assert load_shell().stories_url == "/"


def test_the_settings_of_the_site(site_tree):
    settings = SiteSettings.load()
    settings.site_name, settings.whatsapp = "Karya Kita", "+6281234567890"
    settings.save()
    around = load_shell()
    assert (around.site_name, around.whatsapp, around.whatsapp_link) == (
        "Karya Kita",
        "0812-3456-7890",
        "https://wa.me/6281234567890",
    )


def test_a_site_without_whatsapp(site_tree):
    assert (load_shell().whatsapp, load_shell().whatsapp_link) == ("", "")


@pytest.mark.parametrize(
    ("path", "here"),
    [
        ("/produk/", "/produk/"),
        ("/lapas/lahat/kain/", "/lapas/"),
        ("/", ""),
        ("/keranjang/", ""),
        ("/produk-lain/", ""),
    ],
)
def test_the_section_one_is_in(site_tree, path, here):
    assert header_for(path).here == here


def test_a_page_that_prints_header_and_footer_pays_once(site_tree, django_assert_num_queries):
    load_shell()
    with django_assert_num_queries(2):  # the generation, twice
        header_for("/produk/")
        load_shell()


def test_the_notice_stands_on_every_page(site_tree, client):
    settings = SiteSettings.load()
    settings.notice = "Situs percontohan; semua perajin di sini rekaan."
    settings.save()
    for path in ("/", "/produk/", "/keranjang/", "/tidak-ada/"):
        assert "Situs percontohan; semua perajin di sini rekaan." in client.get(path).text

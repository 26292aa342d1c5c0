import pytest

from core.addresses import public_path, root_url_path


@pytest.mark.parametrize(
    ("url_path", "public"),
    [
        ("/beranda/", "/"),
        ("/beranda/produk/", "/produk/"),
        ("/beranda/lapas/lahat/kain/", "/lapas/lahat/kain/"),
        ("/lain/", "/lain/"),
    ],
)
def test_a_page_as_visitors_see_it(url_path, public):
    assert public_path(url_path, "/beranda/") == public


@pytest.mark.django_db
def test_the_root_of_the_site(site_tree):
    assert root_url_path() == "/beranda/"


@pytest.mark.django_db
def test_addresses_agree_with_wagtails_own(site_tree):
    for page in (site_tree.home, site_tree.products, site_tree.prisons):
        assert public_path(page.url_path) == page.get_url()

import xml.etree.ElementTree as ElementTree

import pytest
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db

SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@pytest.mark.parametrize(
    ("name", "args", "path"),
    [
        ("basket", [], "/keranjang/"),
        ("checkout", [], "/checkout/"),
        ("order-lookup", [], "/pesanan/"),
        ("order", ["abc"], "/pesanan/abc/"),
        ("search", [], "/cari/"),
        ("search-suggestions", [], "/cari/saran/"),
        ("health", [], "/sehat/"),
        ("sitemap", [], "/sitemap.xml"),
    ],
)
def test_addresses_are_indonesian(name, args, path):
    assert reverse(name, args=args) == path


def test_the_site_is_well(client):
    assert client.get("/sehat/").status_code == 200


def sitemap(client):
    response = client.get("/sitemap.xml")
    assert response.status_code == 200
    tree = ElementTree.fromstring(response.content)
    return {place.text for place in tree.findall("s:url/s:loc", SPACE)}


def test_the_sitemap_lists_what_is_public(site_tree, client):
    prison = factories.prison("Lapas Lahat", slug="lahat")
    factories.product(prison, slug="kain")
    factories.product(prison, slug="draf", live=False)
    factories.standard_page("Tentang", slug="tentang")
    silent = factories.artisan(prison, consent=False)
    factories.story(prison, slug="terbuka")
    factories.story(prison, slug="tertutup", makers=[silent])
    assert sitemap(client) == {
        f"http://testserver{path}"
        for path in (
            "/",
            "/produk/",
            "/cerita/",
            "/agenda/",
            "/lapas/",
            "/lapas/lahat/",
            "/lapas/lahat/kain/",
            "/lapas/lahat/terbuka/",
            "/tentang/",
        )
    }


def test_documents_need_their_name(client, site_tree):
    assert client.get("/dokumen/999/surat.pdf").status_code == 404

import re

import pytest

from tests import factories

pytestmark = pytest.mark.django_db

PUBLIC = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "frame-src": "https://www.youtube-nocookie.com https://player.vimeo.com",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'self'",
    "manifest-src": "'self'",
}
ADMIN = {
    **PUBLIC,
    "default-src": "'self'",
    "script-src": "'self' 'unsafe-inline'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "frame-src": "'self' https://www.youtube-nocookie.com https://player.vimeo.com",
}


LOADED = r'<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)="([^"]+)"'


def policy(response):
    """{directive: sources} of the header."""
    header = response.headers["Content-Security-Policy"]
    return dict(part.strip().split(" ", 1) for part in header.split(";") if part.strip())


@pytest.mark.parametrize(
    "path", ["/", "/produk/", "/cari/?q=x", "/keranjang/", "/pesanan/", "/tidak-ada/", "/sehat/"]
)
def test_public_pages(site_tree, client, path):
    assert policy(client.get(path)) == PUBLIC


@pytest.mark.parametrize("path", ["/admin/login/", "/admin/", "/admin/images/"])
def test_the_admin(site_tree, client, path):
    client.force_login(factories.admin())
    assert policy(client.get(path)) == ADMIN


def test_editors_see_public_pages_with_their_bar(site_tree, client):
    client.force_login(factories.admin())
    assert policy(client.get("/produk/")) == ADMIN


@pytest.fixture
def whole_site(lapas):
    """Addresses of one page of every type, each with something on it."""
    image = factories.image()
    maker = factories.artisan(lapas, portrait=image)
    product = factories.product(lapas, images=[image], makers=[maker])
    story = factories.story(lapas, makers=[maker], products=[product], lead_image=image)
    event = factories.event(prisons=[lapas], products=[product], offers_pickup=True)
    plain = factories.standard_page()
    pages = [lapas, product, story, event, plain]
    indexes = ["/", "/produk/", "/cerita/", "/agenda/", "/lapas/", "/cari/?q=kain", "/keranjang/"]
    return [*indexes, *(page.get_url() for page in pages)]


def test_no_page_needs_what_the_policy_forbids(whole_site, client):
    for path in whole_site:
        text = client.get(path).text
        assert not re.search(r"<[^>]+\sstyle=", text), path
        assert "<style" not in text, path
        assert not re.search(r"<[^>]+\son[a-z]+=", text), path
        for script in re.findall(r"<script\b([^>]*)>", text):
            assert "src=" in script or 'type="application/ld+json"' in script, (path, script)
        for address in re.findall(
            r'<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)="([^"]+)"', text
        ):
            assert not address.startswith("//"), (path, address)
            assert not address.startswith("http") or "testserver" in address, (path, address)

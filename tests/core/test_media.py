import pytest

from core.pictures import CARD, pictures
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture():
    image = factories.image()
    return pictures([image.pk], CARD)[image.pk]


def test_a_rendition_is_served_and_kept_for_a_year(picture, client):
    response = client.get(picture.src)
    assert (response.status_code, response.headers["Content-Type"]) == (200, "image/webp")
    assert b"".join(response.streaming_content)[:4] == b"RIFF"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    "path",
    [
        "/media/",
        "/media/images/",
        "/media/images/tidak-ada.webp",
        "/media/original_images/",
        "/media/documents/surat.pdf",
        "/media/rahasia.txt",
        "/media/images/../rahasia.txt",
        "/media/images/%2e%2e/rahasia.txt",
        "/media/images/..%2frahasia.txt",
        "/media/images/..%5crahasia.txt",
        "/media/images/../../../../etc/passwd",
        "/media/images//etc/passwd",
        "/media/images/%00",
    ],
)
def test_nothing_else_is_served(site_tree, client, settings, path):
    for name in ("rahasia.txt", "documents/surat.pdf"):
        file = settings.MEDIA_ROOT / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("rahasia")
    response = client.get(path)
    assert response.status_code in (400, 404)
    assert b"rahasia" not in response.content


def test_an_original_has_no_address(site_tree, client):
    image = factories.image()
    assert client.get(f"/media/{image.file.name}").status_code == 404


def test_a_folder_is_not_listed(picture, site_tree, client):
    assert client.get("/media/images/").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_files_are_only_read(picture, client, method):
    assert getattr(client, method)(picture.src).status_code == 405


def test_robots_stay_away_from_what_is_private(client, settings):
    response = client.get("/robots.txt")
    assert response.headers["Content-Type"] == "text/plain"
    assert response.text == (
        "User-agent: *\n"
        "Disallow: /admin/\n"
        "Disallow: /keranjang/\n"
        "Disallow: /checkout/\n"
        "Disallow: /pesanan/\n"
        "Sitemap: http://testserver/sitemap.xml\n"
    )

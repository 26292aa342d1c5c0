import pytest
from django.core.exceptions import SuspiciousOperation
from django.db import OperationalError
from django.test import Client, override_settings
from django.urls import path

from config.urls import *  # noqa: F403
from config.urls import urlpatterns as site_patterns

pytestmark = pytest.mark.django_db


def breaks(request):
    raise RuntimeError("rahasia")


def without_database(request):
    raise OperationalError("could not connect")


def suspicious(request):
    raise SuspiciousOperation


urlpatterns = [
    path("rusak/", breaks),
    path("aneh/", suspicious),
    path("putus/", without_database),
    *site_patterns,
]


@pytest.fixture
def visitor(site_tree):
    """A browser that is shown what visitors are shown."""
    with override_settings(ROOT_URLCONF=__name__):
        yield Client(raise_request_exception=False, enforce_csrf_checks=True)


def test_a_page_that_is_not_there(visitor):
    response = visitor.get("/tidak-ada/")
    assert response.status_code == 404
    assert "<h1>Halaman tidak ditemukan</h1>" in response.text
    assert "Mungkin alamatnya salah ketik, atau halaman ini sudah diturunkan." in response.text


def test_a_database_that_is_down(visitor):
    response = visitor.get("/putus/")
    assert response.status_code == 503
    assert (response["Retry-After"], response["Cache-Control"]) == ("10", "no-store")
    assert "<h1>Toko sedang tidak bisa dibuka</h1>" in response.text
    assert "could not connect" not in response.text


def test_something_breaks(visitor):
    response = visitor.get("/rusak/")
    assert response.status_code == 500
    assert "<h1>Ada yang rusak di pihak kami</h1>" in response.text
    assert "rahasia" not in response.text


def test_the_page_for_that_asks_nothing_of_the_database(rf, django_assert_num_queries):
    from core.errors import server_error

    with django_assert_num_queries(0):
        assert server_error(rf.get("/")).status_code == 500


def test_a_request_that_cannot_be_read(visitor):
    response = visitor.get("/aneh/")
    assert response.status_code == 400
    assert "<h1>Permintaan tidak dapat dibaca</h1>" in response.text


def test_a_form_of_another_site(visitor):
    response = visitor.post("/keranjang/tambah/", headers={"Origin": "https://lain.example"})
    assert response.status_code == 403
    assert "<h1>Halaman ini tidak untuk Anda</h1>" in response.text
    assert "Permintaan ini tidak datang dari halaman kami." in response.text


def test_a_form_whose_token_is_old(visitor):
    response = visitor.post("/admin/login/", {"username": "a", "password": "b"})
    assert response.status_code == 403
    assert "<h1>Formulir sudah kedaluwarsa</h1>" in response.text


def test_an_unknown_host(visitor):
    assert visitor.get("/", headers={"Host": "lain.example"}).status_code == 400


@pytest.mark.parametrize("address", ["/tidak-ada/", "/rusak/", "/aneh/"])
def test_error_pages_are_in_indonesian_and_stay_out_of_search_engines(visitor, address):
    text = visitor.get(address).text
    assert '<html lang="id">' in text
    assert '<meta name="robots" content="noindex">' in text
    for english in ("Not Found", "Server Error", "Bad Request", "Forbidden"):
        assert english not in text

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import Client

from core.origin import comes_from_here, own_forms_only

HERE = "http://testserver"


@own_forms_only
def view(request):
    return HttpResponse("ditulis")


@pytest.mark.parametrize(
    ("headers", "ours"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "none"}, False),
        ({"Sec-Fetch-Site": "cross-site", "Origin": HERE}, False),
        ({"Origin": HERE}, True),
        ({"Origin": "https://testserver"}, False),
        ({"Origin": "http://testserver.example"}, False),
        ({"Origin": "http://testserver:8000"}, False),
        ({"Origin": "null"}, False),
        ({"Origin": "null", "Referer": f"{HERE}/produk/"}, False),
        ({"Referer": f"{HERE}/produk/"}, True),
        ({"Referer": "http://lain.example/?testserver"}, False),
        ({"Referer": "http://testserver@lain.example/"}, False),
        ({"Origin": "bukan alamat"}, False),
        ({}, False),
    ],
)
def test_who_sent_a_form(rf, headers, ours):
    assert comes_from_here(rf.post("/", headers=headers)) is ours


def test_a_trusted_origin_counts_as_ours(rf, settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://karyabinaan.example"]
    assert comes_from_here(rf.post("/", headers={"Origin": "https://karyabinaan.example"}))


def test_a_form_of_another_site_is_refused(rf):
    with pytest.raises(PermissionDenied) as refused:
        view(rf.post("/", headers={"Sec-Fetch-Site": "cross-site"}))
    assert str(refused.value) == "Permintaan ini tidak datang dari halaman kami."


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_reading_needs_no_sender(rf, method):
    request = getattr(rf, method)("/", headers={"Sec-Fetch-Site": "cross-site"})
    assert view(request).status_code == 200


def test_our_own_form_passes_without_token(rf):
    response = view(rf.post("/", headers={"Sec-Fetch-Site": "same-origin"}))
    assert response.content == b"ditulis"


@pytest.mark.django_db
def test_the_basket_refuses_another_sites_form(site_tree):
    client = Client(enforce_csrf_checks=True)
    response = client.post(
        "/keranjang/tambah/",
        {"sku": "BTK-001", "jumlah": 1},
        headers={"Sec-Fetch-Site": "cross-site"},
    )
    assert response.status_code == 403
    assert "keranjang" not in response.cookies
    assert "Permintaan ini tidak datang dari halaman kami." in response.text

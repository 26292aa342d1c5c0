"""The rate table in the admin: for the regional office alone, and imported whole or not at all."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from shipping.models import ShippingRate
from tests import factories, rooms, worlds

pytestmark = pytest.mark.django_db
LIST = "/admin/tarif-kurir/"
IMPORT = "/admin/tarif-kurir/impor/"
HEADER = "level,dest_code,first_kg_idr,next_kg_idr,etd_min_days,etd_max_days\n"
GOOD = HEADER + "kabupaten,16.71,9000,8000,1,2\nprovince,31,22000,20000,3,5\n"


@worlds.fixture
def people(site_tree):
    return rooms.people(factories.prison(), factories.prison("Lapas Sekayu"))


def upload(text, name="tarif.csv"):
    data = text if isinstance(text, bytes) else text.encode()
    return {"file": SimpleUploadedFile(name, data, "text/csv")}


def stored():
    return list(ShippingRate.objects.order_by("code").values_list("code", "first_kg", "next_kg"))


# fmt: off
DOORS = {
    # role:           list            form to import  import by POST
    "own officer":   ("turned away",  "turned away",  "turned away"),
    "other officer": ("turned away",  "turned away",  "turned away"),
    "kanwil":        ("page",         "page",         "done"),
    "dinas":         ("turned away",  "turned away",  "turned away"),
    "admin":         ("page",         "page",         "done"),
    "nobody":        ("login",        "login",        "login"),
}
# fmt: on


@pytest.mark.parametrize("role", DOORS)
def test_doors(people, client, role):
    user = people[role]
    went = (
        rooms.ask(client, user, "GET", LIST)[0],
        rooms.ask(client, user, "GET", IMPORT)[0],
        rooms.ask(client, user, "POST", IMPORT, upload(GOOD))[0],
    )
    assert went == DOORS[role]
    assert len(stored()) == (2 if went[2] == "done" else 0)


def test_an_import_replaces_and_adds(people, client):
    factories.rates()
    word, told = rooms.ask(client, people["kanwil"], "POST", IMPORT, upload(GOOD))
    assert (word, told) == ("done", ["2 tarif dibaca."])
    assert stored() == [("16", 18_000, 15_000), ("16.71", 9_000, 8_000), ("31", 22_000, 20_000)]


def problems_of(client, user, data):
    rooms.sign_in(client, user)
    response = client.post(IMPORT, data)
    assert response.status_code == 200
    return response


def test_every_bad_line_is_listed_and_nothing_changes(people, client):
    factories.rates()
    before = stored()
    text = (
        HEADER
        + "kabupaten,16.71,9000,8000,1,2\n"
        + "kabupaten,99.99,9000,8000,1,2\n"
        + "province,31,dua puluh,20000,3,5\n"
        + "kabupaten,16.71,9000,8000,1,2\n"
    )
    response = problems_of(client, people["kanwil"], upload(text))
    assert response.context["problems"] == [
        "Baris 3: Kode wilayah ini tidak dikenal.",
        "Baris 4: 'dua puluh' bukan angka bulat",
        "Baris 5: kode 16.71 muncul dua kali",
    ]
    page = response.content.decode()
    assert "Tidak ada tarif yang diubah." in page
    assert "Baris 3: Kode wilayah ini tidak dikenal." in page
    assert stored() == before


# fmt: off
FILES = [
    # file                                    message
    (upload(b"\xff\xfe\x00"),                 "Simpan berkas sebagai CSV dengan pengodean UTF-8."),
    (upload("a,b\n1,2\n"),                    "Kolom ini tidak ada di berkas: level, dest_code, first_kg_idr, next_kg_idr, etd_min_days, etd_max_days."),  # noqa: E501
    (upload(HEADER),                          "Tidak ada baris tarif di berkas ini."),
]
FORM = [
    ({},                                      "Pilih berkas CSV-nya."),
    (upload(""),                              "Berkas ini kosong."),
    (upload("x" * 1_000_001), "Berkas terlalu besar; tarif kurir paling banyak 1 MB."),
]
# fmt: on


@pytest.mark.parametrize(("data", "message"), FILES)
def test_files_that_cannot_be_read(people, client, data, message):
    data["file"].seek(0)
    response = problems_of(client, people["kanwil"], data)
    assert response.context["problems"] == [message]
    assert stored() == []


@pytest.mark.parametrize(("data", "message"), FORM)
def test_no_file_to_read(people, client, data, message):
    if data:
        data["file"].seek(0)
    response = problems_of(client, people["kanwil"], data)
    assert response.context["form"].errors == {"file": [message]}
    assert message in response.content.decode()
    assert stored() == []


# fmt: off
SEARCHES = [
    ("palembang",  ["16.71"]),
    ("JAKARTA",    ["31"]),
    ("16",         ["16", "16.71"]),
    ("atlantis",   []),
]
# fmt: on


@pytest.mark.parametrize(("text", "codes"), SEARCHES)
def test_search_by_the_name_of_the_region(people, client, text, codes):
    factories.rates()
    rooms.sign_in(client, people["kanwil"])
    found = client.get(LIST, {"q": text}).context["object_list"]
    assert sorted(rate.code for rate in found) == codes


def test_the_list_leads_to_the_import(people, client):
    factories.rates()
    rooms.sign_in(client, people["kanwil"])
    page = client.get(LIST).content.decode()
    assert f'href="{IMPORT}"' in page
    for text in ("Kota Palembang", "Rp10.000", "1–2 hari"):
        assert text in page


@pytest.mark.parametrize("role", ["own officer", "dinas"])
def test_nobody_else_changes_a_rate(people, client, role):
    rate = factories.rate("16.71", 10_000, 8_000)
    namespace = ShippingRate.snippet_viewset.url_namespace
    for name in ("edit", "delete"):
        url = reverse(f"{namespace}:{name}", args=[rate.pk])
        for method in ("GET", "POST"):
            assert rooms.ask(client, people[role], method, url)[0] == "turned away"
    assert stored() == [("16.71", 10_000, 8_000)]

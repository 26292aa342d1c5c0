"""The stock ledger in the admin: who gets in, what receiving and correcting do and refuse."""

from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from products import stock
from products.models import StockItem, StockMovement
from tests import factories, rooms, worlds

pytestmark = pytest.mark.django_db
URL = "/admin/stok/"


@worlds.fixture
def shelf(site_tree):
    """Two prisons with one SKU each, ten pieces on hand."""
    own = factories.prison("Lapas Perempuan Palembang")
    other = factories.prison("Lapas Sekayu")
    factories.product(own, "Kain batik", sku="LPP-BTK-01", stock=10)
    factories.product(other, "Songket", sku="SKY-SGK-01", stock=10)
    return SimpleNamespace(
        own=StockItem.objects.get(sku="LPP-BTK-01"),
        other=StockItem.objects.get(sku="SKY-SGK-01"),
        people=rooms.people(own, other),
        prison=own,
    )


def room(name, item):
    return reverse(f"stok_modeladmin_{name}", args=[item.pk])


# fmt: off
DOORS = {
    # role:           list            item, own       receive, own    receive, other's
    "own officer":   ("page",         "page",         "done",         "not yours"),
    "other officer": ("page",         "not yours",    "not yours",    "done"),
    "kanwil":        ("page",         "page",         "done",         "done"),
    "dinas":         ("turned away",  "turned away",  "turned away",  "turned away"),
    "admin":         ("page",         "page",         "done",         "done"),
    "nobody":        ("login",        "login",        "login",        "login"),
}
# fmt: on


@pytest.mark.parametrize("role", DOORS)
def test_doors(shelf, client, role):
    user = shelf.people[role]
    went = (
        rooms.ask(client, user, "GET", URL)[0],
        rooms.ask(client, user, "GET", room("inspect", shelf.own))[0],
        rooms.ask(client, user, "POST", room("receive", shelf.own), {"quantity": 5})[0],
        rooms.ask(client, user, "POST", room("receive", shelf.other), {"quantity": 5})[0],
    )
    assert went == DOORS[role]
    expected = tuple(15 if word == "done" else 10 for word in DOORS[role][2:])
    assert expected == (
        factories.stock_of("LPP-BTK-01")[0],
        factories.stock_of("SKY-SGK-01")[0],
    )


@pytest.mark.parametrize("role", DOORS)
def test_doors_of_correcting(shelf, client, role):
    data = {"counted": 7, "reason": "Dihitung ulang"}
    word, _told = rooms.ask(client, shelf.people[role], "POST", room("correct", shelf.own), data)
    assert word == DOORS[role][2]
    assert factories.stock_of("LPP-BTK-01")[0] == (7 if word == "done" else 10)


@pytest.mark.parametrize("name", ["receive", "correct"])
def test_changes_are_only_posted(shelf, client, name):
    word, _told = rooms.ask(client, shelf.people["admin"], "GET", room(name, shelf.own))
    assert word == "only POST"


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("name", ["create", "edit", "delete"])
def test_items_and_movements_are_never_edited(shelf, client, name, method):
    for url in (f"{URL}{name}/", f"{URL}{name}/{shelf.own.pk}/"):
        assert rooms.ask(client, shelf.people["admin"], method, url)[0] == "missing"
    assert StockItem.objects.count() == 2


def test_who_may_only_look_changes_nothing(shelf, client):
    officer = shelf.people["own officer"]
    group = officer.groups.get()
    group.permissions.remove(*group.permissions.filter(codename="change_stockitem"))
    word, told = rooms.ask(client, officer, "POST", room("receive", shelf.own), {"quantity": 5})
    assert (word, told) == ("refused", ["Anda tidak punya izin untuk mengubah stok."])
    assert factories.stock_of("LPP-BTK-01") == (10, 0)
    assert "Barang masuk</h2>" not in client.get(room("inspect", shelf.own)).content.decode()


# --- receive and correct --------------------------------------------------------------------


def test_receiving(shelf, client):
    officer = shelf.people["own officer"]
    data = {"quantity": "5", "reason": " Jahitan minggu ini "}
    word, told = rooms.ask(client, officer, "POST", room("receive", shelf.own), data)
    assert (word, told) == ("done", ["LPP-BTK-01: sekarang ada 15, bebas 15."])
    movement = StockMovement.objects.filter(item=shelf.own).first()
    assert (movement.kind, movement.on_hand_change, movement.reason, movement.by) == (
        "receive",
        5,
        "Jahitan minggu ini",
        officer,
    )


def test_correcting(shelf, client):
    factories.order({"LPP-BTK-01": 2})
    officer = shelf.people["own officer"]
    data = {"counted": "8", "reason": "Dua rusak"}
    word, told = rooms.ask(client, officer, "POST", room("correct", shelf.own), data)
    assert (word, told) == ("done", ["LPP-BTK-01: sekarang ada 8, bebas 6."])
    movement = StockMovement.objects.filter(item=shelf.own).first()
    assert (movement.kind, movement.on_hand_change, movement.reason, movement.by) == (
        "correct",
        -2,
        "Dua rusak",
        officer,
    )


# fmt: off
REFUSED = [
    # what       what was typed                        message
    ("receive", {},                                    "Tulis jumlahnya."),
    ("receive", {"quantity": "0"},                     "Jumlah barang masuk harus lebih dari nol."),
    ("receive", {"quantity": "-3"},                    "Jumlah barang masuk harus lebih dari nol."),
    ("receive", {"quantity": "lima"},                  "Tulis angka bulat."),
    ("receive", {"quantity": "1.5"},                   "Tulis angka bulat."),
    ("receive", {"quantity": "100001"},                "Angka ini terlalu besar."),
    ("correct", {"reason": "Dihitung"},                "Tulis jumlahnya."),
    ("correct", {"counted": "-1", "reason": "x"},      "Jumlah tidak bisa kurang dari nol."),
    ("correct", {"counted": "9"},                      "Tulis alasan koreksi."),
    ("correct", {"counted": "9", "reason": "  "},      "Tulis alasan koreksi."),
    ("correct", {"counted": "1", "reason": "Hilang"},  "Sudah dipesan 2; jumlah tidak bisa kurang dari itu."),  # noqa: E501
    ("correct", {"counted": "10", "reason": "Hitung"}, "Jumlahnya sama dengan catatan; tidak ada yang dikoreksi."),  # noqa: E501
]
# fmt: on


def test_every_label_belongs_to_its_own_field(shelf, client):
    rooms.sign_in(client, shelf.people["own officer"])
    page = client.get(room("inspect", shelf.own)).content.decode()
    for name in ("masuk_quantity", "masuk_reason", "koreksi_counted", "koreksi_reason"):
        assert page.count(f'id="{name}"') == page.count(f'for="{name}"') == 1


@pytest.mark.parametrize(("name", "data", "message"), REFUSED)
def test_refusals(shelf, client, name, data, message):
    factories.order({"LPP-BTK-01": 2})
    before = StockMovement.objects.count()
    rooms.sign_in(client, shelf.people["own officer"])
    response = client.post(room(name, shelf.own), data)
    form = response.context[f"{name}_form"]
    assert [text for texts in form.errors.values() for text in texts] == [message]
    page = response.content.decode()
    assert message in page
    for typed in data.values():
        assert f'value="{typed.strip()}"' in page or not typed.strip()
    assert StockMovement.objects.count() == before
    assert factories.stock_of("LPP-BTK-01") == (10, 2)


# --- what is shown --------------------------------------------------------------------------


def rows(client, user, **query):
    rooms.sign_in(client, user)
    return [
        {str(column.heading): str(value) for column, value in cells}
        for _url, _class, cells in client.get(URL, query).context["rows"]
    ]


def skus(client, user, **query):
    return [row["SKU"] for row in rows(client, user, **query)]


def test_the_columns(shelf, client):
    factories.order({"LPP-BTK-01": 2})
    expected = {
        "SKU": "LPP-BTK-01",
        "Barang": "Kain batik",
        "Ada": "10",
        "Dipesan": "2",
        "Bebas": "8",
        "Keadaan": '<span class="flag flag--stock-plenty">Tersedia</span>',
    }
    assert rows(client, shelf.people["own officer"]) == [expected]
    assert rows(client, shelf.people["kanwil"], q="batik") == [
        {**expected, "Lapas": "Lapas Perempuan Palembang"}
    ]


@worlds.fixture
def levels(shelf):
    """Items of the own prison with plenty, few and no pieces, and one that is offered no more."""
    factories.product(shelf.prison, "Mukena", sku="LPP-MKN-01", stock=5)
    factories.product(shelf.prison, "Roti sobek", sku="LPP-RTI-01", stock=0)
    factories.product(shelf.prison, "Tas rajut", sku="LPP-TAS-01", stock=3)
    StockItem.objects.filter(sku="LPP-TAS-01").update(is_listed=False)
    return shelf


# fmt: off
LISTS = [
    ({},                                        ["LPP-BTK-01", "LPP-MKN-01", "LPP-RTI-01", "LPP-TAS-01"]),  # noqa: E501
    ({"keadaan": "menipis"},                    ["LPP-MKN-01", "LPP-RTI-01"]),
    ({"keadaan": "habis"},                      ["LPP-RTI-01"]),
    ({"keadaan": "ada"},                        ["LPP-BTK-01", "LPP-MKN-01"]),
    ({"keadaan": "lepas"},                      ["LPP-TAS-01"]),
    ({"urut": "sedikit"},                       ["LPP-RTI-01", "LPP-MKN-01", "LPP-BTK-01", "LPP-TAS-01"]),  # noqa: E501
    ({"urut": "sedikit", "keadaan": "ada"},     ["LPP-MKN-01", "LPP-BTK-01"]),
    ({"q": "roti"},                             ["LPP-RTI-01"]),
    ({"q": "sobek ROTI"},                       ["LPP-RTI-01"]),
    ({"q": "lpp-mkn"},                          ["LPP-MKN-01"]),
    ({"q": "songket"},                          []),
    ({"keadaan": "x", "urut": "x", "p": "x", "item__x": "1"}, ["LPP-BTK-01", "LPP-MKN-01", "LPP-RTI-01", "LPP-TAS-01"]),  # noqa: E501
]
# fmt: on


@pytest.mark.parametrize(("query", "expected"), LISTS)
def test_lists(levels, client, query, expected):
    assert skus(client, levels.people["own officer"], **query) == expected


def test_the_history_of_an_item(shelf, client):
    officer = shelf.people["own officer"]
    order = factories.order({"LPP-BTK-01": 2})
    stock.correct("LPP-BTK-01", 9, by=officer, reason="Satu rusak")
    rooms.sign_in(client, officer)
    movements = client.get(room("inspect", shelf.own)).context["movements"]
    assert [
        (one.kind, one.on_hand_change, one.reserved_change, one.reference, one.reason, one.by)
        for one in movements
    ] == [
        ("correct", -1, 0, "", "Satu rusak", officer),
        ("reserve", 0, 2, f"{order.number}/LPP-BTK-01", "", None),
        ("receive", 10, 0, "", "Stok awal", None),
    ]


def test_a_long_history_comes_in_pages(shelf, client):
    for _one in range(60):
        stock.receive("LPP-BTK-01", 1, by=None)
    rooms.sign_in(client, shelf.people["own officer"])
    url = room("inspect", shelf.own)
    assert len(client.get(url).context["movements"]) == 50
    assert len(client.get(url, {"p": 2}).context["movements"]) == 11


def test_costs_the_same_with_five_and_with_twenty(shelf, client):
    rooms.sign_in(client, shelf.people["own officer"])
    costs = []
    for first in (0, 5):
        for number in range(first, first + (5 if first == 0 else 15)):
            factories.product(shelf.prison, sku=f"LPP-UKR-{number:02}")
        client.get(URL)
        with CaptureQueriesContext(connection) as seen:
            client.get(URL)
        costs.append(len(seen))
    assert costs[0] == costs[1] <= 15

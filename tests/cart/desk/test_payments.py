"""The list of payments, for whoever reads the statement of the office's account."""

import pytest
from django.urls import reverse

from cart.enums import FulfilmentState
from payments.models import Payment
from tests import rooms

pytestmark = pytest.mark.django_db
URL = "/admin/pembayaran/"

# fmt: off
DOORS = {
    # role:           list and page
    "own officer":   "turned away",
    "other officer": "turned away",
    "kanwil":        "page",
    "dinas":         "turned away",
    "admin":         "page",
    "nobody":        "login",
}
# fmt: on


@pytest.mark.parametrize("role", DOORS)
def test_doors(desk, own_order, client, role):
    user, page = (
        desk.people[role],
        reverse("pembayaran_modeladmin_inspect", args=[own_order.order.payment_id]),
    )
    assert rooms.ask(client, user, "GET", URL)[0] == DOORS[role]
    assert rooms.ask(client, user, "GET", page)[0] == DOORS[role]


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("room", ["create", "edit", "delete"])
def test_read_only(desk, own_order, client, room, method):
    payment = own_order.order.payment_id
    for url in (f"{URL}{room}/", f"{URL}{room}/{payment}/"):
        assert rooms.ask(client, desk.people["admin"], method, url)[0] == "missing"
    assert Payment.objects.get().state == "pending"


def test_an_officer_is_kept_out_even_with_the_right_to_the_model(desk, own_order, client):
    from django.contrib.auth.models import Permission

    officer = desk.people["own officer"]
    officer.user_permissions.add(Permission.objects.get(codename="view_payment"))
    assert rooms.ask(client, officer, "GET", URL)[0] == "turned away"


def row_of(client, user, **query):
    rooms.sign_in(client, user)
    return [
        {str(column.heading): str(value) for column, value in cells}
        for _url, _class, cells in client.get(URL, query).context["rows"]
    ]


def test_the_columns(desk, own_order, client):
    order = own_order.order
    Payment.objects.update(amount=300_007, unique_code=7, expires_at="2026-05-02T17:30:00Z")
    link = reverse("pesanan_modeladmin_inspect", args=[own_order.pk])
    assert row_of(client, desk.people["kanwil"]) == [
        {
            "Jumlah": "Rp300.007",
            "Kode": "007",
            "Cara bayar": "Transfer bank",
            "Pesanan": f'<a href="{link}">{order.number}</a>',
            "Pembeli": "Rina Marlina",
            "Rekening": "Bank Sumsel Babel 1500300400",
            "Batas waktu": "3 Mei 2026 00.30",
            "Keadaan": '<span class="flag flag--payment-pending">Belum dibayar</span>',
        }
    ]


def test_cash_has_no_code_account_or_deadline(desk, make_part, client):
    make_part(state=FulfilmentState.PROCESSING, payment="tunai")
    (row,) = row_of(client, desk.people["kanwil"])
    assert (row["Kode"], row["Rekening"], row["Batas waktu"]) == ("–", "–", "–")


# fmt: off
SEARCHES = [
    ("300007",        True),
    ("300.007",       True),
    ("Rp300.007",     True),
    ("Rp 300.007,00", True),
    ("rp300.007,-",   True),
    ("300008",        False),
    ("300",           False),
    ("99999999999999999999999", False),
    ("rina",          False),
]
# fmt: on


@pytest.mark.parametrize(("text", "found"), SEARCHES)
def test_search_by_the_exact_sum(desk, own_order, client, text, found):
    Payment.objects.update(amount=300_007)
    assert bool(row_of(client, desk.people["kanwil"], q=text)) is found


def test_search_by_order_number(desk, make_part, client):
    wanted, _other = make_part(), make_part()
    (row,) = row_of(client, desk.people["kanwil"], q=wanted.order.number)
    assert wanted.order.number in row["Pesanan"]


def test_open_ones_come_first_by_their_deadline(desk, make_part, client):
    parts = [make_part(), make_part(), make_part(state=FulfilmentState.PROCESSING)]
    Payment.objects.filter(order=parts[0].order_id).update(expires_at="2026-05-03T00:00:00Z")
    Payment.objects.filter(order=parts[1].order_id).update(expires_at="2026-05-02T00:00:00Z")
    numbers = [row["Pesanan"] for row in row_of(client, desk.people["kanwil"])]
    wanted = [parts[1], parts[0], parts[2]]
    assert all(part.order.number in text for part, text in zip(wanted, numbers, strict=True))


def test_filters(desk, make_part, client):
    make_part()
    make_part(state=FulfilmentState.PROCESSING, payment="tunai")
    user = desk.people["kanwil"]
    assert len(row_of(client, user, cara="tunai")) == 1
    assert len(row_of(client, user, bayar="pending")) == 2
    assert row_of(client, user, bayar="paid") == []


def test_the_page_leads_to_every_part(desk, shared_order, client):
    own, other = shared_order
    rooms.sign_in(client, desk.people["kanwil"])
    url = reverse("pembayaran_modeladmin_inspect", args=[own.order.payment_id])
    page = client.get(url).content.decode()
    for part in (own, other):
        assert reverse("pesanan_modeladmin_inspect", args=[part.pk]) in page


def test_the_list_costs_the_same_with_three_and_with_twelve(
    desk, make_part, client, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    rooms.sign_in(client, desk.people["kanwil"])
    for _one in range(3):
        make_part()
    client.get(URL)
    with CaptureQueriesContext(connection) as seen:
        client.get(URL)
    for _one in range(9):
        make_part()
    with django_assert_num_queries(len(seen)):
        client.get(URL)

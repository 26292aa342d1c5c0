"""CSV and XLSX of the desk: exact contents, permitted rows only, no formulas."""

import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook

from cart.enums import FulfilmentState
from cart.models import FulfilmentLine, Order
from core.records.exports import harmless
from tests import factories, rooms

pytestmark = pytest.mark.django_db
URL = "/admin/pesanan/"
HEADINGS = [
    "Nomor",
    "Tanggal",
    "Lapas",
    "Keadaan",
    "Pembeli",
    "WhatsApp",
    "Barang",
    "Pengiriman",
    "Nomor resi",
    "Cara bayar",
    "Pembayaran",
    "Harga barang (Rp)",
    "Ongkir (Rp)",
    "Jumlah (Rp)",
]


@pytest.fixture
def sent(desk, time_machine):
    time_machine.move_to("2026-05-02T17:30:00Z")  # half past midnight in Palembang
    return factories.order(
        {"LPP-BTK-01": 2}, state=FulfilmentState.SHIPPED, delivery="kurir"
    ).fulfilments.get()


def csv_rows(client, user, **query):
    rooms.sign_in(client, user)
    response = client.get(URL, {"export": "csv", **query})
    assert response["Content-Type"] == "text/csv"
    assert response["Content-Disposition"] == 'attachment; filename="pesanan.csv"'
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def xlsx_rows(client, user, **query):
    rooms.sign_in(client, user)
    response = client.get(URL, {"export": "xlsx", **query})
    book = load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    return [list(row) for row in book.active.iter_rows(values_only=True)]


def test_csv(desk, sent, client):
    assert csv_rows(client, desk.people["own officer"]) == [
        HEADINGS,
        [
            sent.order.number,
            "2026-05-03",
            "Lapas Perempuan Palembang",
            "Dikirim",
            "Rina Marlina",
            "0813-7788-9900",
            "2× Kain batik",
            "Kurir",
            "JP1234567890",
            "Transfer bank",
            "Lunas",
            "300000",
            "10000",
            "310000",
        ],
    ]


def test_xlsx(desk, sent, client):
    headings, row = xlsx_rows(client, desk.people["own officer"])
    assert headings == HEADINGS
    assert row[:2] == [sent.order.number, date(2026, 5, 3)]
    assert row[-3:] == [300_000, 10_000, 310_000]


def test_goods_are_told_apart_by_their_variant(desk, client):
    variants = [{"sku": f"LPP-KS-{size}", "label": size, "stock": 5} for size in ("M", "L")]
    factories.product(desk.own, "Kaos", variants=variants)
    factories.order({"LPP-KS-M": 1, "LPP-KS-L": 2})
    _headings, row = csv_rows(client, desk.people["own officer"])
    assert sorted(row[6].split(", ")) == ["1× Kaos (M)", "2× Kaos (L)"]


def test_excel_is_told_that_it_is_utf8(desk, sent, client):
    rooms.sign_in(client, desk.people["own officer"])
    body = b"".join(client.get(URL, {"export": "csv"}).streaming_content)
    assert body.startswith(b"\xef\xbb\xbfNomor,")


def test_only_own_rows_and_only_those_listed(desk, client):
    own = factories.order({"LPP-BTK-01": 1})
    factories.order({"SKY-SGK-01": 1})
    paid = factories.order({"LPP-BTK-01": 1}, state=FulfilmentState.PROCESSING)
    officer = desk.people["own officer"]
    numbers = [row[0] for row in csv_rows(client, officer)[1:]]
    assert numbers == [own.number, paid.number]
    assert [row[0] for row in csv_rows(client, officer, bayar="paid")[1:]] == [paid.number]
    assert len(csv_rows(client, desk.people["kanwil"])) == 4


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_formula_is_only_text(desk, sent, client, start):
    Order.objects.update(name=f"{start}HYPERLINK(1)")
    FulfilmentLine.objects.update(title="Kain =1+1")
    for rows in (csv_rows, xlsx_rows):
        _headings, row = rows(client, desk.people["own officer"])
        assert row[4] == f"'{start}HYPERLINK(1)"
        assert row[6] == "2× Kain =1+1"


# fmt: off
CELLS = [
    ("=1+1",     "'=1+1"),
    ("+62812",   "'+62812"),
    ("-1",       "'-1"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1",     "'\t=1"),
    ("\r=1",     "'\r=1"),
    ("  =1",     "'  =1"),
    ("\n=1",     "'\n=1"),
    ("a=1",      "a=1"),
    ("",         ""),
    ("–",        "–"),
    (-5,         -5),
    (None,       None),
]
# fmt: on


@pytest.mark.parametrize(("given", "cell"), CELLS)
def test_harmless(given, cell):
    assert harmless(given) == cell


@pytest.mark.parametrize("wanted", ["csv", "xlsx"])
def test_without_the_right_nothing_is_handed_out(desk, sent, client, wanted):
    officer = desk.people["own officer"]
    officer.groups.get().permissions.remove(
        *officer.groups.get().permissions.filter(codename="export_order")
    )
    assert rooms.ask(client, officer, "GET", f"{URL}?export={wanted}") == (
        "turned away",
        [rooms.TURNED_AWAY],
    )
    assert "Unduh CSV" not in client.get(URL).content.decode()


def test_an_unknown_kind_of_file_is_the_list(desk, sent, client):
    assert rooms.ask(client, desk.people["kanwil"], "GET", f"{URL}?export=pdf")[0] == "page"


def test_a_large_export_costs_no_query_a_row(desk, client, django_assert_max_num_queries):
    factories.product(desk.own, "Mukena", sku="LPP-MKN-01", stock=100)
    for _one in range(30):
        factories.order({"LPP-MKN-01": 1})
    rooms.sign_in(client, desk.people["kanwil"])
    client.get(URL)
    with django_assert_max_num_queries(10):
        response = client.get(URL, {"export": "csv"})
        assert b"".join(response.streaming_content).count(b"\n") == 31

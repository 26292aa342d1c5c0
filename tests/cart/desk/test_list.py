"""The desk's list: what it shows of whom, how it is narrowed, in which order, at what cost."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cart.enums import FulfilmentState
from cart.models import Order
from tests import factories, rooms, worlds

pytestmark = pytest.mark.django_db
State = FulfilmentState
JAKARTA = ZoneInfo("Asia/Jakarta")
URL = "/admin/pesanan/"
MOST_QUERIES = 16


def listed(client, user, **query):
    """Order numbers in the list, top to bottom."""
    rooms.sign_in(client, user)
    response = client.get(URL, query)
    assert response.status_code == 200
    return [cells[0][1] for _url, _class, cells in response.context["rows"]]


def shown_filters(client):
    context = client.get(URL).context
    return [*context["first_filter"], *context["more_filters"]]


def row_of(client, user):
    """{heading: text} of the only row."""
    rooms.sign_in(client, user)
    ((_url, _class, cells),) = client.get(URL).context["rows"]
    return {str(column.heading): str(value) for column, value in cells}


def placed_at(part, *when):
    moment = datetime(*when, tzinfo=JAKARTA)
    Order.objects.filter(pk=part.order_id).update(placed_at=moment)


def test_the_address_of_the_list():
    assert reverse("pesanan_modeladmin_index") == URL


def test_each_sees_the_orders_of_their_own(desk, client):
    own = factories.order({"LPP-BTK-01": 1})
    other = factories.order({"SKY-SGK-01": 1})
    both = factories.order({"LPP-BTK-01": 1, "SKY-SGK-01": 1})
    people = desk.people
    assert listed(client, people["own officer"]) == [own.number, both.number]
    assert listed(client, people["other officer"]) == [other.number, both.number]
    everything = [own.number, other.number, both.number, both.number]
    assert sorted(listed(client, people["kanwil"])) == sorted(everything)
    assert sorted(listed(client, people["admin"])) == sorted(everything)


def test_the_columns(desk, make_part, client):
    desk.batik.title = "Kain <batik>"
    desk.batik.save()
    part = make_part(lines={"LPP-BTK-01": 3}, delivery="kurir")
    placed_at(part, 2026, 5, 2, 0, 30)
    expected = {
        "Nomor": part.order.number,
        "Tanggal": "2 Mei 2026",
        "Pembeli": "Rina Marlina",
        "Barang": "3× Kain <batik>",
        "Pengiriman": "Kurir",
        "Pembayaran": '<span class="flag flag--payment-pending">Belum dibayar</span>',
        "Jumlah": "Rp468.000",
        "Keadaan": '<span class="flag flag--order-awaiting_payment">Menunggu pembayaran</span>',
    }
    assert row_of(client, desk.people["own officer"]) == expected
    assert row_of(client, desk.people["kanwil"]) == {
        **expected,
        "Lapas": "Lapas Perempuan Palembang",
    }
    assert "3× Kain &lt;batik&gt;" in client.get(URL).content.decode()


def test_a_shared_order_shows_its_part_alone(desk, shared_order, client):
    assert row_of(client, desk.people["own officer"])["Jumlah"] == "Rp150.000"
    assert row_of(client, desk.people["other officer"])["Jumlah"] == "Rp900.000"


def test_many_goods_are_shortened(desk, client):
    factories.product(desk.own, "Mukena", sku="LPP-MKN-01")
    factories.product(desk.own, "Roti", sku="LPP-RTI-01")
    factories.order({"LPP-BTK-01": 2, "LPP-MKN-01": 1, "LPP-RTI-01": 1})
    assert row_of(client, desk.people["own officer"])["Barang"] == "2× Kain batik, +2 lainnya"


def test_the_oldest_open_one_is_on_top_and_the_newest_ended_next(desk, make_part, client):
    ended_first = make_part(state=State.CANCELLED)
    ended_last = make_part(state=State.COMPLETED)
    young = make_part(state=State.PROCESSING)
    old = make_part()
    for day, part in enumerate((ended_first, old, ended_last, young), 1):
        placed_at(part, 2026, 5, day, 9, 0)
    assert listed(client, desk.people["own officer"]) == [
        part.order.number for part in (old, young, ended_last, ended_first)
    ]


# --- filters --------------------------------------------------------------------------------


@worlds.fixture
def some(desk, make_part):
    """Four different orders by a short name."""
    made = {
        "unpaid": make_part(delivery="kurir"),
        "paid": make_part(state=State.PROCESSING),
        "cash": make_part(state=State.PROCESSING, payment="tunai"),
        "over": make_part(state=State.CANCELLED),
    }
    for day, part in enumerate(made.values(), 1):
        placed_at(part, 2026, 5, day, 23, 30)
    return made


# fmt: off
FILTERS = [
    ({"keadaan": "terbuka"},                               ["unpaid", "paid", "cash"]),
    ({"keadaan": "processing"},                            ["paid", "cash"]),
    ({"keadaan": "cancelled"},                             ["over"]),
    ({"pengiriman": "kurir"},                              ["unpaid"]),
    ({"pengiriman": "acara"},                              []),
    ({"cara": "tunai"},                                    ["cash"]),
    ({"bayar": "pending"},                                 ["unpaid", "cash"]),
    ({"bayar": "paid"},                                    ["paid"]),
    ({"bayar": "void"},                                    ["over"]),
    ({"dari": "2026-05-02"},                               ["paid", "cash", "over"]),
    ({"sampai": "2026-05-02"},                             ["unpaid", "paid"]),
    ({"dari": "2026-05-02", "sampai": "2026-05-02"},       ["paid"]),
    ({"dari": "2026-05-03", "sampai": "2026-05-01"},       []),
    ({"keadaan": "terbuka", "bayar": "pending", "cara": "transfer"}, ["unpaid"]),
]
NONSENSE = [
    {"keadaan": "ngawur"}, {"dari": "kemarin"}, {"sampai": "2026-13-01"}, {"lapas": "x"},
    {"lapas": "999999"}, {"p": "-1"}, {"p": "x"}, {"p": "99999"}, {"o": "99.-x"}, {"e": "1"},
    {"order__token__startswith": "a"}, {"foo": "bar"}, {"keadaan": "a\x00b"},
    {"sampai": "9999-12-31"},
]
# fmt: on


@pytest.mark.parametrize(("query", "names"), FILTERS)
def test_filters(desk, some, client, query, names):
    assert listed(client, desk.people["own officer"], **query) == [
        some[name].order.number for name in names
    ]


@pytest.mark.parametrize("query", NONSENSE)
def test_nonsense_in_the_address_narrows_nothing(desk, some, client, query):
    assert len(listed(client, desk.people["own officer"], **query)) == len(some)


def test_the_prison_filter_offers_own_prisons_only(desk, client):
    own = factories.order({"LPP-BTK-01": 1})
    factories.order({"SKY-SGK-01": 1})
    assert listed(client, desk.people["kanwil"], lapas=desk.own.pk) == [own.number]
    offered = {one.name: one.options for one in shown_filters(client) if hasattr(one, "options")}
    assert offered["lapas"] == [
        (str(desk.own.pk), "Lapas Perempuan Palembang"),
        (str(desk.other.pk), "Lapas Sekayu"),
    ]
    # Somebody else's prison is no choice, so it is as if none were chosen.
    assert listed(client, desk.people["own officer"], lapas=desk.other.pk) == [own.number]
    names = [getattr(one, "name", "") for one in shown_filters(client)]
    assert "lapas" not in names


# --- search ---------------------------------------------------------------------------------

# fmt: off
SEARCHES = [
    ("rina",             True),
    ("MARLINA rina",     True),
    ("rina sukma",       False),
    ("0813-7788-9900",   True),
    ("081377889900",     True),
    ("6281377889900",    True),
    ("+62 813 7788 9900", True),
    ("7788",             True),
    ("0813 7788 9901",   False),
    ("KB-",              True),
    ("   ",              True),
    ("\x00",             True),
    ("%",                False),
]
# fmt: on


@pytest.mark.parametrize(("text", "found"), SEARCHES)
def test_search(desk, own_order, client, text, found):
    assert bool(listed(client, desk.people["own officer"], q=text)) is found


def test_search_by_number_whole_or_in_part(desk, make_part, client):
    wanted, _other = make_part(), make_part()
    number = wanted.order.number
    for text in (number, number.lower(), number[-4:]):
        assert listed(client, desk.people["own officer"], q=text) == [number]


def test_search_finds_no_stranger(desk, client):
    other = factories.order({"SKY-SGK-01": 1})
    assert listed(client, desk.people["own officer"], q=other.number) == []
    assert listed(client, desk.people["own officer"], q="081377889900") == []


# --- pages and cost -------------------------------------------------------------------------


def test_pages(desk, make_part, client, monkeypatch):
    from cart.desk.orders import OrderDesk

    monkeypatch.setattr(OrderDesk, "list_per_page", 2)
    for _one in range(3):
        make_part()
    user = desk.people["own officer"]
    assert [len(listed(client, user, p=page)) for page in (1, 2)] == [2, 1]
    page = client.get(URL, {"bayar": "pending"}).content.decode()
    assert "?bayar=pending&amp;p=2" in page
    assert "Halaman 1 dari 2" in page


def test_an_empty_desk_says_so(desk, client):
    rooms.sign_in(client, desk.people["own officer"])
    assert "Belum ada pesanan." in client.get(URL).content.decode()
    assert "Tidak ada yang cocok." in client.get(URL, {"q": "x"}).content.decode()


def queries_of(client, **query):
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(URL, query).status_code == 200
    return len(seen)


@pytest.mark.parametrize("role", ["own officer", "kanwil"])
def test_the_list_costs_the_same_with_ten_and_with_forty(desk, client, role):
    factories.product(desk.own, "Mukena", sku="LPP-MKN-01", stock=100)
    stock = {"LPP-MKN-01": 1}
    rooms.sign_in(client, desk.people[role])
    for _one in range(10):
        factories.order(stock)
    queries_of(client)  # content types and the like, once
    ten, ten_found = queries_of(client), queries_of(client, q="rina", keadaan="terbuka")
    for _one in range(30):
        factories.order(stock)
    assert (queries_of(client), queries_of(client, q="rina", keadaan="terbuka")) == (
        ten,
        ten_found,
    )
    assert len(client.get(URL).context["rows"]) == 40
    assert ten <= MOST_QUERIES

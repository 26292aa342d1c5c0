"""Changing an order from the desk: who may, what is done, what is said, what is refused."""

import pytest
from django.urls import reverse

from cart.desk.changes import CHANGES
from cart.enums import FulfilmentState
from cart.models import Charge, Fulfilment, FulfilmentLine, HistoryEntry, Order, TakeBack
from payments.models import Payment, Refund
from products.models import StockMovement
from tests import factories, rooms, worlds
from tests.books import assert_balanced

pytestmark = pytest.mark.django_db

State = FulfilmentState
BATIK, SCARF = "LPP-BTK-01", "LPP-SLD-01"
OTHERS_TOO = "Pesanan ini berisi barang dari lapas lain, jadi Kanwil yang mengubahnya."
ADDRESS = {
    "name": "Budi Santoso",
    "phone": "0813-1111-2222",
    "street": "Jl. Mayor Ruslan No. 1",
    "village": "",
    "district": "Lahat",
    "regency": "16.04",
    "postal_code": "31414",
}

# fmt: off
# An order in this state suits the change.
STATES = {
    "kembali":    State.PROCESSING,
    "tukar":      State.SHIPPED,
    "potongan":   State.SHIPPED,
    "bagi":       State.PROCESSING,
    "pengiriman": State.PROCESSING,
    "alamat":     State.PROCESSING,
}
OWN_ORDER = {
    # role:           GET            POST
    "own officer":   ("page",        "done"),
    "other officer": ("not yours",   "not yours"),
    "kanwil":        ("page",        "done"),
    "dinas":         ("turned away", "turned away"),
    "admin":         ("page",        "done"),
    "nobody":        ("login",       "login"),
}
# What touches the money of an order of two prisons, or where all of it goes, is the office's.
SHARED_BY_ONE = {**OWN_ORDER}
SHARED_BY_ALL = {**OWN_ORDER, "own officer": ("refused", "refused")}
SHARED_ORDER = {
    "kembali":    SHARED_BY_ONE,
    "tukar":      SHARED_BY_ONE,
    "potongan":   SHARED_BY_ALL,
    "bagi":       SHARED_BY_ONE,
    "pengiriman": SHARED_BY_ONE,
    "alamat":     SHARED_BY_ALL,
}
# fmt: on


@worlds.fixture
def shop(desk):
    """The desk, and a cheaper scarf of the own prison."""
    factories.product(desk.own, "Selendang", price=80_000, sku=SCARF, stock=5)
    return desk


def part_in(state, lines=None, delivery="kurir", **how):
    """The own prison's part of an order of three pieces of batik (or `lines`) in `state`."""
    order = factories.order(lines or {BATIK: 3}, state=state, delivery=delivery, **how)
    return order.fulfilments.get(prison_name="Lapas Perempuan Palembang")


def url_of(part, kind):
    return reverse("pesanan_modeladmin_change", args=[part.pk, kind])


def filled(part, kind, **changes):
    """What a sensible form of this change sends; the goods are one piece of the first line."""
    goods = {f"baris-{part.lines.first().pk}": "1", "restock": "on", "reason": "Bernoda"}
    data = {
        "kembali": goods,
        "tukar": {**goods, "sku": SCARF},
        "potongan": {"amount": "5000", "reason": "Bernoda"},
        "bagi": {f"baris-{part.lines.first().pk}": "1"},
        "pengiriman": {"key": "lapas"},
        "alamat": ADDRESS,
    }[kind]
    return {**data, **changes}


def everything():
    """All that a change could have changed."""
    return (
        list(Order.objects.order_by("pk").values()),
        list(Fulfilment.objects.order_by("pk").values()),
        list(FulfilmentLine.objects.order_by("pk").values()),
        list(Charge.objects.order_by("pk").values_list("label", "amount")),
        list(Payment.objects.order_by("pk").values("state", "amount", "captured", "refunded")),
        list(Refund.objects.order_by("pk").values()),
        (HistoryEntry.objects.count(), StockMovement.objects.count(), TakeBack.objects.count()),
        factories.stock_of(BATIK),
        factories.stock_of(SCARF),
    )


# --- doors ----------------------------------------------------------------------------------


def check(desk, client, part, kind, table, role):
    """Everybody who may not tries this change, then `role`, who may or not, makes it."""
    outsiders = [name for name, words in table.items() if words[1] != "done" and name != role]
    for name in (*outsiders, role):
        on_get, on_post = table[name]
        before = everything()
        asked = rooms.ask(client, desk.people[name], "GET", url_of(part, kind))
        assert asked[0] == on_get, name
        assert everything() == before
        sent = rooms.ask(client, desk.people[name], "POST", url_of(part, kind), filled(part, kind))
        assert sent[0] == on_post, name
        assert (everything() != before) is (on_post == "done"), name
        if on_post == "refused":
            assert asked[1] == sent[1] == [OTHERS_TOO]


@pytest.mark.parametrize("role", ["own officer", "kanwil", "admin"])
@pytest.mark.parametrize("kind", CHANGES)
def test_doors_of_an_order_of_one_prison(shop, client, kind, role):
    part = part_in(STATES[kind])
    check(shop, client, part, kind, OWN_ORDER, role)


@pytest.mark.parametrize("role", ["own officer", "kanwil", "admin"])
@pytest.mark.parametrize("kind", CHANGES)
def test_doors_of_an_order_of_two_prisons(shop, client, kind, role):
    part = part_in(STATES[kind], {BATIK: 3, "SKY-SGK-01": 1})
    check(shop, client, part, kind, SHARED_ORDER[kind], role)


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("kind", ["hapus", "change", "0"])
def test_an_unknown_kind(shop, client, kind, method):
    part = part_in(State.PROCESSING)
    before = everything()
    for role in ("own officer", "admin"):
        assert rooms.ask(client, shop.people[role], method, url_of(part, kind))[0] == "missing"
    assert everything() == before


def test_the_page_offers_what_suits_and_what_one_may(shop, client):
    part = part_in(State.PROCESSING, {BATIK: 2, "SKY-SGK-01": 1})
    offered = {
        "own officer": ["kembali", "bagi", "pengiriman"],
        "kanwil": ["kembali", "potongan", "bagi", "pengiriman", "alamat"],
    }
    for role, kinds in offered.items():
        rooms.sign_in(client, shop.people[role])
        page = client.get(reverse("pesanan_modeladmin_inspect", args=[part.pk]))
        assert [change.name for change, _url in page.context["changes"]] == kinds
        for kind in kinds:
            assert f'<a href="{url_of(part, kind)}">{CHANGES[kind].title}</a>' in page.text


# --- doing ----------------------------------------------------------------------------------


def do(client, user, part, kind, **changes):
    return rooms.ask(client, user, "POST", url_of(part, kind), filled(part, kind, **changes))


def changed(part):
    return f"{part.order.number} sudah diubah."


def due(amount):
    return f"{amount} harus dikembalikan kepada pembeli."


def last_entry(part):
    entry = part.order.history.exclude(action="owe").last()
    return entry.action, entry.reason, entry.by


def test_a_part_is_taken_back(shop, client):
    officer, part = shop.people["own officer"], part_in(State.PROCESSING)
    assert do(client, officer, part, "kembali") == ("done", [changed(part), due("Rp150.000")])
    part.refresh_from_db()
    assert (part.state, part.lines.get().kept) == (State.PROCESSING, 2)
    assert factories.stock_of(BATIK) == (20, 2)
    refund = Refund.objects.get()
    assert (refund.amount, refund.state, refund.created_by) == (150_000, "due", officer)
    assert last_entry(part) == ("take_back", "1× Kain batik: Bernoda", officer)
    assert_balanced()


def test_what_is_broken_is_not_sold_again(shop, client):
    part = part_in(State.SHIPPED)
    data = filled(part, "kembali")
    del data["restock"]
    user = shop.people["own officer"]
    assert rooms.ask(client, user, "POST", url_of(part, "kembali"), data)[0] == "done"
    assert factories.stock_of(BATIK) == (17, 0)
    back = TakeBack.objects.get()
    assert (back.kind, back.is_restocked, back.by) == ("return", False, user)


def test_unpaid_cash_is_taken_back_without_money(shop, client):
    part = part_in(State.PROCESSING, delivery="lapas", payment="tunai")
    assert do(client, shop.people["own officer"], part, "kembali") == ("done", [changed(part)])
    assert not Refund.objects.exists()
    assert Payment.objects.get().amount == 300_000
    assert_balanced()


def test_an_exchange_sends_a_new_parcel(shop, client):
    officer, part = shop.people["own officer"], part_in(State.SHIPPED)
    told = [changed(part), due("Rp70.000")]
    assert do(client, officer, part, "tukar", sku=f" {SCARF.lower()} ") == ("done", told)
    parcel = Fulfilment.objects.get(parcel=2)
    assert (parcel.state, parcel.order_id) == (State.PROCESSING, part.order_id)
    assert list(parcel.lines.values_list("sku", "quantity")) == [(SCARF, 1)]
    assert factories.stock_of(BATIK) == (18, 0)
    assert factories.stock_of(SCARF) == (5, 1)
    assert Refund.objects.get().amount == 70_000
    assert_balanced()


def test_a_price_is_reduced(shop, client):
    officer, part = shop.people["own officer"], part_in(State.SHIPPED)
    total = part.order.total
    assert do(client, officer, part, "potongan") == ("done", [changed(part), due("Rp5.000")])
    assert Order.objects.get().total == total - 5000
    assert factories.stock_of(BATIK) == (17, 0)
    assert last_entry(part) == ("reduce", "Bernoda", officer)
    assert_balanced()


def test_a_parcel_is_split(shop, client):
    officer, part = shop.people["own officer"], part_in(State.PROCESSING)
    assert do(client, officer, part, "bagi") == ("done", [changed(part)])
    assert sorted(Fulfilment.objects.values_list("parcel", "lines__quantity")) == [(1, 2), (2, 1)]
    assert not Refund.objects.exists()
    assert last_entry(part) == ("split", "paket 2", officer)
    assert_balanced()


def test_goods_are_fetched_instead(shop, client):
    officer, part = shop.people["own officer"], part_in(State.PROCESSING)
    fee = part.fee
    assert fee == 18_000
    told = [changed(part), due("Rp18.000")]
    assert do(client, officer, part, "pengiriman") == ("done", told)
    part.refresh_from_db()
    assert (part.method, part.fee_due) == ("lapas", 0)
    assert last_entry(part) == ("delivery", "Ambil di Lapas Perempuan Palembang", officer)
    assert_balanced()


def test_goods_go_elsewhere(shop, client):
    officer, part = shop.people["own officer"], part_in(State.PROCESSING)
    assert do(client, officer, part, "alamat") == ("done", [changed(part)])
    order = Order.objects.get()
    assert (order.name, order.phone) == ("Budi Santoso", "+6281311112222")
    assert (order.street, order.province, order.regency) == (
        "Jl. Mayor Ruslan No. 1",
        "16",
        "16.04",
    )
    assert last_entry(part)[::2] == ("address", officer)
    assert_balanced()


def test_a_cheaper_address_tells_what_is_due(shop, client):
    part = part_in(State.PROCESSING, buyer=factories.details(**factories.TO_JAKARTA))
    told = do(client, shop.people["own officer"], part, "alamat")[1]
    assert told == [changed(part), due("Rp9.000")]


# --- wrong input ----------------------------------------------------------------------------

GOODS = "baris"  # stands for the field of the first line
REASON = "Tulis alasannya."
TOO_LONG = "Pastikan nilai ini mengandung paling banyak %d karakter (sekarang %d karakter)."
NO_SUCH_SKU = "Lapas ini tidak menjual barang dengan SKU itu."
# fmt: off
WRONG = [
    # change        what is different                  at field      message
    ("kembali",    {GOODS: "dua"},                     GOODS,        "Jumlah harus angka bulat."),
    ("kembali",    {GOODS: "1.5"},                     GOODS,        "Jumlah harus angka bulat."),
    ("kembali",    {GOODS: "-1"},                      GOODS,        "Jumlah paling sedikit 0."),
    ("kembali",    {GOODS: "4"},                       GOODS,        "Jumlah paling banyak 3."),
    ("kembali",    {GOODS: "9" * 30},                  GOODS,        "Jumlah paling banyak 3."),
    ("kembali",    {GOODS: "9" * 5000},                GOODS,        "Jumlah harus angka bulat."),
    ("kembali",    {GOODS: ""},                        "__all__",    "Isi jumlah barangnya, paling sedikit satu."),  # noqa: E501
    ("kembali",    {GOODS: "0"},                       "__all__",    "Isi jumlah barangnya, paling sedikit satu."),  # noqa: E501
    ("kembali",    {"reason": ""},                     "reason",     REASON),
    ("kembali",    {"reason": " \n "},                 "reason",     REASON),
    ("kembali",    {"reason": "x" * 201},              "reason",     TOO_LONG % (200, 201)),
    ("tukar",      {GOODS: "4"},                       GOODS,        "Jumlah paling banyak 3."),
    ("tukar",      {GOODS: "0"},                       "__all__",    "Isi jumlah barangnya, paling sedikit satu."),  # noqa: E501
    ("tukar",      {"reason": ""},                     "reason",     REASON),
    ("tukar",      {"sku": ""},                        "sku",        "Tulis SKU barang penggantinya."),  # noqa: E501
    ("tukar",      {"sku": "X" * 33},                  "sku",        TOO_LONG % (32, 33)),
    ("tukar",      {"sku": "TIDAK-ADA"},               "__all__",    NO_SUCH_SKU),
    ("tukar",      {"sku": "SKY-SGK-01"},              "__all__",    NO_SUCH_SKU),
    ("tukar",      {"sku": "LPP-SUT-01"},              "__all__",    "Kain sutra lebih mahal. Batalkan saja, lalu minta pembeli memesan yang baru."),  # noqa: E501
    ("tukar",      {"sku": "LPP-HBS-01"},              "__all__",    "Dompet sudah habis."),
    ("potongan",   {"amount": ""},                     "amount",     "Tulis besar potongannya."),
    ("potongan",   {"amount": "5.000,50"},             "amount",     "Tulis angka bulat tanpa titik."),  # noqa: E501
    ("potongan",   {"amount": "lima"},                 "amount",     "Tulis angka bulat tanpa titik."),  # noqa: E501
    ("potongan",   {"amount": "0"},                    "amount",     "Potongan harus lebih dari nol."),  # noqa: E501
    ("potongan",   {"amount": "-5000"},                "amount",     "Potongan harus lebih dari nol."),  # noqa: E501
    ("potongan",   {"amount": "900000"},               "__all__",    "Potongan paling banyak sebesar total pesanan."),  # noqa: E501
    ("potongan",   {"amount": "9" * 30},               "amount",     "Potongan paling banyak sebesar total pesanan."),  # noqa: E501
    ("potongan",   {"reason": ""},                     "reason",     REASON),
    ("bagi",       {GOODS: "dua"},                     GOODS,        "Jumlah harus angka bulat."),
    ("bagi",       {GOODS: "-1"},                      GOODS,        "Jumlah paling sedikit 0."),
    ("bagi",       {GOODS: "4"},                       GOODS,        "Jumlah paling banyak 3."),
    ("bagi",       {GOODS: "0"},                       "__all__",    "Isi jumlah barang untuk paket kedua, paling sedikit satu."),  # noqa: E501
    ("bagi",       {GOODS: "3"},                       "__all__",    "Sisakan paling sedikit satu barang di paket pertama."),  # noqa: E501
    ("pengiriman", {"key": ""},                        "key",        "Pilih cara pengiriman."),
    ("pengiriman", {"key": "acara-99"},                "key",        "Pilih cara pengiriman."),
    ("alamat",     {"name": ""},                       "name",       "Isi bagian ini."),
    ("alamat",     {"phone": ""},                      "phone",      "Isi bagian ini."),
    ("alamat",     {"phone": "0812"},                  "phone",      "Tulis nomor WhatsApp yang aktif, misalnya 0812-3456-7890."),  # noqa: E501
    ("alamat",     {"street": " "},                    "street",     "Isi bagian ini."),
    ("alamat",     {"street": "J" * 256},              "street",     TOO_LONG % (255, 256)),
    ("alamat",     {"district": ""},                   "district",   "Isi bagian ini."),
    ("alamat",     {"regency": ""},                    "regency",    "Isi bagian ini."),
    ("alamat",     {"regency": "99.99"},               "regency",    "Pilih kabupaten/kota dari daftar."),  # noqa: E501
    ("alamat",     {"regency": "51.71"},               "__all__",    "Belum ada tarif kurir ke daerah Anda. Tanyakan lewat WhatsApp."),  # noqa: E501
    ("alamat",     {"postal_code": ""},                "postal_code", "Isi bagian ini."),
    ("alamat",     {"postal_code": "0123"},            "postal_code", "Kode pos terdiri dari 5 angka."),  # noqa: E501
    ("alamat",     {"postal_code": "301377"},          "postal_code", "Kode pos terdiri dari 5 angka."),  # noqa: E501
]
# fmt: on


@worlds.fixture
def pitfalls(shop):
    """The shop with silk that costs more than batik and a purse that is sold out."""
    factories.product(shop.own, "Kain sutra", price=400_000, sku="LPP-SUT-01", stock=5)
    factories.product(shop.own, "Dompet", price=50_000, sku="LPP-HBS-01", stock=0)
    return shop


@worlds.fixture
def processing(pitfalls):
    return part_in(State.PROCESSING)


@worlds.fixture
def shipped(pitfalls):
    return part_in(State.SHIPPED)


@pytest.mark.parametrize(("kind", "changes", "field", "message"), WRONG)
def test_wrong_input_shows_the_form_again(
    pitfalls, processing, shipped, client, kind, changes, field, message
):
    part = shipped if STATES[kind] == State.SHIPPED else processing
    row = f"baris-{part.lines.get().pk}"
    changes = {row if name == GOODS else name: text for name, text in changes.items()}
    before = everything()
    rooms.sign_in(client, pitfalls.people["own officer"])
    response = client.post(url_of(part, kind), filled(part, kind, **changes))
    assert response.status_code == 200
    errors = {name: list(texts) for name, texts in response.context["form"].errors.items()}
    assert errors == {row if field == GOODS else field: [message]}
    assert f">{message}</p>" in response.text
    assert everything() == before


def test_what_was_typed_stays(pitfalls, processing, client):
    rooms.sign_in(client, pitfalls.people["own officer"])
    data = filled(processing, "kembali", reason="")
    page = client.post(url_of(processing, "kembali"), data).text
    assert f'name="baris-{processing.lines.get().pk}" value="1"' in page


def test_a_line_of_another_order_is_not_looked_at(pitfalls, processing, shipped, client):
    before = everything()
    data = {f"baris-{shipped.lines.get().pk}": "1", "reason": "Iseng"}
    rooms.sign_in(client, pitfalls.people["own officer"])
    response = client.post(url_of(processing, "kembali"), data)
    assert response.context["form"].non_field_errors() == [
        "Isi jumlah barangnya, paling sedikit satu."
    ]
    assert everything() == before


def test_cash_is_not_sent_by_courier(shop, client):
    part = part_in(State.PROCESSING, delivery="lapas", payment="tunai")
    Order.objects.update(regency="16.71", street="Jl. A")
    before = everything()
    rooms.sign_in(client, shop.people["own officer"])
    response = client.post(url_of(part, "pengiriman"), {"key": "kurir"})
    assert response.context["form"].non_field_errors() == [
        "Pesanan yang dibayar tunai hanya dapat diambil sendiri."
    ]
    assert everything() == before


def test_an_unpaid_transfer_keeps_its_sum(shop, client):
    part = part_in(State.AWAITING_PAYMENT)
    before = everything()
    rooms.sign_in(client, shop.people["own officer"])
    for kind in ("pengiriman", "alamat"):
        response = client.post(url_of(part, kind), filled(part, kind))
        assert response.context["form"].non_field_errors() == [
            "Ongkirnya akan berubah, padahal pesanan belum dibayar. Batalkan, lalu minta pembeli "
            "memesan ulang."
        ]
    assert everything() == before


# --- states ---------------------------------------------------------------------------------

# fmt: off
WORDS = {
    State.AWAITING_PAYMENT: "Menunggu pembayaran",
    State.PROCESSING:       "Diproses",
    State.PACKED:           "Dikemas",
    State.SHIPPED:          "Dikirim",
    State.COMPLETED:        "Selesai",
    State.CANCELLED:        "Dibatalkan",
    State.EXPIRED:          "Kedaluwarsa",
}
SUITS = {
    # state:                what can be changed then
    State.AWAITING_PAYMENT: {"pengiriman", "alamat"},
    State.PROCESSING:       {"kembali", "potongan", "bagi", "pengiriman", "alamat"},
    State.PACKED:           {"kembali", "potongan"},
    State.SHIPPED:          {"kembali", "tukar", "potongan"},
    State.COMPLETED:        {"kembali", "tukar", "potongan"},
    State.CANCELLED:        set(),
    State.EXPIRED:          set(),
}
# fmt: on


@pytest.mark.parametrize("state", SUITS)
def test_what_suits_the_state(shop, client, state):
    part = part_in(state)
    before = everything()
    for kind, change in CHANGES.items():
        if kind in SUITS[state]:
            word, _told = rooms.ask(client, shop.people["kanwil"], "GET", url_of(part, kind))
            assert word == "page", kind
            continue
        why = f"“{change.title}” tidak bisa dilakukan: pesanan ini berstatus {WORDS[state]}."
        for method in ("GET", "POST"):
            data = filled(part, kind)
            asked = rooms.ask(client, shop.people["kanwil"], method, url_of(part, kind), data)
            assert asked == ("refused", [why]), kind
    assert everything() == before


@pytest.mark.parametrize(
    ("kind", "how", "why"),
    [
        ("bagi", {"lines": {BATIK: 1}}, "Paket ini hanya berisi satu barang."),
        (
            "alamat",
            {"delivery": "lapas"},
            "Barang ini diambil sendiri, jadi tidak ada alamat kirimnya.",
        ),
        ("potongan", {"delivery": "lapas", "payment": "tunai"}, "Pesanan ini belum dibayar."),
    ],
    ids=["one piece", "fetched", "unpaid"],
)
def test_what_makes_no_sense_for_these_goods(shop, client, kind, how, why):
    part = part_in(State.PROCESSING, **how)
    before = everything()
    word = rooms.ask(client, shop.people["admin"], "POST", url_of(part, kind), filled(part, kind))
    assert word == ("refused", [why])
    assert everything() == before


def test_goods_made_to_order_can_be_the_replacement(shop, client):
    factories.product(
        shop.own, "Tas", price=150_000, sku="LPP-TAS-01", stock=0, made_to_order_days=7
    )
    part = part_in(State.SHIPPED)
    assert do(client, shop.people["own officer"], part, "tukar", sku="LPP-TAS-01")[0] == "done"
    line = FulfilmentLine.objects.get(sku="LPP-TAS-01")
    assert (line.is_reserved, line.made_to_order_days) == (False, 7)
    assert_balanced()

"""Splitting, another delivery, another address: before packing, and with the money right."""

import pytest
from django.core.exceptions import ValidationError

from cart import amendments, parcels
from cart.amendments import Address
from cart.enums import Action, FulfilmentState
from cart.models import Order
from cart.transitions import MoveRefused, move
from payments.models import Refund
from tests import factories, worlds
from tests.books import assert_balanced
from tests.factories import stock_of

pytestmark = pytest.mark.django_db

State = FulfilmentState
JAKARTA = Address(
    name="Budi Santoso",
    phone="+6281311112222",
    street="Jl. Kemang Raya No. 3",
    province="31",
    regency="31.74",
    district="Mampang Prapatan",
    postal_code="12730",
)
LAHAT = Address(
    name="Budi Santoso",
    phone="+6281311112222",
    street="Jl. Mayor Ruslan No. 1",
    province="16",
    regency="16.04",
    district="Lahat",
    postal_code="31414",
)


@worlds.fixture
def shop(site_tree):
    prison = factories.prison()
    factories.product(prison, "Kain batik", sku="BTK-001", stock=10, price=100_000)
    factories.product(prison, "Selendang", sku="SLD-001", stock=10, price=80_000)
    return prison


def part_in(state, lines=None, delivery="kurir", **how):
    order = factories.order(lines or {"BTK-001": 3}, state=state, delivery=delivery, **how)
    return order.fulfilments.get()


def order_of(part):
    return Order.objects.select_related("payment").get(pk=part.order_id)


# --- splitting ------------------------------------------------------------------------------


def test_a_part_of_a_line_goes_into_a_second_parcel(shop):
    part = part_in(State.PROCESSING, {"BTK-001": 3, "SLD-001": 1})
    line = part.lines.get(sku="BTK-001")
    second = parcels.split(part, {line.pk: 2}, by=None)
    assert (second.parcel, second.fee, second.weight_grams) == (2, 0, 1000)
    part.refresh_from_db()
    assert part.weight_grams == 1000
    assert sorted(part.lines.values_list("sku", "quantity")) == [("BTK-001", 1), ("SLD-001", 1)]
    assert list(second.lines.values_list("sku", "quantity")) == [("BTK-001", 2)]
    assert_balanced()
    for parcel in (part, second):
        move(parcel, Action.SHIP, tracking_number="JP1", courier="jne")
        move(parcel, Action.COMPLETE)
    assert order_of(part).state == "completed"
    assert stock_of("BTK-001") == (7, 0)
    assert_balanced()


def test_a_whole_line_moves(shop):
    part = part_in(State.PROCESSING, {"BTK-001": 1, "SLD-001": 1})
    second = parcels.split(part, {part.lines.get(sku="SLD-001").pk: 1}, by=None)
    assert list(second.lines.values_list("sku", flat=True)) == ["SLD-001"]
    move(second, Action.CANCEL, reason="Bernoda")
    assert Refund.objects.get().amount == 80_000
    assert stock_of("SLD-001") == (10, 0)
    assert_balanced()


@pytest.mark.parametrize(
    ("pieces", "message"),
    [
        (3, "Sisakan paling sedikit satu barang di paket pertama."),
        (4, "Jumlahnya melebihi yang ada di pesanan ini."),
        (-1, "Jumlahnya melebihi yang ada di pesanan ini."),
        (0, "Isi jumlah barang untuk paket kedua, paling sedikit satu."),
    ],
)
def test_splits_that_make_no_sense(shop, pieces, message):
    part = part_in(State.PROCESSING)
    with pytest.raises(ValidationError) as refused:
        parcels.split(part, {part.lines.get().pk: pieces}, by=None)
    assert refused.value.messages == [message]
    assert order_of(part).fulfilments.count() == 1


@pytest.mark.parametrize("state", [State.AWAITING_PAYMENT, State.PACKED, State.SHIPPED])
def test_only_what_is_to_be_packed_is_split(shop, state):
    part = part_in(state)
    with pytest.raises(MoveRefused) as refused:
        parcels.split(part, {part.lines.get().pk: 1}, by=None)
    assert str(refused.value) == "Hanya pesanan yang belum dikemas yang dapat dibagi."


# --- another delivery -----------------------------------------------------------------------


def test_collecting_instead_pays_the_fee_back(shop):
    part = part_in(State.PROCESSING)
    part = amendments.change_delivery(part, "lapas", by=None)
    assert (part.method, part.fee_due) == ("lapas", 0)
    # 1,5 kg: a first and a second kilogram.
    assert Refund.objects.get().amount == 18_000
    assert order_of(part).history.last().action in ("delivery", "owe")
    assert_balanced()


def test_sending_instead_costs_the_buyer_nothing_more(shop):
    buyer = factories.details(**factories.TO_PALEMBANG)
    part = part_in(State.PROCESSING, delivery="lapas", buyer=buyer)
    if not order_of(part).regency:
        amend = {name: factories.TO_PALEMBANG[name] for name in ("regency", "street", "province")}
        Order.objects.filter(pk=part.order_id).update(**amend)
    part.refresh_from_db()
    part = amendments.change_delivery(part, "kurir", by=None)
    assert (part.method, part.fee_due) == ("kurir", 0)
    assert not Refund.objects.exists()
    assert_balanced()


@pytest.mark.parametrize(
    ("state", "how", "key", "message"),
    [
        (State.PACKED, {}, "lapas", "Barang dari Lapas Perempuan Palembang sudah dikemas."),
        (State.PROCESSING, {}, "acara-99", "Pilih cara pengiriman."),
        (State.PROCESSING, {"delivery": "lapas"}, "kurir", "Isi alamat pengiriman lebih dulu."),
        (
            State.AWAITING_PAYMENT,
            {},
            "lapas",
            "Ongkirnya akan berubah, padahal pesanan belum dibayar. Batalkan, lalu minta pembeli "
            "memesan ulang.",
        ),
    ],
)
def test_deliveries_that_cannot_be(shop, state, how, key, message):
    part = part_in(state, **how)
    with pytest.raises(MoveRefused) as refused:
        amendments.change_delivery(part, key, by=None)
    assert str(refused.value) == message
    assert order_of(part).history.filter(action="delivery").count() == 0
    assert_balanced()


def test_what_is_paid_in_cash_is_not_sent(shop):
    part = part_in(State.PROCESSING, delivery="lapas", payment="tunai")
    Order.objects.update(regency="16.71", street="Jl. A")
    part.refresh_from_db()
    with pytest.raises(MoveRefused) as refused:
        amendments.change_delivery(part, "kurir", by=None)
    assert str(refused.value) == "Pesanan yang dibayar tunai hanya dapat diambil sendiri."


# --- another address ------------------------------------------------------------------------


def test_a_dearer_address_costs_the_buyer_nothing_more(shop):
    part = part_in(State.PROCESSING)
    order = amendments.change_address(order_of(part), JAKARTA, by=None)
    assert order.address_lines == [
        "Jl. Kemang Raya No. 3",
        "Mampang Prapatan",
        "Kota Administrasi Jakarta Selatan 12730",
        "DKI Jakarta",
    ]
    assert (order.name, order.phone) == ("Budi Santoso", "+6281311112222")
    assert not Refund.objects.exists()
    assert_balanced()


def test_a_cheaper_address_pays_back_the_difference(shop):
    buyer = factories.details(**factories.TO_JAKARTA)
    part = part_in(State.PROCESSING, buyer=buyer)
    amendments.change_address(order_of(part), LAHAT, by=None)
    assert Refund.objects.get().amount == 42_000 - 33_000
    assert_balanced()


@pytest.mark.parametrize(
    ("state", "delivery", "message"),
    [
        (State.PACKED, "kurir", "Barang dari Lapas Perempuan Palembang sudah dikemas."),
        (
            State.PROCESSING,
            "lapas",
            "Tidak ada barang yang masih akan dikirim dengan kurir.",
        ),
    ],
)
def test_addresses_that_cannot_be_changed(shop, state, delivery, message):
    part = part_in(state, delivery=delivery)
    with pytest.raises(MoveRefused) as refused:
        amendments.change_address(order_of(part), JAKARTA, by=None)
    assert str(refused.value) == message
    assert order_of(part).name == "Rina Marlina"


def test_fresh_food_does_not_follow_to_another_city(shop):
    factories.product(
        shop,
        "Pempek",
        sku="PMP-001",
        price=90_000,
        category=factories.food_category(),
        **factories.FOOD_LABEL,
    )
    part = part_in(State.PROCESSING, {"PMP-001": 1})
    with pytest.raises(MoveRefused) as refused:
        amendments.change_address(order_of(part), JAKARTA, by=None)
    assert (
        str(refused.value) == "Makanan segar hanya dikirim di dalam Kota Palembang, kota asalnya."
    )

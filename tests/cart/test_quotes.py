import pytest

from cart import quotes
from cart.enums import ChargeKind
from cart.quotes import Row
from tests import factories, worlds

pytestmark = pytest.mark.django_db


@worlds.fixture(autouse=True)
def office_account():
    factories.rates()
    return factories.bank_account()


@worlds.fixture
def lahat(site_tree):
    return factories.prison("Lapas Lahat", regency="16.04")


@worlds.fixture
def shop(lapas, lahat):
    """Two goods of Palembang (500 g each), one of Lahat (1.600 g)."""
    factories.product(lapas, sku="BTK-001", price=150_000)
    factories.product(lapas, sku="BTK-002", price=95_000)
    factories.product(
        lahat, variants=[{"sku": "LHT-001", "price": 40_000, "weight_grams": 1_600}], stock=9
    )


def quote(lines, *, regency="", **chosen):
    """`chosen` are option keys by the slug-like names `lapas` and `lahat`."""
    from lapas.models import LapasPage

    prisons = {"lapas": "Lapas Perempuan Palembang", "lahat": "Lapas Lahat"}
    fields = {
        quotes.field_name(LapasPage.objects.get(title=prisons[name]).pk): key
        for name, key in chosen.items()
    }
    return quotes.make(lines, regency=regency, chosen=fields)


def test_an_empty_basket_costs_nothing():
    empty = quotes.make({})
    assert (empty.goods, empty.parts, empty.total, empty.is_complete) == ((), [], 0, True)


def test_goods_of_one_prison_are_one_part(shop, lapas):
    made = quote({"BTK-001": 2, "BTK-002": 1})
    (part,) = made.parts
    assert (part.prison, part.goods_total, part.weight_grams) == (lapas, 395_000, 1_500)
    assert part.field_name == f"pengiriman-{lapas.pk}"
    assert (made.total, made.is_split, made.is_complete) == (395_000, False, False)


def test_fees_of_two_prisons(shop):
    made = quote(
        {"BTK-001": 2, "LHT-001": 2}, regency="16.71", lapas="kurir", lahat="kurir"
    )  # 1 kg and 3,2 kg → 4 kg
    assert made.orders[0].rows == [
        Row(ChargeKind.GOODS, "Barang", 380_000),
        Row(ChargeKind.DELIVERY, "Kirim dengan kurir dari Lapas Perempuan Palembang", 10_000),
        Row(ChargeKind.DELIVERY, "Kirim dengan kurir dari Lapas Lahat", 34_000),
    ]
    assert (made.total, made.is_complete, made.needs_address) == (424_000, True, True)


def test_collecting_costs_nothing_and_needs_no_address(shop):
    made = quote({"BTK-001": 1, "LHT-001": 1}, lapas="lapas", lahat="lapas")
    assert made.orders[0].rows == [Row(ChargeKind.GOODS, "Barang", 190_000)]
    assert (made.total, made.is_complete, made.needs_address) == (190_000, True, False)


def test_a_courier_to_nowhere_has_no_fee_yet(shop):
    made = quote({"BTK-001": 1}, lapas="kurir")
    assert (made.parts[0].chosen.fee, made.total, made.is_complete) == (None, 150_000, False)


@pytest.mark.parametrize("key", ["", "kurir-kilat", "acara-1", "LAPAS", "\x00"])
def test_an_unknown_choice_is_no_choice(shop, key):
    assert quote({"BTK-001": 1}, lapas=key).parts[0].chosen is None


def test_an_impossible_choice_is_no_choice(lapas):
    factories.product(lapas, sku="RTI-001", delivery="pickup_only")
    assert quote({"RTI-001": 1}, regency="16.71", lapas="kurir").parts[0].chosen is None


def test_the_slowest_good_decides_when_a_part_is_ready(lapas):
    factories.product(lapas, sku="BTK-001")
    factories.product(lapas, sku="SKT-001", made_to_order_days=30)
    (part,) = quote({"BTK-001": 1, "SKT-001": 1}).parts
    assert part.made_to_order_days == 30


def test_what_is_short_is_told(shop):
    made = quote({"BTK-001": 11, "BTK-002": 1, "LHT-001": 10})
    assert [line.sku for line in made.short] == ["BTK-001", "LHT-001"]


# --- who is paid ----------------------------------------------------------------------------


def test_the_office_collects_for_all_in_one_order(shop):
    made = quote({"BTK-001": 1, "LHT-001": 1})
    assert [(order.collector, len(order.parts)) for order in made.orders] == [(None, 2)]


def test_a_prison_that_collects_for_itself_is_an_order_of_its_own(shop, lahat):
    factories.bank_account(lahat, bank="BRI")
    made = quote({"BTK-001": 1, "LHT-001": 1}, lapas="lapas", lahat="lapas")
    assert [(order.collector, order.total) for order in made.orders] == [
        (None, 150_000),
        (lahat, 40_000),
    ]
    assert (made.is_split, made.total) == (True, 190_000)


def test_an_account_out_of_use_collects_nothing(shop, lahat):
    factories.bank_account(lahat, is_active=False)
    assert not quote({"BTK-001": 1, "LHT-001": 1}).is_split


def test_what_a_method_of_payment_is_told(shop, lahat):
    made = quote({"BTK-001": 1, "LHT-001": 1}, lapas="lapas", lahat="lapas")
    request = made.orders[0].payment_request
    assert (request.total, request.collector, request.all_collected, request.prisons) == (
        190_000,
        None,
        True,
        2,
    )


@pytest.mark.parametrize(
    ("lines", "chosen", "reason"),
    [
        ({"BTK-001": 1}, {"lapas": "lapas"}, ""),
        (
            {"BTK-001": 1},
            {"lapas": "kurir"},
            "Tunai hanya bila semua barang diambil sendiri.",
        ),
        ({"BTK-001": 1}, {}, "Tunai hanya bila semua barang diambil sendiri."),
        (
            {"BTK-001": 1, "LHT-001": 1},
            {"lapas": "lapas", "lahat": "lapas"},
            "Tunai hanya untuk barang dari satu lapas.",
        ),
    ],
)
def test_when_cash_is_offered(shop, lines, chosen, reason):
    made = quote(lines, regency="16.71", **chosen)
    reasons = {code: why for code, _label, _detail, why in made.payment_choices()}
    assert reasons == {"transfer": "", "tunai": reason}


def test_ways_to_pay_say_where_the_money_goes(shop, lahat):
    factories.bank_account(lahat, bank="BRI", holder="Koperasi Lahat")
    made = quote({"BTK-001": 1, "LHT-001": 1}, lapas="lapas", lahat="lapas")
    details = {code: detail for code, _label, detail, _reason in made.payment_choices()}
    assert details["transfer"] == (
        "Ke Bank Sumsel Babel a.n. Kanwil Sumsel, dikonfirmasi petugas. "
        "Ke BRI a.n. Koperasi Lahat, dikonfirmasi petugas."
    )


def test_without_an_account_nobody_can_transfer(shop, office_account):
    office_account.delete()
    reasons = {code: why for code, _label, _detail, why in quote({"BTK-001": 1}).payment_choices()}
    assert reasons["transfer"] == "Rekening tujuan belum diatur."


# --- the digest -----------------------------------------------------------------------------


@pytest.fixture
def digest_before(shop):
    return sent().digest


def sent(lines=None):
    lines = lines or {"BTK-001": 2, "LHT-001": 1}
    return quote(lines, regency="16.71", lapas="kurir", lahat="lapas")


def test_the_digest_stays_while_nothing_changes(digest_before):
    assert sent().digest == digest_before
    assert sent({"LHT-001": 1, "BTK-001": 2}).digest == digest_before


def test_a_new_price_changes_the_digest(digest_before):
    from products.models import ProductVariant

    ProductVariant.objects.filter(sku="BTK-001").update(price=150_001)
    assert sent().digest != digest_before


def test_a_new_fee_changes_the_digest(digest_before):
    from shipping.models import ShippingRate

    ShippingRate.objects.filter(code="16.71").update(first_kg=10_001)
    assert sent().digest != digest_before


def test_another_quantity_changes_the_digest(digest_before):
    assert sent({"BTK-001": 3, "LHT-001": 1}).digest != digest_before


def test_another_delivery_changes_the_digest(digest_before):
    lines = {"BTK-001": 2, "LHT-001": 1}
    other = quote(lines, regency="16.71", lapas="lapas", lahat="lapas")
    assert other.digest != digest_before


def test_another_collector_changes_the_digest(digest_before, lahat):
    factories.bank_account(lahat)
    assert sent().digest != digest_before


def test_goods_that_are_gone_change_the_digest(digest_before):
    from products.models import ProductPage

    ProductPage.objects.get(variants__sku="LHT-001").unpublish()
    assert sent().digest != digest_before


def test_a_new_title_does_not(digest_before):
    from products.models import ProductPage

    ProductPage.objects.update(title="Nama baru")
    assert sent().digest == digest_before


def test_a_quote_of_ten_prisons_costs_as_many_queries_as_of_one(shop, django_assert_num_queries):
    quotes.make({"BTK-001": 1})  # the site's root is kept from here on
    with django_assert_num_queries(5):
        quotes.make({"BTK-001": 1}, regency="16.71")
    lines = {
        factories.sku_of(factories.product(factories.prison(f"Lapas {number}"))): 1
        for number in range(10)
    }
    quotes.make(lines, regency="16.71")
    with django_assert_num_queries(5):
        assert len(quotes.make(lines, regency="16.71").parts) == 10

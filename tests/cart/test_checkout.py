import re

import pytest

from cart import checkout
from cart.checkout import CheckoutRefused, QuoteChanged, place, placed
from cart.enums import OrderState
from cart.models import Charge, Fulfilment, FulfilmentLine, HistoryEntry, Order
from payments.enums import PaymentState
from payments.models import BankAccount, Payment, PaymentSettings
from products.models import ProductPage, ProductVariant, StockMovement
from shipping.models import ShippingRate
from tests import factories, worlds
from tests.factories import TO_JAKARTA, TO_PALEMBANG, details, stock_of, wanted

pytestmark = pytest.mark.django_db

WRITTEN = (Order, Payment, Charge, Fulfilment, FulfilmentLine, HistoryEntry, StockMovement)


@worlds.fixture(autouse=True)
def office_account():
    factories.rates()
    return factories.bank_account()


@worlds.fixture
def lahat(site_tree):
    return factories.prison("Lapas Lahat", regency="16.04")


@worlds.fixture
def shop(lapas, lahat):
    """BTK-001 and BTK-002 of Palembang, LHT-001 of Lahat, ten pieces of each."""
    maker = factories.artisan(lapas)
    factories.product(lapas, "Kain batik", sku="BTK-001", price=150_000, makers=[maker])
    factories.product(
        lapas,
        "Kaos",
        variants=[{"sku": "BTK-002", "label": "L", "price": 95_000, "weight_grams": 250}],
    )
    factories.product(lahat, "Songket", sku="LHT-001", price=1_200_000)


@pytest.fixture
def nothing_written(shop):
    """Function that asserts that no row was written and no piece reserved."""
    before = [model.objects.count() for model in WRITTEN]

    def check():
        assert [model.objects.count() for model in WRITTEN] == before
        assert {stock_of(sku) for sku in ("BTK-001", "BTK-002", "LHT-001")} == {(10, 0)}

    return check


def refused(order, error=CheckoutRefused):
    """Problems that `place` names when it refuses `order`."""
    with pytest.raises(error) as caught:
        place(order)
    assert type(caught.value) is error
    return list(caught.value.problems)


# --- what an order keeps --------------------------------------------------------------------


def test_an_order_that_is_collected(shop, lapas, office_account, time_machine):
    time_machine.move_to("2026-05-02T18:00:00Z", tick=False)  # 3 May in Palembang
    (order,) = place(wanted({"BTK-001": 2}, key="kunci-1"))
    assert re.fullmatch(r"KB-260503-[2-9A-HJ-NP-Z]{4}", order.number)
    assert (order.checkout_key, order.collector, order.state) == (
        "kunci-1",
        None,
        OrderState.AWAITING_PAYMENT,
    )
    assert (order.name, order.phone, order.phone_local) == (
        "Rina Marlina",
        "+6281377889900",
        "0813-7788-9900",
    )
    payment = order.payment
    assert (payment.method, payment.state, payment.account) == (
        "transfer",
        PaymentState.PENDING,
        office_account,
    )
    assert 1 <= payment.unique_code <= 999
    assert order.total == payment.amount == 300_000 + payment.unique_code
    assert (payment.expires_at - order.placed_at).total_seconds() == 24 * 3600
    assert order.terms_accepted_at == order.placed_at
    (part,) = order.fulfilments.all()
    assert (part.prison, part.prison_name, part.state, part.method, part.fee) == (
        lapas,
        "Lapas Perempuan Palembang",
        "awaiting_payment",
        "lapas",
        0,
    )
    assert part.method_label == "Ambil di Lapas Perempuan Palembang"
    assert part.method_detail == (
        "Jl. Merdeka No. 12, Kota Palembang, 30131 · Senin–Jumat 09.00–14.00 WIB"
    )
    assert part.weight_grams == 1_000


def test_lines_copy_what_was_bought(shop):
    (order,) = place(wanted({"BTK-002": 1, "BTK-001": 3}))
    lines = order.fulfilments.get().lines.values_list(
        "sku", "title", "variant", "makers", "unit_price", "quantity", "weight_grams", "is_reserved"
    )
    assert list(lines) == [
        ("BTK-002", "Kaos", "L", "", 95_000, 1, 250, True),
        ("BTK-001", "Kain batik", "", "Ibu Sri", 150_000, 3, 500, True),
    ]


def test_an_order_that_is_sent(shop):
    buyer = details(**TO_PALEMBANG, email="rina@contoh.example", note="Titip ke satpam")
    (order,) = place(wanted({"BTK-001": 1}, delivery="kurir", buyer=buyer))
    part = order.fulfilments.get()
    assert (part.method, part.method_label, part.fee) == ("kurir", "Kirim dengan kurir", 10_000)
    assert part.method_detail == "Tiba 1–2 hari setelah dikirim, berat 1 kg"
    assert order.address_lines == [
        "Jl. Kapten A. Rivai No. 7",
        "Lorok Pakjo, Ilir Barat I",
        "Kota Palembang 30137",
        "Sumatera Selatan",
    ]
    assert (order.email, order.note) == ("rina@contoh.example", "Titip ke satpam")


def test_an_order_that_is_collected_at_an_event(shop, lapas, time_machine):
    time_machine.move_to("2026-05-02T05:00:00Z")
    event = factories.event(prisons=[lapas], offers_pickup=True)
    session = event.sessions.get()
    (order,) = place(wanted({"BTK-001": 1}, delivery=f"acara-{session.pk}"))
    part = order.fulfilments.get()
    assert (part.method, part.session, part.fee) == ("acara", session, 0)
    assert part.method_label == "Ambil di Bazar Kambang Iwak, Senin, 4 Mei 2026"


@pytest.mark.parametrize(
    ("lines", "delivery", "rows"),
    [
        ({"BTK-001": 2}, "lapas", [("goods", "Barang", 300_000)]),
        (
            {"BTK-001": 2},
            "kurir",
            [
                ("goods", "Barang", 300_000),
                ("delivery", "Kirim dengan kurir dari Lapas Perempuan Palembang", 10_000),
            ],
        ),
        (
            {"BTK-001": 3, "LHT-001": 1},
            "kurir",
            [
                ("goods", "Barang", 1_650_000),
                ("delivery", "Kirim dengan kurir dari Lapas Perempuan Palembang", 18_000),
                ("delivery", "Kirim dengan kurir dari Lapas Lahat", 10_000),
            ],
        ),
    ],
)
def test_the_total_is_the_sum_of_its_rows(shop, lines, delivery, rows):
    (order,) = place(wanted(lines, delivery=delivery))
    charges = list(order.charges.values_list("kind", "label", "amount"))
    code = order.payment.unique_code
    assert charges == [*rows, ("code", "Kode unik", code)]
    assert order.total == sum(amount for _kind, _label, amount in charges)
    assert order.total == order.payment.amount


def test_placing_an_order_is_the_first_entry_of_its_history(shop):
    (order,) = place(wanted({"BTK-001": 1, "LHT-001": 1}))
    entries = list(order.history.values_list("action", "from_state", "to_state", "by"))
    assert entries == [("place", "", "awaiting_payment", None)]


def test_goods_of_two_prisons_are_one_order_with_two_parts(shop, lapas, lahat):
    (order,) = place(
        wanted({"BTK-001": 1, "LHT-001": 1}, delivery={lapas: "kurir", lahat: "lapas"})
    )
    parts = order.fulfilments.order_by("pk").values_list("prison", "method", "fee")
    assert list(parts) == [(lapas.pk, "kurir", 10_000), (lahat.pk, "lapas", 0)]
    assert order.total == 1_360_000 + order.payment.unique_code


def test_pieces_are_reserved_under_the_number_of_the_order(shop):
    (order,) = place(wanted({"BTK-001": 2, "LHT-001": 1}))
    assert (stock_of("BTK-001"), stock_of("LHT-001")) == ((10, 2), (10, 1))
    rows = StockMovement.objects.filter(kind="reserve").order_by("item__sku")
    assert list(rows.values_list("item__sku", "reserved_change", "reference")) == [
        ("BTK-001", 2, f"{order.number}/BTK-001"),
        ("LHT-001", 1, f"{order.number}/LHT-001"),
    ]


def test_goods_made_to_order_are_not_taken_from_stock(lapas):
    factories.product(lapas, sku="SKT-001", stock=1, made_to_order_days=30)
    (order,) = place(wanted({"SKT-001": 5}))
    line = order.fulfilments.get().lines.get()
    assert (line.is_reserved, line.made_to_order_days, stock_of("SKT-001")) == (False, 30, (1, 0))


def test_the_deadline_is_a_setting(shop):
    settings = PaymentSettings.load()
    settings.transfer_hours = 6
    settings.save()
    (order,) = place(wanted({"BTK-001": 1}))
    assert round((order.payment.expires_at - order.placed_at).total_seconds() / 3600) == 6


def test_cash_starts_the_work_at_once(shop):
    (order,) = place(wanted({"BTK-001": 1}, payment="tunai"))
    payment = order.payment
    assert (order.state, order.fulfilments.get().state) == ("processing", "processing")
    assert (payment.method, payment.state, payment.unique_code, payment.expires_at) == (
        "tunai",
        "pending",
        0,
        None,
    )
    assert order.total == payment.amount == 150_000
    assert list(order.charges.values_list("kind", flat=True)) == ["goods"]


# --- the catalogue changes, the order does not ----------------------------------------------


def test_an_order_never_changes_with_the_catalogue(shop, lapas):
    (order,) = place(wanted({"BTK-001": 2}, delivery="kurir"))

    def kept():
        part = Fulfilment.objects.get()
        return (
            Order.objects.values().get(),
            list(Charge.objects.values()),
            Fulfilment.objects.values().get(),
            list(part.lines.values()),
        )

    before = kept()
    ShippingRate.objects.update(first_kg=99_000)
    page = ProductPage.objects.get(variants__sku="BTK-001")
    page.title = "Nama lain"
    page.variants.set([ProductVariant(sku="BTK-077", price=1, weight_grams=1)])
    page.save_revision().publish()
    page.artisans().get().consents.all().delete()
    lapas.title, lapas.address = "Lapas Lain", "Jl. Lain"
    lapas.save_revision().publish()
    page.delete()
    assert kept() == before
    assert order.fulfilments.get().lines.get().title == "Kain batik"


def test_a_maker_without_consent_is_not_named_in_the_order(shop, lapas):
    silent = factories.artisan(lapas, "Cik Ros", consent=False)
    factories.product(lapas, sku="BTK-009", makers=[silent])
    (order,) = place(wanted({"BTK-009": 1}))
    assert order.fulfilments.get().lines.get().makers == ""


# --- who is paid ----------------------------------------------------------------------------


def test_goods_of_a_prison_that_collects_for_itself_are_an_order_of_their_own(
    shop, lapas, lahat, office_account
):
    own = factories.bank_account(lahat, bank="BRI")
    orders = place(wanted({"BTK-001": 1, "LHT-001": 1}, key="kunci-1"))
    assert [(one.collector, one.payment.account, one.checkout_key) for one in orders] == [
        (None, office_account, "kunci-1"),
        (lahat, own, "kunci-1"),
    ]
    assert [one.total - one.payment.unique_code for one in orders] == [150_000, 1_200_000]
    assert [one.fulfilments.get().prison for one in orders] == [lapas, lahat]
    assert placed("kunci-1") == orders


def test_two_orders_of_one_basket_reserve_under_their_own_numbers(shop, lahat):
    factories.bank_account(lahat)
    first, second = place(wanted({"BTK-001": 1, "LHT-001": 1}))
    references = StockMovement.objects.filter(kind="reserve").values_list("reference", flat=True)
    assert set(references) == {f"{first.number}/BTK-001", f"{second.number}/LHT-001"}


# --- idempotence ----------------------------------------------------------------------------


def test_a_replay_gets_the_same_order(shop):
    order = wanted({"BTK-001": 2}, key="kunci-1")
    first = place(order)
    rows = [model.objects.count() for model in WRITTEN]
    assert place(order) == first
    assert [model.objects.count() for model in WRITTEN] == rows
    assert stock_of("BTK-001") == (10, 2)


def test_a_replay_gets_both_orders_of_a_split_basket(shop, lahat):
    factories.bank_account(lahat)
    order = wanted({"BTK-001": 1, "LHT-001": 1}, key="kunci-1")
    assert place(order) == place(order)
    assert Order.objects.count() == 2


def test_a_replay_with_other_contents_is_the_order_that_exists(shop):
    (first,) = place(wanted({"BTK-001": 2}, key="kunci-1"))
    assert place(wanted({"LHT-001": 9}, key="kunci-1", payment="nonsense")) == [first]
    assert stock_of("LHT-001") == (10, 0)


def test_a_replay_after_the_goods_ran_out_is_still_the_order(shop):
    order = wanted({"BTK-001": 10}, key="kunci-1")
    assert place(order) == place(order)


def test_another_basket_is_another_order(shop):
    place(wanted({"BTK-001": 1}))
    place(wanted({"BTK-001": 1}))
    assert Order.objects.count() == 2


@pytest.mark.parametrize("key", ["", None, "lain"])
def test_an_unknown_key_has_no_orders(shop, key):
    place(wanted({"BTK-001": 1}))
    assert placed(key) == []


# --- refusals: each with its sentence, and nothing written ----------------------------------


def test_an_empty_basket(nothing_written):
    assert refused(wanted({})) == ["Keranjang Anda kosong."]
    nothing_written()


def test_goods_that_are_not_sold_any_more(nothing_written):
    order = wanted({"BTK-001": 1, "TIDAK-ADA": 1})
    assert refused(order, QuoteChanged) == [
        "Ada barang yang tidak dijual lagi dan sudah dikeluarkan."
    ]
    nothing_written()


def test_every_shortage_is_told_at_once(nothing_written):
    order = wanted({"BTK-001": 11, "BTK-002": 12, "LHT-001": 1})
    assert refused(order, QuoteChanged) == ["Kain batik tinggal 10.", "Kaos – L tinggal 10."]
    nothing_written()


def test_goods_that_are_sold_out(lapas, nothing_written):
    factories.product(lapas, "Mukena", sku="MKN-001", stock=0)
    assert refused(wanted({"MKN-001": 1, "BTK-001": 1}), QuoteChanged) == ["Mukena sudah habis."]
    nothing_written()


def test_a_delivery_that_was_not_chosen(nothing_written, lapas, lahat):
    order = wanted({"BTK-001": 1, "LHT-001": 1}, delivery={lapas: "", lahat: ""})
    assert refused(order) == [
        "Pilih cara pengiriman untuk barang dari Lapas Perempuan Palembang.",
        "Pilih cara pengiriman untuk barang dari Lapas Lahat.",
    ]
    nothing_written()


def test_a_delivery_that_is_impossible(nothing_written, lapas):
    factories.product(lapas, sku="RTI-001", delivery="pickup_only", stock=0, made_to_order_days=1)
    order = wanted({"RTI-001": 1}, delivery="kurir")
    assert refused(order) == ["Pilih cara pengiriman untuk barang dari Lapas Perempuan Palembang."]
    nothing_written()


def test_a_destination_without_rate(nothing_written):
    to_nowhere = details(**{**TO_JAKARTA, "province": "91", "regency": "91.71"})
    order = wanted({"BTK-001": 1}, delivery="kurir", buyer=to_nowhere)
    assert refused(order) == ["Pilih cara pengiriman untuk barang dari Lapas Perempuan Palembang."]
    nothing_written()


def test_a_courier_without_address(nothing_written):
    order = wanted({"BTK-001": 1}, delivery="kurir", buyer=details())
    assert refused(order) == ["Lengkapi alamat supaya ongkir dapat dihitung."]
    nothing_written()


@pytest.mark.parametrize("payment", ["", "qris", "TRANSFER", "\x00"])
def test_an_unknown_payment(nothing_written, payment):
    assert refused(wanted({"BTK-001": 1}, payment=payment)) == ["Pilih cara pembayaran."]
    nothing_written()


def test_cash_for_a_courier(nothing_written):
    order = wanted({"BTK-001": 1}, delivery="kurir", payment="tunai")
    assert refused(order) == ["Tunai hanya bila semua barang diambil sendiri."]
    nothing_written()


def test_cash_for_two_prisons(nothing_written):
    order = wanted({"BTK-001": 1, "LHT-001": 1}, payment="tunai")
    assert refused(order) == ["Tunai hanya untuk barang dari satu lapas."]
    nothing_written()


def test_a_transfer_without_account(nothing_written, office_account):
    office_account.delete()
    assert refused(wanted({"BTK-001": 1})) == ["Rekening tujuan belum diatur."]
    nothing_written()


@pytest.mark.parametrize("digest", ["", "lain"])
def test_a_total_that_was_not_seen(nothing_written, digest):
    assert refused(wanted({"BTK-001": 1}, digest=digest), QuoteChanged) == [
        "Totalnya berubah. Periksa rinciannya, lalu tekan Buat pesanan sekali lagi."
    ]
    nothing_written()


@pytest.mark.parametrize(
    ("model", "change"), [(ProductVariant, {"price": 160_000}), (ShippingRate, {"first_kg": 1})]
)
def test_a_price_that_changed_meanwhile(nothing_written, model, change):
    order = wanted({"BTK-001": 1}, delivery="kurir")
    model.objects.update(**change)
    assert refused(order, QuoteChanged) == [
        "Totalnya berubah. Periksa rinciannya, lalu tekan Buat pesanan sekali lagi."
    ]
    nothing_written()


def test_a_prison_that_began_to_collect_for_itself_meanwhile(nothing_written, lahat):
    order = wanted({"BTK-001": 1, "LHT-001": 1})
    factories.bank_account(lahat)
    assert refused(order, QuoteChanged) == [
        "Totalnya berubah. Periksa rinciannya, lalu tekan Buat pesanan sekali lagi."
    ]
    nothing_written()


def test_the_refused_buyer_can_order_after_all(shop):
    order = wanted({"BTK-001": 1}, key="kunci-1")
    ProductVariant.objects.filter(sku="BTK-001").update(price=160_000)
    refused(order, QuoteChanged)
    (made,) = place(wanted({"BTK-001": 1}, key="kunci-1"))
    assert made.total - made.payment.unique_code == 160_000


def test_all_unique_codes_are_taken(shop, office_account):
    Payment.objects.bulk_create(
        Payment(
            method="transfer",
            state="pending",
            amount=150_000 + code,
            unique_code=code,
            account=office_account,
        )
        for code in range(1, 1000)
    )
    rows = [model.objects.count() for model in WRITTEN]
    assert refused(wanted({"BTK-001": 1})) == [
        "Terlalu banyak transfer yang menunggu. Pilih cara bayar lain atau coba lagi nanti."
    ]
    assert [model.objects.count() for model in WRITTEN] == rows
    assert stock_of("BTK-001") == (10, 0)


def test_no_number_is_free(shop, nothing_written, monkeypatch):
    (taken,) = place(wanted({"LHT-001": 1}))
    rows = [model.objects.count() for model in WRITTEN]
    letters = iter(taken.number[-4:] * checkout.NUMBER_TRIES)
    monkeypatch.setattr(checkout.secrets, "choice", lambda _letters: next(letters))
    assert refused(wanted({"BTK-001": 1})) == ["Sistem sedang sibuk. Coba sekali lagi."]
    assert [model.objects.count() for model in WRITTEN] == rows


# --- after the order ------------------------------------------------------------------------


def test_a_mail_goes_out_after_commit(shop, mailoutbox, django_capture_on_commit_callbacks):
    buyer = details(email="rina@contoh.example")
    with django_capture_on_commit_callbacks(execute=True):
        (order,) = place(wanted({"BTK-001": 1}, buyer=buyer))
        assert mailoutbox == []
    assert [(mail.subject, mail.to) for mail in mailoutbox] == [
        (f"Pesanan {order.number} di Karya Binaan", ["rina@contoh.example"])
    ]


def test_no_mail_without_address(shop, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        place(wanted({"BTK-001": 1}))
    assert mailoutbox == []


def test_a_refused_order_sends_nothing(shop, mailoutbox, django_capture_on_commit_callbacks):
    buyer = details(email="rina@contoh.example")
    with django_capture_on_commit_callbacks(execute=True):
        refused(wanted({"BTK-001": 99}, buyer=buyer), QuoteChanged)
    assert mailoutbox == []


def test_every_order_has_a_link_that_cannot_be_guessed(shop):
    orders = [place(wanted({"BTK-001": 1}))[0] for _number in range(5)]
    tokens = {order.token for order in orders}
    assert len(tokens) == 5
    assert min(len(token) for token in tokens) >= 32
    assert orders[0].get_absolute_url() == f"/pesanan/{orders[0].token}/"


def test_a_line_of_the_history_cannot_be_changed(shop):
    from django.core.exceptions import ValidationError

    (order,) = place(wanted({"BTK-001": 1}))
    entry = order.history.get()
    entry.reason = "lain"
    with pytest.raises(ValidationError) as caught:
        entry.save()
    assert caught.value.messages == ["Riwayat pesanan tidak dapat diubah."]


def test_a_second_order_for_the_same_basket_is_refused_by_the_database(shop, lahat):
    from django.db import IntegrityError, transaction

    factories.bank_account(lahat)
    for order in place(wanted({"BTK-001": 1, "LHT-001": 1})):
        twin = Order.objects.get(pk=order.pk)
        twin.pk, twin.number, twin.token = None, f"{order.number}X", f"{order.token}X"
        twin.payment = Payment.objects.create(method="tunai", amount=1)
        with pytest.raises(IntegrityError), transaction.atomic():
            twin.save(force_insert=True)
    assert BankAccount.objects.count() == 2

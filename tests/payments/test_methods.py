from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from payments.enums import MethodCode
from payments.interface import PaymentUnavailable, Request, account_of, collectors
from payments.methods import METHODS
from payments.models import BankAccount, Payment, PaymentSettings
from payments.qris import with_amount
from tests import factories

pytestmark = pytest.mark.django_db

TRANSFER, QRIS, CASH = METHODS["transfer"], METHODS["qris"], METHODS["tunai"]


def request(total=150_000, collector=None, *, all_collected=True, prisons=1):
    return Request(total, collector, all_collected, prisons)


@pytest.fixture
def office():
    return factories.bank_account()


def test_the_ways_to_pay():
    assert {code: str(method.label) for code, method in METHODS.items()} == {
        "transfer": "Transfer bank",
        "qris": "QRIS",
        "midtrans": "Bayar langsung (QRIS, e-wallet, rekening virtual)",
        "tunai": "Tunai saat mengambil",
    }


# --- transfer -------------------------------------------------------------------------------


def test_a_transfer_is_told_apart_by_its_last_digits(office):
    before = timezone.now()
    payment = TRANSFER.open(request())
    assert (payment.method, payment.state, payment.account) == (
        MethodCode.TRANSFER,
        "pending",
        office,
    )
    assert 1 <= payment.unique_code <= 999
    assert payment.amount == 150_000 + payment.unique_code
    waits = payment.expires_at - before
    assert timedelta(hours=24) <= waits < timedelta(hours=24, minutes=1)


def test_how_long_a_transfer_may_take_is_a_setting(office):
    settings = PaymentSettings.load()
    settings.transfer_hours = 3
    settings.save()
    waits = TRANSFER.open(request()).expires_at - timezone.now()
    assert timedelta(hours=2, minutes=59) < waits <= timedelta(hours=3)


def test_open_transfers_never_ask_for_the_same_sum(office):
    amounts = {TRANSFER.open(request()).amount for _number in range(200)}
    assert len(amounts) == 200


def test_sums_are_told_apart_over_different_totals(office):
    """150.000 + code and 150.100 + code may meet; they must not."""
    amounts = [
        TRANSFER.open(request(150_000 + 100 * n)).amount for n in range(10) for _ in range(20)
    ]
    assert len(set(amounts)) == 200


def test_the_sum_of_a_closed_transfer_is_free_again(office):
    first = TRANSFER.open(request())
    for state in ("paid", "void"):
        Payment.objects.filter(pk=first.pk).update(state=state)
        Payment.objects.create(
            method="transfer", amount=first.amount, account=office, state="pending"
        ).delete()


def test_the_database_keeps_open_sums_apart(office):
    first = TRANSFER.open(request())
    with pytest.raises(IntegrityError), transaction.atomic():
        Payment.objects.create(
            method="transfer", amount=first.amount, unique_code=7, account=office
        )


def test_two_accounts_may_ask_for_the_same_sum(office, lapas):
    own = factories.bank_account(lapas)
    first = TRANSFER.open(request())
    assert Payment.objects.create(method="transfer", amount=first.amount, account=own).pk


def test_all_codes_taken(office):
    Payment.objects.bulk_create(
        Payment(method="transfer", amount=150_000 + code, unique_code=code, account=office)
        for code in range(1, 1000)
    )
    with pytest.raises(PaymentUnavailable) as refused:
        TRANSFER.open(request())
    assert str(refused.value) == (
        "Terlalu banyak transfer yang menunggu. Pilih cara bayar lain atau coba lagi nanti."
    )
    assert Payment.objects.count() == 999


def test_a_transfer_without_account():
    assert TRANSFER.refusal(request()) == "Rekening tujuan belum diatur."
    with pytest.raises(PaymentUnavailable) as refused:
        TRANSFER.open(request())
    assert str(refused.value) == "Rekening tujuan belum diatur."
    assert Payment.objects.count() == 0


def test_where_the_money_goes(office):
    assert TRANSFER.refusal(request(all_collected=False, prisons=5)) == ""
    assert TRANSFER.detail(request()) == (
        "Ke Bank Sumsel Babel a.n. Kanwil Sumsel, dikonfirmasi petugas."
    )


def test_a_unique_code_has_three_digits_in_the_database(office):
    with pytest.raises(IntegrityError), transaction.atomic():
        Payment.objects.create(method="transfer", amount=1, unique_code=1_000, account=office)


# --- QRIS -----------------------------------------------------------------------------------


@pytest.fixture
def with_qris():
    return factories.bank_account(qris_text=factories.QRIS)


def test_qris_is_told_apart_by_its_last_digits(with_qris):
    settings = PaymentSettings.load()
    settings.qris_hours = 2
    settings.save()
    payment = QRIS.open(request())
    assert (payment.method, payment.state, payment.account) == ("qris", "pending", with_qris)
    assert payment.amount == 150_000 + payment.unique_code
    assert 1 <= payment.unique_code <= 999
    waits = payment.expires_at - timezone.now()
    assert timedelta(hours=1, minutes=59) < waits <= timedelta(hours=2)


def test_transfers_and_qris_to_one_account_never_ask_for_the_same_sum(with_qris):
    opened = [method.open(request()).amount for _ in range(80) for method in (TRANSFER, QRIS)]
    assert len(set(opened)) == 160
    with pytest.raises(IntegrityError), transaction.atomic():
        Payment.objects.create(method="qris", amount=opened[0], unique_code=1, account=with_qris)


def test_qris_is_not_offered_where_no_account_has_it(office):
    assert QRIS.is_offered([request()]) is False
    assert QRIS.refusal(request()) == "QRIS belum ada untuk semua lapas di keranjang ini."
    with pytest.raises(PaymentUnavailable) as refused:
        QRIS.open(request())
    assert str(refused.value) == "QRIS belum ada untuk semua lapas di keranjang ini."
    assert Payment.objects.count() == 0


def test_qris_has_to_lead_to_every_collector(with_qris, lapas):
    factories.bank_account(lapas)
    requests = [request(), request(collector=lapas)]
    assert QRIS.is_offered(requests) is True
    assert [QRIS.refusal(one) for one in requests] == [
        "",
        "QRIS belum ada untuk semua lapas di keranjang ini.",
    ]


@pytest.mark.parametrize(
    ("total", "reason"),
    [(9_999_001, ""), (9_999_002, "QRIS paling banyak Rp10.000.000 sekali bayar.")],
)
def test_the_most_that_qris_carries(with_qris, total, reason):
    assert QRIS.refusal(request(total)) == reason


def test_a_qris_text_is_stored_as_the_bank_gave_it_out(office):
    office.qris_text = f"  {factories.QRIS[:-4]}{factories.QRIS[-4:].lower()}\n"
    office.full_clean()
    assert office.qris_text == factories.QRIS


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("https://contoh.example/qris", "Ini bukan teks QRIS; teks QRIS diawali 000201."),
        (
            with_amount(factories.QRIS, 50_000),
            "Kode ini memuat nominal atau hanya berlaku sekali. Mintalah kode QRIS statis tanpa "
            "nominal.",
        ),
    ],
)
def test_a_qris_text_that_cannot_be_used_is_refused(office, text, message):
    office.qris_text = text
    with pytest.raises(ValidationError) as refused:
        office.full_clean()
    assert refused.value.message_dict == {"qris_text": [message]}


# --- cash -----------------------------------------------------------------------------------


def test_cash_has_no_code_and_no_deadline():
    payment = CASH.open(request())
    assert (payment.amount, payment.unique_code, payment.account, payment.expires_at) == (
        150_000,
        0,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, ""),
        ({"all_collected": False}, "Tunai hanya bila semua barang diambil sendiri."),
        ({"prisons": 2}, "Tunai hanya untuk barang dari satu lapas."),
    ],
)
def test_when_cash_suits(fields, reason):
    assert CASH.refusal(request(**fields)) == reason


def test_cash_that_does_not_suit_is_not_opened():
    with pytest.raises(PaymentUnavailable) as refused:
        CASH.open(request(prisons=2))
    assert str(refused.value) == "Tunai hanya untuk barang dari satu lapas."
    assert Payment.objects.count() == 0


def test_cash_of_the_same_sum_may_be_due_twice():
    assert CASH.open(request()).amount == CASH.open(request()).amount


# --- accounts -------------------------------------------------------------------------------


def test_who_collects(lapas, office):
    own = factories.prison("Lapas Lahat")
    idle = factories.prison("Lapas Martapura")
    account = factories.bank_account(own)
    factories.bank_account(idle, is_active=False)
    assert collectors([lapas.pk, own.pk, idle.pk]) == {
        lapas.pk: None,
        own.pk: own,
        idle.pk: None,
    }
    assert account_of(None) == office
    assert account_of(own) == account
    assert account_of(idle) is None


def test_a_prison_has_one_account_in_use(lapas):
    factories.bank_account(lapas)
    second = BankAccount(prison=lapas, bank="BRI", number="1", holder="Koperasi")
    with pytest.raises(ValidationError) as refused:
        second.full_clean()
    assert refused.value.messages == ["Lapas ini sudah punya rekening yang dipakai."]
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save()
    factories.bank_account(lapas, is_active=False)

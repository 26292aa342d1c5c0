import pytest

from payments.checks import accounts_are_whole, methods_are_whole
from payments.methods import METHODS
from tests import factories

pytestmark = pytest.mark.django_db


def said():
    return [(problem.id, problem.msg) for problem in accounts_are_whole(None)]


def test_a_method_without_the_whole_interface_is_named(monkeypatch):
    assert methods_are_whole(None) == []
    monkeypatch.setitem(METHODS, "kurang", object())
    assert {error.id for error in methods_are_whole(None)} == {"karya.E002"}


def test_whole_accounts_are_fine():
    factories.bank_account(qris_text=factories.QRIS, midtrans_name="UJI")
    assert said() == []


def test_a_missing_key_is_named():
    factories.bank_account(midtrans_name="LPP")
    assert said()[0] == (
        "karya.W003",
        "Midtrans of Bank Sumsel Babel 1500300400 is half configured: MIDTRANS_KEY_LPP is not set.",
    )


def test_a_sandbox_key_takes_no_real_money():
    factories.bank_account(midtrans_name="UJI", midtrans_is_live=True)
    assert said() == [
        (
            "karya.W003",
            "Midtrans of Bank Sumsel Babel 1500300400 is half configured: the key is not one of "
            "production.",
        )
    ]


def test_a_key_that_no_account_uses_is_named():
    factories.bank_account()
    assert said() == [
        ("karya.W003", "Midtrans is half configured: no account uses UJI."),
    ]


def test_a_spoilt_qris_is_named():
    factories.bank_account(qris_text=factories.QRIS[:-1] + "0", midtrans_name="UJI")
    ((check, text),) = said()
    assert check == "karya.W002"
    assert text.startswith("QRIS of Bank Sumsel Babel 1500300400 is not valid: ")


def test_what_is_not_used_is_not_judged():
    factories.bank_account(midtrans_name="LPP", is_active=False)
    assert said() == []

"""Who may do what with a fulfilment, before its state is asked."""

import pytest

from cart import access
from cart.enums import Action, FulfilmentState
from tests import factories, rooms, worlds

pytestmark = pytest.mark.django_db

NO_RIGHT = "Anda tidak punya izin untuk mengurus pesanan ini."
NOT_CONFIRMER = "Anda tidak punya izin untuk mengonfirmasi pembayaran."
TO_OFFICE = "Uang pesanan ini masuk ke rekening Kanwil, jadi Kanwil yang mengonfirmasi."
TO_PRISON = (
    "Uang pesanan ini masuk ke rekening Lapas Perempuan Palembang, "
    "jadi petugas di sana yang mengonfirmasi."
)
WHOLE_ORDER = (
    "Pesanan ini belum dibayar dan berisi barang dari lapas lain, "
    "jadi hanya dapat dibatalkan seluruhnya oleh Kanwil."
)


@worlds.fixture
def shop(site_tree):
    own, other = factories.prison(), factories.prison("Lapas Sekayu")
    factories.bank_account()
    factories.product(own, sku="LPP-01")
    factories.product(other, "Songket", sku="SKY-01")
    return rooms.people(own, other), own


# fmt: off
CONFIRM = {
    # role:           to the office's account, to the own prison's account
    "own officer":   (TO_OFFICE,     ""),
    "other officer": (NO_RIGHT,      NO_RIGHT),
    "kanwil":        ("",            TO_PRISON),
    "dinas":         (NO_RIGHT,      NO_RIGHT),
    "admin":         ("",            ""),
}
CANCEL = {
    # role:           unpaid, alone, unpaid, shared, paid, shared
    "own officer":   ("",            WHOLE_ORDER,    ""),
    "other officer": (NO_RIGHT,      NO_RIGHT,       NO_RIGHT),
    "kanwil":        ("",            "",             ""),
    "dinas":         (NO_RIGHT,      NO_RIGHT,       NO_RIGHT),
    "admin":         ("",            "",             ""),
}
# fmt: on


@pytest.mark.parametrize("role", CONFIRM)
def test_who_confirms_a_payment(shop, role):
    people, own = shop
    to_office = factories.order({"LPP-01": 1}).fulfilments.get()
    factories.bank_account(own, number="222")
    to_prison = factories.order({"LPP-01": 1}).fulfilments.get()
    assert to_prison.order.collector == own
    assert CONFIRM[role] == tuple(
        access.refusal(people[role], part, Action.CONFIRM_PAYMENT)
        for part in (to_office, to_prison)
    )


@pytest.mark.parametrize("role", CANCEL)
def test_who_cancels(shop, role):
    people, own = shop
    alone = factories.order({"LPP-01": 1}).fulfilments.get()
    shared = factories.order({"LPP-01": 1, "SKY-01": 1})
    paid = factories.order({"LPP-01": 1, "SKY-01": 1}, state=FulfilmentState.PROCESSING)
    parts = (alone, shared.fulfilments.get(prison=own), paid.fulfilments.get(prison=own))
    answers = tuple(access.refusal(people[role], part, Action.CANCEL) for part in parts)
    assert answers == CANCEL[role]


def test_an_officer_without_the_right_to_confirm(shop):
    people, own = shop
    factories.bank_account(own, number="222")
    part = factories.order({"LPP-01": 1}).fulfilments.get()
    officer = people["own officer"]
    officer.groups.get().permissions.filter(codename="confirm_payment").delete()
    assert access.refusal(officer, part, Action.CONFIRM_PAYMENT) == NOT_CONFIRMER


def test_an_officer_who_left_may_do_nothing(shop):
    people, _own = shop
    part = factories.order({"LPP-01": 1}, state=FulfilmentState.PROCESSING).fulfilments.get()
    officer = people["own officer"]
    officer.is_active = False
    officer.save()
    assert access.refusal(officer, part, Action.PACK) == NO_RIGHT


def test_only_who_sees_every_part_sees_the_whole(shop):
    people, _own = shop
    shared = factories.order({"LPP-01": 1, "SKY-01": 1})
    assert not access.sees_whole_order(people["own officer"], shared)
    assert access.sees_whole_order(people["kanwil"], shared)


# fmt: off
OFFERED = [
    # state                             delivery  to an officer                and to the office
    (FulfilmentState.AWAITING_PAYMENT, "lapas",  ["cancel"],                  ["confirm_payment"]),
    (FulfilmentState.PROCESSING,       "lapas",  ["pack", "ready", "cancel"], []),
    (FulfilmentState.PROCESSING,       "kurir",  ["pack", "ship", "cancel"],  []),
    (FulfilmentState.PACKED,           "kurir",  ["ship", "cancel"],          []),
    (FulfilmentState.READY,            "lapas",  ["complete", "cancel"],      []),
    (FulfilmentState.SHIPPED,          "kurir",  ["complete"],                []),
    (FulfilmentState.COMPLETED,        "lapas",  [],                          []),
    (FulfilmentState.CANCELLED,        "lapas",  [],                          ["late_payment"]),
    (FulfilmentState.EXPIRED,          "lapas",  [],                          ["late_payment"]),
]
# fmt: on


@pytest.mark.parametrize(("state", "delivery", "for_officer", "office_only"), OFFERED)
def test_the_buttons(shop, state, delivery, for_officer, office_only):
    people, _own = shop
    factories.rates()
    part = factories.order({"LPP-01": 1}, state=state, delivery=delivery).fulfilments.get()
    assert [action.value for action in access.offered(people["own officer"], part)] == for_officer
    assert [action.value for action in access.offered(people["kanwil"], part)] == [
        *office_only,
        *for_officer,
    ]
    assert access.offered(people["other officer"], part) == []

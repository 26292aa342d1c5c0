"""The order desk's doors: role × address × whose order, and what happens."""

import pytest
from django.test import Client
from django.urls import reverse

from cart.models import Fulfilment, HistoryEntry
from tests import rooms

pytestmark = pytest.mark.django_db

# fmt: off
LIST = {
    # role:          the list
    "own officer":   "page",
    "other officer": "page",
    "kanwil":        "page",
    "dinas":         "turned away",
    "admin":         "page",
    "nobody":        "login",
}
PAPERS = {
    # role:          inspect, slip, label (GET)
    "own officer":   "page",
    "other officer": "not yours",
    "kanwil":        "page",
    "dinas":         "turned away",
    "admin":         "page",
    "nobody":        "login",
}
ACTIONS = {
    # role:            GET            POST of "confirm"  POST of "cancel"
    "own officer":   ("only POST",    "refused",         "done"),
    "other officer": ("not yours",    "not yours",       "not yours"),
    "kanwil":        ("only POST",    "done",            "done"),
    "dinas":         ("turned away",  "turned away",     "turned away"),
    "admin":         ("only POST",    "done",            "done"),
    "nobody":        ("login",        "login",           "login"),
}
# fmt: on
ROLES = list(LIST)
NEVER = ("create", "edit", "delete", "history")


def act(part, action):
    return reverse("pesanan_modeladmin_act", args=[part.pk, action])


@pytest.mark.parametrize("role", ROLES)
def test_the_list(desk, client, role):
    url = reverse("pesanan_modeladmin_index")
    assert rooms.ask(client, desk.people[role], "GET", url)[0] == LIST[role]


@pytest.mark.parametrize("room", ["inspect", "slip", "label"])
@pytest.mark.parametrize("role", ROLES)
def test_the_page_and_the_papers(desk, own_order, client, role, room):
    url = reverse(f"pesanan_modeladmin_{room}", args=[own_order.pk])
    assert rooms.ask(client, desk.people[role], "GET", url)[0] == PAPERS[role]


@pytest.mark.parametrize("role", ROLES)
def test_the_actions(desk, own_order, client, role):
    user = desk.people[role]
    on_get, _on_confirm, on_cancel = ACTIONS[role]
    before = HistoryEntry.objects.count()
    assert rooms.ask(client, user, "GET", act(own_order, "cancel"))[0] == on_get
    assert HistoryEntry.objects.count() == before

    word, _texts = rooms.ask(
        client, user, "POST", act(own_order, "cancel"), {"reason": "Pembeli batal"}
    )
    own_order.refresh_from_db()
    assert word == on_cancel
    assert own_order.state == ("cancelled" if on_cancel == "done" else "awaiting_payment")


@pytest.mark.parametrize("role", ROLES)
def test_confirming_a_payment_to_the_office(desk, own_order, client, role):
    on_confirm = ACTIONS[role][1]
    word, _texts = rooms.ask(client, desk.people[role], "POST", act(own_order, "confirm_payment"))
    own_order.refresh_from_db()
    assert word == on_confirm
    assert own_order.state == ("processing" if on_confirm == "done" else "awaiting_payment")


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("role", ["own officer", "kanwil", "admin"])
@pytest.mark.parametrize("room", NEVER)
def test_nothing_is_created_edited_or_deleted(desk, own_order, client, room, role, method):
    for url in (f"/admin/pesanan/{room}/", f"/admin/pesanan/{room}/{own_order.pk}/"):
        assert rooms.ask(client, desk.people[role], method, url)[0] == "missing"
    assert list(Fulfilment.objects.values_list("pk", "state")) == [
        (own_order.pk, "awaiting_payment")
    ]


@pytest.mark.parametrize("role", ["own officer", "kanwil"])
def test_an_order_that_is_not_there(desk, client, role):
    url = reverse("pesanan_modeladmin_inspect", args=[999_999])
    assert rooms.ask(client, desk.people[role], "GET", url) == (
        "not yours",
        ["Pesanan itu tidak ada, atau bukan untuk lapas Anda."],
    )


def test_actions_need_the_token_of_the_form(desk, own_order):
    client = Client(enforce_csrf_checks=True)
    client.force_login(desk.people["admin"])
    response = client.post(act(own_order, "confirm_payment"))
    assert response.status_code == 403
    own_order.refresh_from_db()
    assert own_order.state == "awaiting_payment"

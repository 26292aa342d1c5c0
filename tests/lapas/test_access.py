"""Who sees what belongs to a prison: the one place that decides, asked directly."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser, Permission
from wagtail.permissions import policy_registry

from cart.models import Fulfilment, Order
from lapas import access
from lapas.models import Artisan
from payments.models import BankAccount, Payment
from products.models import StockItem, StockMovement
from shipping.models import ShippingRate
from tests import factories, rooms, worlds

pytestmark = pytest.mark.django_db


@worlds.fixture
def houses(site_tree):
    own = factories.prison("Lapas Perempuan Palembang")
    other = factories.prison("Lapas Sekayu")
    return SimpleNamespace(own=own, other=other, people=rooms.people(own, other))


# fmt: off
PRISONS = {
    "own officer":   ["Lapas Perempuan Palembang"],
    "other officer": ["Lapas Sekayu"],
    "kanwil":        ["Lapas Perempuan Palembang", "Lapas Sekayu"],
    "dinas":         [],
    "admin":         ["Lapas Perempuan Palembang", "Lapas Sekayu"],
}
WORKS_HERE = {
    "own officer":   True,
    "other officer": False,
    "kanwil":        False,
    "dinas":         False,
    "admin":         False,
}
# fmt: on


@pytest.mark.parametrize("role", PRISONS)
def test_prisons(houses, role):
    prisons = access.prisons_of(houses.people[role]).by_name()
    assert [prison.title for prison in prisons] == PRISONS[role]


@pytest.mark.parametrize("user", [None, AnonymousUser()])
def test_nobody_sees_no_prison(houses, user):
    assert list(access.prisons_of(user)) == []


@pytest.mark.parametrize("role", PRISONS)
def test_who_left_sees_nothing(houses, role):
    user = houses.people[role]
    user.is_active = False
    assert list(access.prisons_of(user)) == []
    assert not access.works_at(user, houses.own)


@pytest.mark.parametrize("role", WORKS_HERE)
def test_who_works_here(houses, role):
    assert access.works_at(houses.people[role], houses.own) is WORKS_HERE[role]


def test_nobody_works_at_a_prison_without_a_group(houses):
    new = factories.prison("Lapas Baru")
    assert not access.works_at(houses.people["own officer"], new)


def test_an_officer_of_two_prisons_sees_both(houses):
    officer = houses.people["own officer"]
    officer.groups.add(houses.other.staff_group)
    assert access.prisons_of(officer).count() == 2


# --- records --------------------------------------------------------------------------------


@worlds.fixture
def records(houses):
    """One record of each kind for the own prison, and one for the other."""
    factories.bank_account()
    for prison, sku in ((houses.own, "LPP-01"), (houses.other, "SKY-01")):
        factories.artisan(prison, f"Perajin {sku}")
        factories.product(prison, sku=sku)
        factories.order({sku: 1})
    houses.of = {
        Artisan: lambda one: one.prison,
        StockItem: lambda one: one.prison,
        StockMovement: lambda one: one.item.prison,
        Fulfilment: lambda one: one.prison,
        Order: lambda one: one.fulfilments.get().prison,
    }
    return houses


KINDS = [Artisan, StockItem, StockMovement, Fulfilment, Order]


@pytest.mark.parametrize("model", KINDS)
@pytest.mark.parametrize("role", PRISONS)
def test_records_of_ones_own_prisons(records, role, model):
    policy = policy_registry.get_by_type(model)
    user = records.people[role]
    visible = policy.instances_user_has_permission_for(user, "view")
    assert {records.of[model](one).title for one in visible} == set(PRISONS[role])
    for one in model.objects.all():
        mine = records.of[model](one).title in PRISONS[role]
        assert policy.user_has_permission_for_instance(user, "view", one) is mine
        assert visible.contains(one) is mine


@pytest.mark.parametrize("model", KINDS)
def test_a_prison_without_the_right_to_the_model_is_nothing(records, model):
    officer = records.people["own officer"]
    group = officer.groups.get()
    group.permissions.remove(*group.permissions.filter(codename__startswith="view_"))
    policy = policy_registry.get_by_type(model)
    assert not policy.instances_user_has_permission_for(officer, "view").exists()
    assert not policy.user_has_permission_for_instance(officer, "view", model.objects.first())


def test_an_order_of_two_prisons_is_listed_once(houses):
    factories.bank_account()
    factories.product(houses.own, sku="LPP-01")
    factories.product(houses.other, sku="SKY-01")
    factories.order({"LPP-01": 1, "SKY-01": 1})
    officer = houses.people["own officer"]
    officer.groups.add(houses.other.staff_group)
    policy = policy_registry.get_by_type(Order)
    assert len(policy.instances_user_has_permission_for(officer, "view")) == 1


@pytest.mark.parametrize("model", [BankAccount, Payment, ShippingRate])
@pytest.mark.parametrize("role", PRISONS)
def test_money_and_rates_are_the_offices(houses, role, model):
    user = houses.people[role]
    # Even somebody who was given the right to the model.
    user.user_permissions.add(Permission.objects.get(codename=f"view_{model._meta.model_name}"))
    policy = policy_registry.get_by_type(model)
    assert policy.user_has_permission(user, "view") is (role in ("kanwil", "admin"))

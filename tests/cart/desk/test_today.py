"""What the admin's first page says is waiting, for each role."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cart.desk import today
from cart.enums import FulfilmentState
from products.models import StockItem
from tests import factories, worlds

pytestmark = pytest.mark.django_db

S = FulfilmentState
TODAY = timezone.localdate


def labels(user):
    return {task.label: task.number for task in today.tasks(user)}


@worlds.fixture
def busy(desk):
    """One order in each state for the own prison, and a packed one of the other."""
    for state in (S.AWAITING_PAYMENT, S.PROCESSING, S.PROCESSING, S.READY, S.COMPLETED):
        factories.order({"LPP-BTK-01": 1}, state=state)
    factories.order({"SKY-SGK-01": 1}, state=S.PACKED)
    return desk


# fmt: off
WAITING = {
    "own officer":   {"Perlu dikemas": 2, "Siap diambil pembeli": 1},
    "other officer": {"Dikemas, belum berangkat": 1},
    "kanwil":        {"Menunggu konfirmasi pembayaran": 1, "Perlu dikemas": 2,
                      "Dikemas, belum berangkat": 1, "Siap diambil pembeli": 1},
    "admin":         {"Menunggu konfirmasi pembayaran": 1, "Perlu dikemas": 2,
                      "Dikemas, belum berangkat": 1, "Siap diambil pembeli": 1},
    "dinas":         {},
}
# fmt: on


@pytest.mark.parametrize("role", WAITING)
def test_each_role_sees_its_own_work(busy, role):
    assert labels(busy.people[role]) == WAITING[role]


@pytest.mark.parametrize("role", WAITING)
def test_the_numbers_are_those_of_the_lists_they_lead_to(busy, client, role):
    client.force_login(busy.people[role])
    for task in today.tasks(busy.people[role]):
        assert f"{task.number} baris" in client.get(task.url).content.decode(), task


def test_the_oldest_of_a_kind_is_named(desk):
    order = factories.order({"LPP-BTK-01": 1}, state=S.PROCESSING)
    factories.order({"LPP-BTK-01": 1}, state=S.PROCESSING)
    type(order).objects.filter(pk=order.pk).update(placed_at=timezone.now() - timedelta(days=3))
    (task,) = today.tasks(desk.people["own officer"])
    assert task.since == TODAY() - timedelta(days=3)


def test_a_prison_that_collects_for_itself_confirms_for_itself(desk):
    factories.bank_account(desk.own)
    factories.order({"LPP-BTK-01": 1})
    assert labels(desk.people["own officer"]) == {"Menunggu konfirmasi pembayaran": 1}
    assert labels(desk.people["kanwil"]) == {}


def test_goods_that_run_out(desk):
    StockItem.objects.filter(sku="LPP-BTK-01").update(on_hand=7, reserved=2)
    assert labels(desk.people["own officer"]) == {"Stok menipis atau habis": 1}
    assert labels(desk.people["other officer"]) == {}
    StockItem.objects.filter(sku="LPP-BTK-01").update(reserved=1)
    assert labels(desk.people["own officer"]) == {}


def test_consents_that_run_out(desk):
    for name, days in (("Cik Ros", 30), ("Mang Ipul", 31), ("Wak Leman", -1)):
        artisan = factories.artisan(desk.own, name)
        artisan.consents.update(
            valid_from=TODAY() - timedelta(days=90), valid_until=TODAY() + timedelta(days=days)
        )
    label = "Persetujuan perajin habis dalam 30 hari"
    assert labels(desk.people["own officer"]) == {label: 1}
    assert labels(desk.people["other officer"]) == {}


def test_the_first_page(busy, client):
    client.force_login(busy.people["own officer"])
    text = client.get("/admin/").content.decode()
    assert "Yang menunggu Anda" in text
    assert "Perlu dikemas" in text
    client.force_login(busy.people["dinas"])
    assert "Yang menunggu Anda" not in client.get("/admin/").content.decode()


def test_nothing_waits(desk, client):
    client.force_login(desk.people["own officer"])
    text = client.get("/admin/").content.decode()
    assert "Tidak ada yang menunggu. Semua sudah beres." in text


def test_it_costs_the_same_with_few_and_with_many(desk):
    user = desk.people["kanwil"]

    def cost():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            today.tasks(user)
        return len(asked)

    factories.order({"LPP-BTK-01": 1}, state=S.PROCESSING)
    today.tasks(user)
    few = cost()
    for _number in range(6):
        factories.order({"LPP-BTK-01": 1}, state=S.PROCESSING)
    assert cost() == few <= 9

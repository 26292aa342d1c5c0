"""Groups, collections and rights: complete after one run, untouched by a second."""

from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission
from wagtail.test.utils.form_data import nested_form_data, streamfield

from cart import staff as roles
from lapas import staff
from lapas.models import LapasPage
from tests import factories
from tests.editor import rows

pytestmark = pytest.mark.django_db

OFFICER_RIGHTS = {
    "wagtailadmin.access_admin",
    "lapas.add_artisan",
    "lapas.change_artisan",
    "lapas.view_artisan",
    "products.view_stockitem",
    "products.change_stockitem",
    "products.view_stockmovement",
    "events.add_venue",
    "events.view_venue",
    "cart.view_fulfilment",
    "cart.change_fulfilment",
    "cart.confirm_payment",
    "cart.export_order",
    "cart.view_order",
}


def rights(group):
    """{"app.codename"} of a group's model permissions."""
    pairs = group.permissions.values_list("content_type__app_label", "codename")
    return {f"{app_label}.{codename}" for app_label, codename in pairs}


def page_rights(group):
    rows = GroupPagePermission.objects.filter(group=group)
    return set(rows.values_list("page__title", "permission__codename"))


def collection_rights(group):
    rows = GroupCollectionPermission.objects.filter(group=group)
    return set(rows.values_list("collection__name", "permission__codename"))


def test_a_prisons_officers(lapas):
    group = staff.set_up(lapas)
    title = lapas.title
    lapas.refresh_from_db()
    assert (lapas.staff_group, group.name) == (group, f"Humas {title}")
    assert lapas.collection.name == title
    assert rights(group) == OFFICER_RIGHTS
    assert page_rights(group) == {
        (title, codename) for codename in ("add_page", "change_page", "publish_page")
    }
    assert collection_rights(group) == {
        (title, "add_image"),
        (title, "change_image"),
        (title, "choose_image"),
        ("Bersama", "choose_image"),
    }


def test_a_second_run_changes_nothing(lapas):
    said = []
    group = staff.set_up(lapas, tell=said.append)
    assert f"Humas {lapas.title}: group made" in said
    before = (rights(group), page_rights(group), collection_rights(group))
    said.clear()
    assert staff.set_up(LapasPage.objects.get(), tell=said.append) == group
    assert said == []
    assert (rights(group), page_rights(group), collection_rights(group)) == before
    assert Collection.objects.filter(name=lapas.title).count() == 1


def test_what_was_taken_away_comes_back(lapas):
    group = staff.set_up(lapas)
    group.permissions.clear()
    GroupPagePermission.objects.all().delete()
    said = []
    staff.set_up(lapas, tell=said.append)
    assert rights(group) == OFFICER_RIGHTS
    assert f"{group.name}: may cart.view_fulfilment" in said
    assert f"{group.name}: may publish_page below {lapas.title}" in said


def test_what_was_given_beyond_stays(lapas):
    from django.contrib.auth.models import Permission

    group = staff.set_up(lapas)
    group.permissions.add(Permission.objects.get(codename="change_category"))
    staff.set_up(lapas)
    assert "products.change_category" in rights(group)


def test_a_new_name_is_followed(lapas):
    group = staff.set_up(lapas)
    lapas.title = "Lapas Perempuan Baru"
    lapas.save()
    staff.set_up(lapas)
    group.refresh_from_db()
    lapas.refresh_from_db()
    assert (group.name, lapas.collection.name) == (
        "Humas Lapas Perempuan Baru",
        "Lapas Perempuan Baru",
    )


def test_a_name_that_is_taken_gets_a_number(lapas):
    Group.objects.create(name=f"Humas {lapas.title}")
    assert staff.set_up(lapas).name == f"Humas {lapas.title} (2)"


def test_the_regional_office(lapas):
    group = roles.set_up_office()
    given = rights(group)
    assert group.name == "Kanwil"
    assert {"lapas.manage_all_prisons", "lapas.delete_artisan"} <= given
    assert given >= OFFICER_RIGHTS
    for kind in ("category", "venue", "shippingrate", "bankaccount", "redirect"):
        assert any(right.endswith(f".delete_{kind}") for right in given), kind
    assert {"core.change_sitesettings", "payments.change_paymentsettings"} <= given
    # Users, and books that are only ever written by their own code.
    assert not {right for right in given if right.startswith("auth.")}
    for right in ("cart.delete_order", "cart.delete_fulfilment", "products.delete_stockitem"):
        assert right not in given
    assert page_rights(group) == {
        ("Karya Binaan", codename)
        for codename in (
            "add_page",
            "change_page",
            "publish_page",
            "bulk_delete_page",
            "lock_page",
            "unlock_page",
        )
    }


def test_the_citys_office(lapas):
    group = roles.set_up_city_office()
    assert group.name == "Dinas Koperasi & UMKM"
    assert rights(group) == {
        "wagtailadmin.access_admin",
        "events.add_venue",
        "events.change_venue",
        "events.view_venue",
    }
    assert page_rights(group) == {
        ("Agenda", codename) for codename in ("add_page", "change_page", "publish_page")
    }
    assert collection_rights(group) == {
        ("Dinas Koperasi & UMKM", "add_image"),
        ("Dinas Koperasi & UMKM", "change_image"),
        ("Dinas Koperasi & UMKM", "choose_image"),
        ("Bersama", "choose_image"),
    }


def test_the_command_says_what_it_changed(lapas):
    out = StringIO()
    call_command("staff", stdout=out)
    said = out.getvalue().splitlines()
    for line in (
        "Kanwil: group made",
        "Dinas Koperasi & UMKM: group made",
        f"Humas {lapas.title}: group made",
        f"{lapas.title}: collection made",
    ):
        assert line in said
    assert said[-1] == f"{len(said) - 1} changes"
    out = StringIO()
    call_command("staff", stdout=out)
    assert out.getvalue() == "Everything is as it should be.\n"


def test_a_prison_made_in_the_admin_is_set_up_at_once(site_tree, client):
    client.force_login(factories.admin())
    url = reverse("wagtailadmin_pages:add", args=["lapas", "lapaspage", site_tree.prisons.pk])
    data = {
        "title": "Lapas Narkotika Muara Beliti",
        "slug": "muara-beliti",
        "unit_type": "lapas_narkotika",
        "class_level": "IIA",
        "regency": "16.05",
        "address": "Jl. Lintas Sumatera",
        "postal_code": "31661",
        "pickup_hours": "Senin–Jumat 09.00–14.00 WIB",
        "whatsapp": "0812-3456-7890",
        "sku_prefix": "LNM",
        "crafts": "tas anyam",
        "intro": "Tas anyam dari Muara Beliti.",
        "body": streamfield([]),
        "comments": rows(),
    }
    response = client.post(url, nested_form_data(data))
    assert response.status_code == 302, response.context["form"].errors
    prison = LapasPage.objects.get(slug="muara-beliti")
    assert prison.staff_group.name == "Humas Lapas Narkotika Muara Beliti"
    assert prison.collection.name == "Lapas Narkotika Muara Beliti"
    assert rights(prison.staff_group) == OFFICER_RIGHTS

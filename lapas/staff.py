"""Sets up what a prison's PR officers need. Idempotent: running it again changes nothing."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

PAGE_RIGHTS = ("add_page", "change_page", "publish_page")
COLLECTION_RIGHTS = (
    ("wagtailimages", "add_image"),
    ("wagtailimages", "change_image"),
    ("wagtailimages", "choose_image"),
)
MODEL_RIGHTS = (
    ("wagtailadmin", "access_admin"),
    ("lapas", "add_artisan"),
    ("lapas", "change_artisan"),
    ("lapas", "view_artisan"),
)


def _permission(app_label, codename):
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)


@transaction.atomic
def set_up(prison, *, model_rights=MODEL_RIGHTS):
    """Group, collection and permissions of `prison` (LapasPage); returns its Group.

    `model_rights` are (app label, codename) pairs for records of the prison; apps further to the
    right pass their own (see cart.staff).
    """
    name = f"Humas {prison.title}"
    group = prison.staff_group
    if group is None:
        group = Group.objects.create(name=_free_group_name(name))
    elif group.name != name and not Group.objects.filter(name=name).exists():
        group.name = name
        group.save(update_fields=["name"])
    collection = prison.collection
    if collection is None:
        collection = Collection.get_first_root_node().add_child(name=prison.title)
    elif collection.name != prison.title:
        collection.name = prison.title
        collection.save(update_fields=["name"])
    if (prison.staff_group_id, prison.collection_id) != (group.pk, collection.pk):
        type(prison).objects.filter(pk=prison.pk).update(staff_group=group, collection=collection)
        prison.staff_group, prison.collection = group, collection
    for codename in PAGE_RIGHTS:
        GroupPagePermission.objects.get_or_create(
            group=group,
            page_id=prison.pk,
            permission=_permission("wagtailcore", codename),
        )
    for app_label, codename in COLLECTION_RIGHTS:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=_permission(app_label, codename)
        )
    group.permissions.add(*(_permission(*right) for right in model_rights))
    return group


def _free_group_name(name):
    """`name`, or with a number behind it: a prison may have the name of one that was deleted."""
    candidate, number = name, 2
    while Group.objects.filter(name=candidate).exists():
        candidate, number = f"{name} ({number})", number + 1
    return candidate

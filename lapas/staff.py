"""Sets up what staff need: groups, collections, rights. Running it again changes nothing."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

PAGE_RIGHTS = ("add_page", "change_page", "publish_page")
COLLECTION_RIGHTS = (
    ("wagtailimages", "add_image"),
    ("wagtailimages", "change_image"),
    ("wagtailimages", "choose_image"),
)
CHOOSE_RIGHTS = (("wagtailimages", "choose_image"),)
# Pictures that all may choose: the neutral drawing, the logo, the city's bazaars.
SHARED_COLLECTION = "Bersama"

_officer_rights = {
    ("wagtailadmin", "access_admin"),
    ("lapas", "add_artisan"),
    ("lapas", "change_artisan"),
    ("lapas", "view_artisan"),
}


def give_officers(*rights):
    """Adds (app label, codename) pairs to what every prison's PR officers may do.

    Called by apps further to the right when they are ready. The records these rights reach are
    still only those of the officer's own prison (lapas.access).
    """
    _officer_rights.update(rights)


@transaction.atomic
def set_up(prison, *, tell=lambda text: None):
    """Group, collection and rights of `prison` (LapasPage); returns its Group.

    `tell` is called with a sentence for each thing that was not yet as it should be.
    """
    group = _group_of(prison, tell)
    collection = _collection_of(prison, tell)
    if (prison.staff_group_id, prison.collection_id) != (group.pk, collection.pk):
        type(prison).objects.filter(pk=prison.pk).update(staff_group=group, collection=collection)
        prison.staff_group, prison.collection = group, collection
    allow_page(group, prison, PAGE_RIGHTS, tell)
    allow_collection(group, collection, COLLECTION_RIGHTS, tell)
    allow_collection(group, collection_named(SHARED_COLLECTION, tell), CHOOSE_RIGHTS, tell)
    allow(group, _officer_rights, tell)
    return group


def _group_of(prison, tell):
    name, group = f"Humas {prison.title}", prison.staff_group
    if group is None:
        group = Group.objects.create(name=_free_group_name(name))
        tell(f"{group.name}: group made")
    elif group.name != name and not Group.objects.filter(name=name).exists():
        tell(f"{group.name}: renamed to {name}")
        group.name = name
        group.save(update_fields=["name"])
    return group


def _collection_of(prison, tell):
    collection = prison.collection
    if collection is None:
        collection = Collection.get_first_root_node().add_child(name=prison.title)
        tell(f"{prison.title}: collection made")
    elif collection.name != prison.title:
        tell(f"{collection.name}: collection renamed to {prison.title}")
        collection.name = prison.title
        collection.save(update_fields=["name"])
    return collection


def _free_group_name(name):
    """`name`, or with a number behind it: a prison may have the name of one that was deleted."""
    candidate, number = name, 2
    while Group.objects.filter(name=candidate).exists():
        candidate, number = f"{name} ({number})", number + 1
    return candidate


def group_named(name, tell):
    """The Group `name`, made where there is none."""
    group, made = Group.objects.get_or_create(name=name)
    if made:
        tell(f"{name}: group made")
    return group


def collection_named(name, tell):
    """The Collection `name` right below the root, made where there is none."""
    root = Collection.get_first_root_node()
    collection = root.get_children().filter(name=name).first()
    if collection is None:
        collection = root.add_child(name=name)
        tell(f"{name}: collection made")
    return collection


def allow(group, rights, tell):
    """Gives `group` the model permissions `rights`, (app label, codename) pairs."""
    has = set(group.permissions.values_list("content_type__app_label", "codename"))
    missing = sorted(set(rights) - has)
    group.permissions.add(*_permissions(missing).values())
    for app_label, codename in missing:
        tell(f"{group.name}: may {app_label}.{codename}")


def allow_page(group, page, codenames, tell):
    """Gives `group` the page rights `codenames` on `page` and everything below it."""
    rights = [("wagtailcore", codename) for codename in codenames]
    rows = GroupPagePermission.objects.filter(group=group, page=page.pk)
    for codename, permission in _missing(rows, rights):
        rows.create(group=group, page_id=page.pk, permission=permission)
        tell(f"{group.name}: may {codename} below {page.title}")


def allow_collection(group, collection, rights, tell):
    """Gives `group` the rights (app label, codename) on `collection` and those below it."""
    rows = GroupCollectionPermission.objects.filter(group=group, collection=collection)
    for codename, permission in _missing(rows, rights):
        rows.create(group=group, collection=collection, permission=permission)
        tell(f"{group.name}: may {codename} in {collection.name}")


def _missing(rows, rights):
    """(codename, Permission) of those of `rights` that none of `rows` gives."""
    has = set(rows.values_list("permission__content_type__app_label", "permission__codename"))
    found = _permissions([right for right in rights if right not in has])
    return [(codename, permission) for (_app_label, codename), permission in found.items()]


def _permissions(rights):
    """{(app label, codename): Permission} of all `rights`; LookupError if there is one not."""
    if not rights:
        return {}
    labels, codenames = zip(*rights, strict=True)
    rows = Permission.objects.filter(
        content_type__app_label__in=labels, codename__in=codenames
    ).select_related("content_type")
    found = {(row.content_type.app_label, row.codename): row for row in rows}
    unknown = [right for right in rights if right not in found]
    if unknown:
        raise LookupError(f"No such permission: {unknown}")
    return {right: found[right] for right in rights}

"""Who may see what belongs to a prison. Decided here and nowhere else.

A user sees the prisons whose staff group they are in; superusers and holders of
`lapas.manage_all_prisons` (the regional office) see all of them.
"""

from django.apps import apps
from wagtail.permission_policies import ModelPermissionPolicy

EVERYTHING = "lapas.manage_all_prisons"


def sees_all_prisons(user):
    return user.is_active and (user.is_superuser or user.has_perm(EVERYTHING))


def prisons_of(user):
    """QuerySet of the LapasPages whose records `user` may see."""
    prisons = apps.get_model("lapas", "LapasPage").objects.all()
    if user is None or not user.is_active:
        return prisons.none()
    if sees_all_prisons(user):
        return prisons
    return prisons.filter(staff_group__in=user.groups.all())


def works_at(user, prison):
    """True for the PR officers of `prison` (LapasPage) themselves, not for the regional office."""
    if not user.is_active or prison.staff_group_id is None:
        return False
    return user.groups.filter(pk=prison.staff_group_id).exists()


class PrisonPolicy(ModelPermissionPolicy):
    """Model permissions, and of the records only those of the user's own prisons.

    `lookup` leads from the model to its LapasPage ("prison", "order_fulfilments__prison", …).
    """

    def __init__(self, model, lookup="prison"):
        super().__init__(model)
        self.lookup = lookup

    def own(self, user):
        """All records of the prisons that `user` sees, whatever the action."""
        records = self.model._default_manager.all()
        if sees_all_prisons(user):
            return records
        return records.filter(**{f"{self.lookup}__in": prisons_of(user)}).distinct()

    def user_has_permission_for_instance(self, user, action, instance):
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def user_has_any_permission_for_instance(self, user, actions, instance):
        if not self.user_has_any_permission(user, actions):
            return False
        return instance.pk is None or self.own(user).filter(pk=instance.pk).exists()

    def instances_user_has_permission_for(self, user, action):
        return self.instances_user_has_any_permission_for(user, [action])

    def instances_user_has_any_permission_for(self, user, actions):
        if not self.user_has_any_permission(user, actions):
            return self.model._default_manager.none()
        return self.own(user)


class OfficePolicy(ModelPermissionPolicy):
    """Model permissions, but for the regional office alone: money, accounts, rates."""

    def user_has_permission(self, user, action):
        return sees_all_prisons(user) and super().user_has_permission(user, action)

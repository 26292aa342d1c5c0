from django.contrib.contenttypes.models import ContentType
from wagtail.models import ModelLogEntry
from wagtail.models.audit_log import ModelLogEntryManager
from wagtail.permissions import policy_registry


class GuardedLogEntryManager(ModelLogEntryManager):
    def viewable_by_user(self, user):
        """As Wagtail's, but of artisans only those whom `user` may see.

        Wagtail shows the log of a model to whoever has any right to it, names and all. Entries
        about artisans that are gone are left to those who see every prison.
        """
        from lapas.access import sees_all_prisons
        from lapas.models.people import Artisan

        entries = super().viewable_by_user(user)
        if sees_all_prisons(user):
            return entries
        policy = policy_registry.get_by_type(Artisan)
        visible = policy.instances_user_has_permission_for(user, "view")
        keys = [str(pk) for pk in visible.values_list("pk", flat=True)]
        about_artisans = ContentType.objects.get_for_model(Artisan)
        hidden = entries.filter(content_type=about_artisans).exclude(object_id__in=keys)
        return entries.exclude(pk__in=hidden.values("pk"))


class GuardedLogEntry(ModelLogEntry):
    """Wagtail's log of what was done with records; takes its place (lapas.wagtail_hooks)."""

    objects = GuardedLogEntryManager()

    class Meta:
        proxy = True
        ordering = ["-timestamp", "-id"]
        default_permissions = ()

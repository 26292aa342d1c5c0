from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models.audit_log import BaseLogEntry, ModelLogEntryManager
from wagtail.permissions import policy_registry


class ArtisanLogEntryManager(ModelLogEntryManager):
    def viewable_by_user(self, user):
        """Entries about artisans whom `user` may see; Wagtail's own asks for no more than a model.

        Entries about deleted artisans are left to those who see every prison.
        """
        from lapas.access import sees_all_prisons
        from lapas.models.people import Artisan

        if sees_all_prisons(user):
            return self.all()
        policy = policy_registry.get_by_type(Artisan)
        visible = policy.instances_user_has_permission_for(user, "view")
        keys = [str(pk) for pk in visible.values_list("pk", flat=True)]
        return self.filter(object_id__in=keys)


class ArtisanLogEntry(BaseLogEntry):
    """What was done with an artisan's record; apart from Wagtail's log, which shows all to all."""

    object_id = models.CharField(max_length=255, db_index=True)

    objects = ArtisanLogEntryManager()

    class Meta(BaseLogEntry.Meta):
        ordering = ["-timestamp", "-id"]
        verbose_name = _("riwayat perajin")
        verbose_name_plural = _("riwayat perajin")

    def __str__(self):
        return f"{self.action} {self.label}"

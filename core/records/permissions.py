from wagtail.permissions import policy_registry
from wagtail_modeladmin.helpers import PermissionHelper


class PolicyPermissionHelper(PermissionHelper):
    """modeladmin's questions, answered by the registered policy; records are never edited."""

    def records(self, user):
        """QuerySet of the records that `user` may look at."""
        policy = policy_registry.get_by_type(self.model)
        return policy.instances_user_has_permission_for(user, "view")

    def user_can_list(self, user):
        return policy_registry.get_by_type(self.model).user_has_permission(user, "view")

    def user_can_inspect_obj(self, user, obj):
        policy = policy_registry.get_by_type(self.model)
        return policy.user_has_permission_for_instance(user, "view", obj)

    def user_can_create(self, user):
        return False

    def user_can_edit_obj(self, user, obj):
        return False

    def user_can_delete_obj(self, user, obj):
        return False

from django.utils.translation import gettext_lazy as _

from core.records.filters import ChoiceFilter
from lapas import access


class PrisonFilter(ChoiceFilter):
    """The prisons that the user sees; of no use, and not shown, where it is only one."""

    name = "lapas"
    label = _("Lapas")
    field = "prison"

    def choices(self):
        return list(access.prisons_of(self.request.user).by_name().values_list("pk", "title"))

    def apply(self, records, value):
        return records.filter(**{self.field: value})

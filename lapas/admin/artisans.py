"""Artisans in the admin. Every view of Wagtail's that takes one by its address asks the policy."""

import django_filters
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.permissions import policy_registry
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.views import chooser, snippets

from lapas import access
from lapas.models import Artisan, Consent


def visible_to(user):
    """QuerySet of the artisans of `user`'s own prisons, their consents at hand."""
    policy = policy_registry.get_by_type(Artisan)
    return policy.instances_user_has_permission_for(user, "view").prefetch_related("consents")


class IndexView(snippets.IndexView):
    """Leaves out what says nothing: the prison where it is one, the boxes where none is deleted."""

    @cached_property
    def columns(self):
        dull = set()
        if not self.user_has_permission("delete"):
            dull.add("bulk_actions")
        if access.prisons_of(self.request.user).count() < 2:
            dull.add("prison")
        return [column for column in super().columns if column.name not in dull]


class EditView(snippets.EditView):
    """As Wagtail's, which asks for no more than a right to the model; so do those below."""

    def get_queryset(self):
        return visible_to(self.request.user)


class DeleteView(snippets.DeleteView):
    def get_queryset(self):
        return visible_to(self.request.user)


class UsageView(snippets.UsageView):
    def get_base_object_queryset(self):
        return visible_to(self.request.user)


class HistoryView(snippets.HistoryView):
    def get_base_object_queryset(self):
        return visible_to(self.request.user)


class BulkDelete(DeleteBulkAction):
    """Wagtail's own names the objects that may not be deleted; strangers are not even named."""

    models = [Artisan]

    def check_perm(self, snippet):
        if not visible_to(self.request.user).filter(pk=snippet.pk).exists():
            raise Http404
        return super().check_perm(snippet)


class ArtisanFilters(WagtailFilterSet):
    prison = django_filters.ModelChoiceFilter(
        label=_("Lapas"), queryset=lambda request: access.prisons_of(request.user).by_name()
    )
    consent = django_filters.ChoiceFilter(
        label=_("Persetujuan"),
        choices=[("berlaku", _("Berlaku")), ("tidak", _("Tidak berlaku atau belum ada"))],
        method="filter_consent",
    )

    class Meta:
        model = Artisan
        fields = ["prison", "consent"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if access.prisons_of(self.request.user).count() < 2:
            del self.filters["prison"]

    def filter_consent(self, queryset, name, value):
        covered = Consent.objects.in_force().values("artisan")
        if value == "berlaku":
            return queryset.filter(pk__in=covered)
        return queryset.exclude(pk__in=covered)


def consent_column():
    return Column("consent_state", label=_("Persetujuan"), accessor="consent_state")


class OwnChoicesMixin:
    """The chooser in the product and story editors: own artisans, with the state of consent."""

    page_title = _("Pilih perajin")

    def get_object_list(self):
        return visible_to(self.request.user)

    @property
    def columns(self):
        return [*super().columns, consent_column()]


class ChooseView(OwnChoicesMixin, chooser.ChooseView):
    pass


class ChooseResultsView(OwnChoicesMixin, chooser.ChooseResultsView):
    pass


class ChosenView(chooser.SnippetChosenView):
    def get_object(self, pk):
        return get_object_or_404(visible_to(self.request.user), pk=pk)


class ChosenMultipleView(chooser.SnippetChosenMultipleView):
    def get_objects(self, pks):
        return visible_to(self.request.user).filter(pk__in=pks)


class ArtisanChooserViewSet(chooser.SnippetChooserViewSet):
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_view_class = ChosenView
    chosen_multiple_view_class = ChosenMultipleView
    choose_one_text = _("Pilih perajin")
    choose_another_text = _("Pilih perajin lain")
    edit_item_text = _("Ubah perajin ini")


class ArtisanViewSet(snippets.SnippetViewSet):
    model = Artisan
    icon = "group"
    menu_label = _("Perajin")
    menu_name = "perajin"
    menu_order = 130
    add_to_admin_menu = True
    base_url_path = "perajin"
    chooser_base_url_path = "perajin/pilih"
    list_display = ["display_name", "craft", "prison", consent_column()]
    list_per_page = 50
    filterset_class = ArtisanFilters
    # Plain look-ups: they find parts of a name, and see no artisan whom the list does not hold.
    search_backend_name = None
    search_fields = ["display_name", "craft"]
    copy_view_enabled = False
    chooser_viewset_class = ArtisanChooserViewSet
    index_view_class = IndexView
    edit_view_class = EditView
    delete_view_class = DeleteView
    usage_view_class = UsageView
    history_view_class = HistoryView

    def get_queryset(self, request):
        return visible_to(request.user).select_related("prison")

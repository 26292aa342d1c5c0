from django.db.models import Case, Value, When
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from products.categories import by_pk, subtree, tree
from products.category_choices import category_choices
from products.models import Category


class CategoryForm(WagtailAdminModelForm):
    """The parent is chosen from the tree, without the category itself and what is below it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        own = by_pk(self.instance.pk)
        below = {node.pk for node in subtree(own)} if own else set()
        self.fields["parent"].choices = category_choices(_("Paling atas"), without=below)


class CategoryChooserViewSet(SnippetChooserViewSet):
    # A short tree is better picked from a select than from a window.
    register_widget = False


class CategoryViewSet(SnippetViewSet):
    model = Category
    icon = "list-ul"
    menu_label = _("Kategori")
    menu_name = "kategori"
    menu_order = 200
    add_to_settings_menu = True
    base_url_path = "kategori"
    chooser_base_url_path = "kategori/pilih"
    chooser_viewset_class = CategoryChooserViewSet
    list_display = ["__str__", "slug", BooleanColumn("is_food", label=_("Makanan"))]
    list_per_page = 200
    search_backend_name = None
    search_fields = ["name", "slug"]
    copy_view_enabled = False
    edit_handler = ObjectList(Category.panels, base_form_class=CategoryForm)

    def get_queryset(self, request):
        """In the order of the tree: parents above their children."""
        places = [When(pk=node.pk, then=Value(place)) for place, node in enumerate(tree())]
        if not places:
            return Category.objects.all()
        return Category.objects.order_by(Case(*places, default=Value(len(places))))

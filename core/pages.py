from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index

from core import memory, sections
from core.bodies import rendered_blocks
from core.breadcrumbs import breadcrumbs
from core.head import head_of
from core.pagecache import same_for_everyone
from core.pictures import SHARE, PictureBox
from core.snapshot import snapshot


@snapshot
def any_page_is_private():
    """True where some page is kept for certain visitors."""
    return PageViewRestriction.objects.exists()


class BasePage(Page):
    """What every public page has: a picture for shared links, breadcrumbs, structured data."""

    share_image = models.ForeignKey(
        "core.SiteImage",
        verbose_name=_("gambar saat dibagikan"),
        help_text=_("Dipakai WhatsApp dan media sosial. Kosongkan untuk memakai gambar utama."),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
            _("Untuk mesin pencari"),
        ),
        MultiFieldPanel([FieldPanel("share_image"), FieldPanel("show_in_menus")], _("Tampilan")),
    ]
    search_fields = [*Page.search_fields, index.SearchField("search_description")]

    class Meta:
        abstract = True

    @property
    def lead_picture_id(self):
        """Id of the picture that stands for the page, or None; page types override it."""
        return getattr(self, "lead_image_id", None)

    @property
    def lead_text(self):
        """One or two sentences that stand for the page in lists and shared links."""
        return self.search_description

    def structured_data(self, request):
        """Schema.org objects (dicts) of this page beyond its breadcrumbs."""
        return []

    def parts(self, request, box):
        """{context name: function that builds it}; page types extend it.

        Called before any picture is loaded, so that `box` (PictureBox) can be told which ones the
        parts will need.
        """
        return {}

    def wishes(self, request):
        """What of the query string the parts depend on, as a hashable value; page types with
        lists override it."""
        return ()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        # Wagtail says False where it serves the page, True in a preview of what is not published.
        if getattr(request, "is_preview", True):
            built = self._build_parts(request)
        else:
            key = (self.pk, self.wishes(request))
            built = memory.recall(key, lambda: self._build_parts(request))
        return context | built

    def _build_parts(self, request):
        box = PictureBox()
        box.want(SHARE, [self.share_image_id or self.lead_picture_id])
        builders = {**self.parts(request, box), **sections.builders(self, box)}
        crumbs = breadcrumbs(self)
        built = {"breadcrumbs": crumbs, "head": head_of(self, request, crumbs, box)}
        for name, build in builders.items():
            built[name] = build()
        built["blocks"] = rendered_blocks(getattr(self, "body", ()), {"page": self, **built})
        return built

    def get_view_restrictions(self):
        # Public shops have none: the pages above need not be looked through for each visitor.
        if not any_page_is_private():
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def serve(self, request, *args, **kwargs):
        return same_for_everyone(super().serve(request, *args, **kwargs))

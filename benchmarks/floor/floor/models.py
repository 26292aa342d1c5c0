"""The smallest page that says anything: a title and a rich text."""

from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page


class MinimalPage(Page):
    """A page with one rich text field, served at the root of the site."""

    body = RichTextField(blank=True)

    content_panels = [*Page.content_panels, FieldPanel("body")]
    template = "floor/minimal_page.html"

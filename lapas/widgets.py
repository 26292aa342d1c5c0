from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe


class ScanInput(forms.ClearableFileInput):
    """Upload of a consent scan; the stored one is opened through the view that asks who may."""

    template_name = "lapas/admin/scan_input.html"

    def __init__(self, attrs=None):
        super().__init__({"accept": "application/pdf,image/jpeg,image/png", **(attrs or {})})

    def is_initial(self, value):
        # Django's own asks for the file's address, and a private file has none.
        return bool(value) and getattr(value, "_committed", False) and bool(value.instance.pk)

    def render(self, name, value, attrs=None, renderer=None):
        # Templates stand in the project's folder, where Django's form renderer does not look.
        context = self.get_context(name, value, attrs)
        return mark_safe(render_to_string(self.template_name, context))  # noqa: S308

"""Form widgets of the checkout."""

from functools import lru_cache

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join


class LongSelect(forms.Select):
    """A select written in one go; Django's own renders a template for each of 514 regencies."""

    def render(self, name, value, attrs=None, renderer=None):
        selected = set(self.format_value(value))
        return format_html(
            "<select{}>{}</select>",
            flatatt(self.build_attrs({**self.attrs, "name": name}, attrs)),
            format_html_join("", "{}", ((_choice(one, selected),) for one in self.choices)),
        )


def _choice(choice, selected):
    value, label = choice
    if isinstance(label, list | tuple):
        options = ((_choice(one, selected),) for one in label)
        return format_html(
            '<optgroup label="{}">{}</optgroup>', value, format_html_join("", "{}", options)
        )
    return _option(str(value), str(label), str(value) in selected)


@lru_cache(maxsize=2048)
def _option(value, label, is_selected):
    mark = " selected" if is_selected else ""
    return format_html('<option value="{}"{}>{}</option>', value, mark, label)

"""Template fragments that depend on nothing but one immutable value.

A product card looks the same wherever it stands, so each distinct card is rendered once in a
process. The value *is* the key: when price, stock or consent change, the value changes and the old
text is never asked for again. Nothing has to be purged.
"""

from functools import lru_cache

from django.template.loader import get_template
from django.utils.safestring import mark_safe
from django.utils.translation import get_language


@lru_cache(maxsize=8192)
def _render(template_name, value, language):
    return mark_safe(get_template(template_name).render({"it": value}))  # noqa: S308


def fragment(template_name, value):
    """`template_name` rendered with `it` = `value` (hashable, immutable) as safe text."""
    return _render(template_name, value, get_language())

from dataclasses import dataclass

import pytest
from django.template import Context, Template
from django.utils import translation

from core.fragments import fragment
from core.shell import Header, load_shell

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Note:
    title: str
    text: str


def footer(**changes):
    from dataclasses import replace

    return replace(load_shell(), **changes)


def test_an_equal_value_gives_the_kept_text(django_assert_num_queries):
    first, twin = footer(operator="Kanwil Sumsel"), footer(operator="Kanwil Sumsel")
    assert first is not twin
    assert fragment("components/footer.html", first) is fragment("components/footer.html", twin)


def test_another_value_gives_another_text():
    assert "Kanwil Sumsel" in fragment("components/footer.html", footer(operator="Kanwil Sumsel"))
    assert "Dinas" in fragment("components/footer.html", footer(operator="Dinas"))


def test_each_language_has_its_own_text():
    value = footer(operator="Kanwil Sumsel")
    indonesian = fragment("components/footer.html", value)
    with translation.override("en"):
        assert fragment("components/footer.html", value) is not indonesian


def test_what_the_text_holds_is_escaped():
    text = fragment("components/footer.html", footer(operator="<script>alert(1)</script>"))
    assert "<script>alert(1)" not in text


def test_templates_print_it_as_it_is():
    header = Header(load_shell(), "/produk/")
    printed = Template('{% fragment "components/masthead.html" it %}').render(
        Context({"it": header})
    )
    assert printed == fragment("components/masthead.html", header)


def test_a_value_that_can_change_is_refused():
    with pytest.raises(TypeError):
        fragment("components/footer.html", {"operator": "Kanwil"})

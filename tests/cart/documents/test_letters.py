import pytest

from cart.documents.letters import line, paragraph


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("Kain “batik” – 2 × 3 m…", "Kain “batik” – 2 × 3 m…"),
        ("  dua \t spasi\u00a0\n", "dua spasi"),
        ("Rina 😀", "Rina ?"),
        ("日本 مرحبا", "?? ?????"),
        ("a\x00b\x07c\x1f\x1f", "abc"),
        ("a\x1fb\u2028c", "a b c"),
        ("\u202eterbalik\u202c", "terbalik"),
        ("👩\u200d👧 ❤\ufe0f", "?? ?"),
        ("Ame\u0301lie", "Amélie"),
        ("surrogate \ud800", "surrogate"),
        ("", ""),
    ],
)
def test_a_line(typed, drawn):
    assert line(typed) == drawn


def test_a_paragraph_keeps_its_lines():
    assert paragraph("\n\n satu \r\n\n\n\n dua\x00\n") == "satu\n\ndua"

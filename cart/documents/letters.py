"""Text as the documents' font can show it: whatever people typed, a PDF comes out."""

import unicodedata
from functools import cache

import font_roboto
from fontTools.ttLib import TTFont

REGULAR = font_roboto.Roboto
BOLD = font_roboto.RobotoBold
REPLACEMENT = "?"


@cache
def drawable():
    """frozenset of the code points that both weights of the font can draw."""
    covered = []
    for path in (REGULAR, BOLD):
        with TTFont(path, lazy=True) as font:
            covered.append(set(font.getBestCmap()))
    return frozenset.intersection(*map(frozenset, covered))


def line(text):
    """`text` (str) as one drawable line: runs of white space become one space.

    Letters the font lacks become "?"; control characters and marks it lacks are left out.
    """
    return " ".join(_drawn(text).split())


def paragraph(text):
    """Like `line`, but line breaks stay; blank lines at the ends and in runs go."""
    lines = [line(one) for one in text.splitlines()]
    kept = [one for i, one in enumerate(lines) if one or (i and lines[i - 1])]
    return "\n".join(kept).strip("\n")


def _drawn(text):
    return "".join(_letter(one) for one in unicodedata.normalize("NFC", text))


def _letter(letter):
    if letter.isspace():
        return " "
    category = unicodedata.category(letter)
    # Controls, direction overrides, joiners, surrogates: nothing to see, much to upset a page with.
    if category in {"Cc", "Cf", "Cs"}:
        return ""
    if ord(letter) in drawable():
        return letter
    # A mark sits on the letter before it, which has its own "?" already.
    return "" if category.startswith("M") else REPLACEMENT

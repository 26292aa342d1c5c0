"""Blocks that invoice and packing slip have in common."""

from django.utils import timezone
from django.utils.translation import gettext as _

from cart.documents.letters import line
from cart.documents.paper import ACCENT, BODY, LABEL, MARGIN, RIGHT, SMALL, STRONG, WIDTH, Style
from core.dates import long_date

NAME = Style(size=16, height=7.5, bold=True, colour=ACCENT)
KIND = Style(size=22, height=9, bold=True)
FACT = Style(size=8.5, height=4.7)
FACT_LABEL = Style(size=8.5, height=4.7, colour=SMALL.colour)


def day(moment):
    """Aware datetime → "24 November 2026", the day it is in Asia/Jakarta then."""
    return long_date(timezone.localtime(moment).date())


def letterhead(paper, name, below, kind, caption):
    """Who it is from on the left, what it is on the right, a line below; all str."""
    left = paper.put(MARGIN, paper.y, 110, name, NAME)
    left = paper.put(MARGIN, left, 110, below, SMALL)
    right = paper.put(MARGIN + 114, paper.y, WIDTH - 114, kind, KIND, "R")
    right = paper.put(MARGIN + 114, right, WIDTH - 114, caption, SMALL, "R")
    paper.y = max(left, right) + 4
    paper.rule(paper.y)
    paper.y += 5


def party(paper, x, width, label, name, rest):
    """A labelled column at `x`: a name and below it texts (str); returns the y below it."""
    y = paper.put(x, paper.y, width, label, LABEL)
    y = paper.put(x, y + 0.4, width, name, STRONG)
    for text in rest:
        y = paper.put(x, y, width, text, BODY)
    return y


def facts(paper, x, pairs, label_width=27):
    """(label, value) pairs from `x` to the right margin; returns the y below them."""
    y = paper.y
    for label, value in pairs:
        below = paper.put(x, y, label_width, label, FACT_LABEL)
        inside = x + label_width
        y = max(below, paper.put(inside, y, RIGHT - inside, value, FACT, "R")) + 0.5
    return y


def description(item):
    """An Item's cell for Table.row: its title; below it variant, SKU and makers, small."""
    makers = _("karya %s") % item.makers if line(item.makers) else ""
    small = " · ".join(filter(line, [item.variant, item.sku, makers]))
    return [(item.title, BODY), (small, SMALL)]


def remark(paper, label, text):
    """A labelled text of any length; nothing where it is empty."""
    if not line(text):
        return
    paper.y += 5
    paper.need(LABEL.height + BODY.height)
    paper.flow(label, LABEL)
    paper.flow(text, BODY)

"""A table that breaks over pages, its head repeated on each."""

from dataclasses import dataclass
from itertools import zip_longest

from django.utils.translation import gettext as _

from cart.documents.paper import (
    ACCENT,
    BOTTOM,
    INK,
    LABEL,
    MARGIN,
    SMALL,
    STRONG,
    TOP_LATER,
    WIDTH,
)

# Millimetres.
GAP = 3
PAD = 1.4
TICK = 4.4
HEAD_HEIGHT = LABEL.height + PAD
# A heading never stands alone at the foot of a page: room for a row of two lines.
FIRST_ROW = 13
# What a row may take on a page of its own, below the head and a group's repeated name.
PAGE_HEIGHT = BOTTOM - TOP_LATER - HEAD_HEIGHT - 4 * PAD - 3 * STRONG.height


@dataclass(frozen=True)
class Column:
    """A column's heading, width in millimetres (its gap included) and "L" or "R"."""

    label: str
    width: float
    align: str = "L"


class Table:
    """Rows on a Paper from its `y` on; Columns should fill the page's width together."""

    def __init__(self, paper, columns):
        self.paper = paper
        self.columns = columns
        self.group = ""
        paper.need(HEAD_HEIGHT + FIRST_ROW)
        self._head()

    def heading(self, text, detail=""):
        """Begins a group of rows, `detail` (str) standing small below its name."""
        self.group = ""
        lines = self._group_lines(text, detail)
        self._need(2 * PAD + _height(lines, sum) + FIRST_ROW)
        self._band(lines)
        self.group = text

    def row(self, cells, tick=False):
        """One row: for each column a list of (text, Style), drawn one below the other.

        It stays on one page unless it is higher than a page. `tick` draws an empty box to tick
        in the first column.
        """
        paper = self.paper
        levels = self._levels(cells)
        height = 2 * PAD + sum(map(_height, levels))
        self._need(height if height <= PAGE_HEIGHT else FIRST_ROW)
        paper.y += PAD
        if tick:
            self._tick_box()
        for level in levels:
            if self._need(_height(level)):
                paper.y += PAD
            for (x, width, align), drawn in zip(self._places(), level, strict=True):
                if drawn:
                    paper.draw_line(x, paper.y, width, *drawn, align)
            paper.y += _height(level)
        paper.y += PAD
        paper.rule(paper.y)

    def _places(self):
        """(x, width, alignment) of the text of each column, GAP away from the table's edges."""
        x = MARGIN
        for column in self.columns:
            inside = x + (GAP if column.align == "L" else 0)
            yield inside, column.width - GAP, column.align
            x += column.width

    def _levels(self, cells):
        """The row line by line: tuples of (line, Style), or None where a cell has ended."""
        stacks = [
            [(line, style) for text, style in cell for line in self.paper.wrap(text, width, style)]
            for (_x, width, _align), cell in zip(self._places(), cells, strict=True)
        ]
        return list(zip_longest(*stacks))

    def _need(self, height):
        """Paper.need, the head and the group's name repeated on a new page."""
        if not self.paper.need(height):
            return False
        self._head()
        if self.group:
            self._band(self._group_lines(_("%s (lanjutan)") % self.group))
        return True

    def _head(self):
        paper = self.paper
        for column, (x, width, align) in zip(self.columns, self._places(), strict=True):
            paper.put(x, paper.y, width, column.label, LABEL, align)
        paper.y += LABEL.height + PAD
        paper.rule(paper.y, colour=ACCENT, thickness=0.5)
        paper.y += 0.25

    def _group_lines(self, text, detail=""):
        return [
            (line, style)
            for part, style in ((text, STRONG), (detail, SMALL))
            for line in self.paper.wrap(part, WIDTH - 2 * GAP, style)
        ]

    def _band(self, lines):
        paper = self.paper
        paper.box(paper.y, 2 * PAD + _height(lines, sum))
        paper.y += PAD
        for line, style in lines:
            paper.draw_line(MARGIN + GAP, paper.y, WIDTH - 2 * GAP, line, style)
            paper.y += style.height
        paper.y += PAD

    def _tick_box(self):
        self.paper.set_draw_color(*INK)
        self.paper.set_line_width(0.35)
        self.paper.rect(MARGIN + GAP, self.paper.y + 0.2, TICK, TICK)


def _height(lines, of=max):
    """Height in mm of lines side by side, or with `of=sum` one below the other."""
    return of(style.height for _line, style in filter(None, lines))

"""The page all documents share: A4, the font, header and footer, and how text is put on it."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from fpdf import FPDF, ViewerPreferences
from fpdf.enums import MethodReturnValue

from cart.documents import letters

# Colours as (red, green, blue).
INK = (34, 34, 34)
SOFT = (102, 102, 102)
ACCENT = (138, 18, 49)
HAIRLINE = (216, 210, 206)
TINT = (248, 243, 241)

# Millimetres.
MARGIN = 18
WIDTH = 210 - 2 * MARGIN
RIGHT = MARGIN + WIDTH
TOP = 18
TOP_LATER = 25
BOTTOM = 297 - 22

# Stands for the number of pages until it is known. Cleaned text never holds a control character,
# so no buyer can write it; two of them keep room for two digits.
PAGES = "\x1f\x1f"


@dataclass(frozen=True)
class Style:
    """How a line looks: size in points, line height in millimetres, colour as RGB."""

    size: float = 9.5
    height: float = 4.7
    bold: bool = False
    colour: tuple[int, int, int] = INK


BODY = Style()
STRONG = Style(bold=True)
SMALL = Style(size=8, height=3.9, colour=SOFT)
LABEL = Style(size=8, height=4.8, bold=True, colour=ACCENT)


class Paper(FPDF):
    """An A4 document of its own date, which always comes out as the same bytes.

    `title` (str) is the document's title and stands at the head of every page but the first and
    in every footer, `author` (str) who issues it, `made_at` (aware datetime) its date. Every text
    put on it is made drawable first. `y` is where the next text goes, millimetres from the top.
    """

    def __init__(self, title, author, made_at):
        super().__init__(format="A4")
        self.running_title = letters.line(title)
        self.set_title(self.running_title)
        self.set_author(letters.line(author))
        self.set_lang("id")
        self.set_creation_date(timezone.localtime(made_at))
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)
        self.alias_nb_pages(PAGES)
        self.add_font("Roboto", "", letters.REGULAR)
        self.add_font("Roboto", "B", letters.BOLD)
        self.set_margin(MARGIN)
        self.c_margin = 0
        # Pages are broken where a table or block decides, never in the middle of a line.
        self.set_auto_page_break(False)
        self.add_page()

    def header(self):
        self.set_fill_color(*ACCENT)
        self.rect(0, 0, 210, 3, style="F")
        if self.page > 1:
            self.draw_line(MARGIN, 11, WIDTH, self.running_title, SMALL)
            self.rule(17)
        self.y = TOP if self.page == 1 else TOP_LATER

    def footer(self):
        self.rule(BOTTOM + 5)
        place = _("Halaman %(page)d dari %(pages)s") % {"page": self.page, "pages": PAGES}
        self.draw_line(MARGIN, BOTTOM + 7, WIDTH, place, SMALL)
        self.draw_line(MARGIN, BOTTOM + 7, WIDTH, self.running_title, SMALL, "R")

    def wrap(self, text, width, style=BODY):
        """The lines (list of str) that `text`, made drawable, takes in `width` mm; [] for none."""
        clean = letters.paragraph(text)
        if not clean:
            return []
        self._use(style)
        return self.multi_cell(
            width, text=clean, align="L", dry_run=True, output=MethodReturnValue.LINES
        )

    def put(self, x, y, width, text, style=BODY, align="L"):
        """Draws `text` wrapped at a fixed place; returns the y (mm) below it."""
        for line in self.wrap(text, width, style):
            self.draw_line(x, y, width, line, style, align)
            y += style.height
        return y

    def flow(self, text, style=BODY, width=WIDTH, x=MARGIN):
        """Draws `text` from `self.y` on, over as many pages as it takes, and moves on."""
        for line in self.wrap(text, width, style):
            self.need(style.height)
            self.draw_line(x, self.y, width, line, style)
            self.y += style.height

    def need(self, height):
        """Begins a page where fewer than `height` mm are left on this; True where it did."""
        if self.y + height <= BOTTOM:
            return False
        self.add_page()
        return True

    def draw_line(self, x, y, width, line, style, align="L"):
        """Draws one line that is drawable and fits already; leaves `self.y` alone."""
        before = self.y
        self._use(style)
        self.set_xy(x, y)
        self.cell(width, style.height, line, align=align)
        self.y = before

    def rule(self, y, x=MARGIN, width=WIDTH, colour=HAIRLINE, thickness=0.2):
        """A line from `x` at height `y`."""
        self.set_draw_color(*colour)
        self.set_line_width(thickness)
        self.line(x, y, x + width, y)

    def box(self, y, height, x=MARGIN, width=WIDTH):
        """A tinted ground."""
        self.set_fill_color(*TINT)
        self.rect(x, y, width, height, style="F")

    def _use(self, style):
        self.set_font("Roboto", "B" if style.bold else "", style.size)
        self.set_text_color(*style.colour)

"""Screen prints for shirts and bags: drawn pictures in two or three flat inks."""

from functools import lru_cache

from PIL import Image, ImageChops, ImageDraw

from .geometry import bezier, box, ellipse, place, smooth
from .light import noise
from .motifs_woven import plain
from .registry import motif

FINE = 3


class _Print:
    """A square of 200 units; each ink is a mask, so that a print can lack ink where it wore."""

    def __init__(self, side):
        self.k = side * FINE / 200
        self.side = side
        self.inks = {}

    def _pen(self, ink):
        if ink not in self.inks:
            image = Image.new("L", (self.side * FINE, self.side * FINE))
            self.inks[ink] = image, ImageDraw.Draw(image)
        return self.inks[ink][1]

    def _px(self, path):
        return [(x * self.k, y * self.k) for x, y in path]

    def area(self, path, ink):
        """Fill with an ink; the inks laid before are knocked out below it."""
        for name in list(self.inks):
            if name != ink:
                self.inks[name][1].polygon(self._px(path), fill=0)
        if ink:
            self._pen(ink).polygon(self._px(path), fill=255)

    def line(self, path, width, ink):
        """Draw a line with an ink (None scrapes all inks away)."""
        wide = max(1, round(width * self.k))
        pens = [self._pen(ink)] if ink else []
        for pen, fill in [(p, 255) for p in pens] + [
            (self.inks[n][1], 0) for n in self.inks if n != ink
        ]:
            pen.line(self._px(path), fill=fill, width=wide, joint="curve")
            r = wide / 2
            for x, y in (self._px(path)[0], self._px(path)[-1]):
                pen.ellipse((x - r, y - r, x + r, y + r), fill=fill)

    def done(self, colours, seed):
        """RGBA image; colours maps ink names to RGB."""
        out = Image.new("RGBA", (self.side, self.side))
        worn = noise(f"ink{seed}", self.side, self.side, self.side / 26, self.side / 26, 3).point(
            [255 if i < 178 else max(120, 255 - (i - 178) * 4) for i in range(256)]
        )
        for ink, (image, _) in self.inks.items():
            mask = ImageChops.multiply(image.reduce(FINE), worn)
            out.paste((*colours[ink], 255), (0, 0), mask)
            if ink == next(iter(self.inks)):
                out.putalpha(mask)
            else:
                out.putalpha(ImageChops.lighter(out.getchannel("A"), mask))
        return out


def _ampera(art):
    art.area(ellipse(100, 84, 62, n=80), "b")
    for y, h in ((96, 2.2), (106, 3.2), (117, 4.2), (129, 5.5)):
        art.area(box(30, y, 170, y + h), None)
    for side in (-1, 1):
        tx = 100 + side * 34
        for leg in (-8, 8):
            art.area(
                [
                    (tx + leg - 3, 26),
                    (tx + leg + 3, 26),
                    (tx + leg + 4.4, 134),
                    (tx + leg - 4.4, 134),
                ],
                "a",
            )
        for y in (31, 52, 74):
            art.area(box(tx - 8, y, tx + 8, y + 6), "a")
        art.area([(tx - 13, 20), (tx + 13, 20), (tx + 11, 28), (tx - 11, 28)], "a")
    deck = bezier((6, 112), (60, 92), (140, 92), (194, 112), 40)
    art.area(deck + [(x, y + 9) for x, y in deck[::-1]], "a")
    for t in range(1, 26):
        x, y = deck[t * 40 // 26]
        art.line([(x, y - 6), (x, y)], 1.2, "a")
    art.line([(x, y - 6) for x, y in deck], 1.4, "a")
    for row, (y, n) in enumerate(((146, 8), (157, 6), (168, 4))):
        wide = 150 - row * 34
        for i in range(n):
            x = 100 - wide / 2 + wide * (i + 0.5) / n
            art.line(
                ellipse(x, y, wide / n / 2.1, 5.4, start=190, end=350, n=14),
                3,
                "a" if row % 2 == 0 else "b",
            )
    for x, y in ((46, 52), (150, 44), (160, 58)):
        art.line(bezier((x - 8, y - 2), (x - 4, y - 6), (x - 1, y - 3), (x, y), 10), 1.8, "a")
        art.line(bezier((x, y), (x + 1, y - 3), (x + 4, y - 6), (x + 8, y - 2), 10), 1.8, "a")


def _belido(art):
    def put(path):
        return place(path, 98, 96, 1.06)

    fin = smooth(
        [(-24, 15), (-12, 34), (10, 40), (38, 34), (64, 20), (92, 4), (78, 1), (44, 9), (10, 14)],
        n=8,
    )
    art.area(put(fin), "b")
    body = smooth(
        [
            (-74, 4),
            (-58, -10),
            (-42, -16),
            (-24, -32),
            (0, -38),
            (26, -30),
            (50, -14),
            (76, -2),
            (84, 2),
            (72, 6),
            (46, 11),
            (10, 17),
            (-26, 18),
            (-54, 15),
        ],
        n=8,
    )
    art.area(put(body), "a")
    art.area(put(smooth([(0, -36), (10, -54), (21, -56), (22, -42), (14, -32)], n=6)), "b")
    for i in range(16):
        t = i / 15
        art.line(put([(-16 + 92 * t, 19 - 13 * t), (-8 + 92 * t, 34 - 24 * t)]), 1.2, None)
    art.line(put(bezier((-38, -16), (-28, -4), (-30, 8), (-38, 16))), 2.2, None)
    art.area(put(ellipse(-54, -2, 5, n=24)), None)
    art.area(put(ellipse(-54, -2, 2.4, n=20)), "a")
    art.line(put([(-74, 4), (-63, 7)]), 1.8, None)
    for row in range(5):
        for i in range(9):
            cx, cy = -16 + i * 10 + (row % 2) * 5, -25 + row * 8.4
            if -35 + abs(cx - 2) * 0.42 + 4 < cy < 12 - max(0, cx) * 0.12 and cx < 60:
                art.line(put(ellipse(cx, cy, 4.4, start=95, end=265, n=8)), 1.2, None)
    for y, n, ink in ((150, 7, "a"), (163, 6, "b"), (176, 5, "a")):
        wide = n * 20
        for i in range(n):
            art.line(
                ellipse(100 - wide / 2 + 20 * (i + 0.5), y, 9.4, 7, start=190, end=350, n=14),
                3,
                ink,
            )
    for x, y, r in ((18, 60, 5), (26, 44, 3.4), (14, 36, 2.6)):
        art.line(ellipse(x, y, r, n=24) + [(x + r, y)], 1.8, "a")


_O = box(0, 0, 0.62, 1, 0.3) + [box(0, 0, 0.62, 1, 0.3)[0]]
LETTERS = {
    "W": ([[(0, 0), (0.2, 1), (0.42, 0.25), (0.64, 1), (0.84, 0)]], 0.84),
    "O": ([_O], 0.62),
    "N": ([[(0, 1), (0, 0), (0.58, 1), (0.58, 0)]], 0.58),
    "G": (
        [
            ellipse(0.31, 0.31, 0.31, start=180, end=330, n=12),
            [(0, 0.31), (0, 0.69)],
            ellipse(0.31, 0.69, 0.31, start=0, end=180, n=14),
            [(0.62, 0.69), (0.62, 0.55), (0.36, 0.55)],
        ],
        0.62,
    ),
    "K": ([[(0, 0), (0, 1)], [(0.58, 0), (0.04, 0.55)], [(0.2, 0.42), (0.6, 1)]], 0.58),
    "I": ([[(0, 0), (0, 1)]], 0.0),
    "T": ([[(0, 0), (0.6, 0)], [(0.3, 0), (0.3, 1)]], 0.6),
    "A": ([[(0, 1), (0.32, 0), (0.64, 1)], [(0.12, 0.66), (0.52, 0.66)]], 0.64),
    "L": ([[(0, 0), (0, 1), (0.5, 1)]], 0.5),
}


def _word(art, word, x0, x1, y, height, width, ink):
    """Letters drawn as strokes, spaced to fill from x0 to x1."""
    gap = 0.4
    total = sum(LETTERS[c][1] for c in word) + gap * (len(word) - 1)
    scale = (x1 - x0) / total
    x = x0
    for c in word:
        strokes, wide = LETTERS[c]
        for stroke in strokes:
            art.line([(x + px * scale, y + py * height) for px, py in stroke], width, ink)
        x += (wide + gap) * scale


def _typo(art):
    art.line([(34, 20), (166, 20)], 3, "b")
    _word(art, "WONG", 26, 174, 34, 34, 9, "a")
    _word(art, "KITO", 30, 170, 88, 34, 9, "b")
    _word(art, "GALO", 26, 174, 142, 34, 9, "a")
    art.line([(34, 192), (166, 192)], 3, "b")
    for x in (12, 188):
        for y in (51, 105, 159):
            art.area(ellipse(x, y, 5, n=4), "b")


_ART = {"print-ampera": _ampera, "print-belido": _belido, "print-typo": _typo}


@lru_cache(maxsize=12)
def art(name, palette, side, seed=0):
    """A print as a square RGBA image of `side` pixels, or None for a motif that is no print."""
    if name not in _ART:
        return None
    sheet = _Print(side)
    _ART[name](sheet)
    dark = sum(palette.base) < 420
    first = palette.pale if dark else palette.ink

    def apart(colour):
        return min(
            sum(abs(a - b) for a, b in zip(colour, other, strict=True))
            for other in (palette.base, first)
        )

    # The first of the palette's colours that shows on the cloth and beside the first ink.
    choices = (palette.thread, palette.accent2, palette.accent)
    second = next((c for c in choices if apart(c) > 130), max(choices, key=apart))
    return sheet.done({"a": first, "b": second}, seed)


def _register(name):
    @motif(name)
    def swatch(palette, seed, width, height, px, ends="tb"):
        cloth = plain(palette, seed, width, height, px)
        side = round(min(width * 0.72, height * 0.72))
        picture = art(name, palette, side, seed)
        cloth.paste(picture, ((width - side) // 2, (height - side) // 2), picture)
        return cloth


for _name in _ART:
    _register(_name)

"""Songket figures on the weaver's grid: one cell is one crossing of warp and gold thread.

Cells hold 0 (ground silk), 1 (gold), 2 (coloured silk), 3 (white cotton).
"""

from functools import lru_cache
from math import atan2, cos, hypot, sin

from PIL import Image, ImageDraw, ImageOps


def grid(width, height, cell):
    """An image of cells from cell(x, y), where (0, 0) is the middle of the tile."""
    image = Image.new("L", (width, height))
    cx, cy = (width - 1) / 2, (height - 1) / 2
    image.putdata([cell(x - cx, y - cy) for y in range(height) for x in range(width)])
    return image


def flower(x, y, radius, petals=8):
    """1 in the petals, 2 in the heart, 0 outside, -1 in the thin gap around the heart."""
    r = hypot(x, y)
    if r < radius * 0.2:
        return 2
    if r < radius * 0.32:
        return -1
    a = atan2(y, x)
    reach = radius * (0.5 + 0.5 * abs(cos(petals / 2 * a)) ** 0.8)
    return 1 if r < reach else 0


def diamond(x, y):
    """Distance from the middle in steps along the threads."""
    return abs(x) + abs(y)


def _bungo_cino(x, y):
    f = flower(x, y, 11)
    if f == -1:
        return 0
    if f:
        return f
    d = diamond(x, y)
    if 18.5 <= d <= 20.5:
        return 1
    if 14.6 <= d < 15.6 and int(abs(x - y)) % 4 < 2:
        return 1
    corner = flower(20 - abs(x), 20 - abs(y), 10)
    if corner == 2:
        return 2
    if corner == 1:
        return 1
    side = min(diamond(20 - abs(x), y), diamond(x, 20 - abs(y)))
    return 2 if side < 2.5 else 0


def _tawur(x, y):
    for cx, cy in ((0, 0), (18, 18), (-18, 18), (18, -18), (-18, -18)):
        f = flower(x - cx, y - cy, 6.5)
        if f in (1, 2):
            return f
    for cx, cy in ((18, 0), (-18, 0), (0, 18), (0, -18)):
        if diamond(x - cx, y - cy) < 2.2:
            return 2
    return 0


def _melati(x, y):
    ax, ay = abs(x), abs(y)
    r = hypot(x, y)
    if r < 1.8:
        return 2
    a = atan2(y, x)
    if r < 9 * (0.42 + 0.58 * abs(sin(2 * a)) ** 0.9) and r > 2.6:
        return 3 if r > 5.4 and abs(sin(2 * a)) > 0.9 else 1
    d = diamond(x, y)
    if 13.2 <= d <= 14.2 or (d > 15.6 and d < 16.6 and (ax < 3 or ay < 3)):
        return 1
    if diamond(14 - ax, 14 - ay) < 4.2:
        return 1 if diamond(14 - ax, 14 - ay) > 1.4 else 2
    return 0


def _biji_pare(x, y):
    for cx, cy in ((0, 0), (12, 9), (-12, 9), (12, -9), (-12, -9)):
        dx, dy = x - cx, y - cy
        d = (dx / 6.2) ** 2 + (dy / 4.4) ** 2
        if d < 0.16:
            return 2
        if 0.34 < d < 1:
            return 1
    if (abs(abs(x) - 12) < 0.6 and abs(y) < 2.6) or (abs(x) < 0.6 and abs(abs(y) - 9) < 2.6):
        return 1
    return 0


def _bintang(x, y):
    ax, ay = abs(x), abs(y)
    big, small = max(ax, ay), min(ax, ay)
    if diamond(x, y) < 3:
        return 2
    if big < 13 and small < (13 - big) * 0.42 + 0.4 and diamond(x, y) > 4:
        return 1
    if ax < 8.6 and ay < 8.6 and abs(ax - ay) < 1.3 and ax > 2.4:
        return 1
    if big > 14 and small < 3.4 and not (small < 1.4 and big > 15.4):
        return 1
    d = diamond(18 - ax, 18 - ay)
    if d < 6.4:
        return 1 if d > 3 else 3 if d < 1.6 else 0
    return 0


def _lepus(x, y):
    f = flower(x, y, 12)
    if f == 2:
        return 2
    if f == -1:
        return 0
    ring = hypot(x, y)
    a = atan2(y, x)
    edge = 12 * (0.5 + 0.5 * abs(cos(4 * a)) ** 0.8)
    if edge <= ring < edge + 1.3:
        return 0
    d = diamond(x, y)
    if 20.6 <= d < 21.8 or (17.2 <= d < 18.2 and int(abs(x - y)) % 6 < 4):
        return 0
    if 18.6 <= d < 20.4 and int(abs(x - y)) % 8 < 2:
        return 2
    c = hypot(21 - abs(x), 21 - abs(y))
    if 6 <= c < 7 or c < 1.6:
        return 0
    return 1


def _rebung(x, y):
    """Bamboo shoots filling the field, each row standing between the shoots below."""
    half = 13.0
    if y >= 0:
        row_x, t = abs(x), y / 14
    else:
        row_x, t = half - abs(x), (y + 14) / 14
    width = half * t
    if row_x > width:
        return 0
    inner = width - row_x
    if inner < 1.5:
        return 1
    if inner < 2.8:
        return 0
    if inner < 4:
        return 1
    if row_x < 1 and t > 0.35:
        return 1
    if inner < 5.2:
        return 0
    return 2 if int(inner + t * 14) % 4 < 2 else 1


def _dragon(pen, flip, width):
    """A crowned dragon as woven lines, facing the middle of the tile."""

    def f(points):
        return [(width - 1 - x if flip else x, y) for x, y in points]

    body = [
        (4, 56),
        (5, 49),
        (10, 44),
        (17, 43),
        (23, 46),
        (29, 46),
        (33, 42),
        (33, 36),
        (29, 31),
        (22, 28),
        (18, 24),
        (18, 18),
        (22, 14),
        (27, 13),
    ]
    for k in range(len(body) - 1):
        pen.line(f(body[k : k + 2]), fill=1, width=5 if 1 < k < 12 else 3)
    for k in range(1, len(body) - 2):
        x, y = body[k]
        pen.line(f([(x - 1, y), (x + 1, y)]), fill=2, width=1)
        nx, ny = (body[k + 1][0] + x) / 2, (body[k + 1][1] + y) / 2
        pen.point(f([(nx, ny)]), fill=0)
    # head: two jaws, eye, crest and horn
    pen.polygon(
        f(
            [
                (24, 9),
                (31, 9),
                (38, 12),
                (38, 13),
                (31, 13),
                (29, 16),
                (37, 17),
                (35, 19),
                (27, 19),
                (22, 16),
            ]
        ),
        fill=1,
    )
    pen.point(f([(29, 11)]), fill=0)
    for x0, y0, x1, y1 in ((24, 9, 20, 4), (27, 8, 25, 2), (22, 12, 15, 9), (20, 15, 13, 14)):
        pen.line(f([(x0, y0), (x1, y1)]), fill=1, width=2)
    pen.line(f([(38, 10), (40, 7)]), fill=1)
    # back fins, claws and the flaming tail
    for x, y, dx, dy in (
        (12, 42, -2, -5),
        (20, 43, 0, -5),
        (36, 38, 4, -2),
        (35, 43, 4, 2),
        (30, 30, 2, -5),
        (16, 26, -5, 0),
        (16, 20, -5, -1),
    ):
        pen.line(f([(x, y), (x + dx, y + dy)]), fill=1, width=2)
    for x, y in ((24, 48), (14, 46)):
        pen.line(f([(x, y), (x + 2, y + 6)]), fill=1, width=2)
        for dx in (-2, 1, 4):
            pen.line(f([(x + 2, y + 6), (x + 2 + dx, y + 9)]), fill=1)
    for dx, dy in ((-3, -6), (-4, -1), (2, -7)):
        pen.line(f([(4, 56), (4 + dx, 56 + dy)]), fill=2, width=1)


def _nago():
    width, height = 88, 68
    image = Image.new("L", (width, height))
    pen = ImageDraw.Draw(image)
    _dragon(pen, False, width)
    _dragon(pen, True, width)
    # the jewel between the two, and a rosette below it
    jewel = grid(15, 15, lambda x, y: max(0, flower(x, y, 7.5)))
    image.paste(jewel, (width // 2 - 7, 22), jewel.point(lambda v: 255 if v else 0))
    star = grid(
        17,
        17,
        lambda x, y: (
            1 if diamond(x, y) < 8 and diamond(x, y) > 5.4 else 2 if diamond(x, y) < 3.4 else 0
        ),
    )
    image.paste(star, (width // 2 - 8, 46), star.point(lambda v: 255 if v else 0))
    corner = grid(17, 17, lambda x, y: max(0, flower(x, y, 8.2)))
    for x in (-8, width - 9):
        image.paste(corner, (x, 18), corner.point(lambda v: 255 if v else 0))
    for x in range(0, width, 4):
        image.putpixel((x, height - 2), 1)
        image.putpixel((x + 1, height - 2), 1)
    return image


TILES = {
    "nago-besaung": _nago,
    "bungo-cino": lambda: grid(40, 40, _bungo_cino),
    "pucuk-rebung": lambda: grid(26, 28, _rebung),
    "lepus": lambda: grid(42, 42, _lepus),
    "tawur": lambda: grid(36, 36, _tawur),
    "bungo-melati": lambda: grid(28, 28, _melati),
    "biji-pare": lambda: grid(24, 18, _biji_pare),
    "bintang-berante": lambda: grid(36, 36, _bintang),
    "empty": lambda: Image.new("L", (8, 8)),
}


@lru_cache(maxsize=32)
def tile(name):
    """The repeat of a body figure as an image of cells."""
    return TILES[name]()


@lru_cache(maxsize=4)
def shoot(width=22, height=34):
    """One pucuk rebung for the head of the cloth, its tip upwards."""

    def cell(x, y):
        t = (y + height / 2) / height
        inner = width / 2 * t - abs(x)
        if inner < 0:
            return 0
        if inner < 1.6:
            return 1
        if inner < 2.7:
            return 0
        if inner < 3.7:
            return 2
        if inner < 4.6:
            return 0
        if abs(x) < 1:
            return 1
        return 1 if int(y * 1.0 - abs(x) * 0.9 + 80) % 5 < 3 else 0

    return grid(width, height, cell)


@lru_cache(maxsize=4)
def rosettes():
    """The band of small flowers between two lines that closes a head."""

    def cell(x, y):
        if abs(y) > 7.2:
            return 1
        if abs(y) > 6.2:
            return 0
        f = flower(x, y, 5.8)
        if f in (1, 2):
            return f
        return 1 if diamond(9 - abs(x), y) < 2.6 else 0

    return grid(18, 17, cell)


@lru_cache(maxsize=4)
def edging():
    """The narrow band along the selvedge, running downwards."""

    def cell(x, y):
        if abs(x) > 4.6:
            return 1
        if abs(x) > 3.6:
            return 0
        d = diamond(x, y)
        return 1 if 2.2 <= d < 4.4 else 2 if d < 1.4 else 0

    return grid(11, 10, cell)


def flipped(image):
    """Upside down."""
    return ImageOps.flip(image)

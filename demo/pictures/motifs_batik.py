"""Batik: repeats drawn as the canting draws them, a pale wax line, fills, and isen dots."""

from functools import lru_cache
from math import cos, sin, tau
from random import Random

from .batik_parts import blossom, colours, isen, leaf
from .geometry import bezier, ellipse, place, resample, smooth
from .light import mixed
from .registry import motif
from .tile_art import TileArt, dyed, repeated


def _bridge(art, p, x, y):
    _ground, line, fill, second = colours(p)
    for side in (-1, 1):
        tx = x + side * 44
        for leg in (-9, 9):
            art.area(
                [
                    (tx + leg - 3.2, y - 58),
                    (tx + leg + 3.2, y - 58),
                    (tx + leg + 4.2, y + 34),
                    (tx + leg - 4.2, y + 34),
                ],
                fill,
                line,
                1.6,
            )
        for cy in (-52, -30, -8):
            art.area(
                [
                    (tx - 10, y + cy),
                    (tx + 10, y + cy),
                    (tx + 10, y + cy + 6),
                    (tx - 10, y + cy + 6),
                ],
                second,
                line,
                1.4,
            )
        art.area(
            [(tx - 14, y - 64), (tx + 14, y - 64), (tx + 11, y - 57), (tx - 11, y - 57)],
            second,
            line,
            1.4,
        )
        art.area(
            [(tx - 16, y + 34), (tx + 16, y + 34), (tx + 18, y + 42), (tx - 18, y + 42)],
            second,
            line,
            1.4,
        )
    deck = bezier((x - 104, y + 12), (x - 50, y - 6), (x + 50, y - 6), (x + 104, y + 12), 40)
    low = [(px, py + 9) for px, py in deck]
    art.area(deck + low[::-1], second, line, 1.8)
    art.dots([(px, py + 4.5) for px, py in resample(deck, 6)], 1.1, line)


def _waves(art, y, colour, width=1.6, lift=7.0, count=5):
    step = art.width / count
    for i in range(count):
        for k, inset in enumerate((0, 5, 9)):
            r = step / 2 - inset
            if r > 2:
                art.line(
                    ellipse(
                        step * (i + 0.5), y + lift * 1.6, r, r * 0.95, start=180, end=360, n=16
                    ),
                    colour,
                    width if k == 0 else 1.0,
                )
        art.dots([(step * (i + 0.5), y + lift * 1.2)], 1.5, colour)


def _ampera(p, px, rng):
    art = TileArt(220, 356, px, p.base)
    ground, line, fill, second = colours(p)
    isen(art, rng, mixed(line, ground, 0.35), 460, 0.8)
    for x, top in ((110, 0), (0, 178)):
        for row in range(3):
            _waves(
                art,
                top + 132 + row * 15,
                line if row % 2 == 0 else mixed(line, ground, 0.25),
                count=5 + row % 2,
            )
        _bridge(art, p, x, top + 88)
        for dx, y, s in ((110, 40, 1), (84, 14, 0.8), (-10, 12, 0.9)):
            cloud = smooth([(-16, 5), (-12, -4), (-3, -8), (6, -6), (15, -3), (18, 5)], n=8)
            at = (x + dx) % 220, top + y
            art.area(place(cloud, *at, s), mixed(ground, line, 0.18), line, 1.5)
            art.line(
                place(ellipse(0, 0, 6, 4, start=180, end=400, n=14), at[0], at[1] + 1, s), line, 1.1
            )
        boat = [(-17, -3), (17, -3), (11, 5), (-12, 5)]
        art.area(place(boat, x, top + 138, 1.1), fill, line, 1.5)
        art.area(
            place([(-8, -3), (-6, -9), (6, -9), (8, -3)], x, top + 138, 1.1), second, line, 1.3
        )
    return art.done()


def _fish(art, p, x, y, scale, flip, turn=0.0):
    """The belido: a humped back, and one fin all along the belly to the tail."""
    _, line, fill, second = colours(p)

    def put(points):
        return place(points, x, y, scale, turn, flip)

    body = smooth(
        [
            (-62, 2),
            (-50, -8),
            (-36, -14),
            (-22, -28),
            (0, -33),
            (24, -26),
            (48, -12),
            (72, -2),
            (78, 2),
            (70, 6),
            (44, 10),
            (10, 15),
            (-24, 16),
            (-46, 12),
        ],
        n=8,
    )
    fin = smooth(
        [(-24, 15), (-14, 28), (6, 32), (34, 28), (60, 18), (84, 6), (76, 1), (44, 9), (10, 14)],
        n=6,
    )
    art.area(put(fin), second, line, 1.8)
    for i in range(17):
        t = i / 16
        art.line(put([(-20 + 92 * t, 15 - 11 * t), (-14 + 92 * t, 27 - 18 * t)]), line, 0.9)
    art.area(put(body), fill, line, 2.0)
    art.area(
        put(smooth([(2, -32), (10, -44), (19, -46), (20, -36), (14, -30)], n=5)), second, line, 1.5
    )
    art.line(put(bezier((-34, -14), (-26, -4), (-28, 6), (-34, 14))), line, 1.6)
    art.area(put(ellipse(-46, -1, 3.6, n=16)), line, None)
    art.dots(put([(-46, -1)]), 1.5 * scale, p.ink)
    art.line(put([(-62, 2), (-54, 4)]), line, 1.4)
    for row in range(5):
        for i in range(9):
            cx = -18 + i * 9.5 + (row % 2) * 4.7
            cy = -22 + row * 7.6
            top = -31 + abs(cx - 2) * 0.34
            if top + 4 < cy < 12 - max(0, cx) * 0.1 and cx < 58:
                art.line(put(ellipse(cx, cy, 4, 4, start=90, end=270, n=8)), line, 0.9)
    for cx in (0, 13, 26, 38):
        art.dots(put([(cx, 6 - cx * 0.04)]), 2.1 * scale, line)


def _belido(p, px, rng):
    art = TileArt(210, 190, px, p.base)
    ground, line, _fill, second = colours(p)
    isen(art, rng, mixed(line, ground, 0.35), 260, 0.8)
    for y in (86, 181):
        _waves(art, y - 7, mixed(line, ground, 0.1), count=6, lift=6)
    for x, y, flip in ((64, 46, False), (150, 140, True)):
        _fish(art, p, x, y, 0.9, flip)
    for x, y, turn in (
        (152, 62, -100),
        (166, 66, -74),
        (180, 62, -50),
        (40, 158, -120),
        (54, 162, -92),
        (68, 158, -62),
    ):
        leaf(art, x, y, 36, turn, second, line, broad=0.2)
    for x, y, r in (
        (140, 22, 5),
        (154, 12, 3.5),
        (166, 26, 3),
        (34, 112, 5),
        (48, 104, 3.2),
        (26, 124, 3),
    ):
        art.area(ellipse(x, y, r, n=20), None, line, 1.3)
    return art.done()


def _kawung(p, px, rng):
    art = TileArt(76, 76, px, p.base)
    ground, line, fill, second = colours(p)
    for i in range(4):
        petal = smooth([(5, 0), (17, -10), (30, -10.5), (35, 0), (30, 10.5), (17, 10)], n=8)
        for x, y in ((38, 38),):
            shape = place(petal, x, y, 1, 45 + 90 * i)
            art.area(shape, mixed(line, ground, 0.08), mixed(line, second, 0.5), 1.4)
            art.area(place(petal, x + 0, y, 0.62, 45 + 90 * i), second, None)
            art.line(place([(10, 0), (30, 0)], x, y, 1, 45 + 90 * i), line, 1.0)
            art.dots(place([(14, 0), (24, 0)], x, y, 1, 45 + 90 * i), 1.7, p.ink)
    for x, y in ((38, 0), (0, 38), (0, 0), (38, 38)):
        star = ellipse(x, y, 4, n=4) if (x + y) % 76 else ellipse(x, y, 3, n=12)
        art.area(star, fill, line, 1.1)
        if (x, y) in ((38, 0), (0, 38)):
            art.dots(
                [(x + 11 * cos(tau * i / 8), y + 11 * sin(tau * i / 8)) for i in range(8)],
                1.0,
                line,
            )
    return art.done()


def _beraes(p, px, rng):
    art = TileArt(200, 200, px, p.base)
    ground, line, fill, second = colours(p)
    isen(art, rng, mixed(line, ground, 0.3), 330, 0.8)
    vine = bezier((0, 60), (70, -20), (130, 140), (200, 60), 40)
    vine2 = bezier((0, 160), (70, 80), (130, 240), (200, 160), 40)
    for path in (vine, vine2):
        art.line(path, line, 2.4)
        for i in range(3, 40, 5):
            (x, y), (x1, y1) = path[i], path[i + 1]
            side = 1 if i % 2 else -1
            base = 0 if x1 == x else (y1 - y) / (x1 - x) * 40
            leaf(art, x, y, 27, base + side * 58, second if i % 4 else fill, line)
    blossom(art, 50, 92, 33, 8, fill, line, second)
    blossom(art, 150, 192, 33, 8, fill, line, second, 12)
    blossom(art, 150, 36, 21, 6, mixed(fill, line, 0.35), line, second, 20)
    blossom(art, 50, 150, 17, 6, mixed(fill, line, 0.35), line, second)
    for x, y, turn in ((104, 100, 40), (106, 4, 200), (6, 112, 120), (96, 176, -40)):
        spiral = [
            (place([(1.6 * t * cos(t), 1.6 * t * sin(t))], x, y, 1, turn)[0])
            for t in [i * 0.3 for i in range(26)]
        ]
        art.line(spiral, line, 1.4)
    return art.done()


def _kopi(p, px, rng):
    art = TileArt(190, 210, px, p.base)
    ground, line, fill, second = colours(p)
    isen(art, rng, mixed(line, ground, 0.35), 260, 0.8)
    green = p.accent2
    for ox, oy, flip in ((48, 0, False), (142, 105, True)):
        stem = [(ox + (8 if flip else -8) * sin(i / 20 * tau), oy + i * 10.5) for i in range(21)]
        art.line(stem, line, 2.6)
        for i, at in enumerate((2, 8, 14)):
            x, y = stem[at]
            for side in (-1, 1):
                turn = (22 if side > 0 else 158) + (8 if i % 2 else -6) * side
                leaf(art, x, y, 46, turn, green if i % 2 else second, line, broad=0.24)
            for dx, dy in ((-8, -7), (8, -7), (0, -1), (-5, 6), (6, 6)):
                cherry = ellipse(x + dx, y + dy, 6.2, 5.6, n=22)
                art.area(cherry, fill, line, 1.4)
                art.dots([(x + dx - 1.6, y + dy - 1.6)], 1.2, line)
    for x, y, turn in (
        (96, 30, 20),
        (96, 90, -24),
        (4, 60, 15),
        (94, 150, 30),
        (2, 150, -20),
        (96, 196, -10),
    ):
        art.area(place(ellipse(0, 0, 9.5, 7, n=28), x, y, 1, turn), second, line, 1.4)
        art.line(place(bezier((-9, 0), (-3, -4), (3, 4), (9, 0), 10), x, y, 1, turn), line, 1.6)
    return art.done()


def _truntum(p, px, rng):
    """Small scattered stars: the quiet field between the tumpal."""
    art = TileArt(60, 60, px, p.base)
    ground, line, fill, second = colours(p)
    isen(art, rng, mixed(line, ground, 0.4), 40, 0.7)
    for x, y in ((15, 15), (45, 45)):
        for i in range(8):
            art.line(place([(3, 0), (9 if i % 2 else 7, 0)], x, y, 1, 45 * i), line, 1.5)
        art.area(ellipse(x, y, 3, n=16), fill, line, 1.0)
    for x, y in ((45, 15), (15, 45)):
        art.area(ellipse(x, y, 4, 4, n=4), second, line, 1.1)
    return art.done()


def _shoot_band(p, px, rng):
    """Tall triangles with a plant in each, tips upwards, over a band of lines."""
    art = TileArt(84, 170, px, p.deep)
    _ground, line, fill, second = colours(p)
    isen(art, rng, mixed(line, p.deep, 0.3), 110, 0.8)
    for inset, colour in ((0, second), (8, p.deep), (12, fill)):
        art.area(
            [
                (42, 12 + inset * 2.6),
                (80 - inset, 132 - inset * 0.4),
                (4 + inset, 132 - inset * 0.4),
            ],
            colour,
            line,
            2.0,
        )
    art.line([(42, 66), (42, 126)], line, 2.0)
    for t in (78, 94, 110):
        for side in (-1, 1):
            leaf(art, 42, t + 10, (t - 56) * 0.34, -90 + 52 * side, second, line, vein=False)
    blossom(art, 42, 62, 9, 6, second, line, fill)
    for x in (0,):
        art.area([(x, 22), (x + 16, 84), (x - 16, 84)], None, line, 1.6)
        blossom(art, x, 70, 8, 6, fill, line, second)
    for y, h, colour in ((136, 4, line), (144, 18, second), (164, 3, line)):
        art.area([(0, y), (84, y), (84, y + h), (0, y + h)], colour, None)
    for i in range(7):
        art.area(ellipse(6 + i * 12, 153, 5, 6.5, n=4), fill, line, 1.2)
    return art.done()


@lru_cache(maxsize=24)
def _tile(draw, palette, seed, px):
    return draw(palette, px, Random(f"{draw.__name__}{seed}"))


def _register(name, draw):
    @motif(f"batik-{name}")
    def swatch(palette, seed, width, height, px, ends="tb"):
        tile = _tile(draw, palette, seed % 3, px)
        cloth = repeated(
            tile, width, height, tile.width * (seed % 4) // 4, tile.height * (seed % 3) // 3
        )
        return dyed(cloth, f"{name}{seed}")


_register("ampera", _ampera)
_register("belido", _belido)
_register("kawung", _kawung)
_register("bungo-beraes", _beraes)
_register("kopi", _kopi)


@motif("batik-tumpal")
def tumpal(palette, seed, width, height, px, ends="tb"):
    """Rows of tall triangles at the ends, a field of small stars between them."""
    cloth = repeated(_tile(_truntum, palette, seed % 3, px), width, height)
    band = _tile(_shoot_band, palette, seed % 3, px)
    strip = repeated(band, width, band.height, (band.width - width % band.width) // 2)
    if strip.height < height * 0.62:
        if "b" in ends or not ends:
            cloth.paste(strip, (0, height - strip.height))
        if "t" in ends and strip.height * 2 < height * 0.8:
            cloth.paste(strip.rotate(180), (0, 0))
    return dyed(cloth, f"tumpal{seed}")

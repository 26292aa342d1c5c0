"""Cloth coloured by tying and by leaves: jumputan and ecoprint."""

from functools import lru_cache
from math import cos, radians, sin, tau
from random import Random

from PIL import Image, ImageChops, ImageDraw

from .geometry import place, ribbon, smooth
from .light import blurred, lighter, mixed, noise, scaled
from .registry import motif
from .tile_art import dyed


def _circle(n):
    return tuple(
        (cos(tau * i / n), sin(tau * i / n), sin(3 * tau * i / n), cos(3 * tau * i / n))
        for i in range(n)
    )


_CIRCLES = {n: _circle(n) for n in (14, 48)}


def _spiky(cx, cy, radius, rng, rough=0.05, n=48):
    """The edge of a tied ring: pleats make it uneven."""
    slow = rng.random() * tau
    a, b = 0.8 * rough * cos(slow), 0.8 * rough * sin(slow)
    chance, low, wide = rng.random, 1 - rough, 2 * rough
    path = []
    for c, s, s3, c3 in _CIRCLES[n]:
        r = radius * (low + wide * chance() + a * s3 + b * c3)
        path.append((cx + r * c, cy + r * s))
    return path


class _Dyebath:
    """Two masks drawn in pixels, twice as large: where the tie kept the cloth white, and where
    a second dye was dabbed on."""

    def __init__(self, width, height):
        self.size = width, height
        self.kept = Image.new("L", (width * 2, height * 2))
        self.second = Image.new("L", (width * 2, height * 2))
        self.pens = ImageDraw.Draw(self.kept), ImageDraw.Draw(self.second)

    def put(self, which, path, value):
        self.pens[which].polygon([(x * 2, y * 2) for x, y in path], fill=value)

    def ring(self, x, y, radius, rng, rings=4, heart=True):
        """Concentric tied rings, white and dyed by turns, with a dabbed heart."""
        for i in range(rings):
            outer = radius * (1 - i / (rings + 0.4))
            self.put(0, _spiky(x, y, outer, rng), 255 - 26 * i)
            self.put(0, _spiky(x, y, outer - radius * 0.13, rng, 0.06), 46 if i % 2 else 0)
        if heart:
            self.put(1, _spiky(x, y, radius * 0.66, rng, 0.08), 170)
            self.put(1, _spiky(x, y, radius * 0.24, rng, 0.1), 255)
        self.put(0, _spiky(x, y, radius * 0.1, rng, 0.2, 14), 255)
        for i in range(20):
            a = tau * (i + rng.uniform(-0.3, 0.3)) / 20
            r0, r1 = radius * rng.uniform(0.2, 0.5), radius * rng.uniform(0.75, 0.98)
            wide = radius * 0.012
            self.put(
                0,
                [
                    (x + r0 * cos(a), y + r0 * sin(a)),
                    (x + r1 * cos(a + wide / r1), y + r1 * sin(a + wide / r1)),
                    (x + r1 * cos(a - wide / r1), y + r1 * sin(a - wide / r1)),
                ],
                120,
            )

    def knot(self, x, y, radius, rng):
        """One tied grain: a small uneven square of white with a dyed point."""
        turn, chance = 0.35 + 0.87 * rng.random(), rng.random
        side = []
        for k in range(8):
            a = turn + k * tau / 8
            side.append(
                (
                    x + radius * (0.8 + 0.4 * chance()) * cos(a),
                    y + radius * (0.8 + 0.4 * chance()) * sin(a),
                )
            )
        self.put(0, side, 255)
        r = radius * 0.34
        self.pens[0].ellipse(((x - r) * 2, (y - r) * 2, (x + r) * 2, (y + r) * 2), fill=20)

    def dye(self, base, pale, colour, seed, px):
        """The cloth: `base` an RGB image, the tied parts pale, the dabs coloured."""
        w, h = self.size
        soft = 1.3 * px
        rough = noise(f"bleed{seed}", w, h, 9 * px, 9 * px, 2).point(
            [min(255, 150 + i) for i in range(256)]
        )
        second = ImageChops.multiply(blurred(self.second.reduce(2), soft * 2.6), rough)
        base.paste(colour, (0, 0), scaled(second, 0.9))
        kept = ImageChops.multiply(blurred(self.kept.reduce(2), soft), rough)
        base.paste(pale, (0, 0), scaled(kept, 0.94))
        return dyed(base, f"tie{seed}", 0.26)


@motif("jumputan-rings")
def rings(palette, seed, width, height, px, ends="tb"):
    """Large rings in staggered rows, small ones between them."""
    rng = Random(f"rings{seed}")
    bath = _Dyebath(width, height)
    step = 205 * px
    rows, cols = int(height / step) + 2, int(width / step) + 2
    for j in range(rows):
        for i in range(cols + 1):
            x = (i - (j % 2) * 0.5 + 0.25) * step + rng.uniform(-6, 6) * px
            y = (j + 0.12) * step * 0.87 + rng.uniform(-6, 6) * px
            bath.ring(x, y, (84 + rng.uniform(-8, 8)) * px, rng)
            bath.ring(x + step * 0.5, y, 20 * px, rng, rings=2, heart=False)
            for a in range(0, 360, 30):
                bath.knot(
                    x + 104 * px * cos(radians(a)), y + 104 * px * sin(radians(a)), 4.2 * px, rng
                )
    base = Image.new("RGB", (width, height), palette.base)
    base.paste(
        palette.deep,
        (0, 0),
        scaled(noise(f"r{seed}", width, height, width / 2, height / 2, 2), 0.55),
    )
    return bath.dye(base, palette.pale, palette.accent, seed, px)


@motif("jumputan-pelangi")
def pelangi(palette, seed, width, height, px, ends="tb"):
    """Bands of colour running into one another, with rows of rings and grains."""
    rng = Random(f"pelangi{seed}")
    colours = [
        palette.base,
        palette.accent,
        palette.accent2,
        palette.deep,
        mixed(palette.accent, palette.base, 0.5),
    ]
    shift = seed % len(colours)
    colours = colours[shift:] + colours[:shift]
    band = 170 * px
    count = int(height / band) + 2
    strip = Image.new("RGB", (1, count * 6))
    row = []
    for i in range(count):
        a, b = colours[i % len(colours)], colours[(i + 1) % len(colours)]
        row += [a, a, a, a, mixed(a, b, 0.3), mixed(a, b, 0.7)]
    strip.putdata(row)
    base = strip.resize((width, round(count * band)), Image.Resampling.BICUBIC).crop(
        (0, 0, width, height)
    )
    bath = _Dyebath(width, height)
    for j in range(count):
        y = (j + 0.36) * band
        if j % 2 == 0:
            for i in range(int(width / (130 * px)) + 2):
                bath.ring((i + 0.2) * 130 * px, y, 50 * px, rng, rings=3)
        else:
            for i in range(int(width / (74 * px)) + 2):
                x = (i + 0.3) * 74 * px
                for k in range(12):
                    a = tau * k / 12
                    bath.knot(x + 24 * px * cos(a), y + 36 * px * sin(a), 4.4 * px, rng)
                bath.ring(x, y, 13 * px, rng, rings=1, heart=True)
        for i in range(int(width / (15 * px)) + 1):
            bath.knot(i * 15 * px, (j + 0.84) * band + 5 * px * sin(i * 0.8), 4.6 * px, rng)
    return bath.dye(base, palette.pale, palette.accent2, seed, px)


@motif("jumputan-titik")
def titik(palette, seed, width, height, px, ends="tb"):
    """Seven-grain figures (titik tujuh): tied grains in diamonds and flowers."""
    rng = Random(f"titik{seed}")
    bath = _Dyebath(width, height)
    cell = 132 * px
    for j in range(int(height / cell) + 2):
        for i in range(int(width / cell) + 2):
            x, y = (i + 0.1) * cell, (j + 0.1) * cell
            for t in range(9):
                for sx, sy in ((1, 1), (-1, 1), (1, -1), (-1, -1)):
                    if t or sy > 0:
                        bath.knot(
                            x + sx * cell / 2 * t / 9,
                            y + sy * cell / 2 * (1 - t / 9),
                            4.3 * px,
                            rng,
                        )
            for k in range(8):
                a = tau * k / 8
                bath.knot(x + 22 * px * cos(a), y + 22 * px * sin(a), 5.2 * px, rng)
            bath.knot(x, y, 6.5 * px, rng)
            bath.ring(x + cell / 2, y + cell / 2, 27 * px, rng, rings=2)
    base = Image.new("RGB", (width, height), palette.base)
    base.paste(
        palette.deep,
        (0, 0),
        scaled(noise(f"t{seed}", width, height, width / 2, height / 2, 2), 0.5),
    )
    return bath.dye(base, palette.pale, palette.accent, seed, px)


@lru_cache(maxsize=8)
def _leaves():
    """Leaf outlines of length 1 along x with their veins."""
    teak = smooth(
        [
            (0, 0),
            (0.12, -0.14),
            (0.32, -0.3),
            (0.55, -0.32),
            (0.8, -0.18),
            (1, 0),
            (0.8, 0.18),
            (0.55, 0.32),
            (0.32, 0.3),
            (0.12, 0.14),
        ],
        n=8,
    )
    lanced = smooth([(0, 0), (0.3, -0.11), (0.6, -0.1), (1, 0), (0.6, 0.1), (0.3, 0.11)], n=8)
    lobed = smooth(
        [
            (0, 0),
            (0.06, -0.2),
            (0.26, -0.42),
            (0.34, -0.2),
            (0.52, -0.36),
            (0.62, -0.14),
            (1, 0),
            (0.62, 0.14),
            (0.52, 0.36),
            (0.34, 0.2),
            (0.26, 0.42),
            (0.06, 0.2),
        ],
        n=6,
    )

    def veins(reach, count):
        out = [[(-0.18, 0), (0.95, 0)]]
        for i in range(count):
            t = 0.12 + 0.7 * i / count
            for s in (-1, 1):
                out.append([(t, 0), (t + 0.16, s * reach * (1 - abs(t - 0.42)))])
        return out

    return ((teak, veins(0.26, 7)), (lanced, veins(0.07, 6)), (lobed, veins(0.28, 4)))


@motif("ecoprint-leaves")
def ecoprint(palette, seed, width, height, px, ends="tb"):
    """Leaf prints: real leaves steamed into pale cloth, mottled, with pale veins."""
    rng = Random(f"eco{seed}")
    ground = lighter(palette.pale, 0.2)
    image = Image.new("RGB", (width, height), ground)
    image.paste(
        mixed(palette.accent, ground, 0.4),
        (0, 0),
        noise(f"e{seed}", width, height, 180 * px, 180 * px, 2).point(
            [max(0, min(160, (i - 120) * 2)) for i in range(256)]
        ),
    )
    inks = [
        mixed(palette.accent, palette.ink, 0.25),
        mixed(palette.thread, palette.ink, 0.3),
        mixed(palette.accent2, palette.ink, 0.3),
        mixed(palette.base, palette.ink, 0.4),
    ]
    inks = [mixed(ink, (110, 96, 60), 0.3) for ink in inks]
    step = 118 * px
    spots = [
        (
            (i + (j % 2) * 0.5) * step + rng.uniform(-22, 22) * px,
            j * step * 0.8 + rng.uniform(-22, 22) * px,
        )
        for j in range(int(height / step / 0.8) + 2)
        for i in range(int(width / step) + 2)
    ]
    rng.shuffle(spots)
    mottle = noise(f"mottle{seed}", width, height, 15 * px, 15 * px, 3).point(
        [min(255, 90 + i) for i in range(256)]
    )
    for n, (x, y) in enumerate(spots):
        outline, veins = _leaves()[rng.choice((0, 0, 1, 2))]
        length = rng.uniform(84, 132) * px
        turn = rng.uniform(0, 360)
        start = x - length / 2 * cos(radians(turn)), y - length / 2 * sin(radians(turn))
        x0, y0 = round(x - length * 0.8), round(y - length * 0.8)
        side = round(length * 1.6)
        big = Image.new("L", (side * 2, side * 2))
        pen = ImageDraw.Draw(big)

        def put(path, x0=x0, y0=y0, where=(*start, length, turn)):
            return [((px_ - x0) * 2, (py_ - y0) * 2) for px_, py_ in place(path, *where)]

        pen.polygon(put(outline), fill=205)
        pen.line(put([*outline, outline[0]]), fill=255, width=max(1, round(2.6 * px)))
        for k, vein in enumerate(veins):
            if k == 0:
                pen.polygon(put(ribbon(vein, (0.035, 0.008))), fill=90)
                pen.line(put(vein[:1] + [(0, 0)]), fill=235, width=max(1, round(4 * px)))
            else:
                pen.line(put(vein), fill=105, width=max(1, round(2 * px)))
        mask = big.reduce(2)
        area = (x0, y0, x0 + side, y0 + side)
        mask = ImageChops.multiply(mask, mottle.crop(area))
        halo = blurred(mask, 5 * px)
        image.paste(inks[n % 4], area, scaled(halo, 0.25))
        image.paste(inks[n % 4], area, scaled(mask, 0.82))
    return dyed(image, f"ec{seed}", 0.12)

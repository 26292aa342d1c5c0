"""What cloth does: folds as light and dark, fringes, hems and seams."""

from math import cos, pi, sin, tau

from PIL import Image

from .geometry import dashes
from .light import WARM_DARK, WARM_LIGHT, darker, lighter


def shaded(texture, tone, nu=64, nv=32, dark=0.75, light=0.5):
    """A texture with folds painted on: tone(u, v) from -1 (deep shade) to 1 (full light)."""
    values = [tone((i + 0.5) / nu, (j + 0.5) / nv) for j in range(nv) for i in range(nu)]
    out = texture.copy()
    for sign, colour, most in ((-1, WARM_DARK, dark), (1, WARM_LIGHT, light)):
        field = Image.new("L", (nu, nv))
        field.putdata([round(255 * most * max(0.0, min(1.0, v * sign))) for v in values])
        out.paste(colour, (0, 0), field.resize(texture.size, Image.Resampling.BICUBIC))
    return out


class Folds:
    """Vertical folds of hanging cloth: where each thread goes and how it is lit."""

    def __init__(self, rng, count, depth=0.35):
        self.depth = depth
        self.waves = [
            (count * f, rng.uniform(0, tau), a) for f, a in ((1, 1.0), (0.53, 0.6), (1.71, 0.35))
        ]

    def _phase(self, u):
        return [(tau * n * u + p, a) for n, p, a in self.waves]

    def height(self, u):
        """-1..1: how far the cloth stands towards the viewer."""
        return sum(a * sin(t) for t, a in self._phase(u)) / 1.95

    def tone(self, u, v):
        """Light and shade for `shaded`: slopes that face left are lit."""
        slope = sum(a * cos(t) for t, a in self._phase(u)) / 1.95
        grow = 0.25 + 0.75 * min(1, v * 1.3)
        return self.depth * grow * (slope * 0.85 + self.height(u) * 0.5 - 0.12)


def fringe(canvas, edge, length, colour, rng, direction=(0, 1), spread=5.0, width=2.0, knots=True):
    """Threads hanging from an edge (a list of points), lit one by one."""
    dx, dy = direction
    darks, mids, lights, ties = [], [], [], []
    for i, (x, y) in enumerate(edge):
        sway = rng.uniform(-spread, spread)
        reach = length * rng.uniform(0.9, 1.05)
        path = [
            (x, y),
            (x + dx * reach * 0.5 + dy * sway * 0.3, y + dy * reach * 0.5 - dx * sway * 0.3),
            (x + dx * reach + dy * sway, y + dy * reach - dx * sway),
        ]
        (darks, mids, lights)[i % 3].append(path)
        if knots and i % 3 == 1:
            ties.append((x + dx * length * 0.2, y + dy * length * 0.2))
    every = darks + mids + lights
    soft = canvas.strokes([[(x + 7, y + 9) for x, y in p] for p in every], width * 1.4, pad=16)
    canvas.paint(soft.soft(canvas.px(4)), WARM_DARK, 0.28)
    for group, tone in (
        (darks, darker(colour, 0.35)),
        (mids, colour),
        (lights, lighter(colour, 0.35)),
    ):
        if group:
            canvas.paint(canvas.strokes(group, width), tone)
    if ties:
        canvas.paint(canvas.dots(ties, width * 1.5), darker(colour, 0.15))
        canvas.paint(
            canvas.dots([(x - 0.7, y - 0.8) for x, y in ties], width * 0.6), lighter(colour, 0.5)
        )


def stitches(canvas, path, colour, dash=9, gap=5, width=2.0, opacity=0.9):
    """A row of stitches with the small shadow that sinks it into the cloth."""
    rows = dashes(path, dash, gap)
    if not rows:
        return
    canvas.paint(
        canvas.strokes([[(x + 0.8, y + 1.4) for x, y in r] for r in rows], width),
        WARM_DARK,
        0.3 * opacity,
    )
    canvas.paint(canvas.strokes(rows, width), colour, opacity)


def crease(canvas, path, mask, width=16, opacity=0.25, light=True):
    """A soft fold line on lying cloth: a dark valley with a lit side above it. On dark cloth the
    lit side is held back, as a glow would look like a stain."""
    soft = canvas.strokes([path], width, pad=width * 2).soft(canvas.px(width * 0.6))
    canvas.paint(soft.within(mask), WARM_DARK, opacity)
    if light:
        lift = [(x - width * 0.6, y - width * 0.6) for x, y in path]
        soft = canvas.strokes([lift], width * 0.7, pad=width * 2).soft(canvas.px(width * 0.5))
        x, y = canvas.at(path[len(path) // 2])
        spot = canvas.image.getpixel(
            (min(max(int(x), 0), canvas.w - 1), min(max(int(y), 0), canvas.h - 1))
        )
        canvas.paint(soft.within(mask), WARM_LIGHT, opacity * min(0.8, 0.2 + sum(spot) / 700))


def half_wave(t):
    """0 at both ends, 1 in the middle."""
    return sin(pi * t)

"""What every batik is made of: leaves, blossoms, dots, and its four colours."""

from math import cos, sin, tau

from .geometry import ellipse, place, smooth
from .light import darker, mixed


def isen(art, rng, colour, count, radius=0.9, clear=()):
    """Loose dots over the ground, not on the figures (circles to keep clear: x, y, r)."""
    for _ in range(count):
        x, y = rng.uniform(0, art.width), rng.uniform(0, art.height)
        if all((x - cx) ** 2 + (y - cy) ** 2 > r * r for cx, cy, r in clear):
            art.dots([(x, y)], radius, colour)


def leaf(art, x, y, length, turn, fill, edge, vein=True, broad=0.34):
    """A batik leaf with its rib and a row of dots."""
    half = length * broad
    outline = smooth(
        [
            (0, 0),
            (length * 0.3, -half),
            (length * 0.7, -half * 0.72),
            (length, 0),
            (length * 0.7, half * 0.72),
            (length * 0.3, half),
        ],
        n=8,
    )
    art.area(place(outline, x, y, 1, turn), fill, edge, 1.8)
    if vein:
        art.line(place([(length * 0.05, 0), (length * 0.9, 0)], x, y, 1, turn), edge, 1.2)
        art.dots(
            place(
                [(length * t, s * half * 0.42) for t in (0.26, 0.42, 0.58, 0.72) for s in (-1, 1)],
                x,
                y,
                1,
                turn,
            ),
            0.9,
            edge,
        )


def blossom(art, x, y, radius, petals, fill, edge, heart, turn=0.0):
    """A flower seen from above, each petal with isen lines."""
    for i in range(petals):
        a = 360 * i / petals + turn
        petal = smooth(
            [
                (radius * 0.16, 0),
                (radius * 0.5, -radius * 0.3),
                (radius * 0.9, -radius * 0.24),
                (radius * 1.0, 0),
                (radius * 0.9, radius * 0.24),
                (radius * 0.5, radius * 0.3),
            ],
            n=6,
        )
        art.area(place(petal, x, y, 1, a), fill, edge, 1.8)
        for s in (-0.1, 0, 0.1):
            art.line(
                place([(radius * 0.34, radius * s), (radius * 0.74, radius * s * 1.5)], x, y, 1, a),
                edge,
                0.9,
            )
    art.area(ellipse(x, y, radius * 0.26, n=28), heart, edge, 1.8)
    art.dots(
        [
            (x + radius * 0.13 * cos(tau * i / 7), y + radius * 0.13 * sin(tau * i / 7))
            for i in range(7)
        ],
        radius * 0.035 + 0.3,
        edge,
    )
    art.dots(
        [
            (
                x + radius * 1.14 * cos(tau * (i + 0.5) / (petals * 2)),
                y + radius * 1.14 * sin(tau * (i + 0.5) / (petals * 2)),
            )
            for i in range(petals * 2)
        ],
        1.2,
        edge,
    )


def colours(palette):
    """(ground, line, fill, second fill) with the line always well apart from the ground."""
    line = palette.pale if sum(palette.base) < 480 else darker(palette.thread, 0.1)
    return palette.base, line, palette.accent, mixed(palette.thread, palette.base, 0.15)

"""Goods as they stand in shops and workshops: hung cloths, folded cloths, cones of yarn."""

from math import sin

from .fabric import shaded
from .geometry import box
from .light import darker
from .palettes import PALETTES
from .shapes_cloth import SIBLINGS


def companions(look):
    """The spec's palette and its companions."""
    names = [
        look.palette_name,
        *SIBLINGS.get(look.palette_name, ("emerald-gold", "indigo-white", "maroon-gold", "sogan")),
    ]
    return [PALETTES[name] for name in names]


def hung(canvas, look, quad, palette, seed, ends="b"):
    """A cloth hung flat, with soft folds."""
    x0, y0 = quad[0]
    w, h = quad[1][0] - x0, quad[2][1] - y0
    canvas.shadow(quad, dx=10, dy=10, blur=12, opacity=0.34)
    cloth = shaded(
        look.swatch(w, h, palette=palette, seed=seed, ends=ends),
        lambda u, v: 0.2 * sin(u * 16 + seed) * (0.4 + v) - 0.06,
        40,
        12,
    )
    mask = canvas.warp(cloth, quad)
    canvas.volume(mask, 6, 0.35, 0.2)
    rail = box(x0 - 8, y0 - 9, x0 + w + 8, y0 + 3, 5)
    canvas.solid(rail, (128, 88, 56), 4, 0.5, 0.5, shadow=0.2)


def folded(canvas, x, y, wide, high, tone):
    """A small folded cloth on a table, seen from the front."""
    path = box(x, y - high, x + wide, y, high * 0.4)
    mask = canvas.mask(path)
    canvas.paint(mask, tone)
    canvas.volume(mask, high * 0.3, 0.5, 0.3)
    canvas.line(
        [(x + wide * 0.66, y - high * 0.5), (x + wide, y - high * 0.46)],
        1.6,
        darker(tone, 0.5),
        0.7,
    )


def cone(canvas, x, y, r, tone):
    """A cone of yarn standing on y."""
    path = [(x - r * 0.5, y - r * 2.5), (x + r * 0.5, y - r * 2.5), (x + r, y), (x - r, y)]
    mask = canvas.mask(path)
    canvas.paint(mask, tone)
    turns = [
        [(x - r, y - r * 2.5 * t), (x + r, y - r * 2.5 * t - r * 0.16)]
        for t in [i / 12 for i in range(12)]
    ]
    canvas.paint(canvas.strokes(turns, 1.6).within(mask), darker(tone, 0.4), 0.5)
    canvas.volume(mask, r * 0.5, 0.5, 0.4)

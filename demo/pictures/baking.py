"""Baked dough: how it browns, shines and carries its seeds."""

from math import cos, sin, tau

from .geometry import ellipse, mix, move, place, smooth
from .light import WARM_DARK, curve, lighter, noise

CRUST, GOLDEN, PALE, CRUMB = (160, 80, 24), (218, 138, 50), (242, 196, 118), (250, 236, 206)


TOAST = (98, 44, 10)


CHOCOLATE = (62, 34, 22)


def heart(mask, depth_px, start=120, full=240):
    """The inner part of a mask, fading out towards its edge."""
    soft = mask.soft(depth_px)
    return type(mask)(soft.image.point(curve((start, 0), (full, 255))), mask.x, mask.y).within(mask)


def baked(canvas, path, depth, side=PALE, top=GOLDEN, deep=CRUST, gloss=True, shadow=0.42, seed=0):
    """A piece of baked dough: pale where it rose last, browned on top, mottled and shining.
    Returns its mask."""
    if shadow:
        canvas.contact(path, opacity=shadow)
    mask = canvas.mask(path, pad=4)
    canvas.paint(mask, side)
    px = canvas.px(depth)
    canvas.paint(heart(mask, px * 0.5, 110, 225), top)
    w, h = mask.image.size
    spots = noise(f"crust{seed}", w, h, max(4, w / 9), max(4, h / 9), 3)
    browned = heart(mask, px * 0.8, 150, 250)
    canvas.paint(
        browned.times(spots.point([max(0, min(255, (i - 70) * 2)) for i in range(256)])), deep, 0.72
    )
    fine = noise(f"pore{seed}", w, h, max(2, canvas.px(6)), max(2, canvas.px(6)), 2)
    canvas.paint(
        mask.times(fine.point([max(0, min(255, (i - 150) * 4)) for i in range(256)])),
        lighter(side, 0.2),
        0.3,
    )
    canvas.volume(mask, depth, 0.6, 0.3, shade=TOAST, glow=(255, 236, 190))
    if gloss:
        x0, y0, x1, y1 = (v / canvas.k for v in mask.box)
        ox, oy = canvas.ox / canvas.k, canvas.oy / canvas.k
        cx, cy = mix(x0, x1, 0.38) - ox, mix(y0, y1, 0.32) - oy
        canvas.gloss(
            ellipse(cx, cy, (x1 - x0) * 0.17, (y1 - y0) * 0.1, -24), mask, depth * 0.28, 0.5
        )
    return mask


def sesame(canvas, rng, cx, cy, rx, ry, count):
    """Sesame seeds on a bun."""
    seeds, lows = [], []
    for _ in range(count):
        a, d = rng.uniform(0, tau), rng.random() ** 0.6
        x, y = cx + rx * d * cos(a), cy + ry * d * sin(a)
        seed = place(smooth([(-6, 0), (0, -3), (7, 0), (0, 3)], n=5), x, y, 1, rng.uniform(0, 180))
        seeds.append(seed)
        lows.append(move(seed, 1.6, 2.4))
    canvas.paint(canvas.mask(*lows), WARM_DARK, 0.35)
    canvas.paint(canvas.mask(*seeds), (250, 236, 200))

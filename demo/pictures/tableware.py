"""What food stands on and beside: plates, boards, bowls, napkins, herbs and crumbs."""

from math import cos, sin, tau

from .fabric import shaded, stitches
from .geometry import bezier, blob, box, ellipse, place, ribbon, smooth
from .light import WARM_DARK, darker, lighter, mixed, noise
from .trimmings import panel_tone

WARE = ((246, 243, 236), (232, 226, 214), (208, 218, 214), (224, 208, 190))


def napkin(canvas, look, cx=300, cy=640, side=620, turn=-24):
    """A square of the spec's cloth lying under the food."""
    half = side / 2
    path = place(
        smooth(
            [
                (-half, -half),
                (0, -half + 8),
                (half, -half),
                (half - 8, 0),
                (half, half),
                (0, half - 8),
                (-half, half),
                (-half + 8, 0),
            ],
            n=6,
            tension=0.14,
        ),
        cx,
        cy,
        1,
        turn,
    )
    canvas.contact(path, opacity=0.24)
    mask = canvas.mask(path)
    quad = place([(-half, -half), (half, -half), (half, half), (-half, half)], cx, cy, 1, turn)
    cloth = look.swatch(side, side, ends="b", zoom=0.85)
    canvas.warp(shaded(cloth, panel_tone, 24, 24), quad, mask=mask)
    hem = place(box(-half + 14, -half + 14, half - 14, half - 14), cx, cy, 1, turn)
    stitches(canvas, hem + hem[:1], lighter(look.palette.base, 0.4), 7, 4, 1.6, 0.5)


def runner(canvas, look, top, x0=210, x1=800):
    """A strip of the spec's cloth lying on a table, seen at a slant; `top`: its far edge."""
    low = canvas.bottom + 20
    spread = (low - top) * 0.34
    quad = [(x0, top), (x1, top), (x1 + spread, low), (x0 - spread, low)]
    canvas.contact(quad, opacity=0.26)
    cloth = look.swatch(x1 - x0, (low - top) * 1.5, ends="", zoom=0.9)
    mask = canvas.warp(shaded(cloth, panel_tone, 16, 16), quad)
    edges = [
        [(quad[0][0] + 7, top), (quad[3][0] + 12, low)],
        [(quad[1][0] - 7, top), (quad[2][0] - 12, low)],
    ]
    canvas.paint(canvas.strokes(edges, 3).within(mask), lighter(look.palette.thread, 0.2), 0.7)
    canvas.volume(mask, 5, 0.3, 0.2)


def plate(canvas, cx, cy, rx, ry=None, ware=(246, 243, 236), rim=None):
    """A plate from above. Returns the mask of its well."""
    ry = ry or rx
    outer, well = ellipse(cx, cy, rx, ry, n=110), ellipse(cx, cy, rx * 0.76, ry * 0.76, n=110)
    canvas.shadow(outer, dx=24, dy=32, blur=34, opacity=0.34)
    canvas.shadow(outer, dx=5, dy=8, blur=7, opacity=0.4)
    mask = canvas.mask(outer)
    canvas.paint(mask, ware)
    canvas.volume(mask, 12, 0.3, 0.6)
    if rim:
        ring = ellipse(cx, cy, rx * 0.955, ry * 0.955, n=110)
        canvas.line(ring, 5, rim, 0.9, closed=True)
        ring = ellipse(cx, cy, rx * 0.91, ry * 0.91, n=110)
        canvas.line(ring, 1.8, rim, 0.7, closed=True)
    inner = canvas.mask(well)
    canvas.volume(inner, rx * 0.055, 0.7, 0.8, shade=(255, 255, 255), glow=darker(ware, 0.34))
    return inner


def board(canvas, path, tone=(176, 128, 82)):
    """A wooden board with grain. Returns its mask."""
    canvas.shadow(path, dx=20, dy=28, blur=28, opacity=0.36)
    canvas.shadow(path, dx=5, dy=8, blur=7, opacity=0.4)
    mask = canvas.mask(path)
    canvas.paint(mask, tone)
    w, h = mask.image.size
    grain = noise("board", w, h, w / 2.5, max(3, h / 60), 3)
    canvas.paint(
        mask.times(grain.point([max(0, min(255, (140 - i) * 3)) for i in range(256)])),
        darker(tone, 0.45),
        0.5,
    )
    canvas.paint(
        mask.times(grain.point([max(0, min(255, (i - 130) * 3)) for i in range(256)])),
        lighter(tone, 0.4),
        0.4,
    )
    canvas.volume(mask, 10, 0.5, 0.45)
    return mask


def paper(canvas, path, tone=(238, 226, 202)):
    """A sheet of baking paper with soft creases."""
    canvas.contact(path, opacity=0.26)
    mask = canvas.mask(path)
    canvas.paint(mask, tone)
    w, h = mask.image.size
    crumple = noise("paper", w, h, w / 5, h / 5, 2)
    canvas.paint(
        mask.times(crumple.point([max(0, min(255, (130 - i) * 3)) for i in range(256)])),
        darker(tone, 0.35),
        0.3,
    )
    canvas.volume(mask, 4, 0.25, 0.4)
    return mask


def cuko(canvas, cx, cy, r, rng, ware=(246, 243, 236)):
    """A small bowl of cuko, dark and glossy, with chilli and dried-shrimp specks."""
    outer = ellipse(cx, cy, r)
    canvas.shadow(outer, dx=16, dy=22, blur=20, opacity=0.4)
    canvas.shadow(outer, dx=4, dy=6, blur=6, opacity=0.4)
    mask = canvas.mask(outer)
    canvas.paint(mask, ware)
    canvas.volume(mask, 9, 0.4, 0.5)
    inside = canvas.mask(ellipse(cx, cy, r * 0.86))
    canvas.paint(inside, darker(ware, 0.2))
    canvas.volume(inside, 12, 0.0, 0.6, glow=darker(ware, 0.6))
    pool = ellipse(cx + 1, cy + 3, r * 0.77)
    liquid = canvas.mask(pool)
    canvas.paint(liquid, (62, 28, 14))
    canvas.gloss(
        ellipse(cx + r * 0.2, cy + r * 0.3, r * 0.5, r * 0.42), liquid, 18, 0.6, (126, 62, 26)
    )
    for _ in range(16):
        a, d = rng.uniform(0, tau), r * 0.62 * rng.random() ** 0.5
        x, y = cx + d * cos(a), cy + d * sin(a)
        tone = rng.choice(((196, 44, 26), (210, 150, 80), (86, 130, 50), (150, 30, 20)))
        canvas.fill(blob(x, y, rng.uniform(2.5, 6), rng.uniform(2, 4), rng, 0.3, n=14), tone, 0.9)
    canvas.gloss(bezierband(cx, cy, r), liquid, 3, 0.8, (255, 246, 230))
    canvas.line(ellipse(cx, cy, r * 0.93, start=190, end=280), 3, (255, 255, 255), 0.8)


def bezierband(cx, cy, r):
    """The curved reflection of a window on a liquid."""
    outer = ellipse(cx, cy, r * 0.6, start=195, end=262, n=14)
    inner = ellipse(cx, cy, r * 0.5, start=200, end=256, n=14)
    return outer + inner[::-1]


def cucumber(canvas, x, y, r, rng):
    """A slice of cucumber."""
    rim = blob(x, y, r, r * 0.96, rng, 0.02)
    canvas.contact(rim, opacity=0.3)
    canvas.fill(rim, (70, 118, 48))
    flesh = canvas.mask(ellipse(x, y, r * 0.88, r * 0.85))
    canvas.paint(flesh, (206, 222, 156))
    canvas.gloss(ellipse(x, y, r * 0.5), flesh, r * 0.2, 0.8, (232, 238, 196))
    seeds = []
    for i in range(9):
        a = tau * i / 9 + rng.uniform(-0.2, 0.2)
        seeds.append(
            [
                (x + r * 0.28 * cos(a), y + r * 0.28 * sin(a)),
                (x + r * 0.48 * cos(a), y + r * 0.48 * sin(a)),
            ]
        )
    canvas.paint(canvas.strokes(seeds, r * 0.12), (244, 240, 208), 0.9)
    canvas.volume(flesh, r * 0.12, 0.2, 0.3)


def chilli(canvas, x, y, length, turn, tone=(198, 34, 26)):
    """A bird's-eye chilli with its stalk."""
    body = place(
        ribbon(
            bezier(
                (0, 0), (length * 0.3, -length * 0.08), (length * 0.7, 0), (length, length * 0.12)
            ),
            (length * 0.2, length * 0.24, length * 0.18, 1),
            True,
        ),
        x,
        y,
        1,
        turn,
    )
    canvas.contact(body, opacity=0.3)
    mask = canvas.mask(body)
    canvas.paint(mask, tone)
    canvas.volume(mask, length * 0.07, 0.5, 0.5)
    canvas.line(
        place(
            bezier(
                (0, 0),
                (-length * 0.1, -length * 0.04),
                (-length * 0.2, 0),
                (-length * 0.26, -length * 0.1),
            ),
            x,
            y,
            1,
            turn,
        ),
        length * 0.06,
        (88, 128, 56),
    )


def garlic(canvas, x, y, r, rng):
    """A clove of garlic."""
    path = place(
        smooth([(-1, 0.1), (-0.6, -0.5), (0.3, -0.6), (1.1, -0.1), (0.4, 0.5), (-0.5, 0.55)]),
        x,
        y,
        r,
        rng.uniform(0, 360),
    )
    mask = canvas.solid(path, (244, 234, 218), r * 0.3, 0.35, 0.5, shadow=0.3)
    canvas.gloss(ellipse(x - r * 0.2, y, r * 0.4, r * 0.3), mask, r * 0.2, 0.4, (222, 190, 186))


def crumbs(canvas, rng, cx, cy, spread, count, tone):
    """Crumbs scattered around a point."""
    for _ in range(count):
        a, d = rng.uniform(0, tau), spread * rng.uniform(0.75, 1.15)
        r = rng.uniform(1.6, 4.6)
        x, y = cx + d * cos(a), cy + d * sin(a)
        canvas.paint(canvas.dots([(x + 1.6, y + 2.4, r)], r), WARM_DARK, 0.3)
        canvas.fill(
            blob(x, y, r, r * 0.8, rng, 0.3, n=12), mixed(tone, (250, 236, 206), rng.random() * 0.5)
        )


def herb(canvas, x, y, size, turn, tone=(72, 126, 60)):
    """A sprig with three leaves."""
    for a in (-46, 0, 46):
        half = size * 0.28
        path = place(
            smooth(
                [
                    (0, 0),
                    (size * 0.35, -half),
                    (size * 0.8, -half * 0.6),
                    (size, 0),
                    (size * 0.8, half * 0.6),
                    (size * 0.35, half),
                ]
            ),
            x,
            y,
            1,
            turn + a,
        )
        mask = canvas.solid(
            path, lighter(tone, 0.05 if a else 0.12), size * 0.1, 0.4, 0.3, shadow=0.28
        )
        veins = [place([(0, 0), (size * 0.9, 0)], x, y, 1, turn + a)]
        for t in (0.25, 0.42, 0.58, 0.74):
            for s in (-1, 1):
                veins.append(
                    place([(size * t, 0), (size * (t + 0.12), s * half * 0.7)], x, y, 1, turn + a)
                )
        canvas.paint(canvas.strokes(veins, size * 0.02).within(mask), lighter(tone, 0.45), 0.7)

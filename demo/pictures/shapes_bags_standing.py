"""Bags that stand on a table: handbag, backpack, plaited basket."""

from math import cos, pi, sin

from . import ground
from .fabric import crease, shaded, stitches
from .geometry import bezier, box, ellipse, normals, smooth
from .light import darker, lighter, mixed
from .registry import shape
from .trimmings import BRASS, LEATHER, metal, panel_tone, strap, tassel, zipper


@shape("handbag", motif="songket-limar", palette="violet-gold", fills_frame=True)
def handbag(canvas, look):
    """A structured handbag with stiff handles, standing on a table."""
    ground.wall(canvas, look, floor=740)
    p = look.palette
    leather = mixed(LEATHER[(look.seed + 1) % 4], p.deep, 0.3)
    foot = [(200, 872), (820, 872), (838, 900), (190, 900)]
    canvas.shadow(foot, dx=34, dy=12, blur=30, opacity=0.5)
    canvas.shadow(foot, dx=6, dy=2, blur=8, opacity=0.6)
    strap(
        canvas, bezier((372, 420), (356, 60), (660, 60), (640, 420), 44), 27, darker(leather, 0.35)
    )
    gusset = [(740, 380), (792, 396), (878, 858), (812, 896)]
    m = canvas.mask(gusset)
    canvas.paint(m, darker(leather, 0.3))
    canvas.line([(766, 390), (838, 876)], 5, darker(leather, 0.55), 0.7)
    body = smooth(
        [
            (256, 388),
            (500, 380),
            (744, 388),
            (770, 420),
            (824, 860),
            (800, 896),
            (500, 904),
            (192, 896),
            (168, 860),
            (232, 420),
        ],
        n=10,
        tension=0.22,
    )
    mask = canvas.mask(body)
    canvas.paint(
        mask,
        shaded(
            look.swatch(660, 524, ends="b"),
            lambda u, v: 0.28 * (0.42 - u) + 0.22 * (0.35 - v),
            24,
            24,
        ),
    )
    for side in (-1, 1):
        x = 500 + side * 330
        corner = canvas.mask(ellipse(x, 900, 130, 124)).within(mask)
        canvas.paint(corner, leather)
        stitches(
            canvas,
            ellipse(
                x, 900, 120, 114, start=180 if side > 0 else 270, end=270 if side > 0 else 360, n=40
            ),
            lighter(leather, 0.5),
        )
    band = canvas.mask([(160, 370), (840, 370), (840, 462), (160, 462)]).within(mask)
    canvas.paint(band, leather)
    canvas.volume(band, 10, 0.35, 0.3)
    stitches(canvas, [(238, 452), (764, 452)], lighter(leather, 0.5))
    canvas.volume(mask, 22, 0.45, 0.32)
    canvas.line([(262, 392), (738, 392)], 6, darker(leather, 0.5), 0.6)
    front = bezier((346, 440), (320, 20), (680, 20), (654, 440), 44)
    strap(canvas, front, 30, leather, lighter(leather, 0.5))
    for x in (346, 654):
        canvas.solid(
            smooth(
                [(x - 28, 410), (x + 28, 410), (x + 26, 490), (x, 520), (x - 26, 490)], tension=0.3
            ),
            leather,
            8,
            0.45,
            0.35,
            shadow=0.25,
        )
        metal(canvas, ellipse(x, 430, 24, 22), holes=[ellipse(x, 430, 15, 13)])
        metal(canvas, ellipse(x, 490, 6))
    tab = box(452, 396, 548, 530, 22)
    canvas.shadow(tab, dx=5, dy=9, blur=8, opacity=0.4)
    m = canvas.mask(tab)
    canvas.paint(m, leather)
    canvas.volume(m, 8, 0.4, 0.35)
    metal(canvas, box(470, 472, 530, 508, 16))
    metal(canvas, box(482, 484, 518, 496, 6), lighter(BRASS, 0.25), 3)


@shape("backpack", motif="batik-kopi", palette="coffee", fills_frame=True)
def backpack(canvas, look):
    """A roll-shaped backpack with a front pocket of the cloth, standing against a wall."""
    ground.wall(canvas, look, floor=820)
    p, rng = look.palette, look.rng
    canvas_cloth = mixed(p.deep, p.base, 0.4)
    leather = LEATHER[look.seed % 4]
    foot = [(250, 890), (760, 890), (780, 926), (236, 926)]
    canvas.shadow(foot, dx=36, dy=6, blur=28, opacity=0.5)
    canvas.shadow(foot, dx=6, dy=2, blur=8, opacity=0.6)
    for side in (-1, 1):
        strap(
            canvas,
            bezier(
                (500 + side * 190, 220),
                (500 + side * 330, 300),
                (500 + side * 342, 640),
                (500 + side * 250, 800),
                30,
            ),
            44,
            darker(canvas_cloth, 0.35),
        )
    strap(canvas, bezier((420, 112), (420, 20), (580, 20), (580, 112), 26), 26, leather)
    body = smooth(
        [
            (300, 130),
            (500, 92),
            (700, 130),
            (756, 300),
            (772, 620),
            (764, 880),
            (700, 926),
            (500, 932),
            (300, 926),
            (236, 880),
            (228, 620),
            (244, 300),
        ],
        n=10,
        tension=0.4,
    )
    canvas.shadow(body, dx=24, dy=14, blur=30, opacity=0.3)
    mask = canvas.mask(body)
    upper = look.swatch(560, 850, motif="plain")
    canvas.paint(mask, shaded(upper, panel_tone, 30, 30))
    canvas.volume(mask, 60, 0.6, 0.35)
    zip_path = smooth(
        [(252, 520), (262, 330), (320, 196), (500, 152), (680, 196), (738, 330), (748, 520)],
        closed=False,
        n=14,
    )
    end = zipper(canvas, zip_path, darker(canvas_cloth, 0.4), width=26)
    metal(canvas, box(end[0] - 6, end[1] + 6, end[0] + 10, end[1] + 60, 7))
    pocket = smooth(
        [
            (292, 520),
            (500, 508),
            (708, 520),
            (732, 560),
            (736, 820),
            (700, 868),
            (500, 876),
            (300, 868),
            (264, 820),
            (268, 560),
        ],
        n=10,
        tension=0.34,
    )
    canvas.shadow(pocket, dx=7, dy=14, blur=14, opacity=0.5)
    m = canvas.mask(pocket)
    canvas.paint(m, shaded(look.swatch(490, 380, ends="b"), panel_tone, 30, 30))
    canvas.volume(m, 34, 0.5, 0.34)
    stitches(canvas, [*pocket[4:], *pocket[:4]], lighter(p.thread, 0.1), width=1.8, opacity=0.6)
    lip = zipper(
        canvas,
        bezier((288, 560), (400, 546), (600, 546), (706, 560)),
        darker(canvas_cloth, 0.4),
        width=26,
    )
    tassel(canvas, lip[0] - 6, lip[1] + 4, 110, p.accent, rng)
    badge = box(456, 300, 544, 372, 8)
    canvas.solid(badge, leather, 6, 0.4, 0.3, shadow=0.25)
    stitches(canvas, box(463, 307, 537, 365, 5) + [(537, 330)], lighter(leather, 0.5), 6, 4, 1.5)
    canvas.fill(ellipse(500, 336, 15, n=4), lighter(leather, 0.35))
    for side in (-1, 1):
        strap(canvas, [(500 + side * 250, 700), (500 + side * 268, 742)], 30, leather)


@shape("woven-basket", motif="anyam", palette="natural", fills_frame=True)
def woven_basket(canvas, look):
    """A plaited basket with an arched handle on a table; another motif becomes its lining."""
    canvas.aim(1.04, 40)
    ground.wall(canvas, look, floor=700)
    p = look.palette
    cx, top, foot, rx, low = 500, 470, 880, 330, 250
    canvas.shadow(ellipse(cx + 30, foot + 20, low * 1.1, 44), dx=44, dy=10, blur=34, opacity=0.5)
    canvas.shadow(ellipse(cx, foot + 22, low, 34), dx=6, dy=8, blur=9, opacity=0.6)
    straw = mixed(p.base, (206, 166, 106), 0.5)
    inside = canvas.mask(ellipse(cx, top, rx, 84))
    if look.motif == "anyam":
        canvas.paint(inside, look.swatch(680, 180, zoom=1.1))
        canvas.paint(inside, darker(straw, 0.7), 0.6)
    else:
        canvas.paint(inside, shaded(look.swatch(660, 170, ends=""), panel_tone, 20, 20))
        for x in (260, 400, 540, 680):
            crease(
                canvas,
                bezier((x, 410), (x + 20, 450), (x - 10, 500), (x + 30, 550)),
                inside,
                26,
                0.4,
            )
    canvas.volume(inside, 40, 0.0, 0.6, glow=darker(straw, 0.8))
    back = bezier((cx - 318, top - 6), (cx - 300, 40), (cx + 300, 40), (cx + 318, top - 6), 60)
    strap(canvas, back, 34, darker(straw, 0.12), shadow=0.3, rounding=10)
    wrap = [
        [(x - nx * 15 - 4, y - ny * 15), (x + nx * 15 + 4, y + ny * 15)]
        for (x, y), (nx, ny) in list(zip(back, normals(back), strict=True))[::2]
    ]
    canvas.paint(canvas.strokes(wrap, 5), darker(straw, 0.4), 0.5)

    def where(u, v):
        a = pi * (1 - u)
        belly = 0.05 * sin(pi * v)
        r = rx + (low - rx) * v + rx * belly
        return cx + r * cos(a), top + (foot - top) * v + (84 - 40 * v) * sin(a)

    side = look.swatch(pi * rx, foot - top + 60, motif="anyam", zoom=1.15)
    lit = shaded(
        side,
        lambda u, v: (
            0.6 * max(0, 1 - abs(u - 0.3) / 0.24)
            - 0.9 * max(0, (u - 0.5) / 0.5) ** 1.1
            - 0.55 * max(0, (0.14 - u) / 0.14)
            - 0.4 * max(0, (v - 0.72) / 0.28)
            - 0.5 * max(0, 0.06 - v) / 0.06
        ),
        60,
        30,
    )
    outline = (
        [where(0, i / 20) for i in range(21)]
        + [where(i / 50, 1) for i in range(51)]
        + [where(1, 1 - i / 20) for i in range(21)]
        + [where(1 - i / 50, 0) for i in range(51)]
    )
    canvas.drape(lit, where, 24, 6, mask=canvas.mask(outline))
    if look.motif != "anyam":
        _lining(canvas, look, where)
    for v, wide in ((0.0, 34), (0.985, 24)):
        rim = [where(i / 60, v) for i in range(61)]
        if v == 0.0:
            strap(
                canvas,
                ellipse(cx, top, rx, 84, start=180, end=360, n=60),
                wide,
                darker(straw, 0.2),
                shadow=0.2,
                rounding=10,
            )
        strap(canvas, rim, wide, lighter(straw, 0.06), shadow=0.4, rounding=10)
        turns = [[(x - 9, y - wide * 0.46), (x + 9, y + wide * 0.46)] for x, y in rim[1:-1]]
        canvas.paint(canvas.strokes(turns, 5), darker(straw, 0.42), 0.55)
        canvas.paint(
            canvas.strokes([[(a + 6, b) for a, b in t] for t in turns], 3), lighter(straw, 0.5), 0.5
        )
    for side_ in (-1, 1):
        x = cx + side_ * 318
        knot = [[(x - 20, top - 22 + i * 9), (x + 20, top - 16 + i * 9)] for i in range(5)]
        canvas.paint(canvas.strokes(knot, 8), darker(straw, 0.3))
        canvas.paint(
            canvas.strokes([[(a, b - 2) for a, b in k] for k in knot], 3), lighter(straw, 0.4)
        )


def _lining(canvas, look, where):
    """The cloth folded out over the rim."""

    def flap(u, v):
        x, y = where(u, 0.0)
        return x, y + v * (70 + 20 * sin(u * 22))

    edge = [flap(i / 60, 0) for i in range(61)] + [flap(1 - i / 60, 1) for i in range(61)]
    canvas.shadow(edge, dx=4, dy=10, blur=10, opacity=0.4)
    cloth = look.swatch(1030, 90, ends="", zoom=0.8)
    mask = canvas.drape(
        shaded(
            cloth, lambda u, v: 0.3 * sin(u * 40) - 0.3 * max(0, u - 0.5) + 0.2 * (0.5 - u), 70, 8
        ),
        flap,
        22,
        1,
        mask=canvas.mask(edge),
    )
    canvas.volume(mask, 6, 0.4, 0.2)

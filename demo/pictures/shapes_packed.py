"""Food that is bought in a pack: frozen pempek, bottled cuko, kemplang."""

from math import cos, pi, sin, tau

from . import ground
from .fabric import shaded
from .geometry import bezier, blob, box, ellipse, move, place, ribbon, smooth
from .light import darker, lighter, noise
from .pempek_parts import WARM_SHADE, ball, lenjer
from .registry import shape
from .tableware import WARE, bezierband, board, chilli, crumbs, cuko, garlic, napkin, runner


def _foil(canvas, path, mask, rng, seed):
    """Reflections of clear film drawn tight over what it holds."""
    w, h = mask.image.size
    wrinkle = noise(f"film{seed}", w, h, canvas.px(120), canvas.px(26), 2)
    canvas.paint(
        mask.times(wrinkle.point([max(0, min(255, (i - 158) * 7)) for i in range(256)])),
        (255, 255, 255),
        0.34,
    )
    x0, y0, x1, y1 = (
        min(p[0] for p in path),
        min(p[1] for p in path),
        max(p[0] for p in path),
        max(p[1] for p in path),
    )
    for _ in range(9):
        x, y = rng.uniform(x0, x1), rng.uniform(y0, y1)
        line = bezier(
            (x, y),
            (x + 30, y - rng.uniform(10, 40)),
            (x + 70, y - rng.uniform(0, 30)),
            (x + 110, y + rng.uniform(-20, 20)),
        )
        canvas.paint(
            canvas.strokes([line], 5, pad=12).soft(canvas.px(2.4)).within(mask),
            (255, 255, 255),
            0.55,
        )


@shape("pempek-frozen-pack", motif="songket-pucuk-rebung", palette="crimson-gold")
def pempek_frozen_pack(canvas, look):
    """A vacuum pack of pempek with a label in the cloth's pattern and a small bag of cuko."""
    p, rng = look.palette, look.rng
    turn = look.pick(-6, 5, 8)

    def put(path):
        return place(path, 480, 500, 1, turn)

    outer = put(
        smooth(
            [
                (-336, -420),
                (0, -426),
                (336, -420),
                (342, 0),
                (336, 420),
                (0, 426),
                (-336, 420),
                (-342, 0),
            ],
            n=10,
            tension=0.12,
        )
    )
    canvas.contact(outer, opacity=0.36)
    mask = canvas.mask(outer)
    canvas.paint(mask, (238, 240, 238), 0.72)
    canvas.volume(mask, 8, 0.25, 0.6)
    bed = put(box(-276, -330, 276, 350, 40))
    canvas.paint(canvas.mask(bed, pad=16).soft(canvas.px(8)), (206, 204, 196), 0.55)
    for j in range(4):
        for i in range(4):
            x, y = put([(-204 + i * 136, 10 + j * 92 - (0 if j else 8))])[0]
            if j < 2:
                ball(canvas, x, y, 56, look.seed + i + j * 4, rng)
            elif i % 2 == 0:
                lx, ly = put([(-136 + i * 136, 10 + j * 92)])[0]
                lenjer(canvas, lx, ly, 240, 72, turn, False, look.seed + i + j * 4)
    label = put(box(-276, -346, 276, -64, 12))
    canvas.shadow(label, dx=2, dy=4, blur=4, opacity=0.35)
    lab = canvas.mask(label)
    canvas.paint(lab, p.base)
    band = look.swatch(560, 96, ends="", zoom=0.8)
    for y in (-346, -134):
        quad = put([(-280, y), (280, y), (280, y + 70), (-280, y + 70)])
        canvas.warp(band, quad, mask=canvas.mask(quad).within(lab))
    oval = put(ellipse(0, -205, 168, 74))
    canvas.fill(oval, lighter(p.pale, 0.3))
    canvas.line(oval, 4, p.thread, closed=True)
    bx, by = put([(-10, -200)])[0]
    fish = smooth(
        [
            (-92, 2),
            (-56, -16),
            (-24, -40),
            (10, -38),
            (46, -14),
            (92, 0),
            (46, 12),
            (0, 22),
            (-50, 18),
        ],
        n=8,
    )
    canvas.fill(place(fish, bx, by, 1, turn), p.base if sum(p.base) < 560 else p.ink)
    canvas.line(
        place(bezier((-50, -14), (-40, 0), (-44, 8), (-50, 16)), bx, by, 1, turn),
        4,
        lighter(p.pale, 0.3),
    )
    canvas.fill(place(ellipse(-68, -2, 5), bx, by, 1, turn), lighter(p.pale, 0.3))
    for y in (-392, 386):
        seal = put([(-334, y - 18), (334, y - 18), (334, y + 18), (-334, y + 18)])
        m = canvas.mask(seal).within(mask)
        canvas.paint(m, (250, 250, 248), 0.55)
        ticks = [put([(x, y - 16), (x, y + 16)]) for x in range(-330, 334, 9)]
        canvas.paint(canvas.strokes(ticks, 2).within(m), (150, 150, 146), 0.5)
    film = canvas.mask(put(box(-300, -60, 300, 366, 30)))
    _foil(canvas, put(box(-270, -40, 200, 340)), film, rng, look.seed)
    bag = smooth(
        [
            (700, 640),
            (800, 612),
            (900, 640),
            (930, 800),
            (900, 920),
            (800, 940),
            (700, 920),
            (676, 800),
        ],
        n=10,
        tension=0.4,
    )
    canvas.contact(bag, opacity=0.4)
    b = canvas.mask(bag)
    canvas.paint(b, (70, 32, 16))
    canvas.gloss(ellipse(840, 850, 60, 60), b, 26, 0.5, (150, 80, 34))
    canvas.volume(b, 26, 0.5, 0.4)
    canvas.gloss(
        bezier((712, 680), (720, 760), (706, 820), (716, 880))
        + bezier((734, 870), (722, 820), (738, 760), (736, 690)),
        b,
        4,
        0.65,
        (255, 255, 255),
    )
    for i in range(7):
        a = -150 + i * 20
        canvas.line(
            [(800, 624), (800 + 66 * cos(pi * a / 180), 620 + 66 * sin(pi * a / 180))],
            7,
            (222, 216, 206),
            0.8,
        )
    canvas.line([(776, 622), (824, 622)], 13, (206, 44, 40))


@shape("cuko-bottle", motif="songket-bungo-melati", palette="crimson-gold", fills_frame=True)
def cuko_bottle(canvas, look):
    """A bottle of cuko with its label, a bowl, garlic and chillies beside it."""
    ground.wall(canvas, look, floor=690)
    runner(canvas, look, 740, 250, 760)
    p, rng = look.palette, look.rng
    cx = 430
    foot = ellipse(cx + 20, 888, 150, 28)
    canvas.shadow(foot, dx=60, dy=10, blur=34, opacity=0.5)
    canvas.shadow(ellipse(cx, 884, 136, 22), dx=6, dy=6, blur=8, opacity=0.6)
    body = smooth(
        [
            (cx - 46, 150),
            (cx - 46, 250),
            (cx - 66, 330),
            (cx - 132, 400),
            (cx - 142, 470),
            (cx - 142, 850),
            (cx - 128, 886),
            (cx, 896),
            (cx + 128, 886),
            (cx + 142, 850),
            (cx + 142, 470),
            (cx + 132, 400),
            (cx + 66, 330),
            (cx + 46, 250),
            (cx + 46, 150),
        ],
        n=8,
        tension=0.34,
    )
    mask = canvas.mask(body)
    canvas.paint(mask, (206, 206, 196), 0.6)
    fill = canvas.mask([(cx - 160, 262), (cx + 160, 262), (cx + 160, 900), (cx - 160, 900)]).within(
        mask
    )
    canvas.paint(fill, (58, 24, 12))
    glow = canvas.mask(box(cx - 10, 300, cx + 120, 880), pad=50).soft(canvas.px(26)).within(fill)
    canvas.paint(glow, (136, 62, 24), 0.55)
    canvas.line([(cx - 46, 262), (cx + 46, 262)], 5, (150, 84, 40), 0.8)
    canvas.volume(mask, 30, 0.55, 0.25)
    label = [(cx - 142, 500), (cx + 142, 500), (cx + 142, 790), (cx - 142, 790)]
    lab = canvas.mask(label).within(mask)
    paper = look.swatch(284, 290, ends="", zoom=0.62)

    def bend(u, v):
        return cx - 142 * cos(pi * u), 500 + 290 * v + 8 * sin(pi * u)

    tone = shaded(
        paper,
        lambda u, v: (
            0.5 * max(0, 1 - abs(u - 0.28) / 0.2)
            - 0.8 * max(0, (u - 0.55) / 0.45)
            - 0.5 * max(0, (0.12 - u) / 0.12)
        ),
        40,
        4,
    )
    canvas.drape(tone, bend, 14, 1, mask=lab)
    oval = ellipse(cx, 648, 96, 104)
    canvas.fill(oval, lighter(p.pale, 0.35))
    canvas.line(oval, 5, p.thread, closed=True)
    canvas.line(ellipse(cx, 648, 84, 92), 1.8, p.thread, closed=True)
    for i, (dx, dy, a) in enumerate(((-40, 18, -30), (-18, 30, -60))):
        chilli(canvas, cx + dx, 648 + dy, 74 - i * 10, a, (196, 40, 30))
    canvas.fill(
        smooth(
            [
                (cx + 12, 600),
                (cx + 30, 634),
                (cx + 26, 664),
                (cx + 12, 670),
                (cx - 2, 664),
                (cx - 6, 634),
            ],
            n=8,
        ),
        (70, 30, 16),
    )
    for path, opacity in (
        (
            ribbon(
                bezier((cx - 112, 440), (cx - 120, 600), (cx - 120, 760), (cx - 112, 860)),
                (6, 22, 22, 8),
            ),
            0.5,
        ),
        (
            ribbon(
                bezier((cx - 30, 170), (cx - 32, 260), (cx - 60, 340), (cx - 108, 420)), (8, 10, 16)
            ),
            0.55,
        ),
        (ribbon([(cx + 118, 450), (cx + 122, 850)], (3, 8)), 0.35),
    ):
        canvas.gloss(path, mask, 5, opacity, (255, 255, 255))
    cap = box(cx - 54, 96, cx + 54, 176, 10)
    canvas.solid(cap, p.base if sum(p.base) < 640 else p.thread, 16, 0.55, 0.5, shadow=0)
    ridges = [[(cx - 50 + i * 8.4, 106), (cx - 50 + i * 8.4, 170)] for i in range(13)]
    canvas.paint(canvas.strokes(ridges, 2), darker(p.deep, 0.4), 0.5)
    _low_bowl(canvas, 730, 800, 150, rng)
    garlic(canvas, 230, 880, 40, rng)
    garlic(canvas, 176, 914, 34, rng)
    chilli(canvas, 590, 930, 110, -8)
    chilli(canvas, 640, 952, 96, 6, (96, 138, 44))


def _low_bowl(canvas, cx, cy, r, rng):
    """A bowl of cuko seen from the side and a little from above."""
    canvas.shadow(ellipse(cx + 10, cy + 92, r * 0.8, 30), dx=26, dy=10, blur=24, opacity=0.5)
    body = smooth(
        [
            (cx - r, cy),
            (cx - r * 0.86, cy + 60),
            (cx - r * 0.4, cy + 104),
            (cx + r * 0.4, cy + 104),
            (cx + r * 0.86, cy + 60),
            (cx + r, cy),
        ],
        n=10,
    )
    mask = canvas.mask(body, ellipse(cx, cy, r, 40))
    canvas.paint(mask, WARE[0])
    canvas.volume(mask, 34, 0.45, 0.4)
    inside = canvas.mask(ellipse(cx, cy, r * 0.94, 34))
    canvas.paint(inside, darker(WARE[0], 0.25))
    pool = canvas.mask(ellipse(cx, cy + 5, r * 0.86, 27))
    canvas.paint(pool, (60, 26, 12))
    canvas.gloss(ellipse(cx + 30, cy + 14, r * 0.5, 12), pool, 9, 0.6, (140, 70, 30))
    canvas.gloss(ellipse(cx - 50, cy - 4, r * 0.26, 6, -6), pool, 3, 0.7, (255, 246, 230))
    for _ in range(7):
        x = cx + rng.uniform(-0.6, 0.6) * r
        canvas.fill(ellipse(x, cy + 5 + rng.uniform(-12, 14), 4, 2.4), (204, 54, 30), 0.9)


@shape("kemplang", motif="jumputan-pelangi", palette="yellow-leaf")
def kemplang(canvas, look):
    """Round fish crackers, puffed and toasted, with a bowl of chilli sauce."""
    rng = look.rng
    napkin(canvas, look, 270, 700, 640, -18)
    board(canvas, ellipse(500, 500, 430, 430, n=110), (182, 134, 88))
    spots = [
        (500 + 262 * cos(tau * i / 7 + 0.2), 500 + 258 * sin(tau * i / 7 + 0.2)) for i in range(7)
    ]
    spots += [
        (500 + 120 * cos(tau * i / 3 + 0.9), 500 + 118 * sin(tau * i / 3 + 0.9)) for i in range(3)
    ]
    for n, (x, y) in enumerate(spots):
        path = blob(x, y, 138, 134, rng, 0.05, 5)
        canvas.contact(path, opacity=0.42)
        canvas.paint(canvas.mask(move(path, 5, 6)), (196, 156, 96))
        mask = canvas.mask(path)
        canvas.paint(mask, (246, 226, 182))
        w, h = mask.image.size
        puff = noise(f"kem{look.seed}.{n}", w, h, canvas.px(24), canvas.px(24), 2)
        canvas.paint(
            mask.times(puff.point([max(0, min(255, (i - 142) * 5)) for i in range(256)])),
            (255, 246, 218),
            0.85,
        )
        canvas.paint(
            mask.times(puff.point([max(0, min(255, (104 - i) * 5)) for i in range(256)])),
            (206, 164, 104),
            0.7,
        )
        toast = noise(f"to{look.seed}.{n}", w, h, canvas.px(90), canvas.px(90), 2)
        canvas.paint(
            mask.times(toast.point([max(0, min(255, (i - 160) * 5)) for i in range(256)])),
            (150, 92, 40),
            0.62,
        )
        bumps, lows = [], []
        for _ in range(16):
            a, d = rng.uniform(0, tau), 118 * rng.random() ** 0.5
            r = rng.uniform(5, 12)
            bumps.append((x + d * cos(a) - r * 0.3, y + d * sin(a) - r * 0.3, r * 0.6))
            lows.append((x + d * cos(a) + r * 0.4, y + d * sin(a) + r * 0.4, r * 0.8))
        canvas.paint(
            canvas.dots(lows, 1, pad=8).soft(canvas.px(3)).within(mask), (150, 104, 54), 0.5
        )
        canvas.paint(
            canvas.dots(bumps, 1, pad=8).soft(canvas.px(2)).within(mask), (255, 250, 232), 0.85
        )
        canvas.volume(mask, 16, 0.4, 0.4, shade=WARM_SHADE)
    _sambal(canvas, 790, 776, 136, rng)
    crumbs(canvas, rng, 500, 500, 420, 12, (240, 216, 168))


def _sambal(canvas, cx, cy, r, rng):
    """A bowl of red chilli sauce."""
    cuko(canvas, cx, cy, r, rng)
    pool = canvas.mask(ellipse(cx + 1, cy + 3, r * 0.77))
    canvas.paint(pool, (186, 40, 22))
    w, h = pool.image.size
    pulp = noise("sambal", w, h, canvas.px(12), canvas.px(12), 2)
    canvas.paint(
        pool.times(pulp.point([max(0, min(255, (i - 140) * 4)) for i in range(256)])),
        (230, 92, 40),
        0.7,
    )
    canvas.paint(
        pool.times(pulp.point([max(0, min(255, (104 - i) * 4)) for i in range(256)])),
        (116, 16, 12),
        0.7,
    )
    seeds = [
        (cx + r * 0.6 * rng.uniform(-1, 1), cy + r * 0.5 * rng.uniform(-1, 1)) for _ in range(14)
    ]
    canvas.paint(canvas.dots(seeds, 3.2), (250, 220, 150), 0.9)
    canvas.gloss(bezierband(cx, cy, r), pool, 3, 0.7, (255, 246, 230))

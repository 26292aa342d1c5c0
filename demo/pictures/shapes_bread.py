"""From the bakery: loaf, buns, sweet bread, rolls."""

from math import cos, pi, sin, tau

from . import ground
from .baking import CHOCOLATE, CRUMB, CRUST, GOLDEN, baked, heart, sesame
from .geometry import bezier, blob, box, ellipse, move, place, smooth
from .light import WARM_DARK, darker, mixed, noise
from .registry import shape
from .tableware import WARE, board, crumbs, herb, napkin, paper, plate, runner


def _slice(canvas, put, w, h, seed):
    """A slice of tin loaf, standing or lying: crust rim and porous crumb."""
    outline = put(
        smooth(
            [
                (-w * 0.44, h * 0.5),
                (-w * 0.46, 0),
                (-w * 0.54, -h * 0.26),
                (-w * 0.34, -h * 0.47),
                (0, -h * 0.53),
                (w * 0.34, -h * 0.47),
                (w * 0.54, -h * 0.26),
                (w * 0.46, 0),
                (w * 0.44, h * 0.5),
            ],
            n=10,
            tension=0.42,
        )
    )
    canvas.contact(move(outline, 7, 2), opacity=0.42)
    thick = canvas.mask(move(outline, 12, 1))
    canvas.paint(thick, darker(CRUST, 0.2))
    mask = canvas.mask(outline, pad=4)
    canvas.paint(mask, (172, 104, 48))
    crumb = heart(mask, canvas.px(12), 170, 205)
    canvas.paint(crumb, CRUMB)
    tw, th = mask.image.size
    holes = noise(f"crumb{seed}", tw, th, max(3, canvas.px(11)), max(3, canvas.px(8)), 2)
    canvas.paint(
        crumb.times(holes.point([max(0, min(255, (100 - i) * 5)) for i in range(256)])),
        (214, 180, 128),
        0.75,
    )
    canvas.paint(
        crumb.times(holes.point([max(0, min(255, (i - 160) * 4)) for i in range(256)])),
        (255, 250, 236),
        0.6,
    )
    canvas.volume(mask, 18, 0.22, 0.1)


@shape("bread-loaf", motif="batik-kawung", palette="natural", fills_frame=True)
def bread_loaf(canvas, look):
    """A tin loaf with two slices cut from it, on a board."""
    canvas.aim(1.06, 120)
    ground.wall(canvas, look, floor=610)
    runner(canvas, look, 668, 160, 830)
    rng = look.rng
    plank = [(96, 800), (880, 800), (948, 860), (40, 860)]
    edge = box(40, 858, 948, 888, 8)
    canvas.shadow(edge, dx=18, dy=24, blur=22, opacity=0.4)
    board(canvas, plank, (190, 140, 90))
    m = canvas.mask(edge)
    canvas.paint(m, (146, 100, 60))
    canvas.volume(m, 6, 0.4, 0.4)
    canvas.shadow(
        [(240, 790), (900, 790), (900, 834), (240, 834)], dx=16, dy=6, blur=16, opacity=0.5
    )
    body = smooth(
        [
            (310, 822),
            (296, 620),
            (268, 520),
            (300, 430),
            (400, 404),
            (500, 420),
            (590, 400),
            (700, 420),
            (790, 404),
            (880, 436),
            (902, 520),
            (878, 620),
            (868, 822),
        ],
        n=10,
        tension=0.36,
    )
    baked(
        canvas,
        body,
        70,
        side=(226, 172, 98),
        top=(216, 150, 74),
        deep=(170, 98, 44),
        gloss=False,
        seed=look.seed,
    )
    mask = canvas.mask(body)
    top = (
        canvas.mask(
            smooth(
                [
                    (262, 540),
                    (300, 426),
                    (400, 398),
                    (500, 414),
                    (590, 394),
                    (700, 414),
                    (790, 398),
                    (884, 430),
                    (910, 540),
                    (780, 560),
                    (690, 530),
                    (590, 556),
                    (500, 532),
                    (400, 556),
                    (330, 536),
                ],
                n=8,
            ),
            pad=30,
        )
        .soft(canvas.px(16))
        .within(mask)
    )
    canvas.paint(top, (136, 70, 28), 0.78)
    for x in (500, 694):
        path = bezier((x, 404), (x - 14, 470), (x + 10, 540), (x - 4, 640))
        soft = canvas.strokes([path], 22, pad=30).soft(canvas.px(9)).within(mask)
        canvas.paint(soft, (92, 48, 22), 0.5)
        soft = canvas.strokes([move(path, 20, 4)], 12, pad=30).soft(canvas.px(9)).within(mask)
        canvas.paint(soft, (255, 226, 170), 0.35)
    for x in (400, 590, 784):
        canvas.gloss(ellipse(x - 18, 440, 54, 13, -6), mask, 9, 0.6)
    _slice(canvas, lambda q: place(q, 330, 640, 1, -3), 290, 350, look.seed)
    _slice(canvas, lambda q: place(q, 236, 672, 1, -13), 284, 344, look.seed + 1)
    crumbs(canvas, rng, 420, 838, 90, 16, GOLDEN)
    ear = [(760 + i * 9, 838 - i * 2) for i in range(14)]
    canvas.line([(700, 852), (890, 806)], 3, (196, 150, 70))
    for _i, (x, y) in enumerate(ear):
        for s in (-1, 1):
            grain = place(ellipse(10, 0, 11, 4.6, n=18), x, y, 1, -14 + s * 40)
            canvas.solid(grain, (222, 176, 88), 3, 0.4, 0.4, shadow=0.14)


@shape("bread-buns", motif="batik-tumpal", palette="maroon-gold")
def bread_buns(canvas, look):
    """Seven soft buns baked together, brushed with butter, some with sesame."""
    rng = look.rng
    napkin(canvas, look, 250, 640, 640, -28)
    board(canvas, ellipse(510, 500, 440, 440, n=110), (186, 138, 92))
    sheet = blob(510, 500, 404, 398, rng, 0.05, 6)
    paper(canvas, sheet)
    ring = [tau * i / 6 + 0.3 for i in range(6)]
    places = [(510, 500)] + [(510 + 236 * cos(a), 500 + 236 * sin(a)) for a in ring]
    order = sorted(range(7), key=lambda i: places[i][1])
    for i in order:
        x, y = places[i]
        bun = blob(x, y, 132, 128, rng, 0.035)
        baked(canvas, bun, 52, seed=look.seed + i)
        if i % 2 == 0:
            sesame(canvas, rng, x - 4, y - 8, 74, 70, 42)
    crumbs(canvas, rng, 510, 500, 384, 14, GOLDEN)


def _zigzag(cx, cy, rx, ry, turns, turn):
    path = []
    for i in range(turns * 2 + 1):
        t = i / (turns * 2)
        path.append(((t - 0.5) * 2 * rx, (ry if i % 2 else -ry) * (1 - (2 * t - 1) ** 2) ** 0.5))
    return place(smooth(path, closed=False, n=8), cx, cy, 1, turn)


@shape("bread-sweet", motif="batik-bungo-beraes", palette="pink-magenta")
def bread_sweet(canvas, look):
    """Four sweet breads: chocolate glaze, cheese, a coffee bun and a braid."""
    rng = look.rng
    napkin(canvas, look, 690, 690, 640, 18)
    paper(canvas, place(box(-400, -392, 400, 392, 8), 480, 490, 1, -7))
    oval = blob(310, 300, 200, 132, rng, 0.03, turn=-24)
    mask = baked(canvas, oval, 54, seed=look.seed)
    glaze = _zigzag(312, 296, 150, 84, 7, -24)
    canvas.paint(canvas.strokes([move(glaze, 2, 4)], 17).within(mask), WARM_DARK, 0.4)
    g = canvas.strokes([glaze], 16).within(mask)
    canvas.paint(g, CHOCOLATE)
    canvas.volume(g, 4, 0.3, 0.5)
    coffee = blob(700, 330, 164, 158, rng, 0.02)
    m = baked(
        canvas,
        coffee,
        60,
        side=(186, 120, 66),
        top=(150, 90, 46),
        deep=(104, 58, 28),
        seed=look.seed + 1,
    )
    w, h = m.image.size
    cracks = noise(f"crack{look.seed}", w, h, canvas.px(42), canvas.px(42), 2)
    canvas.paint(
        m.times(cracks.point([max(0, 255 - abs(i - 128) * 32) for i in range(256)])),
        (222, 168, 104),
        0.55,
    )
    sugar = [
        (700 + 120 * rng.uniform(-1, 1), 320 + 116 * rng.uniform(-1, 1), rng.uniform(1, 2.2))
        for _ in range(110)
    ]
    canvas.paint(canvas.dots(sugar, 2).within(m), (255, 248, 234), 0.85)
    canvas.gloss(ellipse(650, 268, 40, 18, -28), m, 12, 0.5)
    oval = blob(320, 690, 204, 136, rng, 0.03, turn=14)
    baked(canvas, oval, 54, seed=look.seed + 2)
    shreds, lows = [], []
    for _ in range(120):
        a, d = rng.uniform(0, tau), rng.random() ** 0.6
        x, y = 316 + 150 * d * cos(a), 682 + 84 * d * sin(a)
        s = place(bezier((-15, 0), (-5, -5), (6, 5), (15, 0), 6), x, y, 1, rng.uniform(0, 180))
        shreds.append(s)
        lows.append(move(s, 2, 3))
    for s in range(0, 120, 30):
        canvas.paint(canvas.strokes(lows[s : s + 30], 5), WARM_DARK, 0.3)
        canvas.paint(
            canvas.strokes(shreds[s : s + 30], 5), mixed((252, 222, 140), (244, 190, 84), s / 120)
        )
    _braid(canvas, 704, 680, 236, 26, look.seed)


def _braid(canvas, cx, cy, half, turn, seed):
    """A short plaited loaf."""
    lobes = []
    for i in range(8):
        t = i / 7
        wide = 92 * (0.55 + 0.45 * sin(pi * (0.1 + 0.8 * t)))
        side = 1 if i % 2 else -1
        lobes.append(((t - 0.5) * 2 * half * 0.72, side * wide * 0.3, wide, side))
    for i, (x, y, wide, side) in enumerate(lobes):
        lobe = smooth(
            [
                (x + wide * dx, y + side * wide * dy)
                for dx, dy in ((-0.9, 0.5), (-0.2, -0.62), (0.95, -0.74), (0.9, 0.1), (0.1, 0.8))
            ],
            n=8,
        )
        baked(
            canvas,
            place(lobe, cx, cy, 1, turn),
            34,
            gloss=i % 2 == 0,
            shadow=0.4,
            seed=seed + 10 + i,
        )


@shape("bread-roll", motif="jumputan-titik", palette="coffee")
def bread_roll(canvas, look):
    """Three spiral rolls with cinnamon swirls and icing, on a plate."""
    rng = look.rng
    napkin(canvas, look, 740, 300, 620, 22)
    plate(canvas, 490, 520, 430, ware=WARE[look.seed % 4], rim=look.palette.deep)
    for n, (cx, cy, r, turn) in enumerate(
        ((350, 430, 178, 20), (668, 440, 172, 140), (500, 692, 178, 260))
    ):
        baked(canvas, blob(cx, cy, r, r * 0.97, rng, 0.03), 60, gloss=False, seed=look.seed + n)
        mask = canvas.mask(ellipse(cx, cy, r, r * 0.97))
        spiral = []
        for i in range(150):
            t = i / 149
            a = t * tau * 3.1
            rr = r * (0.93 - 0.86 * t)
            spiral.append((rr * cos(a), rr * sin(a)))
        spiral = place(spiral, cx, cy, 1, turn)
        canvas.paint(
            canvas.strokes([spiral], 20, pad=20).soft(canvas.px(5)).within(mask), (84, 42, 18), 0.8
        )
        canvas.paint(canvas.strokes([spiral], 7), (58, 26, 12), 0.75)
        shine = [(x + 15, y + 17) for x, y in spiral[8:-22]]
        canvas.paint(
            canvas.strokes([shine], 11, pad=20).soft(canvas.px(6)).within(mask),
            (255, 222, 160),
            0.4,
        )
        if (n + look.seed) % 3 != 1:
            icing = _zigzag(cx, cy, r * 0.82, r * 0.72, 5, turn)
            canvas.paint(canvas.strokes([move(icing, 2, 4)], 13).within(mask), WARM_DARK, 0.35)
            ice = canvas.strokes([icing], 12).within(mask)
            canvas.paint(ice, (255, 252, 244))
            canvas.volume(ice, 4, 0.3, 0.2)
    herb(canvas, 500, 520, 56, -30)

"""The gate of a prison, friendly and without a bar in sight."""

from .buildings import flag, limas
from .geometry import box, smooth
from .light import darker, gradient, lighter, mixed
from .registry import shape
from .scenery import hedge, hour, lawn, palm, passer, sky, span, tinted, tree

# (roof, walls, tiers, side wings): prisons are no two alike, but all are of one family.
GATES = (
    ((166, 74, 52), (246, 240, 228), 2, False),
    ((58, 92, 84), (248, 242, 224), 2, True),
    ((120, 52, 44), (240, 228, 206), 3, False),
    ((74, 84, 110), (246, 246, 242), 2, True),
    ((188, 104, 58), (232, 238, 226), 3, True),
    ((96, 66, 52), (250, 236, 214), 2, False),
    ((150, 58, 58), (238, 240, 244), 2, True),
)


@shape("prison-gate", motif="songket-pucuk-rebung", palette="crimson-gold", fills_frame=True)
def prison_gate(canvas, look):
    """A white building with a limas roof and an open wooden door, a garden before it."""
    now, rng, p = hour(look), look.rng, look.palette
    roof, plaster, tiers, wings = GATES[look.seed % len(GATES)]
    y = 740
    sky(canvas, now, y, look.seed % 3, (790, 170, 50) if now.lamps > 0.5 else None)
    for x in span(canvas, 150, 100):
        tree(canvas, x + rng.uniform(-30, 30), 730, rng.uniform(260, 340), now, rng, (96, 142, 84))
    wall = tinted(plaster, now, 0.3)
    x0, x1 = canvas.left - 20, canvas.right + 20
    side = canvas.mask(box(x0, 560, x1, y))
    canvas.paint(side, gradient(8, 64, (0, mixed(wall, now.light, 0.3)), (1, darker(wall, 0.2))))
    canvas.fill(box(x0, 542, x1, 566), tinted(roof, now, 0.3))
    canvas.fill(box(x0, y - 44, x1, y), tinted((150, 128, 108), now, 0.3))
    canvas.paint(
        canvas.mask(box(x0, 586, x1, 620)), look.swatch(min(x1 - x0, 2200), 40, ends="", zoom=0.8)
    )
    if wings:
        for cx in (120, 880):
            _hall(canvas, cx - 190, cx + 190, 500, y, wall, now)
            limas(canvas, cx, 504, 460, 130, roof, now, tiers=1)
            for x in (cx - 110, cx, cx + 110):
                _window(canvas, x, 590, 26, 56, now)
    _hall(canvas, 210, 790, 420, y, wall, now)
    limas(canvas, 500, 424, 720, 250 if tiers == 2 else 190, roof, now, tiers)
    for x in (268, 372, 628, 732):
        pillar = canvas.mask(box(x - 15, 430, x + 15, y))
        canvas.paint(pillar, lighter(wall, 0.3))
        canvas.volume(pillar, 8, 0.35, 0.3, shade=now.shade)
        canvas.fill(box(x - 22, 430, x + 22, 448), tinted((196, 150, 84), now, 0.3))
        canvas.fill(box(x - 22, y - 22, x + 22, y), darker(wall, 0.2))
    for x in (318, 682):
        _window(canvas, x, 570, 34, 70, now)
    _door(canvas, y, now)
    sign = box(372, 440, 628, 474, 6)
    canvas.solid(sign, tinted(p.deep, now, 0.15), 4, 0.3, 0.3, shadow=0.3)
    letters = [box(x, 450, x + w, 464, 2) for x, w in ((396, 40), (444, 62), (514, 34), (556, 48))]
    canvas.paint(canvas.mask(*letters), tinted((240, 204, 120), now, 0.1))
    _banners(canvas, look, now)
    _forecourt(canvas, look, now, rng, y)
    flag(canvas, 824 if look.seed % 2 == 0 else 130, y + 6, 420, now)
    for k, (x, low, high) in enumerate(((452, 830, 120), (520, 842, 124), (640, 872, 130))):
        if k < 2 + look.seed % 2:
            tone = (p.accent, (90, 110, 140), p.base)[(k + look.seed) % 3]
            passer(
                canvas,
                x,
                low,
                high,
                tinted(tone, now),
                tinted((p.accent2, p.pale)[k // 2], now) if (k + look.seed) % 2 == 0 else None,
            )


def _hall(canvas, x0, x1, top, y, wall, now):
    """A plastered building front, lit from the left, in the shade of its eaves."""
    front = box(x0, top, x1, y)
    canvas.shadow(front, dx=26, dy=4, blur=24, opacity=0.3)
    body = canvas.mask(front)
    canvas.paint(
        body,
        gradient(64, 8, (0, mixed(wall, now.light, 0.4)), (1, darker(wall, 0.22)), across=True),
    )
    canvas.fill(box(x0, y - 44, x1, y), tinted((134, 112, 94), now, 0.3))
    shade = canvas.mask(box(x0, top, x1, top + 60), pad=30).soft(canvas.px(16)).within(body)
    canvas.paint(shade, now.shade, 0.36)


def _window(canvas, x, y, half, high, now):
    """An arched window with a wooden frame, a light behind it after dark."""

    def arch(inset):
        return smooth(
            [
                (x - half + inset, y + high - inset),
                (x - half + inset, y - high * 0.43),
                (x - half * 0.6 + inset * 0.6, y - high * 0.86 + inset),
                (x, y - high + inset),
                (x + half * 0.6 - inset * 0.6, y - high * 0.86 + inset),
                (x + half - inset, y - high * 0.43),
                (x + half - inset, y + high - inset),
            ],
            n=8,
            tension=0.3,
        )

    wood = tinted((120, 92, 70), now, 0.3)
    canvas.fill(arch(0), wood)
    canvas.fill(arch(half * 0.2), mixed(now.high, (255, 222, 150), 0.25 + 0.75 * now.lamps))
    canvas.line([(x, y - high), (x, y + high - 4)], half * 0.15, wood)
    canvas.line([(x - half + 4, y - 4), (x + half - 4, y - 4)], half * 0.15, wood)


def _door(canvas, y, now):
    """The open door in its arch."""
    arch = smooth(
        [(404, y), (404, 560), (430, 502), (500, 476), (570, 502), (596, 560), (596, y)],
        n=10,
        tension=0.34,
    )
    canvas.fill(arch, tinted((206, 164, 96), now, 0.3))
    inner = smooth(
        [(420, y), (420, 566), (442, 516), (500, 494), (558, 516), (580, 566), (580, y)],
        n=10,
        tension=0.34,
    )
    door = canvas.mask(inner)
    canvas.paint(
        door,
        gradient(32, 64, (0, mixed((255, 222, 150), (150, 110, 80), 0.3)), (1, (250, 226, 176))),
    )
    for side in (-1, 1):
        leaf = [
            (500 + side * 80, 520),
            (500 + side * 40, 540),
            (500 + side * 40, y + 8),
            (500 + side * 80, y),
        ]
        canvas.paint(canvas.mask(leaf).within(door), tinted((122, 74, 44), now, 0.3))
        for t in (0.3, 0.62):
            yy = 540 + (y - 540) * t
            canvas.fill(
                box(500 + side * 60 - 13, yy - 26, 500 + side * 60 + 13, yy + 30, 3),
                tinted((150, 98, 58), now, 0.3),
            )


def _banners(canvas, look, now):
    """Two hanging cloths beside the door."""
    cloth = look.swatch(120, 400, ends="b", zoom=1.2)
    for x in (232, 768):
        quad = [(x - 26, 470), (x + 26, 470), (x + 26, 650), (x - 26, 650)]
        canvas.shadow(quad, dx=8, dy=8, blur=8, opacity=0.3)
        mask = canvas.warp(cloth, quad)
        canvas.paint(mask, now.shade, 0.1 + 0.2 * (now.lamps > 0.95))
        canvas.volume(mask, 5, 0.4, 0.2)


def _forecourt(canvas, look, now, rng, y):
    """Lawn, a paved way, shrubs and palms."""
    lawn(canvas, y, canvas.bottom, now, look.seed % 3)
    way = [(412, y), (588, y), (860, canvas.bottom + 6), (140, canvas.bottom + 6)]
    mask = canvas.mask(way)
    canvas.paint(
        mask,
        gradient(
            16, 64, (0, tinted((226, 208, 180), now, 0.3)), (1, tinted((196, 172, 144), now, 0.34))
        ),
    )
    rows = []
    yy, step = y + 8.0, 12.0
    while yy < canvas.bottom:
        rows.append([(100, yy), (900, yy)])
        yy += step
        step *= 1.28
    rows += [
        [(500 + dx * 0.32, y), (500 + dx * 1.3, canvas.bottom + 6)] for dx in range(-260, 261, 74)
    ]
    canvas.paint(canvas.strokes(rows, 2.4).within(mask), tinted((150, 124, 98), now, 0.3), 0.6)
    hedge(canvas, canvas.left - 10, 380, y + 12, 56, now, rng)
    hedge(canvas, 640, canvas.right + 10, y + 12, 56, now, rng)
    if look.seed % 3 == 1:
        tree(canvas, 40, y + 110, 330, now, rng, (104, 150, 70))
        tree(canvas, 962, y + 130, 360, now, rng, (88, 138, 74))
    else:
        palm(canvas, 96, y + 70, 420, now, rng, 0.1)
        palm(canvas, 940, y + 96, 450, now, rng, -0.1)
    if canvas.right > 1200:
        palm(canvas, canvas.left + 130, y + 60, 380, now, rng, 0.06)
        palm(canvas, canvas.right - 120, y + 50, 360, now, rng, -0.06)

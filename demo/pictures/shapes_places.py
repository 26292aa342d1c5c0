"""Outdoor places: the Ampera bridge, Kambang Iwak, the city videotron."""

import itertools
from math import cos

from PIL import Image

from .buildings import lamps
from .geometry import bezier, box, ellipse, mix, place, smooth
from .light import darker, gradient, lighter, mixed, noise
from .registry import shape
from .scenery import hour, lawn, passer, sky, span, tinted, tree, water


@shape("ampera-bridge", motif="batik-ampera", palette="crimson-gold", fills_frame=True)
def ampera_bridge(canvas, look):
    """The red bridge over the Musi, boats below it."""
    now, rng = hour(look, ("dusk", "day", "night")), look.rng
    canvas.aim(1.0, -40)
    shore, red = 640, tinted((206, 52, 42), now, 0.22)
    sky(canvas, now, shore, look.seed % 4, (560, 430, 66) if now.lamps > 0.5 else (800, 170, 46))
    far = mixed(now.low, now.shade, 0.42)
    for x in span(canvas, 46):
        high = rng.uniform(16, 90)
        canvas.fill(box(x, shore - high, x + rng.uniform(30, 44), shore), far)
        if now.lamps > 0.5:
            spots = [
                (x + rng.uniform(4, 30), shore - rng.uniform(6, max(8, high - 6)), 2)
                for _ in range(4)
            ]
            canvas.paint(canvas.dots(spots, 1), (255, 226, 150), 0.85)
    for x in span(canvas, 64):
        canvas.paint(
            canvas.dots([(x, shore - 10, rng.uniform(18, 34))], 1), mixed(far, (60, 96, 60), 0.5)
        )
    dome = mixed(far, (230, 220, 200), 0.4)
    canvas.fill(
        smooth(
            [
                (96, shore - 60),
                (100, shore - 96),
                (130, shore - 116),
                (160, shore - 96),
                (164, shore - 60),
            ],
            n=8,
        ),
        dome,
    )
    canvas.fill(box(84, shore - 64, 176, shore), dome)
    canvas.fill(box(196, shore - 150, 208, shore), dome)
    deck_y, deck = 500, []
    for x in span(canvas, 20, 40):
        t = (x - 500) / 620
        deck.append((x, deck_y + 74 * min(1.6, t * t)))
    for x in span(canvas, 116, 20):
        if abs(x - 500) > 330:
            t = (x - 500) / 620
            canvas.fill(
                box(x - 7, deck_y + 74 * min(1.6, t * t), x + 7, shore + 6), darker(red, 0.3)
            )
    for side in (-1, 1):
        tx = 500 + side * 200
        canvas.fill(
            [(tx - 66, 620), (tx + 66, 620), (tx + 76, shore + 8), (tx - 76, shore + 8)],
            tinted((200, 190, 176), now, 0.34),
        )
        for leg in (-34, 34):
            path = [
                (tx + leg * 0.86 - 10, 132),
                (tx + leg * 0.86 + 10, 132),
                (tx + leg + 14, 624),
                (tx + leg - 14, 624),
            ]
            mask = canvas.mask(path)
            canvas.paint(mask, red)
            canvas.volume(mask, 6, 0.45, 0.4, shade=now.shade, glow=now.light)
        for y in (150, 238, 330, 430):
            bar = box(tx - 36, y, tx + 36, y + 22)
            mask = canvas.mask(bar)
            canvas.paint(mask, red)
            canvas.volume(mask, 5, 0.4, 0.35, shade=now.shade, glow=now.light)
        for y0, y1 in ((172, 238), (260, 330), (352, 430)):
            cross = [[(tx - 28, y0), (tx + 28, y1)], [(tx + 28, y0), (tx - 28, y1)]]
            canvas.paint(canvas.strokes(cross, 5), darker(red, 0.2))
        head = [(tx - 50, 118), (tx + 50, 118), (tx + 42, 140), (tx - 42, 140)]
        canvas.solid(head, red, 5, 0.4, 0.4, shadow=0)
        canvas.solid(box(tx - 30, 96, tx + 30, 120, 3), lighter(red, 0.1), 4, 0.4, 0.4, shadow=0)
        canvas.solid(
            ellipse(tx, 290, 23, n=40), tinted((250, 244, 230), now, 0.15), 4, 0.3, 0.3, shadow=0
        )
        canvas.line([(tx, 290), (tx, 276)], 3, (50, 44, 44))
        canvas.line([(tx, 290), (tx + 9, 295)], 3, (50, 44, 44))
    low = [(x, y + 30) for x, y in deck[::-1]]
    mask = canvas.mask(deck + low)
    canvas.paint(mask, red)
    canvas.volume(mask, 9, 0.45, 0.35, shade=now.shade, glow=now.light)
    rails = [[(x, y - 18), (x, y)] for x, y in deck[::2]]
    canvas.paint(canvas.strokes(rails, 2.4), darker(red, 0.2))
    canvas.line([(x, y - 18) for x, y in deck], 3, lighter(red, 0.2))
    if now.lamps > 0.5:
        spots = [(x, y - 40, 6) for x, y in deck[::4]]
        canvas.paint(
            canvas.dots([(x, y, 22) for x, y, _ in spots], 1, pad=30).soft(canvas.px(9)),
            (255, 214, 130),
            0.6,
        )
        canvas.paint(canvas.dots(spots, 1), (255, 240, 200))
        canvas.paint(
            canvas.strokes([[(x, y - 38), (x, y)] for x, y, *_ in deck[::4]], 2), darker(red, 0.3)
        )
    water(canvas, shore + 4, canvas.bottom, now, rng, 0.66)
    for x, y, s, flip in ((190, 800, 1.0, False), (720, 890, 1.35, True), (520, 720, 0.6, False)):
        _boat(canvas, x, y, s, flip, look, now)


def _boat(canvas, x, y, s, flip, look, now):
    """A ketek, the small roofed river boat."""

    def put(path):
        return place(path, x, y, s, 0, flip)

    hull = put(
        smooth(
            [
                (-130, -16),
                (-60, 2),
                (60, 2),
                (140, -34),
                (120, 12),
                (70, 28),
                (-80, 28),
                (-116, 10),
            ],
            n=8,
            tension=0.3,
        )
    )
    mirror = [(px, 2 * (y + 28 * s) - py) for px, py in hull]
    canvas.paint(canvas.mask(mirror, pad=12).soft(canvas.px(6 * s)), darker(now.shade, 0.2), 0.4)
    mask = canvas.mask(hull)
    canvas.paint(mask, tinted((72, 112, 134), now, 0.3))
    canvas.volume(mask, 8 * s, 0.5, 0.4, shade=now.shade, glow=now.light)
    canvas.line(
        put(bezier((-126, -10), (-60, 8), (60, 8), (136, -28))),
        5 * s,
        tinted((244, 226, 180), now, 0.2),
    )
    for px in (-70, -10, 50):
        canvas.line(put([(px, 0), (px, -50)]), 4 * s, tinted((120, 90, 66), now, 0.3))
    roof = put(smooth([(-92, -48), (-60, -66), (40, -66), (72, -48)], n=8, tension=0.3))
    m = canvas.mask(roof)
    canvas.paint(m, tinted(look.palette.base, now, 0.25))
    canvas.volume(m, 6 * s, 0.4, 0.4, shade=now.shade, glow=now.light)
    wake = [put([(-140 - i * 22, 22 + i * 3), (-210 - i * 40, 24 + i * 5)]) for i in range(4)]
    canvas.paint(canvas.strokes(wake, 2.4 * s), now.light, 0.5)


@shape("kambang-iwak", motif="batik-belido", palette="teal-coral", fills_frame=True)
def kambang_iwak(canvas, look):
    """The lake park with its trees, stalls under lights, and the lake in front."""
    now, rng, p = hour(look, ("dusk", "night", "day")), look.rng, look.palette
    shore = 600
    sky(canvas, now, 560, look.seed % 4, (250, 250, 46) if now.lamps < 0.95 else (780, 150, 34))
    far = mixed(now.low, now.shade, 0.36)
    for x in span(canvas, 90):
        high = rng.uniform(70, 190)
        canvas.fill(box(x, 500 - high, x + 70, 540), mixed(far, now.low, rng.uniform(0, 0.4)))
        if now.lamps > 0.5:
            spots = [
                (x + 12 + 16 * (i % 4), 500 - high + 20 + 22 * (i // 4), 3)
                for i in range(12)
                if rng.random() < 0.5 and 500 - high + 20 + 22 * (i // 4) < 530
            ]
            if spots:
                canvas.paint(canvas.dots(spots, 1), (255, 224, 150), 0.8)
    for x in span(canvas, 120, 60):
        tree(canvas, x + rng.uniform(-30, 30), 580, rng.uniform(230, 330), now, rng)
    lawn(canvas, 556, shore + 4, now, look.seed % 3)
    spacing = 236
    count = int((canvas.right - canvas.left) / spacing) + 1
    middle = (count - 1) / 2
    for i in range(count):
        x = 500 + (i - middle) * spacing
        _stall(canvas, look, x, 592, 190, now, i)
    for i, x in enumerate(span(canvas, 84)):
        if i % 3 != 1:
            tone = (p.accent, p.base, p.accent2, (96, 104, 140))[i % 4]
            passer(
                canvas,
                x + rng.uniform(-16, 16),
                600 + rng.uniform(0, 10),
                rng.uniform(74, 86),
                tinted(tone, now),
                tinted((p.pale, p.thread, p.accent2)[i % 3], now) if i % 2 else None,
            )
    edge = box(canvas.left, shore + 6, canvas.right, shore + 26)
    canvas.fill(edge, tinted((204, 190, 170), now, 0.34))
    canvas.line([(canvas.left, shore + 7), (canvas.right, shore + 7)], 3, now.light, 0.6)
    tops = [500 + (i - count / 2) * spacing for i in range(count + 1)]
    for x in tops:
        canvas.line([(x, 600), (x, 400)], 5, tinted((90, 80, 76), now, 0.3))
    for a, b in itertools.pairwise(tops):
        lamps(
            canvas,
            bezier((a, 402), (a + 70, 452), (b - 70, 452), (b, 402)),
            25,
            now,
            ((255, 222, 140), (255, 176, 120)),
        )
    water(canvas, shore + 26, canvas.bottom, now, rng, 0.72)
    _fountain(canvas, 500, 836, now)
    for x, y, r in ((120, 930, 40), (190, 962, 30), (820, 944, 42), (900, 910, 28), (60, 880, 24)):
        pad = ellipse(x, y, r, r * 0.34, start=18, end=342, n=40) + [(x, y)]
        mask = canvas.mask(pad)
        canvas.paint(mask, tinted((92, 140, 80), now, 0.36))
        canvas.volume(mask, 4, 0.3, 0.4, shade=now.shade, glow=now.light)
    for x, y in ((150, 918), (860, 900)):
        for a in range(-60, 61, 30):
            petal = place(smooth([(0, 0), (-7, -16), (0, -34), (7, -16)], n=6), x, y, 1, a)
            canvas.fill(petal, tinted((244, 160, 180), now, 0.2))


def _stall(canvas, look, x, y, wide, now, n):
    """A market stall with a striped awning and the cloth on its counter."""
    p = look.palette
    half = wide / 2
    back = canvas.mask(box(x - half, y - 130, x + half, y - 50))
    warm = mixed((255, 214, 150), (120, 96, 84), 1 - now.lamps)
    canvas.paint(back, gradient(8, 32, (0, darker(warm, 0.35)), (1, warm)))
    for i in range(5):
        gx = x - half + 24 + i * (wide - 48) / 4
        tone = (p.base, p.accent, p.pale, p.accent2, p.thread)[(i + n) % 5]
        cloth = box(gx - 13, y - 124, gx + 13, y - 70, 2)
        canvas.solid(cloth, tinted(tone, now, 0.1), 3, 0.35, 0.2, shadow=0)
    for sx in (-half + 4, half - 4):
        canvas.line([(x + sx, y), (x + sx, y - 130)], 6, tinted((140, 104, 74), now, 0.3))
    counter = [(x - half, y - 56), (x + half, y - 56), (x + half, y), (x - half, y)]
    canvas.shadow(counter, dx=8, dy=4, blur=8, opacity=0.4)
    mask = canvas.warp(look.swatch(wide, 56, ends="", zoom=0.7, seed=look.seed), counter)
    canvas.paint(mask, now.shade, 0.12)
    canvas.line(
        [(x - half - 4, y - 57), (x + half + 4, y - 57)], 7, tinted((190, 150, 106), now, 0.3)
    )
    for i in range(6):
        gx = x - half + 20 + i * (wide - 40) / 5
        tone = (p.accent2, p.base, p.thread, p.accent, p.pale, p.deep)[(i + n) % 6]
        canvas.solid(
            box(gx - 11, y - 76, gx + 11, y - 60, 4), tinted(tone, now, 0.1), 3, 0.3, 0.3, shadow=0
        )
    stripes = 8
    for i in range(stripes):
        x0 = x - half - 12 + (wide + 24) * i / stripes
        x1 = x - half - 12 + (wide + 24) * (i + 1) / stripes
        tone = tinted(p.base if i % 2 == n % 2 else p.pale, now, 0.18)
        top = mix(x, (x0 + x1) / 2, 0.84)
        w = (x1 - x0) * 0.42
        path = [(top - w, y - 176), (top + w, y - 176), (x1, y - 128)]
        path += ellipse((x0 + x1) / 2, y - 128, (x1 - x0) / 2, 13, start=0, end=180, n=12)
        path += [(x0, y - 128)]
        m = canvas.mask(path)
        canvas.paint(m, tone)
    shade = canvas.mask(box(x - half - 12, y - 150, x + half + 12, y - 112)).times(
        Image.linear_gradient("L")
    )
    canvas.paint(shade, now.shade, 0.26)


def _fountain(canvas, x, y, now):
    """Jets of water in the middle of the lake."""
    jets = []
    for i in range(-4, 5):
        high = 190 - abs(i) * 26
        jets.append(bezier((x, y), (x + i * 8, y - high), (x + i * 22, y - high), (x + i * 30, y)))
    canvas.paint(canvas.strokes(jets, 9, pad=20).soft(canvas.px(5)), now.light, 0.4)
    canvas.paint(canvas.strokes(jets, 2.6), (255, 255, 255), 0.75)
    spray = canvas.mask(ellipse(x, y, 150, 22), pad=20).soft(canvas.px(8))
    canvas.paint(spray, (255, 255, 255), 0.45)


@shape("videotron", motif="songket-nago-besaung", palette="crimson-gold", fills_frame=True)
def videotron(canvas, look):
    """A large screen over a city street after sunset shows the cloth."""
    now, rng, p = hour(look, ("dusk", "night")), look.rng, look.palette
    sky(canvas, now, 760, look.seed % 4)
    for depth, low in ((0.2, 690), (0.5, 740)):
        for x in span(canvas, 104):
            high = rng.uniform(120, 420) * (1.1 - depth * 0.5)
            tone = mixed(now.low, now.shade, 0.35 + depth * 0.6)
            wide = rng.uniform(70, 100)
            canvas.fill(box(x, low - high, x + wide, low + 40), tone)
            spots = [
                box(
                    x + 10 + 18 * i,
                    low - high + 16 + 26 * j,
                    x + 20 + 18 * i,
                    low - high + 30 + 26 * j,
                )
                for i in range(int(wide / 18) - 1)
                for j in range(int(high / 26))
                if rng.random() < 0.4
            ]
            if spots:
                canvas.paint(canvas.mask(*spots), (255, 220, 150), 0.25 + 0.5 * now.lamps)
    for x in span(canvas, 150, 60):
        tree(canvas, x + rng.uniform(-40, 40), 790, rng.uniform(170, 230), now, rng)
    _street(canvas, now)
    x0, y0, x1, y1 = 110, 130, 890, 560
    for px in (430, 570):
        pole = canvas.mask(box(px - 15, y1, px + 15, 830))
        canvas.paint(pole, (66, 64, 74))
        canvas.volume(pole, 8, 0.5, 0.5, shade=now.shade, glow=now.light)
    canvas.solid(box(396, 806, 604, 838, 4), (96, 92, 98), 6, 0.5, 0.4, shadow=0.4)
    case = box(x0 - 20, y0 - 20, x1 + 20, y1 + 20, 8)
    glow = canvas.mask(case, pad=58).soft(canvas.px(40))
    canvas.paint(glow, mixed(p.thread, p.base, 0.4), 0.6 * now.lamps)
    canvas.solid(case, (34, 34, 42), 8, 0.4, 0.4, shadow=0.4)
    screen = canvas.mask(box(x0, y0, x1, y1))
    cloth = look.swatch(x1 - x0, y1 - y0, ends="", zoom=1.1)
    canvas.paint(screen, cloth)
    panel = box(x0 + 40, y0 + 60, x0 + 380, y1 - 60, 14)
    canvas.fill(panel, p.ink, 0.86)
    lines = [
        box(x0 + 70, y0 + 104, x0 + 320, y0 + 134, 6),
        box(x0 + 70, y0 + 152, x0 + 260, y0 + 182, 6),
    ]
    canvas.paint(canvas.mask(*lines), p.pale)
    small = [
        box(x0 + 70, y0 + 214 + i * 24, x0 + (330, 300, 344)[i], y0 + 224 + i * 24, 4)
        for i in range(3)
    ]
    canvas.paint(canvas.mask(*small), p.pale, 0.6)
    canvas.fill(box(x0 + 70, y1 - 128, x0 + 230, y1 - 84, 20), p.thread)
    dots = noise("led", 195, 108, 1, 1).resize(screen.image.size, Image.Resampling.NEAREST)
    canvas.paint(screen.times(dots.point([round(i * 0.14) for i in range(256)])), (0, 0, 0))
    rows = [[(x0, y), (x1, y)] for y in range(y0, y1, 6)]
    canvas.paint(canvas.strokes(rows, 1.4), (0, 0, 0), 0.2)
    shine = [(x0, y0), (x0 + 300, y0), (x0 + 60, y1), (x0, y1)]
    canvas.paint(canvas.mask(shine).within(screen), (255, 255, 255), 0.05)
    spill = canvas.mask(ellipse(500, 880, 430, 60), pad=58).soft(canvas.px(40))
    canvas.paint(spill, mixed(p.thread, p.base, 0.3), 0.4 * now.lamps)
    for x, y, high, tone, veil_tone in (
        (300, 905, 128, p.accent, p.pale),
        (356, 912, 132, (80, 92, 124), None),
        (690, 908, 126, p.accent2, p.thread),
    ):
        passer(
            canvas,
            x,
            y,
            high,
            tinted(tone, now, 0.3),
            tinted(veil_tone, now, 0.2) if veil_tone else None,
        )


def _street(canvas, now):
    """Road, pavement and trails of light."""
    road = canvas.mask(
        [
            (canvas.left, 780),
            (canvas.right, 780),
            (canvas.right, canvas.bottom),
            (canvas.left, canvas.bottom),
        ]
    )
    canvas.paint(
        road,
        gradient(
            8,
            64,
            (0, mixed((120, 112, 116), now.shade, 0.5)),
            (1, mixed((66, 62, 72), now.shade, 0.5)),
        ),
    )
    canvas.fill(box(canvas.left, 786, canvas.right, 800), mixed((214, 206, 196), now.shade, 0.3))
    for y0, y1 in ((930, 936), (canvas.bottom - 30, canvas.bottom - 22)):
        dash = [box(x, y0, x + 70, y1) for x in span(canvas, 150)]
        canvas.paint(canvas.mask(*dash), (236, 230, 214), 0.5)
    for y, tone in (
        (826, (255, 226, 160)),
        (846, (255, 210, 140)),
        (958, (255, 84, 60)),
        (976, (255, 110, 70)),
    ):
        trail = [(x, y + 5 * cos(x / 160 + y)) for x in span(canvas, 40, 40)]
        canvas.paint(canvas.strokes([trail], 12, pad=24).soft(canvas.px(8)), tone, 0.34 * now.lamps)
        canvas.line(trail, 2.6, lighter(tone, 0.4), 0.7 * now.lamps)

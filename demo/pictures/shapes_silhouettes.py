"""Somebody at work only as a shape against the light of a window: nobody to recognise."""

from math import sin

from .fabric import shaded
from .figures import (
    DARK,
    dim,
    figure,
    hand,
    limb,
    room,
    veiled_side,
)
from .geometry import bezier, box, ellipse, place, ribbon, smooth
from .light import darker, gradient, lighter, mixed
from .registry import shape


def _lit_cloth(canvas, texture, quad, bright, mask=None, shade=0.2):
    """A cloth in the room: dimmer than by day, warm from the window."""
    low = shaded(texture, lambda u, v: -shade + 0.15 * sin(u * 3.1), 12, 6)
    got = canvas.warp(low, quad, mask=mask)
    canvas.paint(got, bright, 0.1)
    return got


@shape("silhouette-loom", motif="songket-lepus", palette="crimson-gold", fills_frame=True)
def silhouette_loom(canvas, look):
    """A weaver on the floor at a gedogan loom, its cloth bright in the light."""
    canvas.aim(1.06, 20)
    bright = room(canvas, look, (330, 90, 800, 540), 800)
    p = look.palette
    light = (-0.3, -1.0)
    canvas.shadow(ellipse(480, 916, 440, 30), dx=0, dy=4, blur=26, opacity=0.55)
    for post in (box(66, 330, 96, 912, 6), box(146, 360, 172, 890, 6)):
        figure(canvas, [post], bright, (72, 50, 40))
    figure(canvas, [box(50, 452, 190, 478, 8)], bright, (84, 58, 44))
    threads = [[(110, 462 + i * 2.5), (600, 640 + i * 2.6)] for i in range(30)]
    canvas.paint(canvas.strokes(threads[::2], 1.5), lighter(p.base, 0.3))
    canvas.paint(canvas.strokes(threads[1::2], 1.5), darker(p.base, 0.1))
    quad = [(372, 557), (604, 642), (604, 718), (372, 633)]
    _lit_cloth(canvas, look.swatch(300, 110, ends="", zoom=0.7), quad, bright, shade=0)
    for t in (0.1, 0.26, 0.4):
        x, y = 110 + 490 * t, 462 + 178 * t
        figure(
            canvas, [ribbon([(x - 6, y - 40), (x + 8, y + 120)], 12, True)], bright, (96, 66, 48)
        )
    figure(canvas, [ribbon([(352, 520), (376, 660)], 20, True)], bright, (110, 74, 50))
    leg = smooth(
        [
            (700, 800),
            (600, 790),
            (470, 806),
            (330, 838),
            (250, 846),
            (232, 876),
            (256, 906),
            (420, 910),
            (640, 916),
            (760, 910),
            (800, 860),
        ],
        n=10,
    )
    sarong = figure(canvas, [leg], bright, dim(p.base, 0.5), light)
    cloth = look.swatch(560, 130, ends="", zoom=0.6)
    canvas.paint(sarong.within(sarong), darker(p.deep, 0.3), 0.2)
    over = canvas.mask(leg)
    canvas.paint(over, shaded(cloth, lambda u, v: -0.75 + 0.1 * sin(u * 12), 20, 6), 0.62)
    canvas.volume(over, 30, 0.5, 0.3, shade=DARK, glow=bright, to_light=light)
    canvas.volume(over, 3, 0, 0.8, glow=bright, to_light=light)
    tunic = dim(p.accent, 0.58)
    limb(
        canvas,
        [(690, 520), (610, 590), (520, 580)],
        (58, 46, 34),
        bright,
        darker(tunic, 0.25),
        light,
    )
    body = smooth(
        [
            (660, 500),
            (720, 470),
            (780, 500),
            (812, 600),
            (822, 740),
            (836, 860),
            (800, 916),
            (690, 912),
            (664, 850),
            (654, 740),
            (640, 620),
        ],
        n=10,
    )
    figure(canvas, [body], bright, tunic, light)
    belt = ribbon(bezier((604, 690), (660, 730), (760, 730), (826, 690)), (16, 24))
    figure(canvas, [belt], bright, dim(p.thread, 0.3), light)
    figure(canvas, [veiled_side(716, 396, 1.0)], bright, dim(p.accent2, 0.5), light)
    limb(
        canvas,
        [(724, 530), (672, 640), (590, 660), (530, 640)],
        (70, 58, 44, 32),
        bright,
        tunic,
        light,
    )
    hand(canvas, 516, 634, 24, 190, bright)
    figure(canvas, [ribbon([(460, 596), (560, 690)], 15, True)], bright, (120, 82, 54), light)
    basket = smooth([(846, 850), (972, 850), (954, 936), (866, 936)], n=6, tension=0.3)
    figure(canvas, [basket], bright, (96, 66, 46))
    for x, tone in ((872, p.thread), (908, p.base), (944, p.accent)):
        canvas.solid(ellipse(x, 846, 24, 20), mixed(tone, DARK, 0.15), 10, 0.5, 0.4, shadow=0)


@shape("silhouette-sewing", motif="jumputan-pelangi", palette="teal-coral", fills_frame=True)
def silhouette_sewing(canvas, look):
    """Somebody at a sewing machine by the window, a bright cloth running through it."""
    bright = room(canvas, look, (250, 80, 730, 560), 840)
    p = look.palette
    light = (-0.4, -1.0)
    canvas.shadow(ellipse(500, 964, 440, 22), dx=0, dy=4, blur=24, opacity=0.55)
    wood = (92, 62, 46)
    figure(
        canvas,
        [box(130, 716, 154, 960, 3), box(690, 716, 714, 960, 3), box(150, 850, 694, 866, 3)],
        bright,
        darker(wood, 0.2),
    )
    cloth = smooth(
        [
            (80, 690),
            (150, 668),
            (330, 662),
            (470, 672),
            (470, 698),
            (190, 722),
            (172, 800),
            (186, 900),
            (150, 946),
            (54, 940),
            (40, 850),
            (56, 760),
        ],
        n=8,
        tension=0.4,
    )
    mask = canvas.mask(cloth)
    canvas.paint(
        mask,
        shaded(
            look.swatch(440, 300, ends="", zoom=0.8),
            lambda u, v: -0.16 + 0.26 * sin(u * 19),
            40,
            10,
        ),
    )
    canvas.volume(mask, 12, 0.4, 0.4, glow=bright, to_light=light)
    figure(
        canvas,
        [
            box(300, 646, 640, 692, 8),
            box(560, 490, 634, 660, 14),
            box(300, 476, 634, 548, 26),
            box(306, 520, 366, 620, 12),
            box(330, 600, 342, 668, 2),
        ],
        bright,
        (46, 44, 56),
        light,
    )
    canvas.line([(380, 512), (540, 512)], 6, dim(p.thread, 0.2), 0.8)
    figure(canvas, [ellipse(650, 530, 38, 48)], bright, (58, 54, 64), light)
    canvas.line(ellipse(650, 530, 27, 35), 5, lighter(bright, 0.2), 0.35, closed=True)
    for x in (420, 500):
        figure(canvas, [box(x - 10, 436, x + 14, 472, 5)], bright, dim(p.accent, 0.2))
    canvas.line(
        bezier((422, 440), (380, 404), (340, 450), (336, 524)), 2, lighter(bright, 0.4), 0.9
    )
    figure(canvas, [box(90, 690, 760, 722, 5)], bright, wood)
    figure(
        canvas,
        [box(752, 884, 900, 908, 6), box(768, 906, 788, 1000), box(862, 906, 882, 1000)],
        bright,
        darker(wood, 0.1),
    )
    dress, veil = dim(p.base, 0.5), dim(p.accent, 0.45)
    skirt = smooth(
        [
            (740, 760),
            (870, 760),
            (900, 850),
            (880, 896),
            (760, 900),
            (690, 890),
            (660, 960),
            (640, 990),
            (560, 990),
            (560, 930),
            (590, 830),
            (660, 780),
        ],
        n=10,
        tension=0.42,
    )
    figure(canvas, [skirt], bright, darker(dress, 0.2), light)
    limb(
        canvas,
        [(740, 560), (650, 640), (540, 662)],
        (62, 50, 36),
        bright,
        darker(dress, 0.3),
        light,
    )
    body = smooth(
        [
            (726, 530),
            (780, 498),
            (838, 520),
            (876, 620),
            (886, 740),
            (892, 850),
            (840, 880),
            (740, 860),
            (722, 760),
            (712, 640),
        ],
        n=10,
    )
    figure(canvas, [body], bright, dress, light)
    figure(canvas, [veiled_side(772, 420, 1.0)], bright, veil, light)
    limb(
        canvas,
        [(784, 560), (720, 668), (600, 686), (470, 676)],
        (74, 60, 44, 34),
        bright,
        dress,
        light,
    )
    hand(canvas, 452, 672, 26, 184, bright)


@shape("silhouette-oven", motif="plain", palette="coffee", fills_frame=True)
def silhouette_oven(canvas, look):
    """A baker draws a tray of bread out of a glowing oven."""
    bright = room(canvas, look, (70, 110, 400, 470), 860)
    fire, p = (255, 178, 88), look.palette
    oven = box(560, 250, 1030, 900, 10)
    m = canvas.mask(oven)
    canvas.paint(m, (82, 66, 62))
    canvas.volume(m, 12, 0.4, 0.35, glow=bright)
    mouth = box(600, 470, 980, 720, 20)
    canvas.paint(canvas.mask(mouth, pad=58).soft(canvas.px(44)), fire, 0.7)
    canvas.fill(box(588, 458, 992, 732, 22), (44, 32, 32))
    canvas.paint(
        canvas.mask(mouth),
        gradient(32, 64, (0, (150, 62, 24)), (0.5, (236, 138, 52)), (1, (255, 206, 112))),
    )
    for y in (560, 660):
        canvas.line([(600, y), (980, y)], 5, (92, 44, 24))
        for i in range(4):
            _loaf(canvas, 646 + i * 92, y - 2, 40)
    for i in range(4):
        canvas.solid(ellipse(650 + i * 92, 352, 21), (54, 44, 44), 7, 0.4, 0.5, shadow=0.3)
        canvas.line([(650 + i * 92, 352), (658 + i * 92, 336)], 4, bright, 0.8)
    canvas.line([(620, 420), (962, 420)], 13, (160, 136, 120))
    spill = [(600, 732), (980, 732), (900, canvas.bottom), (330, canvas.bottom)]
    canvas.paint(canvas.mask(spill, pad=40).soft(canvas.px(36)), fire, 0.24)
    canvas.shadow(ellipse(320, 952, 220, 22), dx=0, dy=6, blur=26, opacity=0.5)
    light = (1.0, -0.15)
    shirt, apron, veil = dim(p.accent2, 0.5), dim(p.pale, 0.34), dim(p.accent, 0.5)
    limb(
        canvas, [(370, 480), (450, 590), (530, 606)], (60, 46, 34), fire, darker(shirt, 0.3), light
    )
    skirt = smooth(
        [
            (258, 640),
            (396, 640),
            (420, 780),
            (440, 940),
            (400, 958),
            (230, 956),
            (206, 930),
            (236, 780),
        ],
        n=10,
        tension=0.36,
    )
    figure(canvas, [skirt], fire, darker(shirt, 0.35), light)
    body = smooth(
        [(280, 440), (336, 414), (388, 440), (408, 540), (404, 660), (252, 664), (246, 540)], n=10
    )
    figure(canvas, [body], fire, shirt, light)
    front = canvas.mask(
        smooth(
            [(384, 470), (420, 560), (420, 660), (446, 880), (380, 890), (352, 700), (366, 560)],
            n=8,
        ),
        pad=4,
    )
    canvas.paint(front, apron)
    canvas.volume(front, 12, 0.3, 0.5, shade=DARK, glow=fire, to_light=light)
    canvas.line(bezier((248, 646), (290, 664), (340, 664), (372, 652)), 13, apron)
    for dx in (-1, 1):
        tail = ribbon(
            bezier((262, 650), (250 + dx * 12, 700), (258 + dx * 22, 740), (250 + dx * 26, 790)),
            (11, 9),
        )
        canvas.fill(tail, apron)
    tray = [(500, 604), (776, 604), (758, 628), (520, 628)]
    figure(canvas, [tray], fire, (82, 68, 64), light)
    for i in range(3):
        _loaf(canvas, 566 + i * 74, 604, 38)
    figure(canvas, [veiled_side(330, 330, 0.98, True)], fire, veil, light)
    limb(
        canvas,
        [(326, 480), (352, 590), (430, 630), (506, 622)],
        (74, 60, 46, 36),
        fire,
        shirt,
        light,
    )
    hand(canvas, 520, 618, 25, 0, fire)
    for i, dx in enumerate((-60, 0, 60)):
        wisp = ribbon(
            bezier((640 + dx, 540), (680 + dx, 480), (600 + dx, 430), (650 + dx, 360 - 14 * i)),
            (4, 16, 20, 6),
        )
        canvas.paint(canvas.mask(wisp, pad=30).soft(canvas.px(11)), (255, 246, 226), 0.36)


def _loaf(canvas, x, y, r):
    """A bun on a tray, seen from the side in the oven's light."""
    bun = place(
        smooth([(-1, 0), (-0.9, -0.7), (0, -1.1), (0.9, -0.7), (1, 0), (0, 0.02)], n=8), x, y, r
    )
    mask = canvas.mask(bun)
    canvas.paint(mask, (196, 110, 46))
    canvas.volume(mask, r * 0.34, 0.45, 0.5, shade=(96, 40, 12), glow=(255, 222, 146))

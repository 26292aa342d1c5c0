"""What is worn on the head or over it: the peci, the mukena."""

from math import cos, pi, sin

from . import ground
from .fabric import crease, shaded
from .geometry import bezier, box, ellipse, mix, move, place, ribbon, smooth
from .light import darker, lighter, mixed
from .registry import shape
from .shapes_clothing import with_base
from .trimmings import panel_tone


@shape("peci", motif="songket-bungo-melati", palette="ink-gold", fills_frame=True)
def peci(canvas, look):
    """A peci on a table, its wall wrapped in the cloth."""
    ground.wall(canvas, look, floor=640)
    p = look.palette
    cx, top, foot, rx, ry = 500, 330, 668, 330, 78
    shade = ellipse(cx + 40, foot + 32, rx * 1.02, ry * 0.9)
    canvas.shadow(shade, dx=36, dy=16, blur=30, opacity=0.5)
    canvas.shadow(ellipse(cx, foot + 6, rx, ry), dx=4, dy=8, blur=8, opacity=0.6)
    length = pi * rx
    cloth = look.swatch(length, foot - top, ends="b" if look.songket else "", zoom=0.9)

    def where(u, v):
        a = pi * (1 - u)
        flare = 0.955 + 0.045 * v
        x = cx + rx * flare * cos(a)
        y = mix(top, foot, v) + ry * sin(a) * (0.72 + 0.28 * v)
        return x, y

    lit = shaded(
        cloth,
        lambda u, v: (
            0.75 * max(0, 1 - abs(u - 0.3) / 0.22)
            - 0.95 * max(0, (u - 0.5) / 0.5) ** 1.1
            - 0.6 * max(0, (0.14 - u) / 0.14)
            - 0.25 * max(0, (v - 0.8) / 0.2)
        ),
        60,
        20,
    )
    outline = [where(i / 60, 1) for i in range(61)] + [where(1 - i / 60, 0) for i in range(61)]
    canvas.drape(lit, where, 26, 2, mask=canvas.mask(outline))
    crown = smooth(
        [
            (cx - rx * 0.955, top),
            (cx - rx * 0.6, top - 62),
            (cx, top - 84),
            (cx + rx * 0.6, top - 62),
            (cx + rx * 0.955, top),
            (cx + rx * 0.6, top + 46),
            (cx, top + 60),
            (cx - rx * 0.6, top + 46),
        ],
        n=12,
    )
    m = canvas.mask(crown)
    canvas.paint(
        m,
        shaded(
            look.swatch(640, 150, motif="plain"),
            lambda u, v: 0.5 - 0.8 * u + 0.35 * max(0, 1 - abs(v - 0.5) / 0.4),
            30,
            20,
        ),
    )
    crease(
        canvas,
        bezier(
            (cx - rx * 0.86, top - 4),
            (cx - 120, top - 26),
            (cx + 120, top - 26),
            (cx + rx * 0.86, top - 4),
        ),
        m,
        26,
        0.5,
    )
    canvas.volume(m, 14, 0.4, 0.4)
    rim = [where(i / 60, 0) for i in range(61)]
    canvas.line(rim, 4, lighter(p.thread, 0.1) if look.has_motif else lighter(p.base, 0.2), 0.9)
    low = [where(i / 60, 0.985) for i in range(61)]
    canvas.line(low, 7, darker(p.deep, 0.4))
    canvas.line([(x, y - 8) for x, y in low], 2, lighter(p.thread, 0.2), 0.8)


def _mukena_top(canvas, look, cx, y, scale, white):
    """The upper part: hood with an open oval, falling wide to a decorated hem."""

    def put(path):
        return place(path, cx, y, scale)

    outline = smooth(
        [
            (0, -330),
            (96, -300),
            (136, -214),
            (150, -140),
            (236, -30),
            (300, 110),
            (350, 290),
            (372, 400),
            (180, 446),
            (0, 456),
            (-180, 446),
            (-372, 400),
            (-350, 290),
            (-300, 110),
            (-236, -30),
            (-150, -140),
            (-136, -214),
            (-96, -300),
        ],
        n=10,
    )
    canvas.shadow(put(outline), dx=34, dy=34, blur=40, opacity=0.3)
    canvas.contact(put(outline), opacity=0.3)
    mask = canvas.mask(put(outline))
    canvas.paint(
        mask,
        shaded(
            look.swatch(
                760 * scale, 800 * scale, motif="plain", palette=with_base(look.palette, white)
            ),
            panel_tone,
            24,
            24,
            0.5,
            0.6,
        ),
    )
    cloth = look.swatch(800 * scale, 190 * scale, ends="", zoom=0.85)

    def band(u, v):
        a = (u - 0.5) * 2
        inner = (a * 350, 336 - 0 * abs(a) + 52 * (1 - a * a) - 60)
        outer = (a * 376, 402 + 56 * (1 - a * a))
        return put([(mix(inner[0], outer[0], v), mix(inner[1], outer[1], v))])[0]

    edge = [band(i / 40, 0) for i in range(41)] + [band(1 - i / 40, 1) for i in range(41)]
    hem = canvas.mask(edge).within(mask)
    canvas.drape(shaded(cloth, lambda u, v: 0.1 * sin(u * 24), 60, 10), band, 16, 1, mask=hem)
    lace = [band(i / 60, 0) for i in range(61)]
    canvas.paint(canvas.dots(lace, 6 * scale), lighter(look.palette.thread, 0.15))
    canvas.line([(px, py + 6 * scale) for px, py in lace], 3 * scale, look.palette.thread, 0.8)
    for x0, x1, bend, dark in (
        (-60, -230, -20, 0.3),
        (-20, -90, 10, 0.24),
        (44, 60, -10, 0.3),
        (84, 220, 20, 0.34),
        (-118, -310, -30, 0.2),
        (120, 310, 30, 0.3),
    ):
        path = put(bezier((x0, -130), (x0 + bend, 20), (x1 - bend, 200), (x1, 440)))
        crease(canvas, path, mask, 30 * scale, dark * 0.8)
    canvas.volume(mask, 30 * scale, 0.3, 0.35)
    face = put(
        smooth(
            [
                (0, -268),
                (62, -246),
                (84, -178),
                (66, -104),
                (0, -66),
                (-66, -104),
                (-84, -178),
                (-62, -246),
            ],
            n=10,
        )
    )
    m = canvas.mask(face)
    canvas.paint(m, darker(white, 0.34))
    canvas.volume(m, 26 * scale, 0.05, 0.5, to_light=(0.5, 0.85))
    canvas.gloss(put(ellipse(-14, -210, 60, 50)), m, 22 * scale, 0.4, darker(white, 0.6))
    rim = face + face[:1]
    canvas.line(rim, 9 * scale, lighter(white, 0.5))
    ring = [(px, py) for px, py in rim[::2]]
    canvas.paint(canvas.dots(ring, 3.4 * scale), look.palette.thread)
    for side in (-1, 1):
        cord = put(bezier((side * 20, -66), (side * 34, -20), (side * 10, 20), (side * 40, 70)))
        canvas.line(cord, 4 * scale, look.palette.thread)


def _hanger(canvas, cx, y):
    canvas.line(
        bezier((cx, y), (cx, y - 60), (cx + 46, y - 66), (cx + 30, y - 104), 20), 6, (170, 150, 120)
    )


@shape("mukena", motif="jumputan-rings", palette="pink-magenta", fills_frame=True)
def mukena(canvas, look):
    """A mukena hung on the wall, its hood empty, its hem in the cloth."""
    ground.wall(canvas, look)
    white = mixed(look.palette.pale, (255, 252, 246), 0.45)
    _hanger(canvas, 500, 128)
    _mukena_top(canvas, look, 500, 470, 1.12, white)


@shape("mukena-set", motif="jumputan-pelangi", palette="teal-coral")
def mukena_set(canvas, look):
    """Mukena laid flat with the folded sarong and its pouch."""
    p = look.palette
    white = mixed(p.pale, (255, 252, 246), 0.45)
    _mukena_top(canvas, look, 366, 420, 0.9, white)
    skirt = box(560, 520, 920, 800, 14)
    for i in (3, 2, 1, 0):
        layer = move(skirt, 0, i * 11)
        if i == 3:
            canvas.contact(layer, opacity=0.4)
        m = canvas.mask(layer)
        canvas.paint(m, darker(white, 0.1 + 0.05 * (i % 2)))
        if i == 0:
            canvas.paint(m, shaded(look.swatch(360, 280, ends="b"), panel_tone, 24, 24))
        canvas.volume(m, 9, 0.4, 0.3)
    pouch = smooth(
        [(640, 706), (830, 706), (868, 800), (862, 910), (735, 926), (608, 910), (602, 800)],
        n=10,
        tension=0.4,
    )
    canvas.contact(pouch, opacity=0.4)
    m = canvas.mask(pouch)
    canvas.paint(
        m,
        shaded(
            look.swatch(270, 230, motif="plain", palette=with_base(p, p.accent)), panel_tone, 20, 20
        ),
    )
    for i in range(9):
        x = 650 + i * 21
        crease(
            canvas, bezier((x, 712), (x - 3, 750), (x + 8, 790), (x + (i - 4) * 5, 840)), m, 9, 0.3
        )
    canvas.volume(m, 30, 0.5, 0.35)
    mouth = smooth([(632, 700), (660, 662), (735, 678), (806, 660), (838, 700), (735, 720)], n=8)
    canvas.solid(mouth, darker(p.accent, 0.12), 8, 0.4, 0.3, shadow=0.2)
    for side in (-1, 1):
        cord = bezier(
            (735, 706), (735 + side * 60, 740), (735 + side * 40, 800), (735 + side * 76, 836)
        )
        canvas.shadow(ribbon(cord, 6), dx=4, dy=6, blur=4, opacity=0.4)
        canvas.line(cord, 6, p.pale)
        canvas.solid(ellipse(*cord[-1], 10), p.thread, 6, 0.4, 0.5, shadow=0.2)

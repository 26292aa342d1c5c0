"""Hands at work, stylised: a hand seen from its back, and a hand that holds something fine.

A hand is drawn around (0, 0) in its own units and then placed; at scale 1 it is about 190 units
long. Sleeves are long. No hand belongs to anybody.
"""

from dataclasses import dataclass
from math import cos, radians, sin

from .geometry import bezier, ellipse, mix, place, ribbon, smooth
from .light import WARM_DARK, curve, darker, lighter, mixed

SKINS = ((190, 134, 96), (166, 110, 76), (204, 152, 114), (146, 96, 66))


SLEEVES = ((58, 88, 112), (120, 70, 84), (64, 96, 82), (108, 92, 124), (150, 104, 66))


def dress_of(look):
    """Skin and sleeve of this picture; the sleeve keeps away from the cloth's colour."""
    skin = SKINS[look.seed % len(SKINS)]
    base = look.palette.base
    sleeve = max(
        SLEEVES,
        key=lambda c: (
            sum(abs(a - b) for a, b in zip(c, base, strict=True))
            + (37 * look.seed + 61 * SLEEVES.index(c)) % 120
        ),
    )
    return {"skin": skin, "sleeve": sleeve}


@dataclass(frozen=True)
class Arm:
    """How a hand is placed and dressed. turn: degrees clockwise; flip: mirror (left hand)."""

    x: float
    y: float
    scale: float = 1.0
    turn: float = 0.0
    flip: bool = False
    skin: tuple = SKINS[0]
    sleeve: tuple = (70, 90, 110)
    length: float = 420.0

    def put(self, path):
        """A path of the hand's own units on the canvas."""
        return place(path, self.x, self.y, self.scale, self.turn, self.flip)


def _skin_fill(canvas, mask, skin, depth):
    canvas.paint(mask, skin)
    canvas.volume(
        mask, depth, 0.62, 0.4, shade=mixed(skin, (70, 28, 20), 0.72), glow=lighter(skin, 0.6)
    )


def _sleeve(canvas, arm, start, end, width):
    """A long sleeve from the cuff (start) to beyond the elbow (end), with folds."""
    sleeve = ribbon(
        bezier(start, mix(start, end, 0.3), mix(start, end, 0.6), end, 16),
        (width, width * 1.16, width * 1.3, width * 1.4),
    )
    path = arm.put(sleeve)
    s = arm.scale
    canvas.shadow(path, dx=18 * s, dy=24 * s, blur=22 * s, opacity=0.36)
    mask = canvas.mask(path)
    canvas.paint(mask, arm.sleeve)
    canvas.volume(mask, width * 0.36 * s, 0.6, 0.35)
    ux, uy = mix(start, end, 1)[0] - start[0], mix(start, end, 1)[1] - start[1]
    d = (ux * ux + uy * uy) ** 0.5
    nx, ny = -uy / d, ux / d
    for t, bend in ((0.1, 0.05), (0.2, -0.04), (0.33, 0.06), (0.5, -0.05), (0.68, 0.05)):
        cx, cy = mix(start, end, t)
        w = width * 0.55
        fold = bezier(
            (cx + nx * w, cy + ny * w),
            (cx + nx * w * 0.3 + ux * bend, cy + uy * bend),
            (cx - nx * w * 0.1 + ux * bend, cy - ny * w * 0.1 + uy * bend),
            (cx - nx * w * 0.7, cy - ny * w * 0.7 + uy * 0.02),
        )
        canvas.paint(
            canvas.strokes([arm.put(fold)], width * 0.09 * s, pad=20 * s)
            .soft(canvas.px(width * 0.06 * s))
            .within(mask),
            WARM_DARK,
            0.2,
        )
    cuff = arm.put(ribbon([start, mix(start, end, 0.075)], (width * 1.02, width * 1.06)))
    m = canvas.mask(cuff)
    canvas.paint(m, lighter(arm.sleeve, 0.14))
    canvas.volume(m, 9 * s, 0.5, 0.35)
    canvas.line(
        arm.put(
            [
                (
                    start[0] + nx * width * 0.5 + ux * 0.055,
                    start[1] + ny * width * 0.5 + uy * 0.055,
                ),
                (
                    start[0] - nx * width * 0.5 + ux * 0.055,
                    start[1] - ny * width * 0.5 + uy * 0.055,
                ),
            ]
        ),
        1.6 * s,
        lighter(arm.sleeve, 0.5),
        0.6,
    )


def _nail(canvas, arm, tip, angle_from, width):
    """A nail near a finger tip; angle_from: the point the finger comes from."""
    dx, dy = tip[0] - angle_from[0], tip[1] - angle_from[1]
    d = (dx * dx + dy * dy) ** 0.5
    ux, uy = dx / d, dy / d
    cx, cy = tip[0] - ux * width * 0.05, tip[1] - uy * width * 0.05
    nail = smooth(
        [
            (cx + ux * width * 0.4, cy + uy * width * 0.4),
            (cx + uy * width * 0.3 + ux * 0.1 * width, cy - ux * width * 0.3 + uy * 0.1 * width),
            (
                cx + uy * width * 0.26 - ux * width * 0.36,
                cy - ux * width * 0.26 - uy * width * 0.36,
            ),
            (
                cx - uy * width * 0.26 - ux * width * 0.36,
                cy + ux * width * 0.26 - uy * width * 0.36,
            ),
            (cx - uy * width * 0.3 + ux * 0.1 * width, cy + ux * width * 0.3 + uy * 0.1 * width),
        ],
        n=5,
    )
    mask = canvas.mask(arm.put(nail))
    canvas.paint(mask, mixed(arm.skin, (250, 208, 190), 0.55), 0.85)
    canvas.volume(mask, 3 * arm.scale, 0.25, 0.5, shade=darker(arm.skin, 0.5))


# base, direction in degrees from "up", length, width at the base, width at the tip
FINGERS = (
    ((-34, -88), -9, 76, 25, 18.5),
    ((-11, -96), -2, 88, 26, 19),
    ((13, -94), 5, 80, 25, 18.5),
    ((35, -82), 15, 60, 22, 16),
)


def back_of_hand(canvas, arm, curl=0.0, spread=1.0, thumb_out=1.0):
    """A hand seen from its back, wrist at (0, 0), fingers up. curl: 0 stretched .. 0.6 bent over
    an edge; spread: how far the fingers part; thumb_out: 0 beside the hand .. 1 apart."""
    s = arm.scale
    paths, tips = [], []
    for (bx, by), degrees, length, wide, thin in FINGERS:
        a = radians(degrees * spread)
        reach = length * (1 - curl)
        mid = bx + sin(a) * reach * 0.5, by - cos(a) * reach * 0.5
        tip = bx + sin(a * 0.8) * reach, by - cos(a * 0.8) * reach
        root = bx - sin(a) * 34, by + cos(a) * 34
        spine = smooth([root, (bx, by), mid, tip], closed=False, n=6)
        paths.append(ribbon(spine, (wide, wide, wide * 0.94, thin), True))
        tips.append((tip, mid, thin))
    tx = mix(-46, -84, thumb_out)
    thumb_tip = (tx, mix(-86, -100, thumb_out))
    thumb = ribbon(
        smooth(
            [(-10, -14), (-40, -34), (mix(-48, -70, thumb_out), -64), thumb_tip], closed=False, n=8
        ),
        (44, 34, 28, 26, 19),
        True,
    )
    palm = smooth(
        [
            (-28, 34),
            (-39, -16),
            (-48, -70),
            (-46, -96),
            (-24, -108),
            (2, -112),
            (26, -106),
            (46, -88),
            (46, -54),
            (40, -14),
            (28, 34),
        ],
        n=8,
    )
    wrist = ribbon([(0, 90), (0, 30), (0, -8)], (66, 60, 66))
    every = [arm.put(p) for p in (palm, thumb, wrist, *paths)]
    shade = canvas.mask(*every, pad=60 * s)
    for blur, dx, dy, o in ((16, 12, 17, 0.36), (4, 3, 5, 0.36)):
        soft = shade.soft(canvas.px(blur * s))
        canvas.paint(
            type(soft)(
                soft.image, soft.x + round(canvas.px(dx * s)), soft.y + round(canvas.px(dy * s))
            ),
            WARM_DARK,
            o,
        )
    mask = canvas.mask(*every, pad=2)
    _skin_fill(canvas, mask, arm.skin, 15 * s)
    deep = mixed(arm.skin, (74, 30, 22), 0.66)
    gaps = []
    for a, b in zip(range(3), range(1, 4), strict=True):
        (ta, ma, _), (tb, mb, _) = tips[a], tips[b]
        (ba, bb) = FINGERS[a][0], FINGERS[b][0]
        start = ((ba[0] + bb[0]) / 2, (ba[1] + bb[1]) / 2 + 4)
        end = ((ma[0] + mb[0]) / 2, (ma[1] + mb[1]) / 2)
        far = ((ta[0] + tb[0]) / 2, (ta[1] + tb[1]) / 2 + 12)
        gaps.append(arm.put(smooth([start, end, far], closed=False, n=6)))
    canvas.paint(
        canvas.strokes(gaps, 5 * s, pad=10).soft(canvas.px(2.6 * s)).within(mask), deep, 0.6
    )
    web = arm.put(bezier((-30, -30), (-44, -50), (-48, -62), (-50, -84)))
    canvas.paint(
        canvas.strokes([web], 8 * s, pad=12).soft(canvas.px(4 * s)).within(mask), deep, 0.4
    )
    for (bx, by), *_ in FINGERS:
        knuckle = arm.put(ellipse(bx + 1, by + 7, 9, 6))
        canvas.paint(canvas.mask(knuckle, pad=10).soft(canvas.px(4 * s)).within(mask), deep, 0.24)
        light = arm.put(ellipse(bx - 2, by + 1, 8, 5))
        canvas.paint(
            canvas.mask(light, pad=10).soft(canvas.px(3 * s)).within(mask),
            lighter(arm.skin, 0.4),
            0.2,
        )
        tendon = arm.put(
            bezier((bx * 0.9, by + 18), (bx * 0.8, by + 36), (bx * 0.62, -44), (bx * 0.4, -24))
        )
        canvas.paint(
            canvas.strokes([tendon], 5 * s, pad=10).soft(canvas.px(3 * s)).within(mask),
            lighter(arm.skin, 0.4),
            0.16,
        )
    if curl < 0.3:
        for tip, mid, thin in tips:
            for shift in (-1.5, 2):
                x, y = mid[0], mid[1] + shift
                wrinkle = arm.put(bezier((x - 7, y), (x - 2, y - 2), (x + 3, y - 2), (x + 7, y)))
                canvas.line(wrinkle, 1.3 * s, deep, 0.4)
            _nail(canvas, arm, tip, mid, thin)
    _nail(canvas, arm, thumb_tip, (mix(-48, -70, thumb_out), -64), 19)
    _sleeve(canvas, arm, (0, 44), (0, arm.length), 92)


def _finger(canvas, arm, points, widths, nail=None, fade=True):
    """One finger laid on the hand, its root melting into it."""
    spine = smooth(points, closed=False, n=8)
    path = arm.put(ribbon(spine, widths, True))
    s = arm.scale
    mask = canvas.mask(path, pad=3)
    if fade:
        root = canvas.mask(
            arm.put(ellipse(*points[0], widths[0] * 0.9)), pad=widths[0] * 1.5 * s
        ).soft(canvas.px(widths[0] * 0.34 * s))
        root = type(root)(root.image.point(curve((30, 0), (185, 255))), root.x, root.y)
    else:
        root = canvas.mask(arm.put(ellipse(*points[0], 2)))
    visible = mask.without(root)
    shade = canvas.mask(path, pad=30 * s).soft(canvas.px(7 * s))
    shade = type(shade)(
        shade.image, shade.x + round(canvas.px(4 * s)), shade.y + round(canvas.px(7 * s))
    )
    canvas.paint(shade.without(root), mixed(arm.skin, (60, 22, 16), 0.8), 0.5)
    canvas.paint(visible, arm.skin)
    canvas.volume(
        mask,
        min(widths) * 0.42 * s,
        0.55,
        0.4,
        shade=mixed(arm.skin, (70, 28, 20), 0.72),
        glow=lighter(arm.skin, 0.6),
        keep=visible,
    )
    if nail:
        _nail(canvas, arm, points[-1], points[-2], nail)


def holding_hand(canvas, arm, tool=None):
    """A hand from the lower right whose thumb and first finger meet at (0, 0). `tool()` draws
    what is held, between the fingers behind and those in front."""
    s = arm.scale
    back = smooth(
        [
            (128, -84),
            (170, -98),
            (226, -82),
            (268, -34),
            (286, 24),
            (268, 78),
            (216, 98),
            (162, 88),
            (132, 46),
            (118, -30),
        ],
        n=8,
    )
    wrist = ribbon([(210, 10), (300, 52), (360, 84)], (136, 104, 96))
    shade = canvas.mask(arm.put(back), arm.put(wrist), pad=60 * s)
    for blur, dx, dy, o in ((20, 16, 26, 0.36), (6, 4, 8, 0.3)):
        soft = shade.soft(canvas.px(blur * s))
        canvas.paint(
            type(soft)(
                soft.image, soft.x + round(canvas.px(dx * s)), soft.y + round(canvas.px(dy * s))
            ),
            WARM_DARK,
            o,
        )
    _finger(
        canvas, arm, [(206, 40), (150, 56), (112, 82), (124, 104)], (34, 32, 28, 24), fade=False
    )
    _finger(canvas, arm, [(196, 14), (128, 22), (84, 54), (96, 80)], (40, 38, 32, 26), fade=False)
    mask = canvas.mask(arm.put(back), arm.put(wrist), pad=3)
    _skin_fill(canvas, mask, arm.skin, 26 * s)
    deep = mixed(arm.skin, (74, 30, 22), 0.66)
    for x, y in ((142, -70), (136, -34), (142, 2)):
        spot = arm.put(ellipse(x, y, 16, 11))
        canvas.paint(
            canvas.mask(spot, pad=16).soft(canvas.px(7 * s)).within(mask),
            lighter(arm.skin, 0.5),
            0.18,
        )
        spot = arm.put(ellipse(x + 16, y + 14, 15, 8))
        canvas.paint(canvas.mask(spot, pad=16).soft(canvas.px(6 * s)).within(mask), deep, 0.24)
    _finger(canvas, arm, [(164, -24), (96, -46), (48, -16), (26, 20)], (42, 40, 33, 24))
    if tool:
        tool()
    _finger(canvas, arm, [(196, 66), (128, 66), (66, 40), (10, 8)], (60, 46, 38, 26), nail=25)
    _finger(canvas, arm, [(160, -62), (84, -92), (32, -56), (4, -6)], (46, 42, 35, 24), nail=22)
    for x, y in ((84, -104), (92, -106)):
        wrinkle = arm.put(bezier((x - 2, y - 2), (x + 1, y + 8), (x + 2, y + 16), (x - 1, y + 24)))
        canvas.line(wrinkle, 1.5 * s, deep, 0.3)
    _sleeve(canvas, arm, (316, 62), (316 + arm.length * 0.9, 62 + arm.length * 0.46), 128)

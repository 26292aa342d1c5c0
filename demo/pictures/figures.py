"""People as shapes against the light, seen from the side or from behind. Never a face."""

from PIL import Image

from .geometry import bezier, box, move, place, ribbon, smooth
from .light import WARM_DARK, blurred, darker, gradient, lighter, mixed, scaled

DARK = (44, 30, 30)
GLOWS = (
    ((255, 228, 174), (226, 150, 88)),
    ((252, 236, 204), (200, 160, 122)),
    ((255, 216, 180), (208, 126, 104)),
)


def dim(colour, t=0.62):
    """A garment's colour in the dark of the room."""
    return mixed(colour, DARK, t)


def glow_of(look):
    """(light, warm half-tone) of the hour that the spec asks for or the seed chooses."""
    if look.scene == "night":
        return (168, 190, 222), (70, 82, 118)
    return GLOWS[look.seed % 3]


def room(canvas, look, window, floor):
    """A dim room with one bright, curtained window. Returns the colour of its light."""
    bright, warm = glow_of(look)
    w, h = canvas.image.size
    wall = mixed(warm, (110, 70, 56), 0.5)
    canvas.image.paste(gradient(w, h, (0, darker(wall, 0.24)), (0.7, wall), (1, darker(wall, 0.5))))
    x0, y0, x1, y1 = window
    spot = canvas.mask(box(x0 - 40, y0 - 40, x1 + 40, y1 + 40))
    whole = Image.new("L", canvas.image.size)
    whole.paste(spot.image, (spot.x, spot.y))
    canvas.image.paste(bright, (0, 0), scaled(blurred(whole, canvas.px(140)), 0.8))
    canvas.fill(box(x0 - 18, y0 - 18, x1 + 18, y1 + 18, 6), darker(wall, 0.5))
    panes = canvas.mask(box(x0, y0, x1, y1))
    canvas.paint(
        panes,
        gradient(64, 64, (0, lighter(bright, 0.55)), (0.6, bright), (1, mixed(bright, warm, 0.5))),
    )
    wide, high = x1 - x0, y1 - y0
    green = mixed(warm, (116, 146, 84), 0.6)
    for count, size, lift, tone, o in (
        (5, 0.2, 0.1, lighter(green, 0.4), 0.6),
        (7, 0.13, -0.02, green, 0.7),
    ):
        crowns = [
            (
                x0 + wide * (i + 0.5) / count,
                y1 - high * (lift + 0.07 * (i * 7 % 3)),
                wide * size * (0.8 + 0.16 * (i * 5 % 3)),
            )
            for i in range(count)
        ]
        canvas.paint(canvas.dots(crowns, 1, pad=40).soft(canvas.px(7)).within(panes), tone, o)
    middle = (x0 + x1) / 2
    canvas.paint(
        canvas.strokes(
            [[(middle, y0), (middle, y1)], [(x0, y0 + high * 0.4), (x1, y0 + high * 0.4)]], 11
        ),
        darker(wall, 0.5),
    )
    _curtains(canvas, window, bright, wall)
    sill = box(x0 - 46, y1 + 14, x1 + 46, y1 + 38, 4)
    canvas.fill(sill, darker(wall, 0.28))
    canvas.line([(x0 - 44, y1 + 16), (x1 + 44, y1 + 16)], 4, lighter(bright, 0.3), 0.8)
    low = canvas.mask(
        [
            (canvas.left, floor),
            (canvas.right, floor),
            (canvas.right, canvas.bottom),
            (canvas.left, canvas.bottom),
        ]
    )
    canvas.paint(
        low, gradient(32, 64, (0, mixed(darker(wall, 0.32), bright, 0.2)), (1, darker(wall, 0.6)))
    )
    boards = [
        [
            (canvas.left, floor + (canvas.bottom - floor) * t),
            (canvas.right, floor + (canvas.bottom - floor) * t),
        ]
        for t in (0.16, 0.4, 0.72)
    ]
    canvas.paint(canvas.strokes(boards, 2.4), darker(wall, 0.7), 0.5)
    beam = [(x0, floor), (x1, floor), (x1 + 190, canvas.bottom), (x0 + 40, canvas.bottom)]
    canvas.paint(canvas.mask(beam, pad=40).soft(canvas.px(22)).within(low), bright, 0.32)
    _furnish(canvas, look, bright, wall, floor)
    return bright


def _furnish(canvas, look, bright, wall, floor):
    """In wide pictures the walls carry a cloth and a shelf, and a plant stands on the floor."""
    if canvas.right < 1180:
        return
    x = canvas.right - 300
    cloth = [(x, 110), (x + 210, 110), (x + 210, 560), (x, 560)]
    canvas.shadow(cloth, dx=16, dy=16, blur=18, opacity=0.4)
    motif = look.motif if look.has_motif else "batik-kawung"
    mask = canvas.warp(look.swatch(210, 450, motif=motif), cloth)
    canvas.paint(mask, DARK, 0.3)
    canvas.paint(mask, bright, 0.08)
    canvas.solid(box(x - 16, 98, x + 226, 114, 6), darker(wall, 0.5), 4, 0.4, 0.3, shadow=0.3)
    p, x = look.palette, canvas.left + 70
    for n, y in enumerate((230, 400)):
        canvas.solid(box(x, y, x + 250, y + 16, 3), darker(wall, 0.42), 4, 0.4, 0.3, shadow=0.4)
        for i in range(4):
            tone = dim((p.base, p.thread, p.accent, p.accent2)[(i + n) % 4], 0.38)
            left = x + 16 + i * 58
            if (i + n) % 2:
                canvas.solid(
                    [(left + 10, y - 54), (left + 30, y - 54), (left + 40, y), (left, y)],
                    tone,
                    7,
                    0.4,
                    0.3,
                    shadow=0,
                )
            else:
                for level in range(3):
                    canvas.solid(
                        box(left - 4, y - 17 - 17 * level, left + 46, y - 17 * level, 7),
                        dim((p.accent, p.base, p.pale)[level], 0.4),
                        5,
                        0.4,
                        0.3,
                        shadow=0,
                    )
    pot = (canvas.left + 190, floor + 60)
    for a in range(-70, 71, 28):
        leaf = place(smooth([(0, 0), (-22, -110), (0, -220 + abs(a)), (22, -110)], n=8), *pot, 1, a)
        mask = canvas.mask(move(leaf, 0, -90))
        canvas.paint(mask, dim((96, 132, 80), 0.45))
        canvas.volume(mask, 8, 0.3, 0.35, glow=bright)
    canvas.solid(
        smooth(
            [
                (pot[0] - 60, pot[1] - 104),
                (pot[0] + 60, pot[1] - 104),
                (pot[0] + 44, pot[1]),
                (pot[0] - 44, pot[1]),
            ],
            n=6,
            tension=0.2,
        ),
        dim((176, 100, 70), 0.4),
        12,
        0.45,
        0.3,
        shadow=0.3,
    )


def _curtains(canvas, window, bright, wall):
    """Thin curtains drawn to both sides, glowing with the light behind them."""
    x0, y0, x1, y1 = window
    wide = (x1 - x0) * 0.24
    for side in (-1, 1):
        outer, inner = (x0 - 40, x0 + wide) if side < 0 else (x1 + 40, x1 - wide)
        edge = smooth(
            [
                (inner, y0 - 26),
                (inner - side * -14, (y0 + y1) / 2),
                (outer * 0.45 + inner * 0.55, y1 - 60),
                (inner + side * 10, y1 + 50),
            ],
            closed=False,
            n=10,
        )
        path = [(outer, y0 - 26), *edge, (outer, y1 + 50)]
        mask = canvas.mask(path)
        cloth = mixed(bright, wall, 0.3)
        canvas.paint(mask, cloth, 0.88)
        folds = []
        for i in range(1, 6):
            t = i / 6
            folds.append(
                bezier(
                    (outer + (inner - outer) * t, y0 - 20),
                    (outer + (inner - outer) * t, y0 + 150),
                    (outer + (inner - outer) * (t * 0.8), y1 - 120),
                    (outer + (inner - outer) * t, y1 + 46),
                )
            )
        canvas.paint(
            canvas.strokes(folds, 9, pad=16).soft(canvas.px(5)).within(mask),
            darker(wall, 0.3),
            0.34,
        )
        canvas.paint(
            canvas.strokes([[(x + 9, y) for x, y in f] for f in folds], 5, pad=16)
            .soft(canvas.px(4))
            .within(mask),
            lighter(bright, 0.5),
            0.5,
        )
    rod = box(x0 - 66, y0 - 36, x1 + 66, y0 - 24, 6)
    canvas.fill(rod, darker(wall, 0.55))


def figure(canvas, paths, bright, tone=DARK, to_light=(0.2, -1.0), rim=0.85):
    """A dark body with a thin edge of light on the side of the window. Returns its mask."""
    mask = canvas.mask(*paths, pad=4)
    canvas.paint(mask, tone)
    canvas.volume(mask, 34, 0.3, 0.2, shade=DARK, glow=bright, to_light=to_light)
    canvas.volume(mask, 3.2, 0, rim, glow=bright, to_light=to_light)
    return mask


def limb(canvas, points, widths, bright, tone, to_light=(0.2, -1.0), rim=0.7):
    """An arm or a leg in its sleeve."""
    path = ribbon(smooth(points, closed=False, n=10), widths, True)
    canvas.shadow(path, dx=2, dy=8, blur=9, opacity=0.4, colour=DARK)
    return figure(canvas, [path], bright, tone, to_light, rim)


def hand(canvas, x, y, r, turn, bright):
    """A closed hand, as a shape only."""
    path = place(
        smooth([(-1, -0.5), (0.2, -0.7), (1.1, -0.3), (1.2, 0.2), (0.3, 0.6), (-1, 0.5)]),
        x,
        y,
        r,
        turn,
    )
    figure(canvas, [path], bright, mixed((150, 98, 70), DARK, 0.5))


def veiled_side(x, y, s=1.0, flip=False):
    """Head and shoulders under a veil from the side, turned to the left; flip: to the right."""
    return place(
        smooth(
            [
                (2, -72),
                (44, -60),
                (66, -20),
                (66, 26),
                (82, 70),
                (112, 118),
                (104, 160),
                (30, 178),
                (-60, 166),
                (-84, 132),
                (-66, 92),
                (-40, 58),
                (-48, 30),
                (-56, -6),
                (-44, -50),
            ],
            n=10,
        ),
        x,
        y,
        s,
        0,
        flip,
    )


def veiled_back(x, y, s=1.0):
    """Head and shoulders under a veil from behind."""
    return place(
        smooth(
            [
                (0, -76),
                (44, -62),
                (62, -14),
                (60, 26),
                (78, 66),
                (124, 116),
                (150, 178),
                (80, 226),
                (0, 244),
                (-80, 226),
                (-150, 178),
                (-124, 116),
                (-78, 66),
                (-60, 26),
                (-62, -14),
                (-44, -62),
            ],
            n=10,
        ),
        x,
        y,
        s,
    )


def capped_back(x, y, s=1.0):
    """(head, cap) from behind."""
    head = smooth(
        [
            (0, -60),
            (44, -46),
            (54, 0),
            (46, 36),
            (34, 52),
            (36, 92),
            (-36, 92),
            (-34, 52),
            (-46, 36),
            (-54, 0),
            (-44, -46),
        ],
        n=10,
    )
    cap = smooth(
        [(-57, -18), (-52, -78), (0, -90), (52, -78), (57, -18), (0, -10)], n=8, tension=0.3
    )
    return place(head, x, y, s), place(cap, x, y, s)


def shoulders_back(x, y, s=1.0):
    """A back from the shoulders down, for a head at the same place."""
    return place(
        smooth(
            [
                (-34, 84),
                (34, 84),
                (110, 112),
                (158, 160),
                (178, 280),
                (190, 560),
                (190, 1400),
                (-190, 1400),
                (-190, 560),
                (-178, 280),
                (-158, 160),
                (-110, 112),
            ],
            n=10,
        ),
        x,
        y,
        s,
    )


def veil_folds(canvas, mask, x, y, s, bright):
    """Soft folds that fall from the crown of a veil seen from behind."""
    for x0, x1 in ((-26, -86), (0, -6), (28, 84)):
        fold = place(bezier((x0 * 0.6, -30), (x0, 40), (x1 * 0.8, 120), (x1, 220)), x, y, s)
        canvas.paint(
            canvas.strokes([fold], 13 * s, pad=20).soft(canvas.px(6 * s)).within(mask),
            WARM_DARK,
            0.24,
        )
        lit = [(px + 11 * s, py) for px, py in fold]
        canvas.paint(
            canvas.strokes([lit], 6 * s, pad=20).soft(canvas.px(4 * s)).within(mask), bright, 0.22
        )

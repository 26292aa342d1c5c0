"""Shirts and the hoodie."""

from dataclasses import replace

from .fabric import crease, shaded, stitches
from .geometry import bezier, box, ellipse, move, ribbon, smooth
from .light import darker, lighter, mixed
from .motifs_prints import art
from .registry import shape
from .trimmings import panel_tone


def _mirror(path):
    return [(1000 - x, y) for x, y in path]


def _print(canvas, look, cx, cy, side):
    """A print, or a framed patch of the cloth, on the front of a garment."""
    px = round(canvas.px(side))
    picture = art(look.motif, look.palette, px, look.seed)
    x, y = canvas.at((cx, cy))
    if picture:
        canvas.image.paste(picture, (round(x - px / 2), round(y - px / 2)), picture)
        return
    if not look.has_motif:
        return
    half = side / 2
    patch = box(cx - half, cy - half * 0.78, cx + half, cy + half * 0.78, 10)
    canvas.shadow(patch, dx=2, dy=4, blur=4, opacity=0.35)
    mask = canvas.mask(patch)
    canvas.paint(mask, shaded(look.swatch(side, side * 0.78, ends="b"), panel_tone, 24, 24))
    canvas.volume(mask, 4, 0.3, 0.2)
    inner = box(cx - half + 8, cy - half * 0.78 + 8, cx + half - 8, cy + half * 0.78 - 8, 6)
    stitches(canvas, inner + inner[:1], lighter(look.palette.thread, 0.2), 7, 4, 1.6)


def _cloth_colour(look):
    """The colour of a garment whose motif is a patch: quiet beside it."""
    if look.motif.startswith("print-") or not look.has_motif:
        return look.palette.base
    return mixed(look.palette.deep, look.palette.base, 0.3)


def _shirt_parts():
    left = smooth(
        [(352, 150), (250, 192), (196, 236), (120, 402), (84, 476), (206, 536), (262, 436)],
        closed=False,
        n=8,
        tension=0.22,
    )
    side = smooth([(262, 436), (266, 640), (258, 868), (262, 906)], closed=False, n=8)
    hem = bezier((262, 906), (400, 926), (600, 926), (738, 906), 16)
    return left, side, hem


def _shirt(canvas, look, back=False):
    p = look.palette
    colour = _cloth_colour(look)
    left, side, hem = _shirt_parts()
    dip = 176 if back else 236
    neck = bezier((648, 150), (590, dip), (410, dip), (352, 150), 20)
    outline = left + side + hem + _mirror(side)[::-1] + _mirror(left)[::-1] + neck
    outline = move(outline, 0, -20)
    canvas.contact(outline, opacity=0.4)
    if not back:
        inside = move(ellipse(500, 156, 146, 30), 0, -20)
        m = canvas.mask(inside)
        canvas.paint(m, darker(colour, 0.4))
        canvas.volume(m, 10, 0.3, 0.1)
        canvas.solid(box(478, 132, 522, 156, 3), p.pale, 2, 0.2, 0.2, shadow=0.1)
    mask = canvas.mask(outline)
    plain_colour = shaded(
        look.swatch(830, 800, motif="plain", palette=with_base(p, colour)), panel_tone, 40, 40
    )
    canvas.paint(mask, plain_colour)
    for path, wide, opacity in (
        (bezier((262, 420), (330, 500), (330, 560), (300, 680)), 26, 0.26),
        (bezier((738, 420), (690, 520), (676, 590), (716, 700)), 26, 0.26),
        (bezier((300, 860), (420, 800), (470, 820), (560, 880)), 22, 0.16),
        (bezier((700, 850), (640, 780), (640, 720), (690, 640)), 22, 0.18),
        (bezier((196, 240), (250, 300), (270, 350), (262, 430)), 20, 0.24),
        (bezier((804, 240), (750, 300), (730, 350), (738, 430)), 20, 0.28),
        (bezier((120, 440), (170, 430), (200, 450), (230, 480)), 14, 0.2),
    ):
        crease(canvas, path, mask, wide, opacity)
    canvas.volume(mask, 18, 0.4, 0.26)
    seam = darker(colour, 0.35) if sum(colour) > 240 else lighter(colour, 0.25)
    for flip in (False, True):
        arm = move(bezier((348, 152), (300, 230), (262, 330), (262, 436), 20), 0, -20)
        cuff = move([(92, 458), (214, 518)], 0, -20)
        hem_line = move(bezier((262, 890), (400, 910), (600, 910), (738, 890), 20), 0, -20)
        for path in (arm, cuff):
            path = _mirror(path) if flip else path
            canvas.line(path, 2.4, seam, 0.5)
            stitches(
                canvas, [(x + (4 if flip else -4), y + 4) for x, y in path], seam, 5, 4, 1.3, 0.5
            )
        if not flip:
            stitches(canvas, hem_line, seam, 6, 4, 1.4, 0.6)
    neck_mid = move(bezier((660, 146), (594, dip + 14), (406, dip + 14), (340, 146), 30), 0, -20)
    collar = ribbon(neck_mid, 25)
    canvas.shadow(collar, dx=1, dy=4, blur=4, opacity=0.35)
    m = canvas.mask(collar)
    canvas.paint(m, darker(colour, 0.08) if sum(colour) > 200 else lighter(colour, 0.06))
    canvas.volume(m, 5, 0.35, 0.3)
    ribs = [[(x - 0, y - 9), (x, y + 9)] for x, y in neck_mid[2:-2]]
    canvas.paint(canvas.strokes(ribs, 1.5).within(m), seam, 0.35)


def with_base(palette, colour):
    """The same palette with another cloth colour."""
    return replace(palette, base=colour)


@shape("tshirt", motif="print-ampera", palette="ink-gold")
def tshirt(canvas, look):
    """A T-shirt laid flat, the print on its chest."""
    _shirt(canvas, look)
    _print(canvas, look, 500, 470, 390)


@shape("tshirt-back", motif="print-typo", palette="black-white")
def tshirt_back(canvas, look):
    """The back of a T-shirt with a large print."""
    _shirt(canvas, look, back=True)
    _print(canvas, look, 500, 450, 440)


@shape("hoodie", motif="print-belido", palette="indigo-white")
def hoodie(canvas, look):
    """A hoodie laid flat: hood, cords, a kangaroo pocket."""
    p = look.palette
    colour = _cloth_colour(look)
    rib = darker(colour, 0.16) if sum(colour) > 180 else lighter(colour, 0.08)
    texture = look.swatch(900, 860, motif="plain", palette=with_base(p, colour))
    for flip in (False, True):
        arm = smooth(
            [
                (330, 226),
                (230, 266),
                (180, 340),
                (120, 560),
                (70, 800),
                (60, 838),
                (166, 866),
                (184, 836),
                (250, 600),
                (300, 440),
            ],
            n=8,
            tension=0.3,
        )
        arm = _mirror(arm) if flip else arm
        canvas.contact(arm, opacity=0.34)
        m = canvas.mask(arm)
        canvas.paint(m, shaded(texture, panel_tone, 20, 20))
        fold = bezier((240, 360), (210, 420), (230, 470), (200, 540))
        fold2 = bezier((150, 600), (180, 620), (190, 650), (180, 700))
        for path in (fold, fold2):
            crease(canvas, _mirror(path) if flip else path, m, 24, 0.28)
        canvas.volume(m, 28, 0.5, 0.3)
        cuff = smooth([(58, 818), (172, 846), (160, 906), (48, 880)], n=4, tension=0.2)
        cuff = _mirror(cuff) if flip else cuff
        c = canvas.solid(cuff, rib, 8, 0.4, 0.3, shadow=0.2)
        lines = [[(62 + i * 9, 816 + i * 2.4), (52 + i * 9, 884 + i * 2.4)] for i in range(13)]
        canvas.paint(
            canvas.strokes([_mirror(q) if flip else q for q in lines], 1.8).within(c),
            darker(rib, 0.4),
            0.5,
        )
    body = smooth(
        [
            (330, 222),
            (420, 204),
            (580, 204),
            (670, 222),
            (742, 420),
            (752, 700),
            (744, 880),
            (500, 892),
            (256, 880),
            (248, 700),
            (258, 420),
        ],
        n=10,
        tension=0.3,
    )
    canvas.contact(body, opacity=0.36)
    mask = canvas.mask(body)
    canvas.paint(mask, shaded(texture, panel_tone, 40, 40))
    for path in (
        bezier((270, 470), (330, 540), (320, 600), (290, 680)),
        bezier((735, 460), (670, 540), (690, 620), (730, 680)),
        bezier((420, 860), (440, 800), (560, 800), (600, 850)),
    ):
        crease(canvas, path, mask, 28, 0.26)
    canvas.volume(mask, 24, 0.45, 0.28)
    waist = smooth(
        [(254, 858), (500, 872), (746, 858), (738, 926), (500, 940), (262, 926)], n=8, tension=0.2
    )
    w = canvas.solid(waist, rib, 9, 0.4, 0.3, shadow=0.2)
    lines = [[(262 + i * 9.6, 850), (266 + i * 9.5, 944)] for i in range(50)]
    canvas.paint(canvas.strokes(lines, 1.8).within(w), darker(rib, 0.4), 0.45)
    _print(canvas, look, 500, 494, 270)
    pocket = smooth(
        [(372, 660), (628, 660), (690, 790), (684, 846), (316, 846), (310, 790)], n=6, tension=0.12
    )
    canvas.shadow(pocket, dx=2, dy=5, blur=7, opacity=0.4)
    m = canvas.mask(pocket)
    canvas.paint(m, lighter(colour, 0.05))
    canvas.volume(m, 10, 0.35, 0.25)
    seam = darker(colour, 0.4) if sum(colour) > 240 else lighter(colour, 0.3)
    for a, b in (((366, 672), (318, 784)), ((634, 672), (682, 784))):
        stitches(canvas, [a, b], seam, 6, 4, 1.6, 0.7)
    hood = smooth(
        [
            (322, 258),
            (300, 170),
            (350, 84),
            (500, 56),
            (650, 84),
            (700, 170),
            (678, 258),
            (600, 312),
            (500, 330),
            (400, 312),
        ],
        n=10,
    )
    canvas.shadow(hood, dx=6, dy=12, blur=14, opacity=0.4)
    m = canvas.mask(hood)
    canvas.paint(m, shaded(texture, panel_tone, 20, 20))
    canvas.volume(m, 34, 0.5, 0.32)
    hole = smooth(
        [
            (392, 232),
            (390, 160),
            (430, 114),
            (500, 100),
            (570, 114),
            (610, 160),
            (608, 232),
            (560, 282),
            (500, 318),
            (440, 282),
        ],
        n=10,
    )
    h = canvas.mask(hole)
    canvas.paint(h, darker(colour, 0.5))
    canvas.volume(h, 30, 0.1, 0.12, to_light=(0.4, 0.9))
    stitches(canvas, hole + hole[:1], seam, 6, 4, 1.6, 0.6)
    for x, dx in ((462, -16), (538, 14)):
        cord = bezier((x, 296), (x + dx, 340), (x + dx * 1.2, 380), (x + dx * 0.6, 424))
        canvas.shadow(ribbon(cord, 8), dx=5, dy=6, blur=5, opacity=0.4)
        canvas.line(cord, 8, p.pale)
        end = cord[-1]
        canvas.solid(
            box(end[0] - 5, end[1] - 4, end[0] + 5, end[1] + 22, 4),
            (196, 160, 90),
            4,
            0.5,
            0.5,
            shadow=0,
        )

"""Soft bags sewn from the cloth: tote, pouch, sling bag."""

from .fabric import crease, shaded, stitches
from .geometry import bezier, box, dashes, ellipse, move, smooth
from .light import darker, lighter, mixed
from .motifs_prints import art
from .registry import shape
from .trimmings import BRASS, LEATHER, metal, panel_tone, strap, tassel, zipper


@shape("tote-bag", motif="batik-ampera", palette="indigo-white")
def tote_bag(canvas, look):
    """A flat tote with two long handles; prints stand on plain canvas."""
    p = look.palette
    printed = look.motif.startswith("print-")
    handle = darker(p.deep, 0.1) if not printed else darker(p.base, 0.12)
    outline = smooth(
        [
            (212, 352),
            (500, 340),
            (788, 352),
            (797, 600),
            (810, 900),
            (780, 930),
            (500, 936),
            (220, 930),
            (190, 900),
            (203, 600),
        ],
        n=10,
        tension=0.28,
    )
    back = bezier((356, 360), (350, -10), (656, -10), (646, 360), 40)
    strap(canvas, move(back, 10, 22), 34, darker(handle, 0.3))
    canvas.contact(outline, opacity=0.36)
    mask = canvas.mask(outline)
    cloth = shaded(
        look.swatch(640, 610, ends="b", motif="plain" if printed else None), panel_tone, 48, 48
    )
    canvas.paint(mask, cloth)
    if printed:
        side = round(canvas.px(430))
        picture = art(look.motif, p, side, look.seed)
        x, y = canvas.at((500, 640))
        canvas.image.paste(picture, (round(x - side / 2), round(y - side / 2)), picture)
    for path, opacity in (
        (bezier((230, 860), (340, 760), (330, 640), (300, 520)), 0.16),
        (bezier((770, 880), (690, 800), (700, 660), (730, 560)), 0.2),
        (bezier((420, 925), (500, 880), (600, 890), (660, 920)), 0.16),
    ):
        crease(canvas, path, mask, 20, opacity)
    hem = canvas.mask([(180, 330), (820, 330), (820, 396), (180, 396)]).within(mask)
    canvas.paint(hem, handle if not printed else darker(p.base, 0.06))
    stitches(canvas, [(212, 390), (789, 390)], lighter(p.thread, 0.2), width=1.8)
    canvas.volume(mask, 15, 0.45, 0.28)
    front = bezier((356, 452), (338, 10), (662, 10), (644, 452), 44)
    strap(canvas, front, 36, handle, lighter(p.thread, 0.25))
    for x in (356, 644):
        cross = [[(x - 13, 404), (x + 13, 446)], [(x + 13, 404), (x - 13, 446)]]
        canvas.paint(
            canvas.strokes([d for c in cross for d in dashes(c, 6, 4)], 1.8), lighter(p.thread, 0.3)
        )
    label = box(232, 846, 306, 888, 4)
    canvas.solid(label, mixed(p.pale, (212, 184, 140), 0.4), 3, 0.25, 0.2, shadow=0.12)
    canvas.paint(canvas.strokes(dashes([(240, 860), (298, 860)], 30, 4), 3), (120, 92, 62), 0.6)
    canvas.paint(canvas.strokes(dashes([(240, 873), (282, 873)], 30, 4), 3), (120, 92, 62), 0.6)


@shape("pouch", motif="ecoprint-leaves", palette="natural")
def pouch(canvas, look):
    """A zip pouch with a wrist loop and a tassel."""
    p, rng = look.palette, look.rng
    leather = LEATHER[look.seed % 4]
    loop = bezier((170, 352), (20, 300), (-6, 620), (150, 560), 40)
    strap(canvas, loop + [(172, 380)], 24, leather, lighter(leather, 0.5))
    outline = smooth(
        [
            (168, 300),
            (500, 286),
            (832, 300),
            (856, 330),
            (872, 560),
            (880, 740),
            (850, 776),
            (500, 790),
            (150, 776),
            (120, 740),
            (128, 560),
            (144, 330),
        ],
        n=10,
        tension=0.32,
    )
    canvas.contact(outline, opacity=0.4)
    mask = canvas.mask(outline)
    canvas.paint(mask, shaded(look.swatch(770, 510, ends="b"), panel_tone, 40, 40))
    base = canvas.mask(
        smooth([(100, 690), (500, 668), (900, 690), (900, 800), (100, 800)], n=8, tension=0.2)
    ).within(mask)
    canvas.paint(base, mixed(leather, p.deep, 0.25))
    canvas.volume(base, 20, 0.35, 0.2)
    stitches(
        canvas,
        bezier((124, 700), (370, 678), (630, 678), (876, 700)),
        lighter(leather, 0.5),
        width=2,
    )
    for path in (
        bezier((190, 420), (260, 470), (250, 560), (210, 640)),
        bezier((810, 400), (740, 480), (760, 560), (800, 630)),
        bezier((420, 350), (450, 380), (540, 384), (600, 352)),
    ):
        crease(canvas, path, mask, 22, 0.2)
    canvas.volume(mask, 30, 0.5, 0.3)
    end = zipper(
        canvas,
        bezier((168, 330), (380, 314), (620, 314), (826, 330)),
        darker(p.deep, 0.2),
        width=34,
    )
    tassel(canvas, end[0] - 4, end[1] + 8, 148, p.accent, rng, turn=-8)
    tab = box(138, 318, 186, 392, 8)
    canvas.solid(tab, leather, 6, 0.4, 0.3, shadow=0.2)
    metal(canvas, ellipse(162, 372, 7))


@shape("sling-bag", motif="jumputan-titik", palette="teal-coral")
def sling_bag(canvas, look):
    """A small shoulder bag: leather body, a flap of the cloth, a long strap laid in a curve."""
    p = look.palette
    leather = mixed(LEATHER[look.seed % 4], p.deep, 0.2)
    curve = smooth(
        [
            (212, 470),
            (120, 320),
            (160, 140),
            (380, 78),
            (620, 96),
            (806, 170),
            (880, 320),
            (790, 470),
        ],
        closed=False,
        n=14,
    )
    strap(canvas, curve, 30, leather, lighter(leather, 0.45))
    body = smooth(
        [
            (190, 430),
            (500, 416),
            (810, 430),
            (838, 640),
            (812, 860),
            (740, 912),
            (500, 922),
            (260, 912),
            (188, 860),
            (162, 640),
        ],
        n=10,
        tension=0.36,
    )
    canvas.contact(body, opacity=0.42)
    mask = canvas.mask(body)
    canvas.paint(mask, leather)
    canvas.volume(mask, 36, 0.5, 0.3)
    stitches(
        canvas,
        smooth(
            [(200, 660), (214, 830), (280, 888), (500, 898), (720, 888), (786, 830), (800, 660)],
            closed=False,
        ),
        lighter(leather, 0.5),
    )
    flap = smooth(
        [
            (176, 428),
            (500, 410),
            (824, 428),
            (836, 560),
            (800, 690),
            (660, 758),
            (500, 770),
            (340, 758),
            (200, 690),
            (164, 560),
        ],
        n=10,
        tension=0.38,
    )
    canvas.shadow(flap, dx=6, dy=16, blur=16, opacity=0.5)
    top = canvas.mask(flap)
    canvas.paint(top, shaded(look.swatch(690, 380, ends="b"), panel_tone, 40, 40))
    canvas.volume(top, 24, 0.45, 0.3)
    rim = smooth(
        [(182, 560), (216, 678), (344, 742), (500, 754), (656, 742), (784, 678), (818, 560)],
        closed=False,
    )
    strap(canvas, rim, 16, leather, shadow=0, rounding=5)
    stitches(canvas, rim, lighter(leather, 0.5), width=1.6)
    for x in (212, 788):
        canvas.solid(box(x - 26, 436, x + 26, 506, 10), leather, 6, 0.4, 0.3, shadow=0.25)
        metal(canvas, ellipse(x, 446, 30, 26), holes=[ellipse(x, 446, 20, 16)])
    tab = smooth([(466, 690), (534, 690), (540, 790), (500, 826), (460, 790)], n=8, tension=0.3)
    canvas.shadow(tab, dx=5, dy=9, blur=8, opacity=0.4)
    m = canvas.mask(tab)
    canvas.paint(m, leather)
    canvas.volume(m, 8, 0.4, 0.35)
    metal(canvas, ellipse(500, 776, 21))
    metal(canvas, ellipse(500, 776, 9), lighter(BRASS, 0.2), 3)

"""Bags sewn from the cloth: tote, pouch, sling bag, handbag, backpack."""

from math import cos, pi, sin

from . import ground
from .fabric import crease, shaded, stitches
from .geometry import bezier, box, dashes, ellipse, move, normals, place, ribbon, smooth
from .light import darker, lighter, mixed
from .motifs_prints import art
from .registry import shape

BRASS = (206, 164, 84)
LEATHER = ((122, 74, 44), (92, 54, 36), (150, 98, 58), (58, 44, 40))


def metal(canvas, path, colour=BRASS, depth=5, holes=()):
    """A polished fitting."""
    canvas.shadow(path, dx=3, dy=5, blur=4, opacity=0.45, holes=holes)
    mask = canvas.mask(path, holes=holes)
    canvas.paint(mask, colour)
    canvas.volume(mask, depth, 0.65, 0.85)
    return mask


def strap(canvas, path, width, colour, seam=None, shadow=0.35, rounding=6):
    """A band of cloth or leather along a path, stitched at both edges."""
    outline = ribbon(path, width)
    if shadow:
        canvas.shadow(outline, dx=8, dy=12, blur=11, opacity=shadow)
    mask = canvas.mask(outline)
    canvas.paint(mask, colour)
    canvas.volume(mask, rounding, 0.4, 0.3)
    if seam:
        for side in (-1, 1):
            edge = ribbon(path, width * 0.72)
            half = len(edge) // 2
            row = edge[:half] if side > 0 else edge[half:]
            canvas.paint(canvas.strokes(dashes(row, 8, 5), 1.6), seam, 0.8)
    return mask


def tassel(canvas, x, y, length, colour, rng, turn=0.0):
    """A small tassel hanging from (x, y)."""
    cap = BRASS
    threads = []
    for i in range(22):
        dx = (i - 10.5) * length * 0.022
        threads.append(place([(dx * 0.5, length * 0.2), (dx * 1.2 + rng.uniform(-1, 1),
                                                         length * rng.uniform(0.94, 1.02))],
                             x, y, 1, turn))
    skirt = place([(-length * 0.12, length * 0.16), (length * 0.12, length * 0.16),
                   (length * 0.26, length), (-length * 0.26, length)], x, y, 1, turn)
    canvas.shadow(skirt, dx=7, dy=10, blur=8, opacity=0.32)
    canvas.fill(skirt, darker(colour, 0.3))
    canvas.paint(canvas.strokes(threads[::2], length * 0.022), colour)
    canvas.paint(canvas.strokes(threads[1::2], length * 0.016), lighter(colour, 0.35))
    metal(canvas, place(box(-length * 0.14, length * 0.04, length * 0.14, length * 0.24,
                            length * 0.05), x, y, 1, turn), cap, 4)


def zipper(canvas, path, tape, pull=True, width=22):
    """Teeth between two tapes along a path, with a slider at its end."""
    strap(canvas, path, width, tape, shadow=0)
    canvas.line(path, width * 0.34, (70, 60, 52), 0.9)
    canvas.paint(canvas.strokes(dashes(path, 3.4, 3.4), width * 0.3), lighter(BRASS, 0.25))
    if pull:
        x, y = path[-1]
        metal(canvas, box(x - 20, y - 11, x + 10, y + 11, 6))
        return x - 4, y + 6
    return path[-1]


def panel_tone(u, v):
    """Soft, slightly uneven light on stuffed or lying cloth."""
    return (0.26 * (0.45 - u) + 0.2 * (0.4 - v) + 0.1 * sin(u * 7 + v * 4)
            + 0.07 * sin(v * 11 - u * 5))


@shape("tote-bag", motif="batik-ampera", palette="indigo-white")
def tote_bag(canvas, look):
    """A flat tote with two long handles; prints stand on plain canvas."""
    p = look.palette
    printed = look.motif.startswith("print-")
    handle = darker(p.deep, 0.1) if not printed else darker(p.base, 0.12)
    outline = smooth([(212, 352), (500, 340), (788, 352), (797, 600), (810, 900), (780, 930),
                      (500, 936), (220, 930), (190, 900), (203, 600)], n=10, tension=0.28)
    back = bezier((356, 360), (350, -10), (656, -10), (646, 360), 40)
    strap(canvas, move(back, 10, 22), 34, darker(handle, 0.3))
    canvas.contact(outline, opacity=0.36)
    mask = canvas.mask(outline)
    cloth = shaded(look.swatch(640, 610, ends="b", motif="plain" if printed else None),
                   panel_tone, 48, 48)
    canvas.paint(mask, cloth)
    if printed:
        side = round(canvas.px(430))
        picture = art(look.motif, p, side, look.seed)
        x, y = canvas.at((500, 640))
        canvas.image.paste(picture, (round(x - side / 2), round(y - side / 2)), picture)
    for path, opacity in ((bezier((230, 860), (340, 760), (330, 640), (300, 520)), 0.16),
                          (bezier((770, 880), (690, 800), (700, 660), (730, 560)), 0.2),
                          (bezier((420, 925), (500, 880), (600, 890), (660, 920)), 0.16)):
        crease(canvas, path, mask, 20, opacity)
    hem = canvas.mask([(180, 330), (820, 330), (820, 396), (180, 396)]).within(mask)
    canvas.paint(hem, handle if not printed else darker(p.base, 0.06))
    stitches(canvas, [(212, 390), (789, 390)], lighter(p.thread, 0.2), width=1.8)
    canvas.volume(mask, 15, 0.45, 0.28)
    front = bezier((356, 452), (338, 10), (662, 10), (644, 452), 44)
    strap(canvas, front, 36, handle, lighter(p.thread, 0.25))
    for x in (356, 644):
        cross = [[(x - 13, 404), (x + 13, 446)], [(x + 13, 404), (x - 13, 446)]]
        canvas.paint(canvas.strokes([d for c in cross for d in dashes(c, 6, 4)], 1.8),
                     lighter(p.thread, 0.3))
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
    outline = smooth([(168, 300), (500, 286), (832, 300), (856, 330), (872, 560), (880, 740),
                      (850, 776), (500, 790), (150, 776), (120, 740), (128, 560), (144, 330)],
                     n=10, tension=0.32)
    canvas.contact(outline, opacity=0.4)
    mask = canvas.mask(outline)
    canvas.paint(mask, shaded(look.swatch(770, 510, ends="b"), panel_tone, 40, 40))
    base = canvas.mask(smooth([(100, 690), (500, 668), (900, 690), (900, 800), (100, 800)],
                              n=8, tension=0.2)).within(mask)
    canvas.paint(base, mixed(leather, p.deep, 0.25))
    canvas.volume(base, 20, 0.35, 0.2)
    stitches(canvas, bezier((124, 700), (370, 678), (630, 678), (876, 700)),
             lighter(leather, 0.5), width=2)
    for path in (bezier((190, 420), (260, 470), (250, 560), (210, 640)),
                 bezier((810, 400), (740, 480), (760, 560), (800, 630)),
                 bezier((420, 350), (450, 380), (540, 384), (600, 352))):
        crease(canvas, path, mask, 22, 0.2)
    canvas.volume(mask, 30, 0.5, 0.3)
    end = zipper(canvas, bezier((168, 330), (380, 314), (620, 314), (826, 330)),
                 darker(p.deep, 0.2), width=34)
    tassel(canvas, end[0] - 4, end[1] + 8, 148, p.accent, rng, turn=-8)
    tab = box(138, 318, 186, 392, 8)
    canvas.solid(tab, leather, 6, 0.4, 0.3, shadow=0.2)
    metal(canvas, ellipse(162, 372, 7))


@shape("sling-bag", motif="jumputan-titik", palette="teal-coral")
def sling_bag(canvas, look):
    """A small shoulder bag: leather body, a flap of the cloth, a long strap laid in a curve."""
    p = look.palette
    leather = mixed(LEATHER[look.seed % 4], p.deep, 0.2)
    curve = smooth([(212, 470), (120, 320), (160, 140), (380, 78), (620, 96), (806, 170),
                    (880, 320), (790, 470)], closed=False, n=14)
    strap(canvas, curve, 30, leather, lighter(leather, 0.45))
    body = smooth([(190, 430), (500, 416), (810, 430), (838, 640), (812, 860), (740, 912),
                   (500, 922), (260, 912), (188, 860), (162, 640)], n=10, tension=0.36)
    canvas.contact(body, opacity=0.42)
    mask = canvas.mask(body)
    canvas.paint(mask, leather)
    canvas.volume(mask, 36, 0.5, 0.3)
    stitches(canvas, smooth([(200, 660), (214, 830), (280, 888), (500, 898), (720, 888),
                             (786, 830), (800, 660)], closed=False), lighter(leather, 0.5))
    flap = smooth([(176, 428), (500, 410), (824, 428), (836, 560), (800, 690), (660, 758),
                   (500, 770), (340, 758), (200, 690), (164, 560)], n=10, tension=0.38)
    canvas.shadow(flap, dx=6, dy=16, blur=16, opacity=0.5)
    top = canvas.mask(flap)
    canvas.paint(top, shaded(look.swatch(690, 380, ends="b"), panel_tone, 40, 40))
    canvas.volume(top, 24, 0.45, 0.3)
    rim = smooth([(182, 560), (216, 678), (344, 742), (500, 754), (656, 742), (784, 678),
                  (818, 560)], closed=False)
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


@shape("handbag", motif="songket-limar", palette="violet-gold", fills_frame=True)
def handbag(canvas, look):
    """A structured handbag with stiff handles, standing on a table."""
    ground.wall(canvas, look, floor=740)
    p = look.palette
    leather = mixed(LEATHER[(look.seed + 1) % 4], p.deep, 0.3)
    foot = [(200, 872), (820, 872), (838, 900), (190, 900)]
    canvas.shadow(foot, dx=34, dy=12, blur=30, opacity=0.5)
    canvas.shadow(foot, dx=6, dy=2, blur=8, opacity=0.6)
    strap(canvas, bezier((372, 420), (356, 60), (660, 60), (640, 420), 44), 27,
          darker(leather, 0.35))
    gusset = [(740, 380), (792, 396), (878, 858), (812, 896)]
    m = canvas.mask(gusset)
    canvas.paint(m, darker(leather, 0.3))
    canvas.line([(766, 390), (838, 876)], 5, darker(leather, 0.55), 0.7)
    body = smooth([(256, 388), (500, 380), (744, 388), (770, 420), (824, 860), (800, 896),
                   (500, 904), (192, 896), (168, 860), (232, 420)], n=10, tension=0.22)
    mask = canvas.mask(body)
    canvas.paint(mask, shaded(look.swatch(660, 524, ends="b"), lambda u, v: (
        0.28 * (0.42 - u) + 0.22 * (0.35 - v)), 24, 24))
    for side in (-1, 1):
        x = 500 + side * 330
        corner = canvas.mask(ellipse(x, 900, 130, 124)).within(mask)
        canvas.paint(corner, leather)
        stitches(canvas, ellipse(x, 900, 120, 114, start=180 if side > 0 else 270,
                                 end=270 if side > 0 else 360, n=40), lighter(leather, 0.5))
    band = canvas.mask([(160, 370), (840, 370), (840, 462), (160, 462)]).within(mask)
    canvas.paint(band, leather)
    canvas.volume(band, 10, 0.35, 0.3)
    stitches(canvas, [(238, 452), (764, 452)], lighter(leather, 0.5))
    canvas.volume(mask, 22, 0.45, 0.32)
    canvas.line([(262, 392), (738, 392)], 6, darker(leather, 0.5), 0.6)
    front = bezier((346, 440), (320, 20), (680, 20), (654, 440), 44)
    strap(canvas, front, 30, leather, lighter(leather, 0.5))
    for x in (346, 654):
        canvas.solid(smooth([(x - 28, 410), (x + 28, 410), (x + 26, 490), (x, 520), (x - 26, 490)],
                            tension=0.3), leather, 8, 0.45, 0.35, shadow=0.25)
        metal(canvas, ellipse(x, 430, 24, 22), holes=[ellipse(x, 430, 15, 13)])
        metal(canvas, ellipse(x, 490, 6))
    tab = box(452, 396, 548, 530, 22)
    canvas.shadow(tab, dx=5, dy=9, blur=8, opacity=0.4)
    m = canvas.mask(tab)
    canvas.paint(m, leather)
    canvas.volume(m, 8, 0.4, 0.35)
    metal(canvas, box(470, 472, 530, 508, 16))
    metal(canvas, box(482, 484, 518, 496, 6), lighter(BRASS, 0.25), 3)


@shape("backpack", motif="batik-kopi", palette="coffee", fills_frame=True)
def backpack(canvas, look):
    """A roll-shaped backpack with a front pocket of the cloth, standing against a wall."""
    ground.wall(canvas, look, floor=820)
    p, rng = look.palette, look.rng
    canvas_cloth = mixed(p.deep, p.base, 0.4)
    leather = LEATHER[look.seed % 4]
    foot = [(250, 890), (760, 890), (780, 926), (236, 926)]
    canvas.shadow(foot, dx=36, dy=6, blur=28, opacity=0.5)
    canvas.shadow(foot, dx=6, dy=2, blur=8, opacity=0.6)
    for side in (-1, 1):
        strap(canvas, bezier((500 + side * 190, 220), (500 + side * 330, 300),
                             (500 + side * 342, 640), (500 + side * 250, 800), 30), 44,
              darker(canvas_cloth, 0.35))
    strap(canvas, bezier((420, 112), (420, 20), (580, 20), (580, 112), 26), 26, leather)
    body = smooth([(300, 130), (500, 92), (700, 130), (756, 300), (772, 620), (764, 880),
                   (700, 926), (500, 932), (300, 926), (236, 880), (228, 620), (244, 300)], n=10,
                  tension=0.4)
    canvas.shadow(body, dx=24, dy=14, blur=30, opacity=0.3)
    mask = canvas.mask(body)
    upper = look.swatch(560, 850, motif="plain")
    canvas.paint(mask, shaded(upper, panel_tone, 30, 30))
    canvas.volume(mask, 60, 0.6, 0.35)
    zip_path = smooth([(252, 520), (262, 330), (320, 196), (500, 152), (680, 196), (738, 330),
                       (748, 520)], closed=False, n=14)
    end = zipper(canvas, zip_path, darker(canvas_cloth, 0.4), width=26)
    metal(canvas, box(end[0] - 6, end[1] + 6, end[0] + 10, end[1] + 60, 7))
    pocket = smooth([(292, 520), (500, 508), (708, 520), (732, 560), (736, 820), (700, 868),
                     (500, 876), (300, 868), (264, 820), (268, 560)], n=10, tension=0.34)
    canvas.shadow(pocket, dx=7, dy=14, blur=14, opacity=0.5)
    m = canvas.mask(pocket)
    canvas.paint(m, shaded(look.swatch(490, 380, ends="b"), panel_tone, 30, 30))
    canvas.volume(m, 34, 0.5, 0.34)
    stitches(canvas, [*pocket[4:], *pocket[:4]], lighter(p.thread, 0.1), width=1.8, opacity=0.6)
    lip = zipper(canvas, bezier((288, 560), (400, 546), (600, 546), (706, 560)),
                 darker(canvas_cloth, 0.4), width=26)
    tassel(canvas, lip[0] - 6, lip[1] + 4, 110, p.accent, rng)
    badge = box(456, 300, 544, 372, 8)
    canvas.solid(badge, leather, 6, 0.4, 0.3, shadow=0.25)
    stitches(canvas, box(463, 307, 537, 365, 5) + [(537, 330)], lighter(leather, 0.5), 6, 4, 1.5)
    canvas.fill(ellipse(500, 336, 15, n=4), lighter(leather, 0.35))
    for side in (-1, 1):
        strap(canvas, [(500 + side * 250, 700), (500 + side * 268, 742)], 30, leather)


@shape("woven-basket", motif="anyam", palette="natural", fills_frame=True)
def woven_basket(canvas, look):
    """A plaited basket with an arched handle on a table; another motif becomes its lining."""
    canvas.aim(1.04, 40)
    ground.wall(canvas, look, floor=700)
    p = look.palette
    cx, top, foot, rx, low = 500, 470, 880, 330, 250
    canvas.shadow(ellipse(cx + 30, foot + 20, low * 1.1, 44), dx=44, dy=10, blur=34, opacity=0.5)
    canvas.shadow(ellipse(cx, foot + 22, low, 34), dx=6, dy=8, blur=9, opacity=0.6)
    straw = mixed(p.base, (206, 166, 106), 0.5)
    inside = canvas.mask(ellipse(cx, top, rx, 84))
    if look.motif == "anyam":
        canvas.paint(inside, look.swatch(680, 180, zoom=1.1))
        canvas.paint(inside, darker(straw, 0.7), 0.6)
    else:
        canvas.paint(inside, shaded(look.swatch(660, 170, ends=""), panel_tone, 20, 20))
        for x in (260, 400, 540, 680):
            crease(canvas, bezier((x, 410), (x + 20, 450), (x - 10, 500), (x + 30, 550)), inside,
                   26, 0.4)
    canvas.volume(inside, 40, 0.0, 0.6, glow=darker(straw, 0.8))
    back = bezier((cx - 318, top - 6), (cx - 300, 40), (cx + 300, 40), (cx + 318, top - 6), 60)
    strap(canvas, back, 34, darker(straw, 0.12), shadow=0.3, rounding=10)
    wrap = [[(x - nx * 15 - 4, y - ny * 15), (x + nx * 15 + 4, y + ny * 15)]
            for (x, y), (nx, ny) in list(zip(back, normals(back), strict=True))[::2]]
    canvas.paint(canvas.strokes(wrap, 5), darker(straw, 0.4), 0.5)

    def where(u, v):
        a = pi * (1 - u)
        belly = 0.05 * sin(pi * v)
        r = rx + (low - rx) * v + rx * belly
        return cx + r * cos(a), top + (foot - top) * v + (84 - 40 * v) * sin(a)

    side = look.swatch(pi * rx, foot - top + 60, motif="anyam", zoom=1.15)
    lit = shaded(side, lambda u, v: (
        0.6 * max(0, 1 - abs(u - 0.3) / 0.24) - 0.9 * max(0, (u - 0.5) / 0.5) ** 1.1
        - 0.55 * max(0, (0.14 - u) / 0.14) - 0.4 * max(0, (v - 0.72) / 0.28)
        - 0.5 * max(0, 0.06 - v) / 0.06), 60, 30)
    outline = ([where(0, i / 20) for i in range(21)] + [where(i / 50, 1) for i in range(51)]
               + [where(1, 1 - i / 20) for i in range(21)] + [where(1 - i / 50, 0) for i in
                                                              range(51)])
    canvas.drape(lit, where, 24, 6, mask=canvas.mask(outline))
    if look.motif != "anyam":
        _lining(canvas, look, where)
    for v, wide in ((0.0, 34), (0.985, 24)):
        rim = [where(i / 60, v) for i in range(61)]
        if v == 0.0:
            strap(canvas, ellipse(cx, top, rx, 84, start=180, end=360, n=60), wide,
                  darker(straw, 0.2), shadow=0.2, rounding=10)
        strap(canvas, rim, wide, lighter(straw, 0.06), shadow=0.4, rounding=10)
        turns = [[(x - 9, y - wide * 0.46), (x + 9, y + wide * 0.46)] for x, y in rim[1:-1]]
        canvas.paint(canvas.strokes(turns, 5), darker(straw, 0.42), 0.55)
        canvas.paint(canvas.strokes([[(a + 6, b) for a, b in t] for t in turns], 3),
                     lighter(straw, 0.5), 0.5)
    for side_ in (-1, 1):
        x = cx + side_ * 318
        knot = [[(x - 20, top - 22 + i * 9), (x + 20, top - 16 + i * 9)] for i in range(5)]
        canvas.paint(canvas.strokes(knot, 8), darker(straw, 0.3))
        canvas.paint(canvas.strokes([[(a, b - 2) for a, b in k] for k in knot], 3),
                     lighter(straw, 0.4))


def _lining(canvas, look, where):
    """The cloth folded out over the rim."""
    def flap(u, v):
        x, y = where(u, 0.0)
        return x, y + v * (70 + 20 * sin(u * 22))

    edge = [flap(i / 60, 0) for i in range(61)] + [flap(1 - i / 60, 1) for i in range(61)]
    canvas.shadow(edge, dx=4, dy=10, blur=10, opacity=0.4)
    cloth = look.swatch(1030, 90, ends="", zoom=0.8)
    mask = canvas.drape(shaded(cloth, lambda u, v: 0.3 * sin(u * 40) - 0.3 * max(0, u - 0.5)
                               + 0.2 * (0.5 - u), 70, 8), flap, 22, 1, mask=canvas.mask(edge))
    canvas.volume(mask, 6, 0.4, 0.2)

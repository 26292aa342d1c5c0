"""Hands at work: weaving, sewing, batik, kneading, beadwork, screen printing. Never a face."""

from math import cos, sin, tau

from . import ground
from .beads import string
from .fabric import crease, shaded, stitches
from .geometry import bezier, blob, box, ellipse, mix, move, place, resample, ribbon, smooth
from .hands import SKINS, Arm, back_of_hand, holding_hand
from .light import WARM_DARK, darker, gradient, lighter, noise
from .motifs_prints import art
from .registry import shape
from .shapes_bags import metal, panel_tone
from .shapes_bread import baked, heart
from .tableware import board

SLEEVES = ((58, 88, 112), (120, 70, 84), (64, 96, 82), (108, 92, 124), (150, 104, 66))


def _dress(look):
    """Skin and sleeve of this picture; the sleeve keeps away from the cloth's colour."""
    skin = SKINS[look.seed % len(SKINS)]
    base = look.palette.base
    sleeve = max(SLEEVES, key=lambda c: sum(abs(a - b) for a, b in zip(c, base, strict=True))
                 + (37 * look.seed + 61 * SLEEVES.index(c)) % 120)
    return {"skin": skin, "sleeve": sleeve}


def _beam(canvas, y, thick, tone=(134, 90, 54)):
    """A wooden beam across the whole frame."""
    path = [(canvas.left - 10, y), (canvas.right + 10, y), (canvas.right + 10, y + thick),
            (canvas.left - 10, y + thick)]
    canvas.shadow(path, dx=4, dy=16, blur=16, opacity=0.45)
    mask = canvas.mask(path)
    canvas.paint(mask, tone)
    w, h = mask.image.size
    grain = noise("beam", w, h, w / 3, max(2, h / 16), 2)
    canvas.paint(mask.times(grain.point([max(0, min(255, (134 - i) * 3)) for i in range(256)])),
                 darker(tone, 0.5), 0.5)
    canvas.volume(mask, thick * 0.3, 0.6, 0.5)


@shape("hands-weaving", motif="songket-bungo-cino", palette="crimson-gold", fills_frame=True)
def hands_weaving(canvas, look):
    """The weaver's own view of the loom: finished cloth, warp threads, beater and shuttle."""
    p, rng = look.palette, look.rng
    w, h = canvas.image.size
    left, right = canvas.left, canvas.right
    fell = 470
    canvas.image.paste(gradient(w, h, (0, darker(p.deep, 0.45)), (1, darker(p.base, 0.1))))
    warp = {0: [], 1: [], 2: []}
    x = left - 10
    while x < right + 10:
        sway = rng.uniform(-1.2, 1.2)
        warp[int(x / 3.4) % 3].append([(x + sway, canvas.top - 10), (x, fell + 8)])
        x += 3.4
    for group, tone in ((0, darker(p.base, 0.2)), (1, lighter(p.base, 0.06)),
                        (2, lighter(p.base, 0.24))):
        canvas.paint(canvas.strokes(warp[group], 2), tone)
    gold = [[(x, canvas.top - 10), (x + 1, fell)] for x in
            [left + 20 + i * 26 for i in range(int((right - left) / 26))]]
    canvas.paint(canvas.strokes(gold, 1.7), lighter(p.thread, 0.2), 0.7)
    band = canvas.mask([(left, canvas.top), (right, canvas.top), (right, 240), (left, 240)], pad=60)
    canvas.paint(band.soft(canvas.px(60)), WARM_DARK, 0.34)
    for y in (150, 196):
        _beam(canvas, y, 20, (176, 132, 84))
    for y in (180, 226):
        loops = [(x, y - 10) for x in [left + i * 13 for i in range(int((right - left) / 13) + 1)]]
        canvas.paint(canvas.strokes([[(x, y - 8), (x, y + 26)] for x, y in loops], 1.8),
                     (236, 226, 204), 0.5)
    cloth_h = canvas.bottom - fell
    cloth = look.swatch(right - left, cloth_h, ends="", zoom=1.12)
    mask = canvas.mask([(left, fell), (right, fell), (right, canvas.bottom), (left, canvas.bottom)])
    canvas.paint(mask, shaded(cloth, lambda u, v: 0.16 - 0.3 * v + 0.05 * sin(u * 7), 16, 16))
    canvas.shadow([(left, fell - 6), (right, fell - 6), (right, fell + 4), (left, fell + 4)], dx=0,
                  dy=8, blur=10, opacity=0.5)
    wefts = [[(left, fell - 3 + i * 2.6), (right, fell - 3 + i * 2.6)] for i in range(3)]
    canvas.paint(canvas.strokes(wefts, 1.6), lighter(p.thread, 0.3))
    _beam(canvas, fell - 92, 52, (120, 78, 46))
    teeth = [[(x, fell - 42), (x, fell - 8)]
             for x in [left + i * 6.4 for i in range(int((right - left) / 6.4) + 1)]]
    canvas.paint(canvas.strokes(teeth, 2), (206, 170, 120), 0.7)
    dress = _dress(look)
    reach = max(520, canvas.bottom - 420)
    _shuttle(canvas, 640, 560, look)
    arm = Arm(250, 600, 1.42, 15, True, length=reach, **dress)
    back_of_hand(canvas, arm, curl=0.34, spread=0.9, thumb_out=0.8)
    arm = Arm(790, 668, 1.42, -22, False, length=reach, **dress)
    back_of_hand(canvas, arm, curl=0.28, spread=0.7, thumb_out=0.9)


def _shuttle(canvas, x, y, look):
    """A boat shuttle with a bobbin of gold thread, its thread running to the left."""
    p = look.palette
    trail = bezier((x - 150, y), (x - 260, y - 60), (x - 330, y - 70), (x - 420, y - 86))
    canvas.line(trail, 2.6, lighter(p.thread, 0.3))
    body = place(smooth([(-190, 0), (-120, -34), (0, -44), (120, -34), (190, 0), (120, 34), (0, 44),
                         (-120, 34)]), x, y, 1, -6)
    canvas.contact(body, opacity=0.45)
    mask = canvas.mask(body)
    canvas.paint(mask, (170, 118, 68))
    canvas.volume(mask, 18, 0.55, 0.45)
    well = canvas.mask(place(box(-84, -21, 84, 21, 18), x, y, 1, -6))
    canvas.paint(well, (84, 52, 30))
    bobbin = canvas.mask(place(box(-66, -15, 66, 15, 12), x, y, 1, -6))
    canvas.paint(bobbin, p.thread)
    turns = [place([(i, -15), (i + 4, 15)], x, y, 1, -6) for i in range(-62, 64, 5)]
    canvas.paint(canvas.strokes(turns, 1.6).within(bobbin), darker(p.thread, 0.45), 0.7)
    canvas.volume(bobbin, 8, 0.5, 0.6)


@shape("hands-stitching", motif="jumputan-rings", palette="teal-coral", fills_frame=True)
def hands_stitching(canvas, look):
    """Sewing the hem of a cloth by hand, thread and pincushion beside it."""
    ground.lay(canvas, look)
    p = look.palette
    left, right = canvas.left, canvas.right
    cloth_path = smooth([(left - 40, 250), (300, 300), (620, 268), (right + 40, 330),
                         (right + 40, canvas.bottom + 60), (left - 40, canvas.bottom + 60)],
                        n=14, tension=0.2)
    canvas.contact(cloth_path, opacity=0.4)
    mask = canvas.mask(cloth_path)
    w = right - left + 80
    canvas.paint(mask, shaded(look.swatch(w, canvas.bottom - 190, ends="t"), panel_tone, 40, 40))
    for path in (bezier((120, 420), (260, 560), (240, 700), (300, 900)),
                 bezier((700, 380), (640, 520), (720, 680), (690, 960)),
                 bezier((420, 320), (470, 420), (430, 520), (480, 640))):
        crease(canvas, path, mask, 34, 0.26)
    canvas.volume(mask, 14, 0.4, 0.3)
    hem = smooth([(left - 40, 282), (300, 332), (620, 300), (right + 40, 362)], closed=False, n=24)
    done = [q for q in hem if q[0] < 430]
    canvas.line(hem, 3, darker(p.deep, 0.3), 0.5)
    stitches(canvas, done, lighter(p.pale, 0.3), 15, 9, 4)
    _spool(canvas, 200, 150, p.accent)
    _spool(canvas, 318, 112, p.thread)
    dress = _dress(look)
    reach = max(560, canvas.bottom - 380)
    back_of_hand(canvas, Arm(236, 690, 1.5, 24, True, length=reach, **dress), curl=0.08,
                 spread=0.9, thumb_out=0.9)
    tip = done[-1]
    needle_top = (tip[0] + 166, tip[1] - 120)
    pinch = (tip[0] + 116, tip[1] - 76)
    thread = bezier(needle_top, (needle_top[0] + 60, needle_top[1] - 160), (tip[0] - 120, 60),
                    (tip[0] - 6, tip[1] - 4), 40)

    def needle():
        canvas.paint(canvas.strokes([[(x + 10, y + 16) for x, y in thread]], 3, pad=16)
                     .soft(canvas.px(5)), WARM_DARK, 0.3)
        canvas.line(thread, 3.4, lighter(p.pale, 0.25))
        canvas.paint(canvas.strokes([[(tip[0] + 8, tip[1] + 10), (needle_top[0] + 8,
                                                                  needle_top[1] + 12)]], 5, pad=12)
                     .soft(canvas.px(4)), WARM_DARK, 0.35)
        canvas.line([tip, needle_top], 6, (150, 150, 154))
        canvas.line([tip, needle_top], 2.4, (246, 246, 248))

    holding_hand(canvas, Arm(*pinch, 1.3, -4, length=max(520, right - 600), **dress), needle)


def _spool(canvas, x, y, colour):
    """A reel of thread seen from above at a slant."""
    ends = [place(ellipse(dx, 0, 16, 44), x, y, 1, 32) for dx in (-44, 44)]
    body = place(box(-44, -36, 44, 36, 6), x, y, 1, 32)
    canvas.contact(body, *ends, opacity=0.42)
    canvas.solid(ends[0], (206, 170, 122), 7, 0.4, 0.4, shadow=0)
    mask = canvas.mask(body)
    canvas.paint(mask, colour)
    turns = [place([(dx, -36), (dx + 6, 36)], x, y, 1, 32) for dx in range(-42, 42, 5)]
    canvas.paint(canvas.strokes(turns, 1.5).within(mask), darker(colour, 0.4), 0.6)
    canvas.volume(mask, 20, 0.55, 0.5)
    canvas.solid(ends[1], (222, 188, 142), 7, 0.4, 0.4, shadow=0)
    canvas.fill(place(ellipse(46, 0, 5, 13), x, y, 1, 32), (92, 62, 40))


@shape("hands-batik-canting", motif="batik-bungo-beraes", palette="sogan", fills_frame=True)
def hands_batik(canvas, look):
    """Drawing wax lines with a canting on cloth that is coloured only in part."""
    rng = look.rng
    w, h = canvas.image.size
    cream = (246, 236, 214)
    cloth = look.swatch(canvas.right - canvas.left, canvas.bottom - canvas.top, zoom=1.5)
    cloth = cloth.resize((w, h))
    # where it is not dyed yet only the brown wax lines show
    lines = cloth.convert("L").point([0] * 118 + [min(255, (i - 118) * 5) for i in range(118, 256)])
    raw = gradient(w, h, (0, lighter(cream, 0.3)), (1, darker(cream, 0.08)))
    raw.paste((150, 92, 44), (0, 0), lines.point([round(i * 0.72) for i in range(256)]))
    canvas.image.paste(raw)
    front = canvas.mask(smooth([(canvas.left - 50, canvas.top - 50), (360, canvas.top - 50),
                                (420, 240), (330, 460), (380, 640), (260, 860),
                                (290, canvas.bottom + 60), (canvas.left - 50, canvas.bottom + 60)],
                               n=12), pad=40)
    canvas.paint(front.soft(canvas.px(10)), cloth)
    for path in (bezier((60, 120), (300, 300), (260, 620), (420, 900)),
                 bezier((940, 60), (800, 260), (860, 420), (760, 640))):
        crease(canvas, path, canvas.mask(canvas.frame), 60, 0.14)
    _wax_pot(canvas, 196, 800, rng)
    ax, ay = 470, 470
    wet = smooth([(ax - 150, ay + 130), (ax - 120, ay + 40), (ax - 50, ay + 70), (ax, ay)],
                 closed=False, n=16)
    canvas.line(wet, 9, (150, 86, 30))
    canvas.line([(x - 1.5, y - 2) for x, y in wet], 3, (236, 184, 110), 0.8)
    dress = _dress(look)
    # the pen: spout on the cloth, copper cup, bamboo handle through the fingers
    cup, grip, tail = (ax + 46, ay - 42), (ax + 160, ay - 116), (ax + 420, ay - 300)

    def pen():
        shade = [(x + 16, y + 26) for x, y in (cup, tail)]
        canvas.paint(canvas.strokes([shade], 14, pad=24).soft(canvas.px(8)), WARM_DARK, 0.35)
        handle = canvas.mask(ribbon([cup, grip, tail], (13, 18, 17)))
        canvas.paint(handle, (196, 152, 92))
        canvas.volume(handle, 6, 0.5, 0.4)
        for t in (0.3, 0.62, 0.9):
            x, y = mix(grip, tail, t)
            canvas.line([(x - 5, y - 8), (x + 6, y + 8)], 2.4, (126, 86, 46), 0.8)
        spout = ribbon(bezier((cup[0] - 16, cup[1] + 2), (cup[0] - 40, cup[1] - 6),
                              (ax + 4, ay - 26), (ax, ay)), (9, 7, 5))
        canvas.solid(spout, (186, 108, 62), 4, 0.5, 0.6, shadow=0.3)
        canvas.solid(ellipse(cup[0], cup[1], 31, 26, -28), (190, 110, 64), 14, 0.6, 0.6,
                     shadow=0.35)
        canvas.fill(ellipse(cup[0] - 2, cup[1] - 9, 18, 9, -28), (92, 46, 20))
        canvas.gloss(ellipse(cup[0] - 6, cup[1] - 11, 8, 3, -28),
                     canvas.mask(ellipse(cup[0] - 2, cup[1] - 9, 18, 9, -28)), 2, 0.8)

    holding_hand(canvas, Arm(*grip, 1.3, 0, length=max(520, canvas.right - 620), **dress), pen)


def _wax_pot(canvas, x, y, rng):
    """A small pan of melted wax."""
    for side in (-1, 1):
        ear = ellipse(x + side * 168, y - 10, 38, 26)
        canvas.shadow(ear, dx=10, dy=14, blur=10, opacity=0.35)
        canvas.line(ear + ear[:1], 13, (66, 60, 58))
    canvas.solid(ellipse(x, y, 166), (74, 68, 66), 16, 0.6, 0.45, shadow=0.45)
    inside = canvas.mask(ellipse(x, y, 146))
    canvas.paint(inside, (48, 42, 40))
    wax = canvas.mask(ellipse(x + 2, y + 5, 124))
    canvas.paint(wax, (122, 66, 24))
    canvas.gloss(ellipse(x + 40, y + 50, 80, 60), wax, 26, 0.6, (206, 134, 56))
    canvas.gloss(ellipse(x - 50, y - 56, 40, 14, -36), wax, 6, 0.7)
    for _ in range(9):
        a, d = rng.uniform(0, tau), rng.uniform(20, 104)
        canvas.line(ellipse(x + d * cos(a), y + d * sin(a), rng.uniform(4, 9), n=20), 2,
                    (228, 170, 96), 0.6, closed=True)


@shape("hands-kneading", motif="plain", palette="cream-brown", fills_frame=True)
def hands_kneading(canvas, look):
    """Two hands press a dough on a floured table."""
    canvas.image.paste(ground.surface("wood", canvas.image.size, look.seed % 3))
    rng = look.rng
    w, h = canvas.image.size
    dust = canvas.mask(blob(500, 470, 470, 350, rng, 0.12, 6), pad=58).soft(canvas.px(44))
    cloud = noise(f"flour{look.seed}", w, h, canvas.px(60), canvas.px(60), 3)
    canvas.paint(dust.times(cloud.crop(dust.box).point(
        [max(0, min(255, (i - 60) * 2)) for i in range(256)])), (252, 248, 240), 0.8)
    specks = [(500 + 560 * rng.gauss(0, 0.5), 480 + 420 * rng.gauss(0, 0.5), rng.uniform(0.8, 2.6))
              for _ in range(260)]
    canvas.paint(canvas.dots(specks, 1), (255, 252, 244), 0.85)
    pin = place(box(-250, -38, 250, 38, 20), 700, 130, 1, 12)
    for side in (-1, 1):
        grip = place(box(-44, -17, 44, 17, 15), 700, 130, 1, 12)
        canvas.solid(move(grip, side * 290 * 0.978, side * 290 * 0.208), (158, 104, 60), 10, 0.5,
                     0.4, shadow=0.4)
    board(canvas, pin, (206, 158, 104))
    bowl = ellipse(120, 190, 190)
    canvas.contact(bowl, opacity=0.45)
    m = canvas.mask(bowl)
    canvas.paint(m, (222, 220, 214))
    canvas.volume(m, 14, 0.45, 0.5)
    inner = canvas.mask(ellipse(120, 190, 166))
    canvas.paint(inner, (250, 246, 238))
    canvas.volume(inner, 40, 0.0, 0.4, glow=(120, 108, 92))
    heap = canvas.mask(blob(128, 204, 112, 104, rng, 0.08), pad=20).soft(canvas.px(14))
    canvas.paint(heap.within(inner), (255, 254, 250), 0.9)
    dough = smooth([(250, 430), (330, 330), (500, 296), (680, 326), (770, 430), (742, 556),
                    (620, 626), (500, 640), (370, 624), (266, 560)], n=12)
    canvas.contact(dough, opacity=0.5)
    mask = canvas.mask(dough, pad=4)
    canvas.paint(mask, (238, 214, 168))
    canvas.paint(heart(mask, canvas.px(40), 120, 240), (250, 234, 196))
    canvas.volume(mask, 60, 0.5, 0.35, shade=(150, 108, 60))
    for path in (bezier((360, 400), (430, 360), (560, 356), (640, 400)),
                 bezier((470, 500), (490, 440), (520, 440), (540, 500)),
                 bezier((300, 470), (340, 430), (360, 430), (390, 470)),
                 bezier((610, 470), (640, 430), (670, 430), (710, 470))):
        crease(canvas, path, mask, 30, 0.3)
    dress = _dress(look)
    reach = max(440, canvas.bottom - 500)
    for x, turn, flip in ((352, 17, True), (664, -15, False)):
        arm = Arm(x, 640, 1.5, turn, flip, length=reach, **dress)
        press = place(ellipse(0, -108, 74, 96), x, 640, 1.5, turn, flip)
        canvas.paint(canvas.mask(press, pad=50).soft(canvas.px(30)).within(mask),
                     (150, 104, 56), 0.42)
        back_of_hand(canvas, arm, curl=0.05, spread=1.05, thumb_out=0.5)
    dusty = [(rng.gauss(500, 170), rng.gauss(560, 70), rng.uniform(0.8, 2.2)) for _ in range(90)]
    canvas.paint(canvas.dots(dusty, 1), (255, 252, 244), 0.7)
    if canvas.right - canvas.left > 1300:
        baked(canvas, blob(canvas.right - 190, 600, 128, 122, rng, 0.03), 54, seed=look.seed)
        baked(canvas, blob(canvas.right - 150, 830, 128, 122, rng, 0.03), 54, seed=look.seed + 1)


@shape("hands-beading", motif="songket-tawur", palette="violet-gold", fills_frame=True)
def hands_beading(canvas, look):
    """Threading beads over a cloth, bowls of beads around."""
    ground.lay(canvas, look)
    p, rng = look.palette, look.rng
    mat = place(box(-420, -300, 420, 300, 10), 430, 600, 1, -7)
    canvas.contact(mat, opacity=0.36)
    mask = canvas.mask(mat)
    quad = place([(-420, -300), (420, -300), (420, 300), (-420, 300)], 430, 600, 1, -7)
    canvas.warp(shaded(look.swatch(840, 600, ends="b"), panel_tone, 24, 24), quad, mask=mask)
    canvas.volume(mask, 8, 0.35, 0.3)
    gold, pearl = (224, 180, 86), (246, 238, 224)
    for x, y, r, tone, finish in ((150, 190, 128, p.base, "glass"), (424, 140, 112, gold, "gold"),
                                  (660, 116, 96, pearl, "pearl")):
        canvas.solid(ellipse(x, y, r), (240, 234, 222), 12, 0.4, 0.5, shadow=0.42)
        inner = canvas.mask(ellipse(x, y, r * 0.86))
        canvas.paint(inner, (206, 196, 178))
        canvas.volume(inner, 16, 0.0, 0.5, glow=(112, 98, 80))
        rows = []
        for _ in range(64):
            a, d = rng.uniform(0, tau), r * 0.72 * rng.random() ** 0.5
            rows.append((x + d * cos(a), y + d * sin(a), 12, tone, finish))
        string(canvas, rows, 0.5)
    tip = (470, 500)
    strand = smooth([(120, 640), (180, 760), (330, 800), (450, 730), (490, 620), tip],
                    closed=False, n=30)
    canvas.line(strand, 2.6, lighter(p.pale, 0.2))
    order = [(p.base, "glass"), (gold, "gold"), (p.accent, "glass"), (pearl, "pearl")]
    rows = []
    for i, (x, y) in enumerate(resample(strand, 27)[:-2]):
        tone, finish = order[i % 4]
        rows.append((x, y, 13.5, tone, finish))
    string(canvas, rows)
    dress = _dress(look)
    reach = max(560, canvas.bottom - 380)
    back_of_hand(canvas, Arm(96, 860, 1.42, 42, True, length=reach, **dress), curl=0.3,
                 spread=0.6, thumb_out=0.5)

    def needle():
        canvas.line([(tip[0] - 74, tip[1] + 66), (tip[0] + 70, tip[1] - 62)], 5, (150, 150, 154))
        canvas.line([(tip[0] - 74, tip[1] + 66), (tip[0] + 70, tip[1] - 62)], 2, (248, 248, 250))
        string(canvas, [(tip[0] - 34, tip[1] + 30, 14, p.accent, "glass"),
                        (tip[0] - 56, tip[1] + 50, 14, gold, "gold")])

    holding_hand(canvas, Arm(tip[0] + 8, tip[1] - 6, 1.3, 2, length=max(520, canvas.right - 620),
                             **dress), needle)


@shape("hands-screenprint", motif="print-ampera", palette="ink-gold", fills_frame=True)
def hands_screenprint(canvas, look):
    """Pulling ink over a screen with a squeegee, a shirt below it."""
    ground.lay(canvas, look)
    p = look.palette
    left, right = canvas.left, canvas.right
    shirt = smooth([(120, 40), (880, 40), (1010, 190), (900, 330), (880, 1100), (120, 1100),
                    (100, 330), (-10, 190)], n=6, tension=0.12)
    canvas.contact(shirt, opacity=0.36)
    mask = canvas.mask(shirt)
    canvas.paint(mask, shaded(look.swatch(1040, 1080, motif="plain"), panel_tone, 20, 20))
    canvas.volume(mask, 16, 0.4, 0.3)
    frame, hole = box(150, 66, 850, 800, 6), box(212, 128, 788, 740, 2)
    canvas.shadow(frame, dx=20, dy=28, blur=26, opacity=0.5, holes=[hole])
    mesh = canvas.mask(hole)
    tint = (226, 214, 150)
    canvas.paint(mesh, tint, 0.8)
    fine = [[(x, 128), (x, 740)] for x in range(214, 788, 7)]
    fine += [[(212, y), (788, y)] for y in range(130, 740, 7)]
    canvas.paint(canvas.strokes(fine, 1), darker(tint, 0.4), 0.3)
    side = round(canvas.px(430))
    picture = art(look.motif if look.motif.startswith("print-") else "print-ampera", p, side,
                  look.seed)
    x, y = canvas.at((500, 350))
    canvas.image.paste(picture, (round(x - side / 2), round(y - side / 2)), picture)
    ink = p.thread
    wet = smooth([(272, 470), (500, 452), (730, 474), (744, 552), (256, 552)], n=8)
    pool = canvas.mask(wet).within(mesh)
    canvas.paint(pool, ink)
    canvas.volume(pool, 12, 0.4, 0.55)
    streaks = [bezier((286 + i * 36, 140), (284 + i * 36, 260), (290 + i * 36, 360),
                      (288 + i * 36, 470)) for i in range(13)]
    canvas.paint(canvas.strokes(streaks, 9, pad=16).soft(canvas.px(4)).within(mesh), ink, 0.2)
    wood = canvas.mask(frame, holes=[hole])
    canvas.paint(wood, (186, 140, 90))
    w, h = wood.image.size
    grain = noise("frame", w, h, w / 3, max(2, h / 120), 2)
    canvas.paint(wood.times(grain.point([max(0, min(255, (136 - i) * 3)) for i in range(256)])),
                 (112, 76, 44), 0.45)
    canvas.volume(wood, 9, 0.5, 0.45)
    for x in (180, 820):
        for y in (96, 770):
            metal(canvas, ellipse(x, y, 8), (150, 146, 140))
    blade = box(240, 520, 760, 566, 4)
    canvas.solid(blade, (54, 52, 54), 8, 0.4, 0.3, shadow=0.5)
    handle = box(228, 536, 772, 606, 22)
    canvas.shadow(handle, dx=10, dy=16, blur=14, opacity=0.5)
    m = canvas.mask(handle)
    canvas.paint(m, (166, 112, 64))
    canvas.volume(m, 22, 0.55, 0.5)
    dress = _dress(look)
    reach = max(420, canvas.bottom - 560)
    for x, turn, flip in ((366, 8, True), (634, -8, False)):
        back_of_hand(canvas, Arm(x, 718, 1.42, turn, flip, length=reach, **dress), curl=0.5,
                     spread=0.7, thumb_out=0.1)
    for n, tone in enumerate((p.accent, p.thread, p.pale)):
        cx = left + 90 if right - left > 1300 else -400
        cy = 260 + n * 250
        if cx > left:
            canvas.solid(ellipse(cx, cy, 92), (212, 208, 202), 12, 0.5, 0.5, shadow=0.45)
            jar = canvas.mask(ellipse(cx, cy, 78))
            canvas.paint(jar, tone)
            canvas.volume(jar, 14, 0.3, 0.4, to_light=(0.5, 0.8))

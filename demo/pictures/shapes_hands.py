"""Hands at work: weaving, sewing, drawing batik. Never a face."""

from math import cos, sin, tau

from . import ground
from .fabric import crease, shaded, stitches
from .geometry import bezier, box, ellipse, mix, place, ribbon, smooth
from .hands import Arm, back_of_hand, dress_of, holding_hand
from .light import WARM_DARK, darker, gradient, lighter, noise
from .registry import shape
from .trimmings import panel_tone


def _beam(canvas, y, thick, tone=(134, 90, 54)):
    """A wooden beam across the whole frame."""
    path = [
        (canvas.left - 10, y),
        (canvas.right + 10, y),
        (canvas.right + 10, y + thick),
        (canvas.left - 10, y + thick),
    ]
    canvas.shadow(path, dx=4, dy=16, blur=16, opacity=0.45)
    mask = canvas.mask(path)
    canvas.paint(mask, tone)
    w, h = mask.image.size
    grain = noise("beam", w, h, w / 3, max(2, h / 16), 2)
    canvas.paint(
        mask.times(grain.point([max(0, min(255, (134 - i) * 3)) for i in range(256)])),
        darker(tone, 0.5),
        0.5,
    )
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
    for group, tone in (
        (0, darker(p.base, 0.2)),
        (1, lighter(p.base, 0.06)),
        (2, lighter(p.base, 0.24)),
    ):
        canvas.paint(canvas.strokes(warp[group], 2), tone)
    gold = [
        [(x, canvas.top - 10), (x + 1, fell)]
        for x in [left + 20 + i * 26 for i in range(int((right - left) / 26))]
    ]
    canvas.paint(canvas.strokes(gold, 1.7), lighter(p.thread, 0.2), 0.7)
    band = canvas.mask([(left, canvas.top), (right, canvas.top), (right, 240), (left, 240)], pad=60)
    canvas.paint(band.soft(canvas.px(60)), WARM_DARK, 0.34)
    for y in (150, 196):
        _beam(canvas, y, 20, (176, 132, 84))
    for y in (180, 226):
        loops = [(x, y - 10) for x in [left + i * 13 for i in range(int((right - left) / 13) + 1)]]
        canvas.paint(
            canvas.strokes([[(x, y - 8), (x, y + 26)] for x, y in loops], 1.8), (236, 226, 204), 0.5
        )
    cloth_h = canvas.bottom - fell
    cloth = look.swatch(right - left, cloth_h, ends="", zoom=1.12)
    mask = canvas.mask([(left, fell), (right, fell), (right, canvas.bottom), (left, canvas.bottom)])
    canvas.paint(mask, shaded(cloth, lambda u, v: 0.16 - 0.3 * v + 0.05 * sin(u * 7), 16, 16))
    canvas.shadow(
        [(left, fell - 6), (right, fell - 6), (right, fell + 4), (left, fell + 4)],
        dx=0,
        dy=8,
        blur=10,
        opacity=0.5,
    )
    wefts = [[(left, fell - 3 + i * 2.6), (right, fell - 3 + i * 2.6)] for i in range(3)]
    canvas.paint(canvas.strokes(wefts, 1.6), lighter(p.thread, 0.3))
    _beam(canvas, fell - 92, 52, (120, 78, 46))
    teeth = [
        [(x, fell - 42), (x, fell - 8)]
        for x in [left + i * 6.4 for i in range(int((right - left) / 6.4) + 1)]
    ]
    canvas.paint(canvas.strokes(teeth, 2), (206, 170, 120), 0.7)
    dress = dress_of(look)
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
    body = place(
        smooth(
            [(-190, 0), (-120, -34), (0, -44), (120, -34), (190, 0), (120, 34), (0, 44), (-120, 34)]
        ),
        x,
        y,
        1,
        -6,
    )
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
    cloth_path = smooth(
        [
            (left - 40, 250),
            (300, 300),
            (620, 268),
            (right + 40, 330),
            (right + 40, canvas.bottom + 60),
            (left - 40, canvas.bottom + 60),
        ],
        n=14,
        tension=0.2,
    )
    canvas.contact(cloth_path, opacity=0.4)
    mask = canvas.mask(cloth_path)
    w = right - left + 80
    canvas.paint(mask, shaded(look.swatch(w, canvas.bottom - 190, ends="t"), panel_tone, 40, 40))
    for path in (
        bezier((120, 420), (260, 560), (240, 700), (300, 900)),
        bezier((700, 380), (640, 520), (720, 680), (690, 960)),
        bezier((420, 320), (470, 420), (430, 520), (480, 640)),
    ):
        crease(canvas, path, mask, 34, 0.26)
    canvas.volume(mask, 14, 0.4, 0.3)
    hem = smooth([(left - 40, 282), (300, 332), (620, 300), (right + 40, 362)], closed=False, n=24)
    done = [q for q in hem if q[0] < 430]
    canvas.line(hem, 3, darker(p.deep, 0.3), 0.5)
    stitches(canvas, done, lighter(p.pale, 0.3), 15, 9, 4)
    _spool(canvas, 200, 150, p.accent)
    _spool(canvas, 318, 112, p.thread)
    dress = dress_of(look)
    reach = max(560, canvas.bottom - 380)
    back_of_hand(
        canvas,
        Arm(236, 690, 1.5, 24, True, length=reach, **dress),
        curl=0.08,
        spread=0.9,
        thumb_out=0.9,
    )
    tip = done[-1]
    needle_top = (tip[0] + 166, tip[1] - 120)
    pinch = (tip[0] + 116, tip[1] - 76)
    thread = bezier(
        needle_top,
        (needle_top[0] + 60, needle_top[1] - 160),
        (tip[0] - 120, 60),
        (tip[0] - 6, tip[1] - 4),
        40,
    )

    def needle():
        canvas.paint(
            canvas.strokes([[(x + 10, y + 16) for x, y in thread]], 3, pad=16).soft(canvas.px(5)),
            WARM_DARK,
            0.3,
        )
        canvas.line(thread, 3.4, lighter(p.pale, 0.25))
        canvas.paint(
            canvas.strokes(
                [[(tip[0] + 8, tip[1] + 10), (needle_top[0] + 8, needle_top[1] + 12)]], 5, pad=12
            ).soft(canvas.px(4)),
            WARM_DARK,
            0.35,
        )
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
    front = canvas.mask(
        smooth(
            [
                (canvas.left - 50, canvas.top - 50),
                (360, canvas.top - 50),
                (420, 240),
                (330, 460),
                (380, 640),
                (260, 860),
                (290, canvas.bottom + 60),
                (canvas.left - 50, canvas.bottom + 60),
            ],
            n=12,
        ),
        pad=40,
    )
    canvas.paint(front.soft(canvas.px(10)), cloth)
    for path in (
        bezier((60, 120), (300, 300), (260, 620), (420, 900)),
        bezier((940, 60), (800, 260), (860, 420), (760, 640)),
    ):
        crease(canvas, path, canvas.mask(canvas.frame), 60, 0.14)
    _wax_pot(canvas, 196, 800, rng)
    ax, ay = 470, 470
    wet = smooth(
        [(ax - 150, ay + 130), (ax - 120, ay + 40), (ax - 50, ay + 70), (ax, ay)],
        closed=False,
        n=16,
    )
    canvas.line(wet, 9, (150, 86, 30))
    canvas.line([(x - 1.5, y - 2) for x, y in wet], 3, (236, 184, 110), 0.8)
    dress = dress_of(look)
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
        spout = ribbon(
            bezier(
                (cup[0] - 16, cup[1] + 2), (cup[0] - 40, cup[1] - 6), (ax + 4, ay - 26), (ax, ay)
            ),
            (9, 7, 5),
        )
        canvas.solid(spout, (186, 108, 62), 4, 0.5, 0.6, shadow=0.3)
        canvas.solid(
            ellipse(cup[0], cup[1], 31, 26, -28), (190, 110, 64), 14, 0.6, 0.6, shadow=0.35
        )
        canvas.fill(ellipse(cup[0] - 2, cup[1] - 9, 18, 9, -28), (92, 46, 20))
        canvas.gloss(
            ellipse(cup[0] - 6, cup[1] - 11, 8, 3, -28),
            canvas.mask(ellipse(cup[0] - 2, cup[1] - 9, 18, 9, -28)),
            2,
            0.8,
        )

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
        canvas.line(
            ellipse(x + d * cos(a), y + d * sin(a), rng.uniform(4, 9), n=20),
            2,
            (228, 170, 96),
            0.6,
            closed=True,
        )

"""Hands at work, the second part: dough, beads and printing ink. Never a face."""

from math import cos, sin, tau

from . import ground
from .baking import baked, heart
from .beads import string
from .fabric import crease, shaded
from .geometry import bezier, blob, box, ellipse, place, resample, ribbon, smooth
from .hands import Arm, back_of_hand, dress_of, holding_hand
from .light import darker, lighter, noise
from .motifs_prints import art
from .registry import shape
from .tableware import board
from .trimmings import metal, panel_tone


def _rolling_pin(canvas, rng):
    turn = rng.uniform(6, 16)
    for side in (-1, 1):
        grip = place(box(side * 290 - 44, -17, side * 290 + 44, 17, 15), 680, 130, 1, turn)
        canvas.solid(grip, (158, 104, 60), 10, 0.5, 0.4, shadow=0.4)
    board(canvas, place(box(-250, -38, 250, 38, 20), 680, 130, 1, turn), (206, 158, 104))


def _shaped_balls(canvas, rng):
    """Balls of dough resting on a tray."""
    tray = place(box(-300, -106, 300, 106, 18), 690, 140, 1, 3)
    canvas.solid(tray, (176, 174, 172), 9, 0.45, 0.5, shadow=0.42)
    for i in range(10):
        x, y = 470 + (i % 5) * 110 + rng.uniform(-6, 6), 96 + (i // 5) * 94 + (i % 5) * 5
        ball = canvas.solid(
            blob(x, y, 46, 43, rng, 0.04), (246, 228, 190), 20, 0.45, 0.4, shadow=0.36
        )
        canvas.gloss(ellipse(x - 12, y - 14, 15, 9, -24), ball, 6, 0.5)


def _shaped_sticks(canvas, rng):
    """Sticks of fish dough on a banana leaf."""
    ground.banana_leaf(canvas, 690, 140, 660, 250, -5)
    for i in range(4):
        y = 64 + i * 52
        spine = bezier(
            (490 + i * 6, y + 22), (600, y + rng.uniform(4, 16)), (760, y + 4), (880 - i * 8, y - 8)
        )
        stick = canvas.solid(
            ribbon(spine, (32, 42, 42, 32), True), (238, 228, 204), 17, 0.45, 0.4, shadow=0.36
        )
        canvas.paint(
            canvas.strokes([[(x, v - 10) for x, v in spine[4:-4]]], 5, pad=14)
            .soft(canvas.px(4))
            .within(stick),
            (255, 252, 240),
            0.6,
        )


@shape("hands-kneading", motif="plain", palette="cream-brown", fills_frame=True)
def hands_kneading(canvas, look):
    """Two hands press a dough on a floured table."""
    canvas.image.paste(ground.surface("wood", canvas.image.size, look.seed % 3))
    rng = look.rng
    w, h = canvas.image.size
    dust = canvas.mask(blob(500, 470, 470, 350, rng, 0.12, 6), pad=58).soft(canvas.px(44))
    cloud = noise(f"flour{look.seed}", w, h, canvas.px(60), canvas.px(60), 3)
    canvas.paint(
        dust.times(
            cloud.crop(dust.box).point([max(0, min(255, (i - 60) * 2)) for i in range(256)])
        ),
        (252, 248, 240),
        0.8,
    )
    specks = [
        (500 + 560 * rng.gauss(0, 0.5), 480 + 420 * rng.gauss(0, 0.5), rng.uniform(0.8, 2.6))
        for _ in range(260)
    ]
    canvas.paint(canvas.dots(specks, 1), (255, 252, 244), 0.85)
    (_rolling_pin, _shaped_balls, _shaped_sticks)[look.seed % 3](canvas, rng)
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
    dough = smooth(
        [
            (250, 430),
            (330, 330),
            (500, 296),
            (680, 326),
            (770, 430),
            (742, 556),
            (620, 626),
            (500, 640),
            (370, 624),
            (266, 560),
        ],
        n=12,
    )
    canvas.contact(dough, opacity=0.5)
    mask = canvas.mask(dough, pad=4)
    canvas.paint(mask, (238, 214, 168))
    canvas.paint(heart(mask, canvas.px(40), 120, 240), (250, 234, 196))
    canvas.volume(mask, 60, 0.5, 0.35, shade=(150, 108, 60))
    for path in (
        bezier((360, 400), (430, 360), (560, 356), (640, 400)),
        bezier((470, 500), (490, 440), (520, 440), (540, 500)),
        bezier((300, 470), (340, 430), (360, 430), (390, 470)),
        bezier((610, 470), (640, 430), (670, 430), (710, 470)),
    ):
        crease(canvas, path, mask, 30, 0.3)
    dress = dress_of(look)
    reach = max(440, canvas.bottom - 500)
    for x, turn, flip in ((352, 17, True), (664, -15, False)):
        arm = Arm(x, 640, 1.5, turn, flip, length=reach, **dress)
        press = place(ellipse(0, -108, 74, 96), x, 640, 1.5, turn, flip)
        canvas.paint(
            canvas.mask(press, pad=50).soft(canvas.px(30)).within(mask), (150, 104, 56), 0.42
        )
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
    for x, y, r, tone, finish in (
        (150, 190, 128, p.base, "glass"),
        (424, 140, 112, gold, "gold"),
        (660, 116, 96, pearl, "pearl"),
    ):
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
    strand = smooth(
        [(120, 640), (180, 760), (330, 800), (450, 730), (490, 620), tip], closed=False, n=30
    )
    canvas.line(strand, 2.6, lighter(p.pale, 0.2))
    order = [(p.base, "glass"), (gold, "gold"), (p.accent, "glass"), (pearl, "pearl")]
    rows = []
    for i, (x, y) in enumerate(resample(strand, 27)[:-2]):
        tone, finish = order[i % 4]
        rows.append((x, y, 13.5, tone, finish))
    string(canvas, rows)
    dress = dress_of(look)
    reach = max(560, canvas.bottom - 380)
    back_of_hand(
        canvas,
        Arm(96, 860, 1.42, 42, True, length=reach, **dress),
        curl=0.3,
        spread=0.6,
        thumb_out=0.5,
    )

    def needle():
        canvas.line([(tip[0] - 74, tip[1] + 66), (tip[0] + 70, tip[1] - 62)], 5, (150, 150, 154))
        canvas.line([(tip[0] - 74, tip[1] + 66), (tip[0] + 70, tip[1] - 62)], 2, (248, 248, 250))
        string(
            canvas,
            [
                (tip[0] - 34, tip[1] + 30, 14, p.accent, "glass"),
                (tip[0] - 56, tip[1] + 50, 14, gold, "gold"),
            ],
        )

    holding_hand(
        canvas,
        Arm(tip[0] + 8, tip[1] - 6, 1.3, 2, length=max(520, canvas.right - 620), **dress),
        needle,
    )


@shape("hands-screenprint", motif="print-ampera", palette="ink-gold", fills_frame=True)
def hands_screenprint(canvas, look):
    """Pulling ink over a screen with a squeegee, a shirt below it."""
    ground.lay(canvas, look)
    p = look.palette
    left, right = canvas.left, canvas.right
    shirt = smooth(
        [
            (120, 40),
            (880, 40),
            (1010, 190),
            (900, 330),
            (880, 1100),
            (120, 1100),
            (100, 330),
            (-10, 190),
        ],
        n=6,
        tension=0.12,
    )
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
    picture = art(
        look.motif if look.motif.startswith("print-") else "print-ampera", p, side, look.seed
    )
    x, y = canvas.at((500, 350))
    canvas.image.paste(picture, (round(x - side / 2), round(y - side / 2)), picture)
    ink = p.thread
    wet = smooth([(272, 470), (500, 452), (730, 474), (744, 552), (256, 552)], n=8)
    pool = canvas.mask(wet).within(mesh)
    canvas.paint(pool, ink)
    canvas.volume(pool, 12, 0.4, 0.55)
    streaks = [
        bezier((286 + i * 36, 140), (284 + i * 36, 260), (290 + i * 36, 360), (288 + i * 36, 470))
        for i in range(13)
    ]
    canvas.paint(canvas.strokes(streaks, 9, pad=16).soft(canvas.px(4)).within(mesh), ink, 0.2)
    wood = canvas.mask(frame, holes=[hole])
    canvas.paint(wood, (186, 140, 90))
    w, h = wood.image.size
    grain = noise("frame", w, h, w / 3, max(2, h / 120), 2)
    canvas.paint(
        wood.times(grain.point([max(0, min(255, (136 - i) * 3)) for i in range(256)])),
        (112, 76, 44),
        0.45,
    )
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
    dress = dress_of(look)
    reach = max(420, canvas.bottom - 560)
    for x, turn, flip in ((366, 8, True), (634, -8, False)):
        back_of_hand(
            canvas,
            Arm(x, 718, 1.42, turn, flip, length=reach, **dress),
            curl=0.5,
            spread=0.7,
            thumb_out=0.1,
        )
    for n, tone in enumerate((p.accent, p.thread, p.pale)):
        cx = left + 90 if right - left > 1300 else -400
        cy = 260 + n * 250
        if cx > left:
            canvas.solid(ellipse(cx, cy, 92), (212, 208, 202), 12, 0.5, 0.5, shadow=0.45)
            jar = canvas.mask(ellipse(cx, cy, 78))
            canvas.paint(jar, tone)
            canvas.volume(jar, 14, 0.3, 0.4, to_light=(0.5, 0.8))

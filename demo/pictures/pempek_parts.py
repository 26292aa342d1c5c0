"""The pieces a plate of pempek is made of, each drawn at a place and a size in units."""

from math import cos, sin, tau

from .baking import heart
from .geometry import bezier, blob, ellipse, move, place, ribbon, smooth
from .light import WARM_LIGHT, darker, lighter, mixed, noise

BOILED, FRIED, BROWNED = (234, 221, 194), (230, 160, 68), (164, 86, 24)
SKIN, FLESH = (186, 126, 66), (244, 234, 214)
WARM_SHADE = (92, 46, 14)


def dumpling(canvas, path, depth, fried=True, seed=0, tone=None, shadow=0.42, gloss=True):
    """A piece of pempek: boiled (pale, moist) or fried (golden, blistered). Returns its mask."""
    if shadow:
        canvas.contact(path, opacity=shadow)
    mask = canvas.mask(path, pad=4)
    base = tone or (FRIED if fried else BOILED)
    canvas.paint(mask, base)
    w, h = mask.image.size
    if fried:
        patch = noise(f"fry{seed}", w, h, canvas.px(54), canvas.px(54), 3)
        canvas.paint(
            mask.times(patch.point([max(0, min(255, (i - 112) * 4)) for i in range(256)])),
            mixed(base, BROWNED, 0.75),
            0.75,
        )
        blister = noise(f"bl{seed}", w, h, canvas.px(10), canvas.px(10), 2)
        canvas.paint(
            mask.times(blister.point([max(0, min(255, (i - 158) * 6)) for i in range(256)])),
            lighter(base, 0.5),
            0.55,
        )
        canvas.paint(
            mask.times(blister.point([max(0, min(255, (92 - i) * 6)) for i in range(256)])),
            darker(BROWNED, 0.3),
            0.5,
        )
    else:
        speck = noise(f"bo{seed}", w, h, canvas.px(7), canvas.px(7), 2)
        canvas.paint(
            mask.times(speck.point([max(0, min(255, (90 - i) * 6)) for i in range(256)])),
            (176, 156, 126),
            0.6,
        )
    canvas.volume(
        mask,
        depth,
        0.6 if fried else 0.42,
        0.36,
        shade=WARM_SHADE if fried else (108, 84, 58),
        glow=(255, 244, 214),
    )
    if gloss:
        x0, y0, x1, y1 = mask.box
        cx = (x0 + (x1 - x0) * 0.4 - canvas.ox) / canvas.k
        cy = (y0 + (y1 - y0) * 0.34 - canvas.oy) / canvas.k
        canvas.gloss(ellipse(cx, cy, depth * 0.6, depth * 0.26, -28), mask, depth * 0.16, 0.55)
    return mask


def lenjer(canvas, x, y, length, thick, turn, fried, seed):
    """A whole stick."""
    spine = place(
        bezier(
            (-length / 2, 0),
            (-length * 0.2, -length * 0.03),
            (length * 0.2, length * 0.03),
            (length / 2, 0),
        ),
        x,
        y,
        1,
        turn,
    )
    path = ribbon(spine, (thick * 0.8, thick, thick * 1.02, thick, thick * 0.78), True)
    mask = dumpling(canvas, path, thick * 0.4, fried, seed, gloss=False)
    line = place(
        bezier(
            (-length * 0.36, -thick * 0.22),
            (-length * 0.1, -thick * 0.26),
            (length * 0.1, -thick * 0.2),
            (length * 0.3, -thick * 0.2),
        ),
        x,
        y,
        1,
        turn,
    )
    canvas.paint(
        canvas.strokes([line], thick * 0.1, pad=20).soft(canvas.px(thick * 0.06)).within(mask),
        WARM_LIGHT,
        0.6,
    )


def cut_piece(canvas, x, y, r, turn, fried, seed, rng):
    """A slice of lenjer standing on its edge: cut face towards the viewer."""
    side = place(
        smooth(
            [
                (-r * 0.2, -r),
                (r * 0.7, -r * 0.92),
                (r * 1.05, 0),
                (r * 0.7, r * 0.92),
                (-r * 0.2, r),
            ],
            n=8,
        ),
        x,
        y,
        1,
        turn,
    )
    dumpling(canvas, side, r * 0.4, fried, seed, gloss=False)
    face = place(blob(-r * 0.2, 0, r * 0.8, r, rng, 0.03), x, y, 1, turn)
    mask = canvas.mask(face, pad=3)
    canvas.paint(mask, mixed(FRIED, BROWNED, 0.25) if fried else darker(BOILED, 0.12))
    flesh = heart(mask, canvas.px(4), 160, 215)
    canvas.paint(flesh, FLESH)
    w, h = mask.image.size
    pores = noise(f"cut{seed}", w, h, canvas.px(8), canvas.px(8), 2)
    canvas.paint(
        flesh.times(pores.point([max(0, min(255, (96 - i) * 5)) for i in range(256)])),
        (206, 184, 148),
        0.7,
    )
    canvas.volume(mask, r * 0.16, 0.25, 0.25, shade=WARM_SHADE)


def boat(canvas, x, y, w, turn, fried, seed, rng):
    """Kapal selam: a fat half moon, pinched along its seam."""
    path = place(
        smooth(
            [
                (-w * 0.5, 0.02 * w),
                (-w * 0.4, -w * 0.16),
                (-w * 0.16, -w * 0.27),
                (w * 0.14, -w * 0.28),
                (w * 0.38, -w * 0.18),
                (w * 0.5, w * 0.02),
                (w * 0.3, w * 0.18),
                (0, w * 0.22),
                (-w * 0.3, w * 0.18),
            ],
            n=10,
        ),
        x,
        y,
        1,
        turn,
    )
    mask = dumpling(canvas, path, w * 0.14, fried, seed)
    seam = place(
        bezier(
            (-w * 0.44, w * 0.04), (-w * 0.2, w * 0.12), (w * 0.2, w * 0.12), (w * 0.44, w * 0.03)
        ),
        x,
        y,
        1,
        turn,
    )
    canvas.paint(
        canvas.strokes([seam], w * 0.022, pad=20).soft(canvas.px(3)).within(mask), WARM_SHADE, 0.6
    )
    canvas.paint(
        canvas.strokes([move(seam, 0, -w * 0.022)], w * 0.016, pad=20)
        .soft(canvas.px(3))
        .within(mask),
        (255, 240, 206),
        0.5,
    )
    pinches = [
        [(px, py - w * 0.02), (px + rng.uniform(-3, 3), py + w * 0.028)] for px, py in seam[2:-2:2]
    ]
    canvas.paint(
        canvas.strokes(pinches, 3.4, pad=8).soft(canvas.px(1.6)).within(mask), WARM_SHADE, 0.4
    )


def boat_half(canvas, x, y, w, turn, seed, rng):
    """A cut kapal selam: the egg shows."""
    path = place(blob(0, 0, w * 0.5, w * 0.37, rng, 0.03), x, y, 1, turn)
    dumpling(canvas, path, w * 0.14, True, seed, gloss=False)
    face = place(blob(-w * 0.02, -w * 0.02, w * 0.45, w * 0.32, rng, 0.025), x, y, 1, turn)
    mask = canvas.mask(face, pad=3)
    canvas.paint(mask, FLESH)
    tw, th = mask.image.size
    pores = noise(f"half{seed}", tw, th, canvas.px(8), canvas.px(8), 2)
    canvas.paint(
        mask.times(pores.point([max(0, min(255, (92 - i) * 5)) for i in range(256)])),
        (206, 184, 148),
        0.6,
    )
    canvas.volume(mask, 10, 0.2, 0.15, shade=WARM_SHADE)
    white = canvas.mask(place(blob(0, 0, w * 0.31, w * 0.2, rng, 0.04), x, y, 1, turn))
    canvas.paint(white, (254, 250, 240))
    canvas.volume(white, 9, 0.2, 0.3, shade=(170, 140, 90))
    yolk = canvas.mask(
        place(blob(w * 0.02, w * 0.01, w * 0.2, w * 0.135, rng, 0.05), x, y, 1, turn)
    )
    canvas.paint(yolk, (246, 176, 44))
    tw, th = yolk.image.size
    grain = noise(f"yolk{seed}", tw, th, canvas.px(7), canvas.px(7), 2)
    canvas.paint(
        yolk.times(grain.point([max(0, min(255, (i - 140) * 4)) for i in range(256)])),
        (255, 214, 110),
        0.7,
    )
    canvas.volume(yolk, 14, 0.35, 0.4, shade=(190, 92, 10))


def ball(canvas, x, y, r, seed, rng):
    """Adaan: fried in balls, flecked with spring onion."""
    mask = dumpling(canvas, blob(x, y, r, r * 0.97, rng, 0.035), r * 0.5, True, seed)
    for _ in range(5):
        a, d = rng.uniform(0, tau), r * 0.68 * rng.random() ** 0.5
        fleck = place(
            ellipse(0, 0, rng.uniform(3, 6.5), 2.4, n=14),
            x + d * cos(a),
            y + d * sin(a),
            1,
            rng.uniform(0, 180),
        )
        canvas.paint(
            canvas.mask(fleck).within(mask), rng.choice(((88, 122, 44), (122, 150, 66))), 0.8
        )


def skin(canvas, x, y, r, seed, rng, turn=0.0):
    """Kulit: flat, dark, frilled at the edge."""
    n = 34
    path = []
    for i in range(n * 3):
        a = tau * i / (n * 3)
        frill = 0.035 * sin(a * n / 2.3) + 0.05 * sin(a * 3 + seed)
        rr = r * (1 + frill + rng.uniform(-0.02, 0.02))
        path.append((rr * cos(a), rr * 0.86 * sin(a)))
    path = place(path, x, y, 1, turn)
    mask = dumpling(canvas, path, r * 0.2, True, seed, tone=SKIN, gloss=False)
    w, h = mask.image.size
    scales = noise(f"sk{seed}", w, h, canvas.px(16), canvas.px(9), 2)
    canvas.paint(
        mask.times(scales.point([max(0, min(255, (104 - i) * 5)) for i in range(256)])),
        (84, 58, 42),
        0.62,
    )
    for k in range(3):
        ridge = place(
            bezier(
                (-r * 0.66, 0),
                (-r * 0.2, r * rng.uniform(-0.24, 0.24)),
                (r * 0.2, r * rng.uniform(-0.24, 0.24)),
                (r * 0.66, 0),
            ),
            x,
            y + (k - 1) * r * 0.36,
            1,
            rng.uniform(-16, 16) + turn,
        )
        canvas.paint(
            canvas.strokes([ridge], r * 0.07, pad=16).soft(canvas.px(4)).within(mask),
            (96, 52, 20),
            0.4,
        )
        canvas.paint(
            canvas.strokes([move(ridge, -4, -5)], r * 0.05, pad=16).soft(canvas.px(3)).within(mask),
            (255, 222, 160),
            0.5,
        )
    rim = heart(mask, canvas.px(8), 130, 200)
    canvas.paint(mask.without(rim), (246, 200, 124), 0.5)
    canvas.gloss(place(ellipse(-r * 0.24, -r * 0.28, r * 0.26, r * 0.1, -20), x, y), mask, 5, 0.5)

"""What stands outdoors: sky, trees, palms, grass, water, small people far away."""

from dataclasses import dataclass
from math import cos, sin, tau
from random import Random

from PIL import Image, ImageChops, ImageOps

from .geometry import bezier, box, ellipse, place, ribbon, smooth
from .light import darker, gradient, lighter, mixed, noise, scaled

RGB = tuple[int, int, int]


@dataclass(frozen=True)
class Hour:
    """Colours of the day: top and foot of the sky, the light, the shade, how far lamps glow."""

    high: RGB
    low: RGB
    light: RGB
    shade: RGB
    lamps: float


HOURS = {
    "day": Hour((112, 176, 222), (226, 240, 240), (255, 250, 232), (70, 84, 104), 0.25),
    "dusk": Hour((74, 84, 140), (255, 190, 130), (255, 220, 170), (66, 48, 78), 0.9),
    "night": Hour((18, 28, 62), (74, 84, 130), (190, 200, 240), (16, 18, 40), 1.0),
}


def hour(look, usual=("day", "dusk")):
    """The hour that the spec asks for, or one of the usual ones by seed."""
    return HOURS[look.scene if look.scene in HOURS else usual[look.seed % len(usual)]]


def tinted(colour, now, t=0.2):
    """A colour in the light of the hour."""
    if now is HOURS["day"]:
        return colour
    return mixed(colour, now.shade, t if now is HOURS["dusk"] else t * 1.7)


def sky(canvas, now, horizon, seed=0, sun=None):
    """Sky with soft clouds down to the horizon (units); sun: (x, y, r)."""
    w, _h = canvas.image.size
    foot = max(1, round(canvas.at((0, horizon))[1]))
    canvas.image.paste(
        gradient(w, foot, (0, now.high), (0.55, mixed(now.high, now.low, 0.55)), (1, now.low)),
        (0, 0),
    )
    if sun:
        x, y, r = sun
        for grow, o in ((5, 0.16), (2.6, 0.26), (1.5, 0.4)):
            glow = canvas.mask(ellipse(x, y, r * grow), pad=r * grow)
            canvas.paint(glow.soft(canvas.px(r * grow * 0.34)), lighter(now.light, 0.3), o)
        canvas.fill(ellipse(x, y, r), lighter(now.light, 0.5))
    cloud = noise(f"sky{seed}", w, foot, canvas.px(420), canvas.px(90), 4)
    fade = (
        Image.linear_gradient("L")
        .resize((w, foot))
        .point([round(60 + i * 0.7) for i in range(256)])
    )
    veil = cloud.point([max(0, min(255, (i - 132) * 4)) for i in range(256)])
    veil = ImageChops.multiply(veil, fade)
    tone = mixed(now.light, now.low, 0.3)
    canvas.image.paste(tone, (0, 0, w, foot), scaled(veil, 0.62 if now.lamps < 0.95 else 0.2))
    if now.lamps >= 0.95:
        rng = Random(f"stars{seed}")
        stars = [
            (
                rng.uniform(canvas.left, canvas.right),
                rng.uniform(canvas.top, horizon * 0.7),
                rng.uniform(0.8, 2.2),
            )
            for _ in range(90)
        ]
        canvas.paint(canvas.dots(stars, 1), (240, 240, 255), 0.8)


def tree(canvas, x, y, size, now, rng, tone=(74, 124, 62)):
    """A round-crowned tree whose trunk stands on (x, y)."""
    trunk = ribbon(
        bezier(
            (x, y),
            (x + size * 0.03, y - size * 0.3),
            (x - size * 0.03, y - size * 0.4),
            (x, y - size * 0.7),
        ),
        (size * 0.1, size * 0.07, size * 0.05),
    )
    canvas.fill(trunk, tinted((96, 70, 50), now, 0.3))
    spots = []
    for _ in range(16):
        a, d = rng.uniform(0, tau), rng.random() ** 0.5
        spots.append(
            (
                x + cos(a) * d * size * 0.34,
                y - size * 0.78 + sin(a) * d * size * 0.27,
                size * rng.uniform(0.12, 0.19),
            )
        )
    base = tinted(tone, now, 0.34)
    canvas.paint(
        canvas.dots([(px + size * 0.02, py + size * 0.04, r * 1.1) for px, py, r in spots], 1),
        darker(base, 0.42),
    )
    canvas.paint(canvas.dots(spots, 1), base)
    lit = [(px - r * 0.34, py - r * 0.4, r * 0.6) for px, py, r in spots]
    canvas.paint(
        canvas.dots(lit, 1, pad=8).soft(canvas.px(size * 0.02)), mixed(base, now.light, 0.34), 0.85
    )
    specks = [
        (px + rng.uniform(-0.1, 0.1) * size, py + rng.uniform(-0.12, 0.06) * size, size * 0.008)
        for px, py, _ in spots
        for _ in range(6)
    ]
    canvas.paint(canvas.dots(specks, 1), mixed(base, now.light, 0.45), 0.55)


def palm(canvas, x, y, size, now, rng, lean=0.08):
    """A palm with hanging fronds."""
    top = (x + size * lean, y - size * 0.74)
    trunk = bezier(
        (x, y),
        (x + size * lean * 0.1, y - size * 0.3),
        (x + size * lean * 0.6, y - size * 0.56),
        top,
    )
    canvas.fill(
        ribbon(trunk, (size * 0.06, size * 0.04, size * 0.035)), tinted((122, 96, 70), now, 0.35)
    )
    base = tinted((70, 120, 62), now, 0.34)
    for i in range(11):
        a = -200 + i * 22 + rng.uniform(-6, 6)
        length = size * rng.uniform(0.32, 0.4)
        spine = place(
            bezier(
                (0, 0),
                (length * 0.4, -length * 0.14),
                (length * 0.8, -length * 0.04),
                (length, length * 0.24),
            ),
            *top,
            1,
            a,
        )
        canvas.fill(
            ribbon(spine, (size * 0.02, size * 0.055, size * 0.03, 1)),
            mixed(base, now.light, 0.12 * (i % 3)),
        )
        canvas.line(spine, size * 0.008, darker(base, 0.35))


def hedge(canvas, x0, x1, y, high, now, rng, tone=(82, 132, 66)):
    """A row of low shrubs with a few blossoms."""
    base = tinted(tone, now, 0.34)
    spots = []
    x = x0
    while x < x1:
        spots.append((x, y - high * rng.uniform(0.4, 0.62), high * rng.uniform(0.42, 0.58)))
        x += high * 0.6
    canvas.fill(
        [
            (x0 - high * 0.4, y - high * 0.4),
            (x1 + high * 0.3, y - high * 0.4),
            (x1 + high * 0.3, y),
            (x0 - high * 0.4, y),
        ],
        darker(base, 0.34),
    )
    canvas.paint(canvas.dots(spots, 1), base)
    canvas.paint(
        canvas.dots([(px - r * 0.3, py - r * 0.36, r * 0.6) for px, py, r in spots], 1, pad=6).soft(
            canvas.px(4)
        ),
        mixed(base, now.light, 0.35),
        0.8,
    )
    blooms = [
        (px + rng.uniform(-0.4, 0.4) * high, py + rng.uniform(-0.3, 0.4) * high, high * 0.06)
        for px, py, _ in spots
        for _ in range(3)
    ]
    canvas.paint(canvas.dots(blooms, 1), tinted((240, 120, 130), now, 0.2), 0.9)


def water(canvas, top, bottom, now, rng, strength=0.62):
    """Mirror what stands above `top` down to `bottom`, with ripples."""
    w, _ = canvas.image.size
    y0, y1 = (round(canvas.at((0, v))[1]) for v in (top, bottom))
    y0, y1 = max(1, y0), min(canvas.h, y1)
    if y1 <= y0:
        return
    high = y1 - y0
    source = canvas.image.crop((0, max(0, y0 - high), w, y0))
    mirror = ImageOps.flip(source).resize((w, high), Image.Resampling.BILINEAR)
    rows, y, n = [], 0, 0
    while y < high:
        t = y / high
        step = max(1, round(canvas.px(3 + 9 * t)))
        slip = round(canvas.px(rng.uniform(-1, 1) * (3 + 15 * t)))
        rows.append((y, step, slip))
        y += step
        n += 1
    rippled = mirror.copy()
    for y, step, slip in rows:
        strip = mirror.crop((0, y, w, min(high, y + step)))
        rippled.paste(strip, (slip, y))
    tint = mixed(now.low, now.high, 0.45)
    base = gradient(w, high, (0, mixed(tint, now.light, 0.2)), (1, darker(tint, 0.4)))
    canvas.image.paste(Image.blend(base, rippled, strength), (0, y0))
    lines, darks = [], []
    for _ in range(110):
        t = rng.random()
        ly = top + (bottom - top) * t
        lx = rng.uniform(canvas.left, canvas.right)
        half = 10 + 64 * t * rng.random()
        (lines if rng.random() < 0.5 else darks).append([(lx - half, ly), (lx + half, ly)])
    canvas.paint(canvas.strokes(lines, 1.8), now.light, 0.34)
    canvas.paint(canvas.strokes(darks, 2.2), darker(tint, 0.5), 0.24)


def passer(canvas, x, y, high, tone, veil=None):
    """A small person far off, from behind; y is the ground. veil: colour of a veil (then a long
    dress too); without it a shirt, trousers and a cap."""

    def put(points, n=6):
        return place(smooth(points, n=n), x, y, high)

    canvas.shadow(
        ellipse(x + high * 0.08, y, high * 0.2, high * 0.04), dx=2, dy=0, blur=5, opacity=0.45
    )
    skin = (126, 86, 62)
    if veil:
        parts = [
            (
                put(
                    [
                        (-0.09, -0.74),
                        (0.09, -0.74),
                        (0.12, -0.45),
                        (0.17, -0.03),
                        (0, 0),
                        (-0.17, -0.03),
                        (-0.12, -0.45),
                    ]
                ),
                tone,
            )
        ]
    else:
        trousers = mixed(tone, (40, 38, 48), 0.75)
        parts = [
            (place(box(-0.1, -0.44, -0.008, 0, 0.02), x, y, high), trousers),
            (place(box(0.008, -0.44, 0.1, 0, 0.02), x, y, high), darker(trousers, 0.1)),
            (
                put(
                    [
                        (-0.07, -0.8),
                        (0.07, -0.8),
                        (0.13, -0.74),
                        (0.12, -0.4),
                        (-0.12, -0.4),
                        (-0.13, -0.74),
                    ]
                ),
                tone,
            ),
        ]
    for path, colour in parts:
        mask = canvas.mask(path)
        canvas.paint(mask, colour)
        canvas.volume(mask, high * 0.05, 0.4, 0.3)
    for side in (-1, 1):
        arm = ribbon(
            [
                (x + side * high * 0.11, y - high * 0.72),
                (x + side * high * 0.15, y - high * 0.56),
                (x + side * high * 0.145, y - high * 0.43),
            ],
            high * 0.055,
            True,
        )
        canvas.fill(arm, darker(tone, 0.16))
        canvas.fill(ellipse(x + side * high * 0.145, y - high * 0.41, high * 0.026), skin)
    if veil:
        mask = canvas.mask(
            put(
                [
                    (0, -1.0),
                    (0.075, -0.96),
                    (0.085, -0.86),
                    (0.14, -0.7),
                    (0, -0.62),
                    (-0.14, -0.7),
                    (-0.085, -0.86),
                    (-0.075, -0.96),
                ]
            )
        )
        canvas.paint(mask, veil)
        canvas.volume(mask, high * 0.04, 0.4, 0.3)
    else:
        canvas.fill(ellipse(x, y - high * 0.88, high * 0.062, high * 0.082, n=24), skin)
        canvas.fill(
            box(x - high * 0.066, y - high * 1.0, x + high * 0.066, y - high * 0.91, high * 0.02),
            (36, 30, 34),
        )


def span(canvas, step, margin=0.0):
    """Positions from the left to the right edge of the frame, `step` apart."""
    x = canvas.left - margin
    while x < canvas.right + margin + step:
        yield x
        x += step


def lawn(canvas, y0, y1, now, seed, tone=(126, 166, 88)):
    """Grass from y0 down to y1, over the whole width."""
    base = tinted(tone, now, 0.34)
    mask = canvas.mask(
        [(canvas.left, y0), (canvas.right, y0), (canvas.right, y1), (canvas.left, y1)]
    )
    w, h = mask.image.size
    canvas.paint(mask, gradient(16, 64, (0, mixed(base, now.light, 0.24)), (1, darker(base, 0.26))))
    blades = noise(f"lawn{seed}", w, h, max(2, canvas.px(5)), max(2, canvas.px(12)), 2)
    canvas.paint(
        mask.times(blades.point([max(0, min(255, (120 - i) * 3)) for i in range(256)])),
        darker(base, 0.5),
        0.3,
    )

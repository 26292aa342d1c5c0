"""Built things outdoors: limas roofs, the flag, strings of lamps."""

from .geometry import bezier, resample, smooth
from .light import darker, mixed
from .scenery import tinted


def lamps(canvas, path, gap, now, colours=((255, 226, 150),), size=7.0):
    """A string of small lamps along a path, glowing after dark."""
    canvas.line(path, 2, (60, 50, 50), 0.8)
    spots = [(x, y + size) for x, y in resample(path, gap)]
    if now.lamps > 0.5:
        glow = canvas.dots([(x, y, size * 3.4) for x, y in spots], 1, pad=40)
        canvas.paint(glow.soft(canvas.px(size * 1.7)), colours[0], 0.5 * now.lamps)
    for n, colour in enumerate(colours):
        some = spots[n :: len(colours)]
        if some:
            canvas.paint(canvas.dots([(x, y, size) for x, y in some], 1), colour)
            canvas.paint(
                canvas.dots([(x - size * 0.2, y - size * 0.2, size * 0.45) for x, y in some], 1),
                (255, 252, 236),
            )


def limas(canvas, x, y, wide, high, tone, now, tiers=2):
    """A limas roof: tiers of hipped roofs with horn ornaments on the ridge. y: the eaves."""
    roof = tinted(tone, now, 0.3)
    step = 0.42 if tiers < 3 else 0.3
    for n in range(tiers):
        w = wide * (1 - step * n)
        low, up = y - high * 0.44 * n, y - high * (0.5 + 0.5 * n)
        slope = w * 0.2
        path = [
            (x - w / 2, low),
            (x - w / 2 + slope, up),
            (x + w / 2 - slope, up),
            (x + w / 2, low),
        ]
        curve_l = bezier(
            path[0],
            (x - w / 2 + slope * 0.4, low - (low - up) * 0.2),
            (x - w / 2 + slope * 0.8, low - (low - up) * 0.6),
            path[1],
            12,
        )
        curve_r = [(2 * x - px, py) for px, py in curve_l[::-1]]
        mask = canvas.mask(curve_l + curve_r)
        canvas.paint(mask, roof)
        rows = []
        steps = max(4, round((low - up) / 13))
        for i in range(1, steps):
            yy = low + (up - low) * i / steps
            rows.append([(x - w / 2, yy), (x + w / 2, yy)])
        canvas.paint(canvas.strokes(rows, 2.2).within(mask), darker(roof, 0.4), 0.5)
        ribs = [
            [(x + (i / 24 - 0.5) * w, low), (x + (i / 24 - 0.5) * (w - slope * 2), up)]
            for i in range(1, 24)
        ]
        canvas.paint(canvas.strokes(ribs, 1.6).within(mask), darker(roof, 0.35), 0.35)
        left = canvas.mask([path[0], path[1], (x, up), (x - w * 0.1, low)], pad=20)
        canvas.paint(left.soft(canvas.px(16)).within(mask), now.light, 0.16)
        canvas.line([(x - w / 2 - 8, low + 3), (x + w / 2 + 8, low + 3)], 9, darker(roof, 0.4))
        canvas.line([(x - w / 2 - 8, low), (x + w / 2 + 8, low)], 3, mixed(roof, now.light, 0.4))
        canvas.line([path[1], path[2]], 7, darker(roof, 0.3))
    ridge = y - high * (0.5 + 0.5 * (tiers - 1))
    w = wide * (1 - step * (tiers - 1)) * 0.6
    for i in range(-2, 3):
        hx = x + i * w / 4.4
        horn = smooth(
            [
                (hx - 9, ridge),
                (hx - 3, ridge - 18),
                (hx, ridge - 34 + abs(i) * 5),
                (hx + 3, ridge - 18),
                (hx + 9, ridge),
            ],
            n=6,
        )
        canvas.fill(horn, tinted((214, 172, 88), now, 0.25))


def flag(canvas, x, y, high, now):
    """A pole with the red and white flag."""
    canvas.line([(x, y), (x, y - high)], 6, tinted((206, 206, 206), now, 0.3))
    for n, tone in ((0, (206, 38, 40)), (1, (250, 248, 244))):
        top = y - high + 6 + n * high * 0.1
        upper = bezier(
            (x + 2, top),
            (x + high * 0.12, top - 9),
            (x + high * 0.2, top + 11),
            (x + high * 0.32, top),
        )
        lower = [(px, py + high * 0.1) for px, py in upper[::-1]]
        mask = canvas.mask(upper + lower)
        canvas.paint(mask, tinted(tone, now, 0.25))
        canvas.volume(mask, 6, 0.25, 0.2)

"""Fittings of sewn goods: metal, straps, tassels, zips, and the light on stuffed cloth."""

from math import sin

from .geometry import box, dashes, place, ribbon
from .light import darker, lighter

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
        threads.append(
            place(
                [
                    (dx * 0.5, length * 0.2),
                    (dx * 1.2 + rng.uniform(-1, 1), length * rng.uniform(0.94, 1.02)),
                ],
                x,
                y,
                1,
                turn,
            )
        )
    skirt = place(
        [
            (-length * 0.12, length * 0.16),
            (length * 0.12, length * 0.16),
            (length * 0.26, length),
            (-length * 0.26, length),
        ],
        x,
        y,
        1,
        turn,
    )
    canvas.shadow(skirt, dx=7, dy=10, blur=8, opacity=0.32)
    canvas.fill(skirt, darker(colour, 0.3))
    canvas.paint(canvas.strokes(threads[::2], length * 0.022), colour)
    canvas.paint(canvas.strokes(threads[1::2], length * 0.016), lighter(colour, 0.35))
    metal(
        canvas,
        place(
            box(-length * 0.14, length * 0.04, length * 0.14, length * 0.24, length * 0.05),
            x,
            y,
            1,
            turn,
        ),
        cap,
        4,
    )


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
    return (
        0.26 * (0.45 - u) + 0.2 * (0.4 - v) + 0.1 * sin(u * 7 + v * 4) + 0.07 * sin(v * 11 - u * 5)
    )

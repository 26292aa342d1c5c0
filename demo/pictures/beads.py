"""Beads, pearls and metal wire: small things drawn many times, from a cached picture each."""

from functools import lru_cache
from math import cos, radians, sin

from PIL import Image, ImageDraw

from .light import WARM_DARK, blurred, darker, lighter, radial


@lru_cache(maxsize=64)
def bead(colour, diameter, finish="glass"):
    """A round bead as RGBA, diameter in pixels; finish: glass, pearl, gold, wood or matte."""
    big = diameter * 3
    mask = Image.new("L", (big, big))
    ImageDraw.Draw(mask).ellipse((1, 1, big - 2, big - 2), fill=255)
    image = Image.new("RGB", (big, big), colour)
    # the ball turns dark away from the light; glass glows again at its far edge
    ball = radial(big * 2, big * 2).crop(
        (round(big * 0.68), round(big * 0.7), round(big * 1.68), round(big * 1.7))
    )
    image.paste(
        darker(colour, 0.75),
        (0, 0),
        ball.point([max(0, min(255, round((i - 66) * 1.9))) for i in range(256)]),
    )
    image.paste(
        lighter(colour, 0.55),
        (0, 0),
        ball.point([max(0, min(190, round((92 - i) * 1.7))) for i in range(256)]),
    )
    if finish in ("glass", "gold"):
        glow = Image.new("L", (big, big))
        ImageDraw.Draw(glow).ellipse((big * 0.5, big * 0.56, big * 0.86, big * 0.9), fill=150)
        image.paste(lighter(colour, 0.5), (0, 0), blurred(glow, big * 0.07))
    if finish == "wood":
        pen = ImageDraw.Draw(image)
        for i in range(5):
            y = big * (0.18 + i * 0.16)
            pen.arc(
                (-big * 0.3, y - big * 0.2, big * 1.3, y + big * 0.4),
                200,
                340,
                fill=darker(colour, 0.35),
                width=max(1, big // 60),
            )
    if finish != "matte":
        spark = Image.new("L", (big, big))
        strength = {"glass": 255, "gold": 240, "pearl": 200, "wood": 90}[finish]
        ImageDraw.Draw(spark).ellipse(
            (big * 0.24, big * 0.18, big * 0.44, big * 0.36), fill=strength
        )
        image.paste((255, 255, 252), (0, 0), blurred(spark, big * 0.035))
    image.putalpha(mask)
    return image.resize((diameter, diameter), Image.Resampling.LANCZOS)


def string(canvas, beads, shadow=0.45):
    """Draw beads: a list of (x, y, radius, colour, finish); shadows first, then the beads."""
    if shadow:
        lift = [(x + r * 0.45, y + r * 0.62, r) for x, y, r, *_ in beads]
        mask = canvas.dots(lift, 1, pad=24)
        most = max(r for _, _, r in lift)
        canvas.paint(mask.soft(canvas.px(most * 0.4)), WARM_DARK, shadow)
    for x, y, r, colour, finish in beads:
        size = max(3, round(canvas.px(r * 2)))
        picture = bead(tuple(colour), size, finish)
        px, py = canvas.at((x, y))
        canvas.image.paste(picture, (round(px - size / 2), round(py - size / 2)), picture)


def wire(canvas, path, width, colour, shadow=0.35):
    """A metal wire: dark edge, body, bright line."""
    if shadow:
        low = [(x + width * 0.9, y + width * 1.3) for x, y in path]
        canvas.paint(
            canvas.strokes([low], width, pad=16).soft(canvas.px(width * 0.7)), WARM_DARK, shadow
        )
    canvas.line(path, width, darker(colour, 0.45))
    canvas.line(path, width * 0.66, colour)
    canvas.line(
        [(x - width * 0.12, y - width * 0.14) for x, y in path], width * 0.24, lighter(colour, 0.75)
    )


def around(cx, cy, rx, ry, count, start=0.0):
    """Evenly turned points on an ellipse."""
    return [
        (
            cx + rx * cos(radians(start + 360 * i / count)),
            cy + ry * sin(radians(start + 360 * i / count)),
        )
        for i in range(count)
    ]

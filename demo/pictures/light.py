"""Light, noise and colour: soft gradients, grain, and the masks that give things volume."""

import itertools
from functools import lru_cache
from random import Random

from PIL import Image, ImageChops, ImageFilter

WARM_DARK = (38, 26, 20)
WARM_LIGHT = (255, 249, 236)


def mixed(a, b, t):
    """The colour between two RGB colours; t = 0 gives a, 1 gives b."""
    return tuple(max(0, min(255, round(x + (y - x) * t))) for x, y in zip(a, b, strict=True))


def darker(colour, t=0.25):
    """A shade of a colour towards a warm dark."""
    return mixed(colour, WARM_DARK, t)


def lighter(colour, t=0.25):
    """A tint of a colour towards a warm white."""
    return mixed(colour, WARM_LIGHT, t)


@lru_cache(maxsize=128)
def curve(*stops):
    """A 256-entry table for Image.point from (input, output) stops, straight between them."""
    table = []
    for i in range(256):
        if i <= stops[0][0]:
            table.append(round(stops[0][1]))
            continue
        for (x0, y0), (x1, y1) in itertools.pairwise(stops):
            if i <= x1:
                t = (i - x0) / (x1 - x0) if x1 > x0 else 1
                table.append(round(y0 + (y1 - y0) * t))
                break
        else:
            table.append(round(stops[-1][1]))
    return table


@lru_cache(maxsize=64)
def noise(seed, width, height, cell_x, cell_y, octaves=1):
    """Soft cloudy noise, mode L around 128; cell sizes are in pixels."""
    fine = 2 ** (octaves - 1)
    small = (
        min(width + 1, max(2, round(width * fine / cell_x) + 1)),
        min(height + 1, max(2, round(height * fine / cell_y) + 1)),
    )
    out = None
    for octave in range(octaves):
        w = max(2, round(small[0] * 2**octave / fine))
        h = max(2, round(small[1] * 2**octave / fine))
        raw = Image.frombytes("L", (w, h), Random(f"{seed}/{octave}").randbytes(w * h))
        if (w, h) != small:
            raw = raw.resize(small, Image.Resampling.BICUBIC)
        out = raw if out is None else Image.blend(out, raw, 0.36)
    return out.resize((width, height), Image.Resampling.BICUBIC)


def scaled(mask, amount):
    """A mask made weaker: amount 0..1."""
    if amount >= 1:
        return mask
    return mask.point(_weaker(amount))


@lru_cache(maxsize=256)
def _weaker(amount):
    return [round(i * amount) for i in range(256)]


def blurred(mask, radius):
    """Gaussian blur of a mode L image; wide blurs are worked out small, since they look alike."""
    if radius < 0.4:
        return mask
    w, h = mask.size
    factor = max(1, min(int(radius / 2.5), w // 4, h // 4))
    if factor == 1:
        return mask.filter(ImageFilter.GaussianBlur(radius))
    small = mask.reduce(factor).filter(ImageFilter.GaussianBlur(radius / factor))
    # reduce() rounds the size up, so the region that matches the mask is given exactly.
    return small.resize((w, h), Image.Resampling.BICUBIC, box=(0, 0, w / factor, h / factor))


def shifted(mask, dx, dy):
    """A mask moved by whole pixels, empty where nothing was."""
    w, h = mask.size
    return mask.crop((-round(dx), -round(dy), w - round(dx), h - round(dy)))


def rims(mask, depth, dx, dy):
    """Where a rounded body turns away from the light: two masks (dark, light) inside `mask`.

    depth: how far the rounding reaches inwards, in pixels; (dx, dy): direction to the light."""
    soft = blurred(mask, depth)
    away = ImageChops.invert(shifted(soft, dx * depth, dy * depth))
    toward = ImageChops.invert(shifted(soft, -dx * depth, -dy * depth))
    edge = curve((40, 0), (225, 255))
    return (
        ImageChops.multiply(mask, away.point(edge)),
        ImageChops.multiply(mask, toward.point(edge)),
    )


@lru_cache(maxsize=32)
def radial(width, height):
    """A round fall-off, mode L: 0 in the middle, 255 at the edge of the ellipse and beyond."""
    return (
        Image.radial_gradient("L")
        .resize((width, height), Image.Resampling.BICUBIC)
        .point([min(255, round(i * 1.414)) for i in range(256)])
    )


def ramp(width, height, *stops, across=False):
    """A gradient as mode L from (position 0..1, value) stops; downwards, or across."""
    n = 256
    line = Image.new("L", (n, 1) if across else (1, n))
    line.putdata(curve(*[(p * 255, v) for p, v in stops]))
    return line.resize((width, height), Image.Resampling.BICUBIC)


def gradient(width, height, *stops, across=False):
    """A gradient as RGB from (position 0..1, colour) stops; downwards, or across."""
    n = 64
    colours = []
    for i in range(n):
        p = i / (n - 1)
        for (p0, c0), (p1, c1) in itertools.pairwise(stops):
            if p <= p1:
                colours.append(mixed(c0, c1, max(0, (p - p0)) / ((p1 - p0) or 1)))
                break
        else:
            colours.append(stops[-1][1])
    line = Image.new("RGB", (n, 1) if across else (1, n))
    line.putdata(colours)
    return line.resize((width, height), Image.Resampling.BICUBIC)

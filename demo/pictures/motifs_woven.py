"""Cloth whose look comes from its making: plain weave, crochet, basket weave, pineapple fibre."""

from functools import lru_cache
from random import Random

from PIL import Image, ImageChops

from .geometry import ellipse
from .light import darker, lighter, mixed, noise
from .registry import motif
from .tile_art import TileArt, dyed, repeated


@motif("plain")
def plain(palette, seed, width, height, px, ends="tb"):
    """One colour with the fine weave of cotton."""
    return dyed(Image.new("RGB", (width, height), palette.base), f"plain{seed}", 0.07, 0.16)


@lru_cache(maxsize=12)
def _stitches(palette, px, rows):
    """Crochet rows: every stitch is a V of two plump strands."""
    w, h = 20, 17
    art = TileArt(w, h * len(rows), px, darker(palette.deep, 0.35))
    for j, colour in enumerate(rows):
        y = h * j + h / 2
        for side in (-1, 1):
            for grow, tone in (
                (1, darker(colour, 0.28)),
                (0.82, colour),
                (0.42, lighter(colour, 0.3)),
            ):
                off = -0.8 if grow < 0.5 else 0
                art.area(
                    ellipse(
                        10 + side * 4.8 + off,
                        y + off,
                        4.5 * grow,
                        10.4 * grow,
                        turn=-28 * side,
                        n=24,
                    ),
                    tone,
                )
    return art.done()


@motif("rajut")
def rajut(palette, seed, width, height, px, ends="tb"):
    """Crochet, mostly in the base colour, with a striped row now and then."""
    order = [palette.base] * 5 + [palette.accent] + [palette.base] + [palette.pale] * 2
    shift = seed % len(order)
    tile = _stitches(palette, px, tuple(order[shift:] + order[:shift]))
    return repeated(tile, width, height)


@lru_cache(maxsize=12)
def _strips(palette, px, colours):
    """Plaited strips, over two and under two, each rounded and darker where it dives."""
    size = 26.0
    n = len(colours)
    art = TileArt(size * n, size * n, px, darker(palette.deep, 0.5))
    for j in range(n):
        for i in range(n):
            over = (i + j) % 4 < 2
            colour = colours[j] if over else mixed(colours[(i + 2) % n], palette.deep, 0.12)
            x, y = i * size, j * size
            steps = 6
            for k in range(steps):
                t = (k + 0.5) / steps
                bright = 1 - abs(t - 0.42) * 1.7
                tone = (
                    lighter(colour, bright * 0.22)
                    if bright > 0.3
                    else darker(colour, 0.3 - bright * 0.3)
                )
                a, b = size * k / steps, size * (k + 1) / steps + 0.3
                lo, hi = 1.2, size - 1.2
                if over:
                    art.area(
                        [
                            (x, y + max(a, lo)),
                            (x + size, y + max(a, lo)),
                            (x + size, y + min(b, hi)),
                            (x, y + min(b, hi)),
                        ],
                        tone,
                    )
                else:
                    art.area(
                        [
                            (x + max(a, lo), y),
                            (x + min(b, hi), y),
                            (x + min(b, hi), y + size),
                            (x + max(a, lo), y + size),
                        ],
                        tone,
                    )
            first = (i + j) % 4 in (0, 2)
            edge = darker(colour, 0.5)
            if over:
                ex = x if first else x + size - 2.2
                art.area(
                    [
                        (ex, y + 1.2),
                        (ex + 2.2, y + 1.2),
                        (ex + 2.2, y + size - 1.2),
                        (ex, y + size - 1.2),
                    ],
                    edge,
                )
            else:
                ey = y if first else y + size - 2.2
                art.area(
                    [
                        (x + 1.2, ey),
                        (x + size - 1.2, ey),
                        (x + size - 1.2, ey + 2.2),
                        (x + 1.2, ey + 2.2),
                    ],
                    edge,
                )
    return art.done()


@motif("anyam")
def anyam(palette, seed, width, height, px, ends="tb"):
    """Basket weave of flat strips, some of them dyed."""
    straw = mixed(palette.base, (214, 178, 120), 0.45)
    colours = [
        straw,
        lighter(straw, 0.2),
        straw,
        darker(straw, 0.12),
        straw,
        palette.accent,
        lighter(straw, 0.12),
        palette.accent,
    ]
    shift = seed % 8
    tile = _strips(palette, px, tuple(colours[shift:] + colours[:shift]))
    cloth = repeated(tile, width, height)
    grain = noise(f"straw{seed}", width, height, 22, 2)
    cloth.paste(
        darker(palette.deep, 0.3),
        (0, 0),
        grain.point([round(max(0, 124 - i) * 0.5) for i in range(256)]),
    )
    return cloth


@motif("nanas")
def nanas(palette, seed, width, height, px, ends="tb"):
    """Pineapple-fibre weave: a glossy, slightly uneven cloth with slubs and woven stripes."""
    rng = Random(f"nanas{seed}")
    fibre = mixed(palette.base, (232, 214, 172), 0.55)
    cloth = Image.new("RGB", (width, height), fibre)
    for _ in range(max(3, int(height / (90 * px)))):
        y = rng.randrange(height)
        for k, tone in ((0, palette.thread), (5, palette.accent), (9, palette.thread)):
            cloth.paste(
                mixed(tone, fibre, 0.45),
                (0, y + round(k * px), width, y + round((k + 2.4) * px) + 1),
            )
    across = noise(f"na{seed}", width, height, 46 * px, 2.2 * px)
    down = noise(f"nd{seed}", width, height, 2.2 * px, 46 * px)
    fine = ImageChops.add(across, down, 2)
    cloth.paste(
        darker(fibre, 0.55),
        (0, 0),
        fine.point([max(0, min(120, round((122 - i) * 1.3))) for i in range(256)]),
    )
    cloth.paste(
        lighter(fibre, 0.7),
        (0, 0),
        fine.point([max(0, min(150, round((i - 134) * 1.8))) for i in range(256)]),
    )
    slubs = noise(f"slub{seed}", width, height, 30 * px, 3.4 * px)
    cloth.paste(
        darker(fibre, 0.4),
        (0, 0),
        slubs.point([max(0, min(110, (i - 206) * 5)) for i in range(256)]),
    )
    return cloth

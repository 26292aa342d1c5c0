"""Songket: gold thread laid over silk, with borders, bamboo-shoot heads and visible threads."""

from functools import lru_cache
from random import Random

from PIL import Image, ImageChops

from . import songket_tiles as tiles
from .light import darker, lighter, mixed, noise
from .registry import motif
from .tile_art import repeated

CELL = 4.0  # units to a thread


@lru_cache(maxsize=24)
def cells(body, cols, rows, ends, edges):
    """The whole cloth as an image of cells: body figure, selvedges, heads at the ends ("t" top,
    "b" bottom)."""
    repeat = tiles.tile(body)
    field = repeated(
        repeat,
        cols,
        rows,
        (repeat.width - cols % repeat.width) // 2,
        (repeat.height - rows % repeat.height) // 2,
    )
    if edges and cols > 60:
        band = repeated(tiles.edging(), 11, rows)
        for x in (0, cols - 11):
            field.paste(0, (x - 2 if x else 0, 0, x + 13, rows))
            field.paste(band, (x, 0))
    for end in ends:
        head = _head(cols)
        if head.height * len(ends) > rows * 0.8:
            continue
        if end == "b":
            field.paste(tiles.flipped(head), (0, rows - head.height))
        else:
            field.paste(head, (0, 0))
    return field


@lru_cache(maxsize=24)
def _head(cols):
    """The head of the cloth, from the end inwards: lines, flowers, shoots pointing inwards."""
    roses, shoot = tiles.rosettes(), tiles.flipped(tiles.shoot())
    height = 8 + roses.height + 3 + shoot.height + 4
    head = Image.new("L", (cols, height))
    for y, value in ((1, 1), (3, 1), (4, 1), (6, 2)):
        head.paste(value, (0, y, cols, y + 1))
    head.paste(repeated(roses, cols, roses.height, (18 - cols % 18) // 2), (0, 8))
    top = 8 + roses.height + 2
    head.paste(repeated(shoot, cols, shoot.height, (22 - cols % 22) // 2), (0, top))
    return head


@lru_cache(maxsize=16)
def _thread(step):
    """Brightness of 8x4 gold cells: every thread is round, and the warp ties it down here and
    there."""
    image = Image.new("L", (8 * step, 4 * step), 255)
    rows = []
    for y in range(4 * step):
        f = (y % step + 0.5) / step
        profile = 1 - 1.5 * (f - 0.42) ** 2 * 2
        if f > 1 - 1.01 / step:
            profile = 0.5
        line = y // step
        for x in range(8 * step):
            value = profile
            tie = (x - line * step * 3) % (8 * step)
            if tie < max(1, step // 3):
                value *= 0.62
            rows.append(round(255 * max(0, min(1, value))))
    image.putdata(rows)
    return image


@lru_cache(maxsize=16)
def _silk(step):
    """Brightness of the ground: fine warp lines and the shadow between wefts."""
    fine = max(2, step // 2)
    image = Image.new("L", (fine * 2, step * 2), 255)
    image.putdata(
        [
            round(
                255
                * (0.9 + 0.1 * ((x // (fine // 2 or 1)) % 2))
                * (0.93 if y % step == step - 1 else 1)
            )
            for y in range(step * 2)
            for x in range(fine * 2)
        ]
    )
    return image


def weave(palette, seed, grid, width, height, ground=None):
    """Cells turned into cloth of the given pixel size; `ground` replaces the plain silk."""
    cols, rows = grid.size
    step = max(2, -(-width // cols))
    w, h = cols * step, rows * step
    large = grid.resize((w, h), Image.Resampling.NEAREST)
    base = ground.resize((w, h)) if ground else Image.new("RGB", (w, h), palette.base)
    base = ImageChops.multiply(base, Image.merge("RGB", [repeated(_silk(step), w, h)] * 3))
    if not ground:
        base.paste(
            palette.deep,
            (0, 0),
            noise(f"silk{seed}", w, h, w / 3, h / 3, 2).point(
                [round(max(0, i - 90) * 0.5) for i in range(256)]
            ),
        )
    # Gold throws a thin shadow on the silk, which lifts it.
    gold = large.point([0, 255, 255, 255] + [0] * 252)
    base.paste(
        darker(palette.deep, 0.6),
        (0, 0),
        ImageChops.offset(gold, 1, max(1, step // 3)).point([i // 2 for i in range(256)]),
    )
    lit = repeated(_thread(step), w, h)
    sheen = noise(f"sheen{seed}", w, h, w / 5, h / 4, 2)
    for value, colour in ((1, palette.thread), (2, palette.accent), (3, palette.pale)):
        table = [0] * 256
        table[value] = 255
        where = large.point(table)
        if not where.getbbox():
            continue
        tone = Image.new("RGB", (w, h), lighter(colour, 0.1))
        if value == 1:
            tone.paste(
                lighter(colour, 0.55),
                (0, 0),
                sheen.point([max(0, min(255, (i - 118) * 4)) for i in range(256)]),
            )
        tone = ImageChops.multiply(tone, Image.merge("RGB", [lit] * 3))
        base.paste(tone, (0, 0), where)
    return (
        base
        if base.size == (width, height)
        else base.resize((width, height), Image.Resampling.BICUBIC)
    )


def _counts(width, height, px, cell=CELL):
    return max(8, round(width / (cell * px))), max(8, round(height / (cell * px)))


def _register(name, body=None, cell=CELL):
    @motif(f"songket-{name}")
    def swatch(palette, seed, width, height, px, ends="tb"):
        cols, rows = _counts(width, height, px, cell)
        return weave(palette, seed, cells(body or name, cols, rows, ends, True), width, height)


for _name in (
    "bungo-cino",
    "pucuk-rebung",
    "lepus",
    "tawur",
    "bungo-melati",
    "biji-pare",
    "bintang-berante",
):
    _register(_name)
_register("tretes", body="empty")
# The dragons are large figures: finer threads, so that a whole pair fits the width of a cloth.
_register("nago-besaung", cell=3.0)


@lru_cache(maxsize=6)
def _ikat(palette, seed, width, height, px):
    """Weft ikat: figures dyed into the thread before weaving, so their edges feather sideways."""
    unit = max(2, round(5 * px))
    cols, rows = max(8, width // unit), max(8, height // unit)
    rng = Random(f"limar{seed}")
    figure = tiles.grid(
        26,
        20,
        lambda x, y: (
            3
            if tiles.diamond(x * 0.8, y) < 2.6
            else 2
            if tiles.diamond(x * 0.8, y) < 5.4
            else 0
            if tiles.diamond(x * 0.8, y) < 7.4
            else 1
            if tiles.diamond(x * 0.8, y) < 9.2
            else 2
            if tiles.diamond(13 - abs(x), 10 - abs(y)) < 4
            else 0
        ),
    )
    field = repeated(figure, cols, rows)
    colours = [
        palette.base,
        mixed(palette.accent2, palette.base, 0.25),
        mixed(palette.accent, palette.base, 0.1),
        lighter(palette.thread, 0.4),
    ]
    image = Image.new("RGB", (cols, rows))
    image.putdata([colours[v] for v in field.get_flattened_data()])
    # every weft thread slips by its own small amount
    slipped = image.copy()
    for y in range(rows):
        row = image.crop((0, y, cols, y + 1))
        slipped.paste(ImageChops.offset(row, rng.choice((-1, 0, 0, 0, 1)), 0), (0, y))
    wide = slipped.resize((width, rows), Image.Resampling.BICUBIC)
    return wide.resize((width, height), Image.Resampling.BILINEAR)


@motif("songket-limar")
def limar(palette, seed, width, height, px, ends="tb"):
    """Limar: an ikat middle with songket heads and edges."""
    cols, rows = _counts(width, height, px)
    return weave(
        palette,
        seed,
        cells("empty", cols, rows, ends, True),
        width,
        height,
        ground=_ikat(palette, seed, width, height, px),
    )

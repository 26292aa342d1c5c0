"""The calm surface that goods lie on, and the wall that things hang on."""

from functools import lru_cache
from random import Random

from PIL import Image, ImageChops

from .geometry import bezier, place, ribbon, smooth
from .light import WARM_DARK, WARM_LIGHT, darker, gradient, lighter, mixed, noise, radial

COTTON, GREY, CLAY, WOOD = (232, 222, 203), (214, 209, 203), (226, 203, 186), (206, 172, 132)
KINDS = {"cotton": COTTON, "grey": GREY, "clay": CLAY, "wood": WOOD}
WALLS = ((230, 222, 208), (214, 214, 204), (226, 208, 194), (210, 205, 200))


def _light_falls(image, strength=1.0):
    """Light from the upper left: a bright pool there, a dim lower right corner."""
    w, h = image.size
    pool = radial(w * 2, h * 2).crop(
        (round(w * 0.72), round(h * 0.78), round(w * 1.72), round(h * 1.78))
    )
    image.paste(
        WARM_LIGHT,
        (0, 0),
        pool.point([round(max(0, 150 - i) * 0.5 * strength) for i in range(256)]),
    )
    image.paste(
        WARM_DARK,
        (0, 0),
        pool.point([round(max(0, i - 110) * 0.36 * strength) for i in range(256)]),
    )
    return image


def _planks(w, h, seed):
    rng = Random(f"wood{seed}")
    image = Image.new("RGB", (w, h), WOOD)
    board = max(40, round(min(w, h) / rng.choice((3.4, 4.2, 5))))
    y = -rng.randrange(board)
    n = 0
    while y < h:
        tone = mixed(WOOD, rng.choice(((226, 198, 160), (190, 152, 112), (214, 182, 142))), 0.55)
        piece = Image.new("RGB", (w, board), tone)
        grain = ImageChops.add(
            noise(f"g{seed}.{n}", w, board, w / 2.2, board / 22, 2),
            noise(f"h{seed}.{n}", w, board, w / 9, max(1.5, board / 60)),
            2,
        )
        piece.paste(
            (120, 82, 50),
            (0, 0),
            grain.point([max(0, min(100, round((126 - i) * 1.1))) for i in range(256)]),
        )
        piece.paste(
            (246, 226, 194),
            (0, 0),
            grain.point([max(0, min(70, round((i - 134) * 0.8))) for i in range(256)]),
        )
        piece.paste((92, 60, 38), (0, board - max(1, board // 90), w, board))
        piece.paste((244, 222, 190), (0, 0, w, max(1, board // 140)))
        image.paste(piece, (0, y))
        y += board
        n += 1
    return image


@lru_cache(maxsize=6)
def surface(kind, size, seed):
    """The ground as an RGB image; the caller must not draw on it."""
    w, h = size
    rng = Random(f"ground{kind}{seed}")
    if kind == "wood":
        image = _planks(w, h, seed)
        return _light_falls(image, 1.1)
    base = mixed(KINDS[kind], (255, 250, 240), rng.uniform(0, 0.25))
    image = Image.new("RGB", (w, h), base)
    unit = min(w, h) / 1000
    if kind == "cotton":
        fine = ImageChops.add(
            noise(f"cx{seed}", w, h, 15 * unit, 1.7 * unit),
            noise(f"cy{seed}", w, h, 1.7 * unit, 15 * unit),
            2,
        )
        image.paste(
            darker(base, 0.5),
            (0, 0),
            fine.point([max(0, min(44, round((122 - i) * 0.7))) for i in range(256)]),
        )
        image.paste(
            (255, 253, 246),
            (0, 0),
            fine.point([max(0, min(50, round((i - 132) * 0.7))) for i in range(256)]),
        )
        swell = noise(f"sw{seed}", w, h, 520 * unit, 210 * unit, 2)
        image.paste(
            darker(base, 0.4),
            (0, 0),
            swell.point([max(0, min(60, round((120 - i) * 0.5))) for i in range(256)]),
        )
    else:
        grit = noise(f"cl{seed}", w, h, 3 * unit, 3 * unit, 1)
        cloud = noise(f"cc{seed}", w, h, 300 * unit, 300 * unit, 3)
        amount = 0.3 if kind == "clay" else 0.14
        image.paste(
            darker(base, 0.45),
            (0, 0),
            grit.point([max(0, round((110 - i) * amount)) for i in range(256)]),
        )
        image.paste(
            darker(base, 0.35),
            (0, 0),
            cloud.point([max(0, round((126 - i) * 0.9)) for i in range(256)]),
        )
        image.paste(
            (255, 250, 242),
            (0, 0),
            cloud.point([max(0, round((i - 128) * 0.8)) for i in range(256)]),
        )
    return _light_falls(image)


def lay(canvas, look):
    """Paint the ground that the spec asks for, or one that the seed chooses."""
    kind = look.scene if look.scene in KINDS else None
    if kind is None:
        kinds = tuple(KINDS)
        kind = kinds[(look.seed * 7 + len(look.palette_name)) % len(kinds)]
        if look.scene == "leaf":
            kind = "wood"
    # Pale goods need a ground that is not pale.
    if look.scene == "plain" and kind == "cotton" and sum(look.palette.base) > 660:
        kind = "clay"
    canvas.image.paste(surface(kind, canvas.image.size, look.seed % 3))
    if look.scene == "leaf":
        banana_leaf(canvas, 500, 520, 980, 520, -14)
    return kind


def wall(canvas, look, tone=None, floor=None):
    """A plastered wall, lit from the left; with floor = y in units, a table top below."""
    base = tone or WALLS[(look.seed + len(look.palette_name)) % len(WALLS)]
    w, h = canvas.image.size
    canvas.image.paste(gradient(w, h, (0, lighter(base, 0.25)), (1, darker(base, 0.1))))
    cloud = noise(f"wall{look.seed % 3}", w, h, 260 * canvas.k, 260 * canvas.k, 3)
    canvas.image.paste(
        darker(base, 0.3), (0, 0), cloud.point([max(0, round((128 - i) * 0.6)) for i in range(256)])
    )
    canvas.image.paste(
        (255, 252, 245), (0, 0), cloud.point([max(0, round((i - 130) * 0.6)) for i in range(256)])
    )
    _light_falls(canvas.image, 0.9)
    if floor is not None:
        table(canvas, look, floor)


def table(canvas, look, y):
    """A wooden table top from y (units) to the bottom of the frame."""
    w, h = canvas.image.size
    top = round(canvas.at((0, y))[1])
    planks = surface("wood", (w, h), look.seed % 3)
    canvas.image.paste(planks.crop((0, max(0, h - (h - top)), w, h)), (0, top))
    canvas.paint(
        canvas.mask(
            [(canvas.left, y), (canvas.right, y), (canvas.right, y + 150), (canvas.left, y + 150)]
        ).times(Image.linear_gradient("L").rotate(180)),
        WARM_DARK,
        0.28,
    )
    canvas.line([(canvas.left, y), (canvas.right, y)], 3, (112, 78, 50))


def banana_leaf(canvas, cx, cy, length, width, turn, shadow=0.3):
    """A piece of banana leaf with its rib and fine parallel veins."""
    half, deep = length / 2, width / 2
    outline = smooth(
        [
            (-half, -deep * 0.1),
            (-half * 0.72, -deep * 0.82),
            (-half * 0.1, -deep),
            (half * 0.6, -deep * 0.8),
            (half, -deep * 0.08),
            (half * 0.62, deep * 0.82),
            (-half * 0.1, deep),
            (-half * 0.74, deep * 0.8),
        ],
        n=12,
    )
    path = place(outline, cx, cy, 1, turn)
    mask = canvas.solid(path, (92, 138, 62), depth=26, dark=0.35, light=0.3, shadow=shadow)
    veins, pale = [], []
    for i in range(46):
        x = -half + length * i / 46
        for s in (-1, 1):
            vein = bezier(
                (x, 0),
                (x + 16, s * deep * 0.3),
                (x + 34, s * deep * 0.7),
                (x + 44, s * deep * 1.05),
                8,
            )
            (veins if i % 2 else pale).append(place(vein, cx, cy, 1, turn))
    canvas.paint(canvas.strokes(veins, 2.4).within(mask), (58, 100, 42), 0.55)
    canvas.paint(canvas.strokes(pale, 2).within(mask), (158, 192, 104), 0.4)
    upper = canvas.mask(
        place([(-half, -deep), (half, -deep), (half, 0), (-half, 0)], cx, cy, 1, turn)
    )
    canvas.paint(upper.within(mask), (190, 214, 120), 0.16)
    rib = ribbon(place([(-half * 1.02, 0), (half * 1.0, 0)], cx, cy, 1, turn), (15, 6))
    canvas.fill(rib, (172, 198, 116))
    canvas.line(place([(-half, 3), (half, 2)], cx, cy, 1, turn), 3, (84, 120, 56), 0.7)
    return mask


def dress(canvas, look):
    """In wide pictures the sides get a little company: a corner of the cloth and a twig."""
    spare = canvas.right - 1000
    if spare < 160:
        return
    x = canvas.right - 20
    corner = [
        (x - 190, canvas.top - 30),
        (x + 260, canvas.top - 60),
        (x + 260, canvas.top + 330),
        (x - 70, canvas.top + 250),
    ]
    canvas.contact(corner, opacity=0.28)
    mask = canvas.mask(corner)
    motif = "batik-tumpal" if look.motif.startswith("print-") else look.motif
    canvas.warp(look.swatch(420, 300, motif=motif, ends=""), corner, mask=mask)
    canvas.volume(mask, 8, 0.35, 0.25)
    twig(canvas, canvas.left + 60, canvas.bottom - 40, 300, -58)


def twig(canvas, x, y, length, turn, tone=(122, 142, 92)):
    """A dry twig with paired leaves, growing from (x, y)."""
    stem = place(
        bezier(
            (0, 0),
            (length * 0.3, -length * 0.06),
            (length * 0.7, -length * 0.04),
            (length, length * 0.05),
        ),
        x,
        y,
        1,
        turn,
    )
    leaves = []
    for i in range(7):
        t = 0.2 + 0.8 * i / 6
        size = length * (0.27 - 0.13 * t)
        for side in (-1, 1):
            shape = smooth(
                [
                    (0, 0),
                    (size * 0.4, -size * 0.24),
                    (size * 0.8, -size * 0.18),
                    (size, 0),
                    (size * 0.8, size * 0.18),
                    (size * 0.4, size * 0.24),
                ],
                n=6,
            )
            px, py = stem[min(len(stem) - 1, round(t * (len(stem) - 1)))]
            leaves.append(place(shape, px, py, 1, turn + side * (52 - 22 * t)))
    canvas.shadow(*leaves, dx=9, dy=13, blur=10, opacity=0.26)
    canvas.line(stem, 4, darker(tone, 0.35))
    for i, leaf in enumerate(leaves):
        mask = canvas.mask(leaf)
        canvas.paint(mask, mixed(tone, (168, 170, 120), (i * 5 % 7) / 9))
        canvas.volume(mask, 5, 0.4, 0.35)
        canvas.line([leaf[0], leaf[len(leaf) // 2]], 1.6, lighter(tone, 0.5), 0.7)

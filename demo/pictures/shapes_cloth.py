"""Lengths of cloth: folded, hanging, worn over a rod, rolled and stacked."""

from math import cos, pi, sin

from . import ground
from .fabric import Folds, fringe, shaded, stitches
from .geometry import bezier, box, ellipse, mix, place, ribbon, rotate
from .light import darker, lighter, mixed
from .palettes import PALETTES
from .registry import shape


def rod(canvas, y, x0, x1, thick=20):
    """A turned wooden rod on two cords, its shadow on the wall."""
    wood = (150, 106, 66)
    body = box(x0, y - thick / 2, x1, y + thick / 2, thick / 2)
    for x in (x0 + 46, x1 - 46):
        cord = [(x, y), ((x + 500) / 2, y - 220)]
        canvas.paint(
            canvas.strokes([[(px + 14, py + 18) for px, py in cord]], 5, pad=20).soft(canvas.px(6)),
            (40, 30, 24),
            0.25,
        )
        canvas.line(cord, 5, (176, 150, 112))
    canvas.contact(body, opacity=0.3)
    mask = canvas.mask(body)
    canvas.paint(mask, wood)
    canvas.volume(mask, 8, 0.55, 0.5)
    for x in (x0 + 4, x1 - 4):
        canvas.solid(
            ellipse(x, y, thick * 0.62, thick * 0.74), darker(wood, 0.2), 7, 0.5, 0.5, shadow=0
        )


def tag(canvas, x, y, turn=12.0, colour=(206, 176, 136)):
    """A small kraft-paper tag on a string, without writing."""
    outline = place(
        [(-34, -22), (34, -22), (34, 22), (-34, 22), (-50, 8), (-50, -8)], x, y, 1, turn
    )
    canvas.contact(outline, opacity=0.22)
    mask = canvas.mask(outline)
    canvas.paint(mask, colour)
    canvas.volume(mask, 3, 0.2, 0.3)
    canvas.fill(place(ellipse(-40, 0, 4.5), x, y, 1, turn), (120, 92, 62))
    for dy, wide in ((-7, 40), (2, 28), (10, 34)):
        canvas.line(place([(-22, dy), (-22 + wide, dy)], x, y, 1, turn), 2.4, (140, 108, 76), 0.7)


def _selvedge(canvas, look, quad, inset=6):
    """The gold line or the hem along the sides of a lying cloth."""
    colour = lighter(look.palette.thread, 0.1) if look.songket else darker(look.palette.base, 0.3)
    for a, b in ((0, 3), (1, 2)):
        sign = 1 if a == 0 else -1
        line = [(quad[a][0] + sign * inset, quad[a][1]), (quad[b][0] + sign * inset, quad[b][1])]
        canvas.line(line, 1.6, colour, 0.7)


@shape("folded-cloth", motif="songket-bungo-cino", palette="crimson-gold")
def folded_cloth(canvas, look):
    """A cloth folded into a neat rectangle, its layers showing at the lower edge, tied once."""
    p = look.palette
    turn = look.pick(-9, 7, -5, 11)
    w, h, thick = 760, 580, 16

    def put(path, dy=0.0):
        return rotate([(x, y + dy) for x, y in path], turn, (500, 500))

    left, top = 500 - w / 2, 478 - h / 2
    layers = 4
    base = box(left, top + 10, left + w, top + h + layers * thick, 16)
    canvas.shadow(put(base), dx=34, dy=44, blur=46, opacity=0.32)
    canvas.contact(put(base), opacity=0.34)
    inner = look.swatch(w, 60, ends="")
    for i in range(layers, 0, -1):
        y = i * thick
        edge = box(
            left + (3 if i % 2 else 0), top + 24, left + w - (0 if i % 2 else 4), top + h + y, 15
        )
        mask = canvas.mask(put(edge))
        canvas.paint(mask, darker(p.base, 0.16 + 0.05 * (i % 2)))
        band = put(
            [
                (left, top + h + y - 26),
                (left + w, top + h + y - 26),
                (left + w, top + h + y),
                (left, top + h + y),
            ]
        )
        canvas.warp(inner, band, mask=canvas.mask(band).within(mask))
        canvas.volume(mask, 9, 0.7, 0.22)
    face = look.swatch(w, h, ends="b")

    def tone(u, v):
        soft = 0.22 * (0.5 - u) + 0.16 * (0.45 - v)
        lip = -0.9 * max(0, (v - 0.955) / 0.045) ** 1.5
        ridge = 0.28 * max(0, 1 - abs(v - 0.935) / 0.03)
        middle = -0.3 * max(0, 1 - abs(u - 0.502) / 0.012) + 0.2 * max(0, 1 - abs(u - 0.485) / 0.02)
        return soft + lip + ridge + middle

    quad = put([(left, top), (left + w, top), (left + w, top + h), (left, top + h)])
    outline = canvas.mask(put(box(left, top, left + w, top + h, 14)))
    canvas.warp(shaded(face, tone, 96, 64), quad, mask=outline)
    canvas.volume(outline, 8, 0.35, 0.3)
    # the corner folded back shows the reverse
    corner = put(
        [
            (left + w - 128, top),
            (left + w - 20, top + 4),
            (left + w, top + 20),
            (left + w, top + 132),
        ]
    )
    flap = put([(left + w - 132, top - 1), (left + w - 118, top + 108), (left + w + 1, top + 136)])
    canvas.paint(canvas.mask(corner), darker(p.deep, 0.15))
    canvas.shadow(flap, dx=-6, dy=10, blur=12, opacity=0.45)
    back = canvas.mask(flap)
    canvas.paint(back, mixed(p.base, lighter(p.thread, 0.3), 0.3 if look.songket else 0.18))
    canvas.volume(back, 12, 0.3, 0.35)
    _tie(canvas, look, put, left, top, w, h + layers * thick)


def _tie(canvas, look, put, left, top, w, h):
    """Raffia around the cloth with a bow and a tag."""
    raffia = (214, 186, 138)
    x = left + w * 0.27
    strap = put([(x - 8, top - 4), (x + 8, top - 4), (x + 9, top + h + 2), (x - 8, top + h + 2)])
    canvas.shadow(strap, dx=6, dy=6, blur=6, opacity=0.4)
    mask = canvas.mask(strap)
    canvas.paint(mask, raffia)
    lines = [put([(x + dx, top - 4), (x + dx * 1.1, top + h)]) for dx in (-5, -2, 1.5, 5)]
    canvas.paint(canvas.strokes(lines, 1.4).within(mask), (150, 118, 74), 0.7)
    canvas.volume(mask, 4, 0.4, 0.3)
    knot = (x, top + h * 0.36)
    for side in (-1, 1):
        loop = bezier(
            knot,
            (x + side * 40, knot[1] - 66),
            (x + side * 112, knot[1] - 26),
            (x + side * 4, knot[1] + 4),
            24,
        )
        tail = bezier(
            knot,
            (x + side * 22, knot[1] + 26),
            (x + side * 34, knot[1] + 50),
            (x + side * (44 + 14 * side), knot[1] + 84),
            16,
        )
        for path, wide in ((tail, 9), (loop, 9)):
            shape_ = ribbon(put(path), (wide, wide, wide * 0.8))
            canvas.shadow(shape_, dx=6, dy=8, blur=6, opacity=0.35)
            m = canvas.mask(shape_)
            canvas.paint(m, raffia)
            canvas.volume(m, 4, 0.45, 0.35)
    canvas.solid(put(ellipse(*knot, 14, 12)), raffia, 7, 0.5, 0.3, shadow=0.2)
    spot = put([(x + 74, knot[1] + 96)])[0]
    canvas.line([put([knot])[0], put([(x + 40, knot[1] + 84)])[0]], 2.2, (150, 118, 74))
    tag(canvas, *spot, turn=look.pick(18, 30, 10, 36))


@shape("hanging-cloth", motif="songket-nago-besaung", palette="crimson-gold", fills_frame=True)
def hanging_cloth(canvas, look):
    """A cloth hung over a rod before a lit wall, in soft folds, with a fringe on songket."""
    ground.wall(canvas, look)
    rng, w, h, top = look.rng, 690, 750, 96
    folds = Folds(rng, look.pick(3.2, 4.1, 3.6), 0.6)

    def where(u, v):
        spread = 1 + 0.035 * v
        x = 500 + (u - 0.5) * w * spread + 9 * v * sin(u * 17 + 1)
        return x, top + v * h + 9 * folds.height(u) * v

    edge = [where(i / 60, 1) for i in range(61)]
    outline = (
        [where(0, j / 20) for j in range(21)] + edge + [where(1, 1 - j / 20) for j in range(21)]
    )
    canvas.shadow(outline, dx=44, dy=40, blur=46, opacity=0.34)
    canvas.shadow(outline, dx=14, dy=14, blur=14, opacity=0.3)
    rod(canvas, top + 4, 84, 916)
    if look.songket:
        fringe(canvas, [where(i / 130, 0.997) for i in range(131)], 62, look.palette.thread, rng)
    cloth = shaded(
        look.swatch(w, h, ends="tb"),
        lambda u, v: (
            folds.tone(u, v) + 0.45 * max(0, 1 - v / 0.02) - 0.5 * max(0, 1 - abs(v - 0.04) / 0.03)
        ),
        90,
        60,
    )
    mask = canvas.drape(cloth, where, 14, 6, mask=canvas.mask(outline))
    canvas.volume(mask, 9, 0.35, 0.2)
    if not look.songket:
        stitches(
            canvas,
            [where(i / 80, 0.985) for i in range(81)],
            darker(look.palette.base, 0.3),
            8,
            4,
            1.6,
            0.7,
        )


@shape("shawl", motif="songket-tawur", palette="maroon-gold", fills_frame=True)
def shawl(canvas, look):
    """A selendang over a rod: the long end in front, the short one behind it."""
    ground.wall(canvas, look)
    rng, top = look.rng, 100
    flip = -1 if look.seed % 2 else 1
    panels = ((500 - flip * 165, 300, 570, 0.16), (500 + flip * 78, 340, 780, 0.0))
    drawn = []
    for cx, w, h, back in panels:
        folds = Folds(rng, 1.7, 0.55)

        def where(u, v, cx=cx, w=w, h=h, folds=folds):
            narrow = 0.9 + 0.13 * v
            return (
                cx + (u - 0.5) * w * narrow + 7 * sin(v * 3.4 + u) * v,
                top + v * h + 8 * folds.height(u) * v - flip * 14 * (u - 0.5) * v,
            )

        outline = (
            [where(0, j / 20) for j in range(21)]
            + [where(i / 40, 1) for i in range(41)]
            + [where(1, 1 - j / 20) for j in range(21)]
        )
        canvas.shadow(outline, dx=34, dy=34, blur=36, opacity=0.34)
        drawn.append((where, outline, folds, w, h, back))
    for n, (where, outline, folds, w, h, back) in enumerate(drawn):
        canvas.shadow(outline, dx=12, dy=12, blur=16, opacity=0.4)
        if look.songket or look.motif.startswith(("jumputan", "plain", "nanas", "batik")):
            colour = look.palette.thread if look.songket else look.palette.base
            fringe(canvas, [where(i / 62, 0.997) for i in range(63)], 58, colour, rng)
        cloth = shaded(
            look.swatch(w, h, ends="b", seed=look.seed),
            lambda u, v, folds=folds, back=back: (
                folds.tone(u, v) - back - 0.5 * max(0, 1 - abs(v - 0.03) / 0.03)
            ),
            60,
            60,
        )
        mask = canvas.drape(cloth, where, 8, 8, mask=canvas.mask(outline))
        canvas.volume(mask, 8, 0.35, 0.22)
        if n == 0:
            rod(canvas, top, 120, 880)
    middle = 500 + flip * 78
    over = canvas.mask(box(middle - 155, top - 15, middle + 155, top + 16, 14))
    canvas.paint(over, look.swatch(310, 32, ends=""))
    canvas.volume(over, 12, 0.5, 0.45)


@shape("cloth-roll", motif="songket-lepus", palette="crimson-gold")
def cloth_roll(canvas, look):
    """A cloth rolled on a tube as songket is kept, its end unrolled towards the viewer."""
    p, rng = look.palette, look.rng
    turn = look.pick(-7, 6, -4)
    x0, x1, roll_y, radius, foot = 130, 850, 330, 118, 800

    def put(path):
        return rotate(path, turn, (500, 520))

    flat = [(x0 + 4, roll_y), (x1 - 4, roll_y), (x1 + 2, foot), (x0 - 2, foot)]
    whole = put([(x0, roll_y - radius), (x1 + 30, roll_y - radius), (x1 + 4, foot), (x0, foot)])
    canvas.shadow(whole, dx=26, dy=30, blur=40, opacity=0.3)
    canvas.contact(put(flat), opacity=0.3)
    w = x1 - x0
    if look.songket:
        count = 150
        edge = [(mix(flat[3][0], flat[2][0], i / count), foot - 2) for i in range(count + 1)]
        a = pi / 180 * turn
        fringe(canvas, put(edge), 52, p.thread, rng, direction=(-sin(a), cos(a)))
    cloth = look.swatch(w, foot - roll_y, ends="b")
    lit = shaded(
        cloth,
        lambda u, v: 0.16 - 0.2 * v + 0.14 * sin(u * 9 + v * 3) - 0.9 * max(0, 1 - v / 0.34) ** 1.4,
        60,
        60,
    )
    quad = put(flat)
    canvas.warp(lit, quad)
    _selvedge(canvas, look, quad)
    # the roll: a cylinder whose surface turns away above and below
    length = pi * radius
    band = look.swatch(w, length, ends="")

    def where(u, v):
        angle = (v - 0.5) * pi
        bow = 5 * sin(u * pi)
        return put([(x0 + u * w, roll_y + radius * sin(angle) + bow)])[0]

    body = put(
        [
            (x0, roll_y - radius),
            *[(x0 + i * w / 20, roll_y - radius + 5 * sin(i / 20 * pi)) for i in range(21)],
            (x1, roll_y + radius),
            (x0, roll_y + radius),
        ]
    )
    canvas.shadow(body, dx=8, dy=26, blur=26, opacity=0.4)
    roll = shaded(
        band,
        lambda u, v: (
            0.85 * max(0, 1 - abs(v - 0.28) / 0.2) * 0.7
            - 0.95 * max(0, (v - 0.5) / 0.5) ** 1.3
            - 0.5 * max(0, (0.12 - v) / 0.12)
            + 0.06 * sin(u * 13)
        ),
        60,
        40,
    )
    mask = canvas.drape(roll, where, 2, 14)
    canvas.volume(mask, 6, 0.3, 0.2)
    # the end of the roll: layers around a card tube
    end = put(ellipse(x1, roll_y, radius * 0.34, radius))
    m = canvas.mask(end)
    canvas.paint(m, darker(p.base, 0.3))
    for i in range(9):
        t = 1 - i / 11
        tone = (darker(p.base, 0.05), darker(p.deep, 0.35), mixed(p.thread, p.base, 0.3))[i % 3]
        canvas.line(
            put(ellipse(x1 + 1, roll_y + 1, radius * 0.34 * t, radius * t)), 4.6, tone, closed=True
        )
    canvas.volume(m, 10, 0.5, 0.25)
    canvas.fill(put(ellipse(x1 + 2, roll_y + 2, radius * 0.12, radius * 0.36)), (196, 164, 122))
    canvas.fill(put(ellipse(x1 + 5, roll_y + 4, radius * 0.08, radius * 0.26)), (58, 40, 28))


SIBLINGS = {
    "crimson-gold": ("emerald-gold", "maroon-gold", "ink-gold", "violet-gold"),
    "indigo-white": ("sky-navy", "black-white", "teal-coral", "cream-brown"),
    "sogan": ("coffee", "cream-brown", "natural", "maroon-gold"),
    "pink-magenta": ("yellow-leaf", "teal-coral", "violet-gold", "sky-navy"),
    "yellow-leaf": ("pink-magenta", "teal-coral", "emerald-gold", "natural"),
    "teal-coral": ("pink-magenta", "yellow-leaf", "sky-navy", "cream-brown"),
}


@shape("cloth-stack", motif="jumputan-rings", palette="pink-magenta", fills_frame=True)
def cloth_stack(canvas, look):
    """Folded cloths in several colours, one upon the other on a table, seen from the front."""
    canvas.aim(1.2, 70)
    ground.wall(canvas, look, floor=700)
    rng = look.rng
    names = [
        look.palette_name,
        *SIBLINGS.get(look.palette_name, ("emerald-gold", "indigo-white", "maroon-gold", "sogan")),
    ]
    slabs, y = [], 800.0
    for i, name in enumerate(names[::-1]):
        h = 98 + rng.uniform(-6, 8)
        x0 = 190 + rng.uniform(-14, 14)
        x1 = 810 + rng.uniform(-14, 14)
        slabs.append((x0, x1, y - h, y, PALETTES[name], i))
        y -= h - 6
    lowest, topmost = slabs[0], slabs[-1]
    foot = box(lowest[0] + 6, 740, lowest[1] - 6, 806, 20)
    canvas.shadow(foot, dx=30, dy=18, blur=26, opacity=0.45)
    canvas.shadow(foot, dx=6, dy=8, blur=8, opacity=0.5)
    back = box(topmost[0], topmost[2] - 20, lowest[1], 790, 30)
    canvas.shadow(back, dx=50, dy=6, blur=50, opacity=0.16)
    x0, x1, y0, _, palette, _ = topmost
    top = [(x0 + 44, y0 - 62), (x1 - 44, y0 - 62), (x1 - 3, y0 + 26), (x0 + 3, y0 + 26)]
    face = look.swatch(620, 160, ends="", palette=palette)
    canvas.warp(shaded(face, lambda u, v: 0.3 - 0.3 * u - 0.2 * v, 20, 20), top)
    for x0, x1, y0, y1, palette, i in slabs:
        outline = box(x0, y0, x1, y1, 40)
        mask = canvas.mask(outline)
        canvas.shadow(box(x0 + 6, y0 + 4, x1 - 4, y1 + 4, 40), dx=4, dy=8, blur=9, opacity=0.35)
        canvas.paint(mask, palette.deep)
        cloth = look.swatch(x1 - x0, y1 - y0, ends="", palette=palette, seed=look.seed + i)
        canvas.paint(
            mask,
            shaded(
                cloth,
                lambda u, v, i=i: (
                    0.55 * max(0, 1 - abs(v - 0.2) / 0.2)
                    - 0.9 * max(0, (v - 0.55) / 0.45) ** 1.2
                    + 0.1 * sin(u * 8 + i * 2)
                ),
                40,
                24,
            ),
        )
        canvas.volume(mask, 16, 0.5, 0.12)
        # the folded layers open to the right
        mouth = canvas.mask(box(x1 - 92, y0 + 6, x1 + 4, y1 - 6, 8)).within(mask)
        for t in (0.3, 0.5, 0.7):
            yy = y0 + (y1 - y0) * t
            gap = ribbon(
                [(x1 - 84, yy), (x1 - 40, yy + 1), (x1 + 2, yy + (t - 0.5) * 18)], (1, 5, 8)
            )
            canvas.paint(canvas.mask(gap).within(mouth), darker(palette.deep, 0.6), 0.85)
            canvas.paint(
                canvas.mask([(x, y + 5) for x, y in gap]).within(mouth),
                lighter(palette.base, 0.4),
                0.35,
            )

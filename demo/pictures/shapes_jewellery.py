"""Small things: necklace, bracelet, brooch, earrings, scrunchie, key-ring, fan."""

from math import cos, pi, radians, sin, tau

from .beads import around, string, wire
from .fabric import crease, shaded, stitches
from .geometry import bezier, ellipse, place, resample, ribbon, rotate, smooth
from .light import darker, lighter, mixed
from .registry import shape
from .trimmings import BRASS, LEATHER, metal, strap, tassel

GOLD = (222, 178, 84)
PEARL = (244, 236, 222)


def _covered(canvas, look, path, width, height, zoom=0.7, depth=16):
    """A padded piece covered with the cloth. Returns its mask."""
    canvas.contact(path, opacity=0.4)
    mask = canvas.mask(path)
    canvas.paint(mask, look.swatch(width, height, ends="", zoom=zoom))
    canvas.volume(mask, depth, 0.55, 0.4)
    return mask


@shape("necklace", motif="songket-bintang-berante", palette="emerald-gold")
def necklace(canvas, look):
    """Strings of beads in a loop with a cloth-covered pendant."""
    p, rng = look.palette, look.rng
    tones = [(p.base, "glass"), (GOLD, "gold"), (p.accent, "glass"), (PEARL, "pearl")]
    for width, drop, radius, order in ((300, 500, 17, (0, 0, 1, 3)), (236, 390, 12, (2, 2, 1))):
        loop = smooth(
            [
                (500 - width * 0.35, 90),
                (500 - width * 0.95, 240),
                (500 - width * 0.8, 300 + drop * 0.35),
                (500, 190 + drop),
                (500 + width * 0.8, 300 + drop * 0.35),
                (500 + width * 0.95, 240),
                (500 + width * 0.35, 90),
            ],
            closed=False,
            n=30,
        )
        places = resample(loop, radius * 2.02)
        middle = len(places) // 2
        rows = []
        for i, (x, y) in enumerate(places):
            tone, finish = tones[order[abs(i - middle) % len(order)]]
            size = radius * (0.72 + 0.42 * (1 - abs(i - middle) / middle))
            rows.append((x, y, size if finish != "gold" else size * 0.82, tone, finish))
        string(canvas, rows)
    clasp = bezier((396, 92), (440, 40), (560, 40), (604, 92))
    wire(canvas, clasp, 9, GOLD)
    cx, cy = 500, 742
    wire(canvas, ellipse(cx, 686, 15, n=30) + [(cx + 15, 686)], 6, GOLD)
    path = ellipse(cx, cy + 26, 84, 84)
    metal(canvas, ellipse(cx, cy + 26, 94, 94), GOLD, 8)
    _covered(canvas, look, path, 170, 170, 0.55, 18)
    string(canvas, [(x, y, 7, GOLD, "gold") for x, y in around(cx, cy + 26, 90, 90, 30)], 0.2)
    if rng.random() < 2:
        tassel(canvas, cx, cy + 112, 124, p.accent, rng)


@shape("bracelet", motif="songket-biji-pare", palette="violet-gold")
def bracelet(canvas, look):
    """Three bracelets: a cloth-covered bangle between two strings of beads."""
    p = look.palette
    tilt = 0.8

    def beads_ring(cx, cy, radius, size, order):
        count = round(tau * radius * 0.9 / (size * 2.02))
        rows = []
        for i, (x, y) in enumerate(around(cx, cy, radius, radius * tilt, count, -90)):
            tone, finish = order[i % len(order)]
            rows.append((x, y, size, tone, finish))
        string(canvas, sorted(rows, key=lambda r: r[1]))

    cx, cy, radius, wide = 540, 560, 300, 62
    outer, inner = (
        ellipse(cx, cy, radius, radius * tilt),
        ellipse(cx, cy - 4, radius - wide, (radius - wide) * tilt),
    )
    canvas.contact(outer, opacity=0.45, holes=[inner])
    mask = canvas.mask(outer, holes=[inner])
    length = tau * radius * 0.9
    cloth = look.swatch(length, wide * 1.3, ends="", zoom=0.62)

    def where(u, v):
        a = tau * u
        r = radius - wide * (1 - v)
        return cx + r * cos(a), cy + r * tilt * sin(a) - 4 * (1 - v)

    canvas.drape(
        shaded(cloth, lambda u, v: 0.5 * (1 - abs(v - 0.45) * 2.4), 8, 20), where, 48, 1, mask=mask
    )
    canvas.volume(mask, 16, 0.6, 0.4)
    for path in (outer, inner):
        wire(canvas, [*path, path[0]], 8, GOLD, 0.2)
    beads_ring(
        330,
        350,
        215,
        22,
        [(p.base, "glass"), (p.base, "glass"), (p.accent, "glass"), (GOLD, "gold")],
    )
    beads_ring(
        668,
        726,
        196,
        16,
        [
            (PEARL, "pearl"),
            (PEARL, "pearl"),
            (PEARL, "pearl"),
            (GOLD, "gold"),
            (p.accent, "glass"),
            (GOLD, "gold"),
        ],
    )


@shape("brooch", motif="songket-tawur", palette="crimson-gold")
def brooch(canvas, look):
    """A flower of folded cloth petals with a beaded heart and two ribbons."""
    p = look.palette
    cx, cy = 500, 450
    cloths = [look.swatch(360, 360, ends="", zoom=0.6, seed=look.seed + i) for i in range(2)]
    for turn in (68, 112):
        tail = place([(0, -44), (330, -52), (300, 0), (330, 52), (0, 44)], cx, cy, 1.2, turn)
        m = _covered(canvas, look, tail, 300, 460, 0.8, 10)
        stitches(canvas, place([(30, -34), (305, -40)], cx, cy, 1.2, turn), GOLD, width=1.8)
        stitches(canvas, place([(30, 34), (305, 40)], cx, cy, 1.2, turn), GOLD, width=1.8)
        crease(canvas, place([(0, 0), (300, 0)], cx, cy, 1.2, turn), m, 20, 0.25)
    for count, reach, start, shade in ((8, 355, 22.5, 0.22), (8, 285, 0, 0.1), (6, 205, 15, 0)):
        for i in range(count):
            turn = start + 360 * i / count
            petal = smooth(
                [
                    (20, 0),
                    (reach * 0.4, -reach * 0.2),
                    (reach * 0.75, -reach * 0.22),
                    (reach * 0.95, -reach * 0.08),
                    (reach, 0),
                    (reach * 0.95, reach * 0.08),
                    (reach * 0.75, reach * 0.22),
                    (reach * 0.4, reach * 0.2),
                ],
                n=8,
            )
            path = place(petal, cx, cy, 1, turn)
            canvas.shadow(path, dx=6, dy=9, blur=9, opacity=0.42)
            mask = canvas.mask(path)
            if shade == 0.1:
                canvas.paint(mask, mixed(p.base, p.accent, 0.85))
            else:
                canvas.paint(mask, cloths[i % 2])
                canvas.paint(mask, darker(p.deep, 0.3), shade)
            crease(canvas, place([(30, 0), (reach * 0.9, 0)], cx, cy, 1, turn), mask, 16, 0.4)
            canvas.volume(mask, 13, 0.5, 0.42)
            edge = place(petal, cx, cy, 1, turn)
            canvas.line([*edge, edge[0]], 3, GOLD if look.songket else lighter(p.base, 0.4), 0.85)
    metal(canvas, ellipse(cx, cy, 66), GOLD, 12)
    rows = [(x, y, 12, PEARL, "pearl") for x, y in around(cx, cy, 52, 52, 16)]
    rows += [(x, y, 11, p.accent, "glass") for x, y in around(cx, cy, 28, 28, 8)]
    string(canvas, [*rows, (cx, cy, 19, GOLD, "gold")], 0.3)


@shape("earrings", motif="songket-bungo-cino", palette="maroon-gold")
def earrings(canvas, look):
    """A pair of drop earrings: hook, cloth disc in a gold rim, beads and tassel."""
    p, rng = look.palette, look.rng
    for cx, top, turn in ((318, 110, -3), (690, 150, 4)):

        def put(path, cx=cx, top=top, turn=turn):
            return rotate(path, turn, (cx, top))

        hook = smooth(
            [
                (cx + 34, top + 96),
                (cx + 40, top + 10),
                (cx + 4, top - 30),
                (cx - 30, top + 8),
                (cx - 4, top + 92),
                (cx, top + 112),
            ],
            closed=False,
            n=14,
        )
        wire(canvas, put(hook), 8, GOLD)
        bx, by = put([(cx, top + 132)])[0]
        string(canvas, [(bx, by, 22, p.accent, "glass")])
        disc = put(ellipse(cx, top + 290, 132))
        metal(canvas, put(ellipse(cx, top + 290, 146)), GOLD, 9)
        _covered(canvas, look, disc, 270, 270, 0.66, 18)
        x, y = put([(cx, top + 290)])[0]
        string(canvas, [(a, b, 8.5, GOLD, "gold") for a, b in around(x, y, 139, 139, 44)], 0.25)
        for dx, dy in ((-76, 118), (0, 146), (76, 118)):
            x, y = put([(cx + dx, top + 290 + dy)])[0]
            string(canvas, [(x, y + 10, 13, PEARL, "pearl"), (x, y + 36, 15, p.base, "glass")])
            tassel(canvas, x, y + 46, 210 if dx == 0 else 170, p.accent, rng, turn)


@shape("scrunchie", motif="jumputan-titik", palette="pink-magenta")
def scrunchie(canvas, look):
    """Gathered hair bands, a large one and its two companions."""
    p = look.palette
    others = [p, p, p]
    spots = ((430, 430, 300), (760, 730, 180), (250, 800, 150))
    for n, (cx, cy, radius) in enumerate(spots):
        rng = look.rng
        # the gathers are uneven: each has its own width, height and lean
        starts = [0.0]
        while starts[-1] < tau - 0.2:
            starts.append(starts[-1] + rng.uniform(0.16, 0.36))
        starts[-1] = tau
        gathers = [rng.uniform(0.5, 1.2) for _ in starts]

        def gather(a, starts=starts, gathers=gathers):
            k = next(i for i in range(1, len(starts)) if a <= starts[i] + 1e-9) - 1
            t = (a - starts[k]) / (starts[k + 1] - starts[k])
            return t, gathers[k]

        outer, inner = [], []
        for i in range(220):
            a = tau * i / 220
            t, high = gather(a)
            r = radius * (0.97 + 0.075 * high * sin(pi * t) ** 0.7)
            outer.append((cx + r * cos(a), cy + r * sin(a)))
            r = radius * (0.31 - 0.04 * high * sin(pi * t))
            inner.append((cx + r * cos(a), cy + r * sin(a)))
        canvas.contact(outer, opacity=0.42, holes=[inner])
        mask = canvas.mask(outer, holes=[inner])
        cloth = look.swatch(
            tau * radius * 0.72,
            radius * 0.72,
            ends="",
            seed=look.seed + n,
            palette=others[n],
            zoom=0.75,
        )

        def where(u, v, cx=cx, cy=cy, radius=radius):
            a = tau * u
            r = radius * (0.25 + 0.84 * v)
            return cx + r * cos(a), cy + r * sin(a)

        def tone(u, v, gather=gather):
            t, high = gather((u + 0.02 * sin(v * 5)) % 1 * tau)
            near = abs(v - 0.5) * 2
            pleat = cos(pi * t) * high * (0.3 + 0.7 * near)
            valley = max(0.0, 1 - min(t, 1 - t) / 0.16) * (0.25 + 0.6 * near)
            return 0.42 * pleat - 0.6 * valley + 0.5 * (1 - near) - 0.14

        canvas.drape(shaded(cloth, tone, 220, 16), where, 60, 1, mask=mask)
        canvas.volume(mask, radius * 0.12, 0.6, 0.35)


@shape("keychain", motif="rajut", palette="teal-coral")
def keychain(canvas, look):
    """A key-ring with a leather loop, a cloth-covered fob and a tassel."""
    p, rng = look.palette, look.rng
    leather = LEATHER[look.seed % 4]
    ring = ellipse(500, 178, 106)
    wire(canvas, [*ring, ring[0]], 17, (196, 190, 180), 0.45)
    wire(canvas, ellipse(500, 178, 94, start=20, end=330), 6, (176, 170, 160), 0)
    links = [(500, 304), (500, 344)]
    for i, (x, y) in enumerate(links):
        link = ellipse(x, y, 15 if i % 2 else 20, 28)
        wire(canvas, [*link, link[0]], 8, (196, 190, 180))
    tongue = [(500, 360), (500, 470)]
    strap(canvas, tongue, 58, leather, lighter(leather, 0.5))
    fob = smooth(
        [
            (384, 452),
            (616, 452),
            (648, 484),
            (656, 740),
            (624, 780),
            (500, 788),
            (376, 780),
            (344, 740),
            (352, 484),
        ],
        n=8,
        tension=0.3,
    )
    canvas.shadow(fob, dx=20, dy=26, blur=28, opacity=0.36)
    mask = _covered(canvas, look, fob, 312, 340, 0.8, 26)
    inner = smooth(
        [
            (392, 470),
            (608, 470),
            (632, 494),
            (640, 734),
            (614, 764),
            (500, 770),
            (386, 764),
            (360, 734),
            (368, 494),
        ],
        n=8,
        tension=0.3,
    )
    stitches(canvas, inner + inner[:1], lighter(p.thread, 0.25), 9, 6, 2)
    del mask
    metal(canvas, ellipse(500, 484, 13), BRASS)
    wire(canvas, bezier((594, 226), (690, 290), (700, 360), (716, 430)), 7, BRASS)
    tassel(canvas, 716, 424, 300, p.accent, rng, -6)
    string(
        canvas,
        [
            (300, 396, 26, p.accent, "glass"),
            (290, 446, 22, GOLD, "gold"),
            (284, 492, 26, p.base, "glass"),
            (280, 538, 20, (196, 150, 100), "wood"),
        ],
    )
    wire(canvas, bezier((404, 220), (330, 280), (310, 330), (302, 372)), 5, BRASS)


@shape("fan", motif="songket-pucuk-rebung", palette="crimson-gold")
def fan(canvas, look):
    """A folding fan, opened: bamboo ribs, pleated cloth, a tassel at the pivot."""
    p, rng = look.palette, look.rng
    cx, cy, outer, inner = 500, 770, 506, 208
    first, last, ribs = 200.0, 340.0, 15
    wood = (158, 108, 62)

    def at(r, degrees):
        return cx + r * cos(radians(degrees)), cy + r * sin(radians(degrees))

    leaf_path = [at(outer, first + (last - first) * i / 60) for i in range(61)]
    leaf_path += [at(inner, last - (last - first) * i / 60) for i in range(61)]
    canvas.shadow(leaf_path, dx=26, dy=36, blur=34, opacity=0.36)
    canvas.shadow(leaf_path, dx=6, dy=8, blur=8, opacity=0.36)
    for i in range(ribs + 1):
        d = first + (last - first) * i / ribs
        rib = ribbon([at(-46, d), at(inner + 20, d)], (17, 21))
        canvas.shadow(rib, dx=4, dy=6, blur=5, opacity=0.4)
        m = canvas.mask(rib)
        canvas.paint(m, lighter(wood, 0.1 * (i % 2)))
        canvas.volume(m, 4, 0.5, 0.45)
        canvas.paint(canvas.dots([at(r, d) for r in (90, 120, 150, 180)], 3), darker(wood, 0.5))
    width = radians(last - first) * (outer + inner) / 2
    cloth = look.swatch(width * 1.15, outer - inner, ends="b", zoom=0.9)

    def tone(u, v):
        pleat = (u * ribs * 2) % 2
        return (
            (0.34 if pleat < 1 else -0.34)
            + 0.22 * (0.5 - abs((pleat % 1) - 0.5) * 2)
            - 0.2 * (1 - v) * 0.5
        )

    def where(u, v):
        d = first + (last - first) * u
        k = (u * ribs * 2) % 2
        bump = 1 + 0.006 * (1 - abs(k - 1)) * v
        return at((inner + (outer - inner) * v) * bump, d)

    mask = canvas.drape(shaded(cloth, tone, ribs * 16, 10), where, ribs * 2, 2)
    canvas.volume(mask, 6, 0.35, 0.3)
    for r, wide in ((outer - 3, 7), (inner + 3, 6)):
        rim = [at(r, first + (last - first) * i / 60) for i in range(61)]
        canvas.line(rim, wide, GOLD if look.songket else lighter(p.thread, 0.1))
        canvas.line([(x, y - 1.5) for x, y in rim], wide * 0.3, (255, 240, 200), 0.7)
    for d in (first, last):
        guard = ribbon([at(-60, d), at(outer + 6, d)], (24, 30))
        canvas.shadow(guard, dx=6, dy=9, blur=7, opacity=0.4)
        m = canvas.mask(guard)
        canvas.paint(m, darker(wood, 0.12))
        canvas.volume(m, 7, 0.5, 0.5)
    metal(canvas, ellipse(cx, cy, 19), BRASS)
    cord = bezier((cx, cy + 10), (cx - 14, cy + 40), (cx + 50, cy + 46), (cx + 60, cy + 74))
    canvas.line(cord, 5, p.accent)
    tassel(canvas, cx + 60, cy + 66, 120, p.accent, rng, -14)

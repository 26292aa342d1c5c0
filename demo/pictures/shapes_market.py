"""Where goods are shown: an exhibition hall, a bazaar stall."""

from math import sin

from PIL import Image

from .beads import bead
from .buildings import lamps
from .displays import companions, folded, hung
from .fabric import shaded
from .geometry import bezier, box, ellipse, mix, smooth
from .light import darker, gradient, lighter, mixed
from .palettes import PALETTES
from .registry import shape
from .scenery import hour, passer, sky, tinted, tree


@shape("exhibition-hall", motif="songket-bungo-cino", palette="crimson-gold", fills_frame=True)
def exhibition_hall(canvas, look):
    """A bright hall: booths with hanging cloths, tables, lamps, visitors from behind."""
    rng, palettes = look.rng, companions(look)
    w, _h = canvas.image.size
    floor = 640
    top = round(canvas.at((0, floor))[1])
    canvas.image.paste(
        gradient(w, top, (0, (92, 84, 84)), (0.24, (196, 186, 176)), (1, (240, 232, 220)))
    )
    truss = []
    for y in (60, 96):
        truss.append([(canvas.left, y), (canvas.right, y)])
    x = canvas.left
    while x < canvas.right:
        truss += [[(x, 60), (x + 20, 96)], [(x + 20, 96), (x + 40, 60)]]
        x += 40
    canvas.paint(canvas.strokes(truss, 4), (70, 64, 66), 0.9)
    booth = 300
    count = int((canvas.right - canvas.left) / booth) + 2
    start = 500 - booth * (count / 2)
    for i in range(count):
        x0 = start + i * booth
        p = palettes[i % len(palettes)]
        panel = canvas.mask(box(x0 + 8, 190, x0 + booth - 8, floor))
        canvas.paint(panel, gradient(8, 64, (0, (252, 248, 240)), (1, (222, 212, 196))))
        canvas.volume(panel, 8, 0.25, 0.3)
        board = box(x0 + 4, 168, x0 + booth - 4, 216, 5)
        canvas.solid(board, p.base, 5, 0.35, 0.3, shadow=0.3)
        words = [box(x0 + 60, 184, x0 + 150, 200, 5), box(x0 + 160, 184, x0 + 240, 200, 5)]
        canvas.paint(canvas.mask(*words), lighter(p.thread, 0.2))
        if i % 2:
            hung(
                canvas,
                look,
                [(x0 + 34, 254), (x0 + 134, 254), (x0 + 134, 540), (x0 + 34, 540)],
                p,
                i,
            )
            hung(
                canvas,
                look,
                [(x0 + 166, 254), (x0 + 266, 254), (x0 + 266, 500), (x0 + 166, 500)],
                palettes[(i + 2) % len(palettes)],
                i + 1,
            )
        else:
            hung(
                canvas,
                look,
                [(x0 + 50, 250), (x0 + 250, 250), (x0 + 250, 530), (x0 + 50, 530)],
                p,
                i,
                ends="tb",
            )
        cone = [
            (x0 + booth / 2 - 12, 104),
            (x0 + booth / 2 + 12, 104),
            (x0 + booth - 20, floor),
            (x0 + 20, floor),
        ]
        canvas.paint(canvas.mask(cone, pad=20).soft(canvas.px(12)), (255, 246, 214), 0.17)
        canvas.solid(
            box(x0 + booth / 2 - 13, 84, x0 + booth / 2 + 13, 112, 6),
            (48, 46, 50),
            4,
            0.4,
            0.4,
            shadow=0,
        )
        canvas.fill(ellipse(x0 + booth / 2, 112, 12, 5), (255, 250, 226))
    low = canvas.mask(
        [
            (canvas.left, floor),
            (canvas.right, floor),
            (canvas.right, canvas.bottom),
            (canvas.left, canvas.bottom),
        ]
    )
    canvas.paint(low, gradient(8, 64, (0, (206, 194, 178)), (1, (164, 148, 132))))
    high = round(canvas.px(canvas.bottom - floor))
    mirror = (
        canvas.image.crop((0, max(0, top - high), w, top))
        .transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        .reduce(6)
        .resize((w, min(high, top)))
    )
    fade = (
        Image.linear_gradient("L")
        .rotate(180)
        .resize(mirror.size)
        .point([round(i * 0.4) for i in range(256)])
    )
    canvas.image.paste(mirror, (0, top), fade)
    aisle = [(canvas.left, floor + 2), (canvas.right, floor + 2)]
    canvas.line(aisle, 4, (120, 106, 94), 0.6)
    for i in range(count):
        x0 = start + i * booth
        p = palettes[(i + 1) % len(palettes)]
        table = [(x0 + 40, 612), (x0 + booth - 40, 612), (x0 + booth - 40, 706), (x0 + 40, 706)]
        canvas.shadow(table, dx=12, dy=10, blur=14, opacity=0.36)
        cover = canvas.mask(table)
        canvas.paint(
            cover,
            shaded(
                look.swatch(220, 94, ends="", palette=p, zoom=0.8),
                lambda u, v: 0.3 * sin(u * 34) * v - 0.1 - 0.2 * v,
                60,
                8,
            ),
        )
        canvas.fill(box(x0 + 34, 604, x0 + booth - 34, 616, 3), (186, 146, 104))
        for k in range(5):
            gx = x0 + 52 + k * 40
            for level in range(1 + (k + i) % 3):
                folded(
                    canvas,
                    gx,
                    605 - level * 14,
                    34,
                    15,
                    palettes[(k + i + level) % len(palettes)].base,
                )
    people = 7 if canvas.right - canvas.left > 1300 else 5
    for k in range(people):
        x = mix(canvas.left + 70, canvas.right - 70, (k + 0.5) / people) + rng.uniform(-30, 30)
        p = palettes[(k + 1) % len(palettes)]
        passer(
            canvas,
            x,
            rng.uniform(770, 900),
            rng.uniform(190, 220),
            mixed(p.accent, (96, 92, 104), 0.35),
            p.pale if k % 2 else None,
        )


@shape("bazaar-stall", motif="jumputan-rings", palette="yellow-leaf", fills_frame=True)
def bazaar_stall(canvas, look):
    """One stall close up: striped awning, hanging bags, goods on the counter."""
    now, rng, p = hour(look), look.rng, look.palette
    palettes = companions(look)
    sky(canvas, now, 560, look.seed % 4)
    x = canvas.left - 60
    while x < canvas.right + 160:
        tree(canvas, x, 700, rng.uniform(300, 420), now, rng)
        x += 170
    canvas.paint(
        canvas.mask(
            [
                (canvas.left, 690),
                (canvas.right, 690),
                (canvas.right, canvas.bottom),
                (canvas.left, canvas.bottom),
            ]
        ),
        gradient(
            8, 32, (0, tinted((214, 196, 168), now, 0.3)), (1, tinted((176, 156, 130), now, 0.3))
        ),
    )
    x0, x1 = 90, 910
    back = canvas.mask(box(x0 + 20, 250, x1 - 20, 640))
    warm = mixed((255, 226, 176), (170, 140, 112), 1 - now.lamps)
    canvas.paint(back, gradient(8, 32, (0, darker(warm, 0.42)), (1, darker(warm, 0.08))))
    for i in range(4):
        cx = x0 + 60 + i * 190
        quad = [(cx, 292), (cx + 130, 292), (cx + 130, 560), (cx, 560)]
        hung(canvas, look, quad, palettes[i % len(palettes)], look.seed + i)
    for sx in (x0 + 14, x1 - 14):
        post = canvas.mask(box(sx - 11, 220, sx + 11, 930))
        canvas.paint(post, tinted((156, 110, 70), now, 0.25))
        canvas.volume(post, 6, 0.5, 0.4)
    counter_top, foot = 640, 930
    cloth = [(x0 - 6, counter_top + 26), (x1 + 6, counter_top + 26), (x1 - 2, foot), (x0 + 2, foot)]
    canvas.shadow(
        [(x0, foot - 30), (x1, foot - 30), (x1 + 20, foot + 6), (x0, foot + 6)],
        dx=20,
        dy=10,
        blur=22,
        opacity=0.45,
    )
    cover = canvas.mask(cloth)
    canvas.paint(
        cover,
        shaded(
            look.swatch(x1 - x0, foot - counter_top, ends="b"),
            lambda u, v: 0.34 * sin(u * 40) * v - 0.22 * v,
            90,
            12,
        ),
    )
    canvas.volume(cover, 12, 0.4, 0.2)
    plank = box(x0 - 20, counter_top, x1 + 20, counter_top + 32, 5)
    canvas.shadow(plank, dx=4, dy=14, blur=14, opacity=0.4)
    m = canvas.mask(plank)
    canvas.paint(m, tinted((196, 150, 100), now, 0.2))
    canvas.volume(m, 8, 0.5, 0.5)
    _goods(canvas, palettes, look, counter_top)
    _awning(canvas, p, now, x0 - 40, x1 + 40)
    for k, (x, high) in enumerate(((250, 330), (760, 344))):
        tone = palettes[(k + 1) % len(palettes)]
        passer(
            canvas,
            x,
            1000 + k * 20,
            high,
            tinted(mixed(tone.base, (80, 80, 92), 0.3), now),
            tinted(tone.pale, now) if k == 0 else None,
        )


def _awning(canvas, p, now, x0, x1):
    """The striped roof with its scalloped edge and a string of lamps."""
    stripes, top, low = 12, 96, 250
    canvas.shadow(box(x0, low - 10, x1, low + 40), dx=4, dy=22, blur=22, opacity=0.4)
    for i in range(stripes):
        a, b = mix(x0, x1, i / stripes), mix(x0, x1, (i + 1) / stripes)
        ta, tb = mix(500, a, 0.88), mix(500, b, 0.88)
        tone = tinted(p.base if i % 2 == 0 else p.pale, now, 0.14)
        path = [(ta, top), (tb, top), (b, low)]
        path += ellipse((a + b) / 2, low, (b - a) / 2, 32, start=0, end=180, n=16) + [(a, low)]
        mask = canvas.mask(path)
        canvas.paint(mask, tone)
        canvas.volume(mask, 5, 0.3, 0.2, shade=now.shade, glow=now.light)
    shade = canvas.mask([(x0, low - 70), (x1, low - 70), (x1, low + 30), (x0, low + 30)]).times(
        Image.linear_gradient("L")
    )
    canvas.paint(shade, now.shade, 0.24)
    canvas.line(
        [(mix(500, x0, 0.88), top), (mix(500, x1, 0.88), top)], 10, tinted((150, 104, 66), now, 0.2)
    )
    lamps(
        canvas,
        bezier(
            (x0 + 20, low + 30), (x0 + 250, low + 100), (x1 - 250, low + 100), (x1 - 20, low + 30)
        ),
        42,
        now,
        ((255, 224, 140), (255, 184, 120)),
        9,
    )


def _goods(canvas, palettes, look, y):
    """What lies on the counter: folded cloths, a basket, jars, small bags."""
    for k in range(3):
        x = 130 + k * 120
        for level in range(3 + k % 2):
            folded(
                canvas,
                x + (level * 3) % 5,
                y + 2 - level * 25,
                108,
                27,
                palettes[(k + level) % len(palettes)].base,
            )
    basket = smooth([(500, y - 62), (640, y - 62), (622, y + 2), (518, y + 2)], n=6, tension=0.2)
    mask = canvas.mask(basket)
    canvas.paint(mask, look.swatch(150, 70, motif="anyam", palette=PALETTES["natural"], zoom=0.55))
    canvas.volume(mask, 12, 0.5, 0.3)
    size = max(3, round(canvas.px(46)))
    for k in range(9):
        picture = bead((206, 136, 62), size, "matte")
        px, py = canvas.at((518 + (k % 5) * 26, y - 74 - 22 * (k // 5)))
        canvas.image.paste(picture, (round(px - size / 2), round(py - size / 2)), picture)
    rim = box(494, y - 70, 646, y - 54, 7)
    canvas.solid(rim, (188, 146, 92), 5, 0.5, 0.4, shadow=0)
    for k in range(4):
        x = 690 + k * 52
        p = palettes[k % len(palettes)]
        jar = box(x, y - 84, x + 42, y + 2, 9)
        m = canvas.mask(jar)
        canvas.paint(m, (240, 222, 178))
        canvas.paint(canvas.mask(box(x, y - 56, x + 42, y - 20)).within(m), p.base)
        canvas.volume(m, 10, 0.45, 0.5)
        canvas.solid(box(x - 2, y - 96, x + 44, y - 78, 5), p.accent, 4, 0.4, 0.4, shadow=0)

"""Indoor and market places: an exhibition hall, a bazaar stall, a workshop."""

from math import sin

from PIL import Image

from . import ground, scenery
from .beads import bead
from .fabric import shaded
from .geometry import bezier, box, ellipse, mix, place, smooth
from .light import WARM_DARK, darker, gradient, lighter, mixed
from .palettes import PALETTES
from .registry import shape
from .scenery import hour, lamps, passer, sky, tinted, tree
from .shapes_cloth import SIBLINGS


def _palettes(look):
    """The spec's palette and its companions."""
    names = [look.palette_name, *SIBLINGS.get(look.palette_name, (
        "emerald-gold", "indigo-white", "maroon-gold", "sogan"))]
    return [PALETTES[name] for name in names]


def _hung(canvas, look, quad, palette, seed, ends="b"):
    """A cloth hung flat, with soft folds."""
    x0, y0 = quad[0]
    w, h = quad[1][0] - x0, quad[2][1] - y0
    canvas.shadow(quad, dx=10, dy=10, blur=12, opacity=0.34)
    cloth = shaded(look.swatch(w, h, palette=palette, seed=seed, ends=ends),
                   lambda u, v: 0.2 * sin(u * 16 + seed) * (0.4 + v) - 0.06, 40, 12)
    mask = canvas.warp(cloth, quad)
    canvas.volume(mask, 6, 0.35, 0.2)
    rail = box(x0 - 8, y0 - 9, x0 + w + 8, y0 + 3, 5)
    canvas.solid(rail, (128, 88, 56), 4, 0.5, 0.5, shadow=0.2)


def _folded(canvas, x, y, wide, high, tone):
    """A small folded cloth on a table, seen from the front."""
    path = box(x, y - high, x + wide, y, high * 0.4)
    mask = canvas.mask(path)
    canvas.paint(mask, tone)
    canvas.volume(mask, high * 0.3, 0.5, 0.3)
    canvas.line([(x + wide * 0.66, y - high * 0.5), (x + wide, y - high * 0.46)], 1.6,
                darker(tone, 0.5), 0.7)


@shape("exhibition-hall", motif="songket-bungo-cino", palette="crimson-gold", fills_frame=True)
def exhibition_hall(canvas, look):
    """A bright hall: booths with hanging cloths, tables, lamps, visitors from behind."""
    rng, palettes = look.rng, _palettes(look)
    w, _h = canvas.image.size
    floor = 640
    top = round(canvas.at((0, floor))[1])
    canvas.image.paste(gradient(w, top, (0, (92, 84, 84)), (0.24, (196, 186, 176)),
                                (1, (240, 232, 220))))
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
            _hung(canvas, look, [(x0 + 34, 254), (x0 + 134, 254), (x0 + 134, 540), (x0 + 34, 540)],
                  p, i)
            _hung(canvas, look, [(x0 + 166, 254), (x0 + 266, 254), (x0 + 266, 500),
                                 (x0 + 166, 500)], palettes[(i + 2) % len(palettes)], i + 1)
        else:
            _hung(canvas, look, [(x0 + 50, 250), (x0 + 250, 250), (x0 + 250, 530), (x0 + 50, 530)],
                  p, i, ends="tb")
        cone = [(x0 + booth / 2 - 12, 104), (x0 + booth / 2 + 12, 104), (x0 + booth - 20, floor),
                (x0 + 20, floor)]
        canvas.paint(canvas.mask(cone, pad=20).soft(canvas.px(12)), (255, 246, 214), 0.17)
        canvas.solid(box(x0 + booth / 2 - 13, 84, x0 + booth / 2 + 13, 112, 6), (48, 46, 50), 4,
                     0.4, 0.4, shadow=0)
        canvas.fill(ellipse(x0 + booth / 2, 112, 12, 5), (255, 250, 226))
    low = canvas.mask([(canvas.left, floor), (canvas.right, floor), (canvas.right, canvas.bottom),
                       (canvas.left, canvas.bottom)])
    canvas.paint(low, gradient(8, 64, (0, (206, 194, 178)), (1, (164, 148, 132))))
    high = round(canvas.px(canvas.bottom - floor))
    mirror = canvas.image.crop((0, max(0, top - high), w, top)).transpose(
        Image.Transpose.FLIP_TOP_BOTTOM).reduce(6).resize((w, min(high, top)))
    fade = Image.linear_gradient("L").rotate(180).resize(mirror.size).point(
        [round(i * 0.4) for i in range(256)])
    canvas.image.paste(mirror, (0, top), fade)
    aisle = [(canvas.left, floor + 2), (canvas.right, floor + 2)]
    canvas.line(aisle, 4, (120, 106, 94), 0.6)
    for i in range(count):
        x0 = start + i * booth
        p = palettes[(i + 1) % len(palettes)]
        table = [(x0 + 40, 612), (x0 + booth - 40, 612), (x0 + booth - 40, 706), (x0 + 40, 706)]
        canvas.shadow(table, dx=12, dy=10, blur=14, opacity=0.36)
        cover = canvas.mask(table)
        canvas.paint(cover, shaded(look.swatch(220, 94, ends="", palette=p, zoom=0.8),
                                   lambda u, v: 0.3 * sin(u * 34) * v - 0.1 - 0.2 * v, 60, 8))
        canvas.fill(box(x0 + 34, 604, x0 + booth - 34, 616, 3), (186, 146, 104))
        for k in range(5):
            gx = x0 + 52 + k * 40
            for level in range(1 + (k + i) % 3):
                _folded(canvas, gx, 605 - level * 14, 34, 15,
                        palettes[(k + i + level) % len(palettes)].base)
    people = 7 if canvas.right - canvas.left > 1300 else 5
    for k in range(people):
        x = mix(canvas.left + 70, canvas.right - 70, (k + 0.5) / people) + rng.uniform(-30, 30)
        p = palettes[(k + 1) % len(palettes)]
        passer(canvas, x, rng.uniform(770, 900), rng.uniform(190, 220),
               mixed(p.accent, (96, 92, 104), 0.35), p.pale if k % 2 else None)


@shape("bazaar-stall", motif="jumputan-rings", palette="yellow-leaf", fills_frame=True)
def bazaar_stall(canvas, look):
    """One stall close up: striped awning, hanging bags, goods on the counter."""
    now, rng, p = hour(look), look.rng, look.palette
    palettes = _palettes(look)
    sky(canvas, now, 560, look.seed % 4)
    x = canvas.left - 60
    while x < canvas.right + 160:
        tree(canvas, x, 700, rng.uniform(300, 420), now, rng)
        x += 170
    canvas.paint(canvas.mask([(canvas.left, 690), (canvas.right, 690),
                              (canvas.right, canvas.bottom), (canvas.left, canvas.bottom)]),
                 gradient(8, 32, (0, tinted((214, 196, 168), now, 0.3)),
                          (1, tinted((176, 156, 130), now, 0.3))))
    x0, x1 = 90, 910
    back = canvas.mask(box(x0 + 20, 250, x1 - 20, 640))
    warm = mixed((255, 226, 176), (170, 140, 112), 1 - now.lamps)
    canvas.paint(back, gradient(8, 32, (0, darker(warm, 0.42)), (1, darker(warm, 0.08))))
    for i in range(4):
        cx = x0 + 60 + i * 190
        quad = [(cx, 292), (cx + 130, 292), (cx + 130, 560), (cx, 560)]
        _hung(canvas, look, quad, palettes[i % len(palettes)], look.seed + i)
    for sx in (x0 + 14, x1 - 14):
        post = canvas.mask(box(sx - 11, 220, sx + 11, 930))
        canvas.paint(post, tinted((156, 110, 70), now, 0.25))
        canvas.volume(post, 6, 0.5, 0.4)
    counter_top, foot = 640, 930
    cloth = [(x0 - 6, counter_top + 26), (x1 + 6, counter_top + 26), (x1 - 2, foot), (x0 + 2, foot)]
    canvas.shadow([(x0, foot - 30), (x1, foot - 30), (x1 + 20, foot + 6), (x0, foot + 6)], dx=20,
                  dy=10, blur=22, opacity=0.45)
    cover = canvas.mask(cloth)
    canvas.paint(cover, shaded(look.swatch(x1 - x0, foot - counter_top, ends="b"),
                               lambda u, v: 0.34 * sin(u * 40) * v - 0.22 * v, 90, 12))
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
        passer(canvas, x, 1000 + k * 20, high, tinted(mixed(tone.base, (80, 80, 92), 0.3), now),
               tinted(tone.pale, now) if k == 0 else None)


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
        Image.linear_gradient("L"))
    canvas.paint(shade, now.shade, 0.24)
    canvas.line([(mix(500, x0, 0.88), top), (mix(500, x1, 0.88), top)], 10,
                tinted((150, 104, 66), now, 0.2))
    lamps(canvas, bezier((x0 + 20, low + 30), (x0 + 250, low + 100), (x1 - 250, low + 100),
                         (x1 - 20, low + 30)), 42, now, ((255, 224, 140), (255, 184, 120)), 9)


def _goods(canvas, palettes, look, y):
    """What lies on the counter: folded cloths, a basket, jars, small bags."""
    for k in range(3):
        x = 130 + k * 120
        for level in range(3 + k % 2):
            _folded(canvas, x + (level * 3) % 5, y + 2 - level * 25, 108, 27,
                    palettes[(k + level) % len(palettes)].base)
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


@shape("workshop-room", motif="songket-bungo-cino", palette="emerald-gold", fills_frame=True)
def workshop_room(canvas, look):
    """A workshop by day: a loom with its cloth, shelves of yarn, a work table, a window."""
    palettes, p = _palettes(look), look.palette
    ground.wall(canvas, look, tone=(226, 214, 192), floor=None)
    floor = 720
    w, h = canvas.image.size
    top = round(canvas.at((0, floor))[1])
    canvas.image.paste(ground.surface("wood", (w, h), look.seed % 3).crop((0, top, w, h)), (0, top))
    canvas.paint(canvas.mask(box(canvas.left, floor, canvas.right, floor + 90)).times(
        Image.linear_gradient("L").rotate(180)), WARM_DARK, 0.3)
    canvas.fill(box(canvas.left, floor - 22, canvas.right, floor), (198, 178, 150))
    _window(canvas, 96, 130, 380, 470)
    light = [(96, floor), (380, floor), (640, canvas.bottom), (250, canvas.bottom)]
    canvas.paint(canvas.mask(light, pad=30).soft(canvas.px(18)), (255, 246, 214), 0.3)
    _shelf(canvas, 620, 960, 130, palettes)
    _shelf(canvas, 620, 960, 262, palettes)
    if canvas.right > 1200:
        _hung(canvas, look, [(canvas.right - 250, 120), (canvas.right - 70, 120),
                             (canvas.right - 70, 520), (canvas.right - 250, 520)], palettes[1], 3)
        _hung(canvas, look, [(canvas.left + 70, 120), (canvas.left + 250, 120),
                             (canvas.left + 250, 560), (canvas.left + 70, 560)], palettes[2], 5)
    _loom(canvas, look)
    canvas.shadow(ellipse(800, 944, 150, 20), dx=10, dy=6, blur=20, opacity=0.45)
    stool = [box(720, 846, 900, 872, 8), box(738, 868, 760, 944, 3), box(862, 868, 884, 944, 3),
             box(750, 904, 874, 916, 3)]
    for path in stool[::-1]:
        canvas.solid(path, (156, 108, 66), 6, 0.5, 0.4, shadow=0.2)
    for k, tone in enumerate((p.thread, p.accent, p.base)):
        _cone(canvas, 756 + k * 54, 848, 34, tone)


def _window(canvas, x0, y0, x1, y1):
    """An open window with a garden behind it."""
    frame = box(x0 - 16, y0 - 16, x1 + 16, y1 + 16, 4)
    canvas.solid(frame, (166, 122, 80), 6, 0.4, 0.4, shadow=0.3)
    pane = canvas.mask(box(x0, y0, x1, y1))
    canvas.paint(pane, gradient(16, 64, (0, (196, 226, 240)), (1, (246, 250, 238))))
    now = scenery.HOURS["day"]
    wide, high = x1 - x0, y1 - y0
    greens = [(x0 + wide * (i + 0.5) / 5, y1 - high * (0.08 + 0.1 * (i * 7 % 3)), wide * 0.16)
              for i in range(5)]
    canvas.paint(canvas.dots(greens, 1).within(pane), (116, 164, 92))
    lit = [(x - r * 0.3, y - r * 0.4, r * 0.6) for x, y, r in greens]
    canvas.paint(canvas.dots(lit, 1, pad=10).soft(canvas.px(6)).within(pane),
                 mixed((116, 164, 92), now.light, 0.5), 0.8)
    cross = [[((x0 + x1) / 2, y0), ((x0 + x1) / 2, y1)], [(x0, (y0 + y1) / 2), (x1, (y0 + y1) / 2)]]
    canvas.paint(canvas.strokes(cross, 10), (176, 132, 88))
    sill = box(x0 - 34, y1 + 10, x1 + 34, y1 + 34, 4)
    canvas.solid(sill, (182, 138, 94), 6, 0.4, 0.5, shadow=0.3)
    pot = smooth([(x1 - 76, y1 - 40), (x1 - 14, y1 - 40), (x1 - 22, y1 + 12), (x1 - 68, y1 + 12)],
                 n=6, tension=0.2)
    for a in (-60, -30, 0, 30, 60):
        leaf = place(smooth([(0, 0), (-9, -40), (0, -84), (9, -40)], n=6), x1 - 45, y1 - 36, 1, a)
        canvas.solid(leaf, (92, 146, 78), 5, 0.4, 0.3, shadow=0)
    canvas.solid(pot, (190, 104, 70), 9, 0.45, 0.35, shadow=0.2)


def _shelf(canvas, x0, x1, y, palettes):
    """A shelf with cones of yarn and folded cloths; y is the top of the board."""
    colours = [c for p in palettes for c in (p.base, p.accent, p.thread, p.accent2)]
    x = x0 + 16
    k = 0
    while x < x1 - 50:
        if k % 5 == 3:
            for level in range(3):
                _folded(canvas, x, y + 82 - level * 22, 84, 23, colours[(k * 3 + level) % len(
                    colours)])
            x += 94
        else:
            _cone(canvas, x + 22, y + 84, 22, colours[(k * 5) % len(colours)])
            x += 50
        k += 1
    board = box(x0, y + 84, x1, y + 102, 3)
    canvas.shadow(board, dx=8, dy=16, blur=14, opacity=0.35)
    m = canvas.mask(board)
    canvas.paint(m, (172, 126, 82))
    canvas.volume(m, 5, 0.5, 0.5)


def _cone(canvas, x, y, r, tone):
    """A cone of yarn standing on y."""
    path = [(x - r * 0.5, y - r * 2.5), (x + r * 0.5, y - r * 2.5), (x + r, y), (x - r, y)]
    mask = canvas.mask(path)
    canvas.paint(mask, tone)
    turns = [[(x - r, y - r * 2.5 * t), (x + r, y - r * 2.5 * t - r * 0.16)] for t in
             [i / 12 for i in range(12)]]
    canvas.paint(canvas.strokes(turns, 1.6).within(mask), darker(tone, 0.4), 0.5)
    canvas.volume(mask, r * 0.5, 0.5, 0.4)


def _loom(canvas, look):
    """An upright frame loom with half-woven cloth."""
    p = look.palette
    wood = (150, 102, 62)
    x0, x1, y0, y1 = 110, 600, 300, 930
    canvas.shadow(ellipse(370, 944, 290, 22), dx=20, dy=6, blur=24, opacity=0.5)
    for x in (x0, x1):
        post = canvas.mask(box(x - 17, y0 - 30, x + 17, y1 + 14, 5))
        canvas.shadow(box(x - 17, y0, x + 17, y1), dx=14, dy=8, blur=16, opacity=0.3)
        canvas.paint(post, wood)
        canvas.volume(post, 9, 0.5, 0.45)
        canvas.solid(box(x - 52, y1, x + 52, y1 + 26, 6), darker(wood, 0.15), 7, 0.5, 0.4,
                     shadow=0.3)
    n = 92
    warp = [[(x0 + 30 + (x1 - x0 - 60) * i / n, y0 + 10), (x0 + 30 + (x1 - x0 - 60) * i / n, 640)]
            for i in range(n + 1)]
    canvas.paint(canvas.strokes(warp[::2], 2), lighter(p.base, 0.25))
    canvas.paint(canvas.strokes(warp[1::2], 2), lighter(p.thread, 0.1), 0.9)
    cloth = [(x0 + 28, 560), (x1 - 28, 560), (x1 - 28, 860), (x0 + 28, 860)]
    mask = canvas.warp(shaded(look.swatch(x1 - x0 - 56, 300, ends="b"),
                              lambda u, v: 0.12 - 0.3 * v, 8, 8), cloth)
    canvas.volume(mask, 6, 0.35, 0.2)
    for y, thick in ((y0, 34), (404, 20), (540, 40), (860, 44)):
        beam = box(x0 - 34, y - thick / 2, x1 + 34, y + thick / 2, thick * 0.4)
        canvas.shadow(beam, dx=6, dy=14, blur=12, opacity=0.4)
        m = canvas.mask(beam)
        canvas.paint(m, lighter(wood, 0.08) if thick < 40 else wood)
        canvas.volume(m, thick * 0.25, 0.55, 0.5)
    heddles = [[(x, 412), (x, 520)] for x in [x0 + 36 + i * 9 for i in range(int((x1 - x0 - 72) / 9)
                                                                            + 1)]]
    canvas.paint(canvas.strokes(heddles, 1.6), (244, 236, 216), 0.7)
    shuttle = place(smooth([(-70, 0), (-40, -13), (40, -13), (70, 0), (40, 13), (-40, 13)]), 430,
                    600, 1, -8)
    canvas.solid(shuttle, (190, 136, 84), 7, 0.5, 0.5, shadow=0.4)
    canvas.fill(place(box(-28, -6, 28, 6, 5), 430, 600, 1, -8), p.thread)

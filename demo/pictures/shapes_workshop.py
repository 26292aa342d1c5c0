"""A workshop by day."""

from PIL import Image

from . import ground, scenery
from .displays import companions, cone, folded, hung
from .fabric import shaded
from .geometry import box, ellipse, place, smooth
from .light import WARM_DARK, darker, gradient, lighter, mixed
from .registry import shape


@shape("workshop-room", motif="songket-bungo-cino", palette="emerald-gold", fills_frame=True)
def workshop_room(canvas, look):
    """A workshop by day: a loom with its cloth, shelves of yarn, a work table, a window."""
    palettes, p = companions(look), look.palette
    ground.wall(canvas, look, tone=(226, 214, 192), floor=None)
    floor = 720
    w, h = canvas.image.size
    top = round(canvas.at((0, floor))[1])
    canvas.image.paste(ground.surface("wood", (w, h), look.seed % 3).crop((0, top, w, h)), (0, top))
    canvas.paint(
        canvas.mask(box(canvas.left, floor, canvas.right, floor + 90)).times(
            Image.linear_gradient("L").rotate(180)
        ),
        WARM_DARK,
        0.3,
    )
    canvas.fill(box(canvas.left, floor - 22, canvas.right, floor), (198, 178, 150))
    _window(canvas, 96, 130, 380, 470)
    light = [(96, floor), (380, floor), (640, canvas.bottom), (250, canvas.bottom)]
    canvas.paint(canvas.mask(light, pad=30).soft(canvas.px(18)), (255, 246, 214), 0.3)
    _shelf(canvas, 620, 960, 130, palettes)
    _shelf(canvas, 620, 960, 262, palettes)
    if canvas.right > 1200:
        hung(
            canvas,
            look,
            [
                (canvas.right - 250, 120),
                (canvas.right - 70, 120),
                (canvas.right - 70, 520),
                (canvas.right - 250, 520),
            ],
            palettes[1],
            3,
        )
        hung(
            canvas,
            look,
            [
                (canvas.left + 70, 120),
                (canvas.left + 250, 120),
                (canvas.left + 250, 560),
                (canvas.left + 70, 560),
            ],
            palettes[2],
            5,
        )
    _loom(canvas, look)
    canvas.shadow(ellipse(800, 944, 150, 20), dx=10, dy=6, blur=20, opacity=0.45)
    stool = [
        box(720, 846, 900, 872, 8),
        box(738, 868, 760, 944, 3),
        box(862, 868, 884, 944, 3),
        box(750, 904, 874, 916, 3),
    ]
    for path in stool[::-1]:
        canvas.solid(path, (156, 108, 66), 6, 0.5, 0.4, shadow=0.2)
    for k, tone in enumerate((p.thread, p.accent, p.base)):
        cone(canvas, 756 + k * 54, 848, 34, tone)


def _window(canvas, x0, y0, x1, y1):
    """An open window with a garden behind it."""
    frame = box(x0 - 16, y0 - 16, x1 + 16, y1 + 16, 4)
    canvas.solid(frame, (166, 122, 80), 6, 0.4, 0.4, shadow=0.3)
    pane = canvas.mask(box(x0, y0, x1, y1))
    canvas.paint(pane, gradient(16, 64, (0, (196, 226, 240)), (1, (246, 250, 238))))
    now = scenery.HOURS["day"]
    wide, high = x1 - x0, y1 - y0
    greens = [
        (x0 + wide * (i + 0.5) / 5, y1 - high * (0.08 + 0.1 * (i * 7 % 3)), wide * 0.16)
        for i in range(5)
    ]
    canvas.paint(canvas.dots(greens, 1).within(pane), (116, 164, 92))
    lit = [(x - r * 0.3, y - r * 0.4, r * 0.6) for x, y, r in greens]
    canvas.paint(
        canvas.dots(lit, 1, pad=10).soft(canvas.px(6)).within(pane),
        mixed((116, 164, 92), now.light, 0.5),
        0.8,
    )
    cross = [[((x0 + x1) / 2, y0), ((x0 + x1) / 2, y1)], [(x0, (y0 + y1) / 2), (x1, (y0 + y1) / 2)]]
    canvas.paint(canvas.strokes(cross, 10), (176, 132, 88))
    sill = box(x0 - 34, y1 + 10, x1 + 34, y1 + 34, 4)
    canvas.solid(sill, (182, 138, 94), 6, 0.4, 0.5, shadow=0.3)
    pot = smooth(
        [(x1 - 76, y1 - 40), (x1 - 14, y1 - 40), (x1 - 22, y1 + 12), (x1 - 68, y1 + 12)],
        n=6,
        tension=0.2,
    )
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
                folded(
                    canvas, x, y + 82 - level * 22, 84, 23, colours[(k * 3 + level) % len(colours)]
                )
            x += 94
        else:
            cone(canvas, x + 22, y + 84, 22, colours[(k * 5) % len(colours)])
            x += 50
        k += 1
    board = box(x0, y + 84, x1, y + 102, 3)
    canvas.shadow(board, dx=8, dy=16, blur=14, opacity=0.35)
    m = canvas.mask(board)
    canvas.paint(m, (172, 126, 82))
    canvas.volume(m, 5, 0.5, 0.5)


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
        canvas.solid(
            box(x - 52, y1, x + 52, y1 + 26, 6), darker(wood, 0.15), 7, 0.5, 0.4, shadow=0.3
        )
    n = 92
    warp = [
        [(x0 + 30 + (x1 - x0 - 60) * i / n, y0 + 10), (x0 + 30 + (x1 - x0 - 60) * i / n, 640)]
        for i in range(n + 1)
    ]
    canvas.paint(canvas.strokes(warp[::2], 2), lighter(p.base, 0.25))
    canvas.paint(canvas.strokes(warp[1::2], 2), lighter(p.thread, 0.1), 0.9)
    cloth = [(x0 + 28, 560), (x1 - 28, 560), (x1 - 28, 860), (x0 + 28, 860)]
    mask = canvas.warp(
        shaded(look.swatch(x1 - x0 - 56, 300, ends="b"), lambda u, v: 0.12 - 0.3 * v, 8, 8), cloth
    )
    canvas.volume(mask, 6, 0.35, 0.2)
    for y, thick in ((y0, 34), (404, 20), (540, 40), (860, 44)):
        beam = box(x0 - 34, y - thick / 2, x1 + 34, y + thick / 2, thick * 0.4)
        canvas.shadow(beam, dx=6, dy=14, blur=12, opacity=0.4)
        m = canvas.mask(beam)
        canvas.paint(m, lighter(wood, 0.08) if thick < 40 else wood)
        canvas.volume(m, thick * 0.25, 0.55, 0.5)
    heddles = [
        [(x, 412), (x, 520)] for x in [x0 + 36 + i * 9 for i in range(int((x1 - x0 - 72) / 9) + 1)]
    ]
    canvas.paint(canvas.strokes(heddles, 1.6), (244, 236, 216), 0.7)
    shuttle = place(
        smooth([(-70, 0), (-40, -13), (40, -13), (70, 0), (40, 13), (-40, 13)]), 430, 600, 1, -8
    )
    canvas.solid(shuttle, (190, 136, 84), 7, 0.5, 0.5, shadow=0.4)
    canvas.fill(place(box(-28, -6, 28, 6, 5), 430, 600, 1, -8), p.thread)

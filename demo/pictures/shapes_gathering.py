"""People from behind, gathered before a finished cloth."""

from math import sin

from .fabric import fringe, shaded
from .figures import (
    DARK,
    capped_back,
    dim,
    figure,
    room,
    shoulders_back,
    veil_folds,
    veiled_back,
)
from .geometry import bezier, box, place, smooth
from .light import lighter, mixed
from .registry import shape


@shape("silhouette-group", motif="songket-bungo-cino", palette="crimson-gold", fills_frame=True)
def silhouette_group(canvas, look):
    """People seen from behind look at a finished cloth that hangs in the light."""
    bright = room(canvas, look, (-330, 60, 170, 520), 900)
    p, rng = look.palette, look.rng
    if canvas.left > -200:
        canvas.paint(
            canvas.mask([(canvas.left, 0), (260, 0), (120, 900), (canvas.left, 900)], pad=50).soft(
                canvas.px(50)
            ),
            bright,
            0.3,
        )
    cloth = [(300, 96), (800, 96), (808, 610), (294, 610)]
    canvas.shadow(cloth, dx=34, dy=26, blur=34, opacity=0.5)
    fringe(
        canvas,
        [(296 + i * 4.28, 608) for i in range(120)],
        44,
        p.thread if look.songket else p.base,
        rng,
    )
    texture = shaded(
        look.swatch(506, 516), lambda u, v: 0.16 - 0.3 * u + 0.14 * sin(u * 15) * v, 50, 20
    )
    mask = canvas.warp(texture, cloth)
    canvas.paint(mask, bright, 0.08)
    canvas.volume(mask, 8, 0.4, 0.3)
    rail = box(250, 80, 850, 102, 10)
    canvas.solid(rail, (112, 76, 50), 7, 0.5, 0.5, shadow=0.3)
    light = (-0.7, -0.7)
    tones = (p.accent, p.accent2, p.base, p.thread, p.deep)
    people = (
        (540, 560, 0.94, "veil"),
        (160, 640, 1.05, "veil"),
        (380, 690, 1.16, "cap"),
        (700, 690, 1.14, "veil"),
        (930, 650, 1.08, "cap"),
    )
    for n, (x, y, s, kind) in enumerate(people):
        tone = dim(tones[(n + look.seed) % 5], 0.5 if n else 0.6)
        figure(canvas, [shoulders_back(x, y, s)], bright, tone, light)
        if kind == "veil":
            veil = veiled_back(x, y, s)
            canvas.shadow(veil, dx=3, dy=8, blur=10, opacity=0.4, colour=DARK)
            mask = figure(canvas, [veil], bright, lighter(tone, 0.1), light)
            veil_folds(canvas, mask, x, y, s, bright)
        else:
            head, cap = capped_back(x, y, s)
            skull = figure(canvas, [head], bright, mixed((140, 92, 66), DARK, 0.5), light)
            hair = place(
                smooth(
                    [(-60, -40), (60, -40), (56, 14), (40, 40), (0, 46), (-40, 40), (-56, 14)], n=8
                ),
                x,
                y,
                s,
            )
            canvas.paint(
                canvas.mask(hair, pad=8).soft(canvas.px(2)).within(skull), (34, 26, 26), 0.92
            )
            collar = place(bezier((-48, 84), (-20, 106), (20, 106), (48, 84)), x, y, s)
            canvas.line(collar, 13 * s, lighter(tone, 0.16))
            figure(canvas, [cap], bright, (38, 32, 38), light)
            band = place(bezier((-57, -24), (-20, -14), (20, -14), (57, -24)), x, y, s)
            canvas.line(band, 7 * s, dim(p.thread, 0.25))

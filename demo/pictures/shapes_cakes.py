"""Cakes: lapis legit and brownies."""

from PIL import Image

from . import ground
from .baking import GOLDEN
from .fabric import shaded
from .geometry import box, ellipse, move, place, smooth
from .light import mixed, noise
from .registry import shape
from .tableware import WARE, board, crumbs, herb, napkin, paper, runner


@shape("cake-lapis", motif="songket-bungo-melati", palette="maroon-gold", fills_frame=True)
def cake_lapis(canvas, look):
    """A block of lapis legit with its fine layers, one slice cut and laid before it."""
    canvas.aim(1.16, 110)
    ground.wall(canvas, look, floor=520)
    runner(canvas, look, 584, 250, 750)
    rng = look.rng
    plate_path = ellipse(500, 752, 430, 168, n=120)
    canvas.shadow(plate_path, dx=20, dy=26, blur=28, opacity=0.45)
    m = canvas.mask(plate_path)
    canvas.paint(m, WARE[0])
    canvas.volume(m, 14, 0.4, 0.5)
    canvas.line(ellipse(500, 750, 408, 154, n=120), 5, look.palette.thread, 0.9, closed=True)
    well = canvas.mask(ellipse(500, 752, 340, 124, n=100))
    canvas.volume(well, 18, 0.05, 0.6, glow=(176, 164, 148))

    def layers(n, seed):
        strip = Image.new("RGB", (1, n * 4))
        row = []
        for i in range(n):
            a = mixed((248, 214, 124), (240, 196, 96), (i * 7 % 5) / 5)
            b = mixed((142, 78, 30), (120, 60, 24), (i * 3 % 4) / 4)
            row += [a, a, mixed(a, b, 0.25), b]
        strip.putdata(row)
        face = strip.resize((420, n * 16), Image.Resampling.BILINEAR)
        pores = noise(f"lapis{seed}", face.width, face.height, 7, 3, 2)
        face.paste(
            (255, 240, 190),
            (0, 0),
            pores.point([max(0, min(120, (i - 150) * 3)) for i in range(256)]),
        )
        face.paste(
            (110, 60, 24),
            (0, 0),
            pores.point([max(0, min(110, (100 - i) * 3)) for i in range(256)]),
        )
        return face

    def block(x, y, w, d, h, n, seed):
        """Front left corner low at (x, y); w to the right, d to the back."""
        bx, by = d * 0.62, -d * 0.4
        base = [(x, y), (x + w, y + w * 0.1), (x + w + bx, y + w * 0.1 + by), (x + bx, y + by)]
        canvas.shadow(base, dx=22, dy=10, blur=20, opacity=0.5)
        front = [(x, y - h), (x + w, y + w * 0.1 - h), (x + w, y + w * 0.1), (x, y)]
        right = [
            (x + w, y + w * 0.1 - h),
            (x + w + bx, y + w * 0.1 + by - h),
            (x + w + bx, y + w * 0.1 + by),
            (x + w, y + w * 0.1),
        ]
        top = [
            (x + bx, y + by - h),
            (x + w + bx, y + w * 0.1 + by - h),
            (x + w, y + w * 0.1 - h),
            (x, y - h),
        ]
        face = layers(n, seed)
        canvas.warp(shaded(face, lambda u, v: 0.18 - 0.25 * v, 8, 8), front)
        canvas.warp(shaded(face, lambda u, v: -0.34 - 0.2 * v, 8, 8), right)
        mask = canvas.mask(top)
        canvas.paint(mask, (168, 96, 40))
        tw, th = mask.image.size
        brown = noise(f"top{seed}", tw, th, canvas.px(60), canvas.px(24), 3)
        canvas.paint(
            mask.times(brown.point([max(0, min(255, (i - 100) * 3)) for i in range(256)])),
            (112, 58, 24),
            0.7,
        )
        canvas.volume(mask, 14, 0.25, 0.5)
        canvas.gloss(
            place(ellipse(0, 0, w * 0.3, 16, -8), x + w * 0.5, y + by * 0.6 - h), mask, 12, 0.35
        )
        canvas.line([(x, y - h), (x + w, y + w * 0.1 - h)], 3, (232, 176, 96), 0.7)

    block(250, 706, 330, 300, 250, 17, look.seed)
    block(356, 838, 330, 60, 96, 7, look.seed + 1)
    crumbs(canvas, rng, 500, 800, 230, 8, GOLDEN)
    herb(canvas, 770, 770, 54, -40)


@shape("brownies", motif="batik-kopi", palette="coffee")
def brownies(canvas, look):
    """Brownies cut in squares on baking paper, with almonds and a crackled top."""
    rng = look.rng
    napkin(canvas, look, 300, 690, 640, -20)
    board(canvas, place(box(-420, -400, 420, 400, 40), 510, 496, 1, 6), (190, 142, 96))
    paper(canvas, place(box(-372, -356, 372, 356, 6), 510, 496, 1, 3))
    size, gap = 206, 20
    for j in range(3):
        for i in range(3):
            if (i, j) == (2, 0):
                continue
            x, y = 510 + (i - 1) * (size + gap), 496 + (j - 1) * (size + gap)
            tilt = rng.uniform(-2.5, 2.5) + (14 if (i, j) == (2, 1) else 0)
            path = place(
                smooth(
                    [
                        (-100, -98),
                        (0, -102),
                        (100, -98),
                        (103, 0),
                        (100, 100),
                        (0, 103),
                        (-100, 100),
                        (-103, 0),
                    ],
                    n=8,
                    tension=0.2,
                ),
                x + (14 if (i, j) == (2, 1) else 0),
                y,
                1,
                tilt + 3,
            )
            canvas.contact(path, opacity=0.5)
            canvas.paint(canvas.mask(move(path, 5, 7)), (34, 18, 12))
            mask = canvas.mask(path)
            canvas.paint(mask, (84, 46, 28))
            w, h = mask.image.size
            flake = noise(f"br{look.seed}{i}{j}", w, h, canvas.px(36), canvas.px(36), 3)
            canvas.paint(
                mask.times(flake.point([max(0, min(255, (i_ - 132) * 6)) for i_ in range(256)])),
                (128, 82, 54),
                0.6,
            )
            canvas.paint(
                mask.times(flake.point([max(0, 255 - abs(i_ - 128) * 34) for i_ in range(256)])),
                (38, 18, 12),
                0.85,
            )
            canvas.volume(mask, 12, 0.55, 0.4)
            canvas.gloss(place(ellipse(-34, -50, 44, 12, -20), x, y, 1, tilt), mask, 10, 0.28)
            for _ in range(5):
                ax, ay = x + rng.uniform(-68, 68), y + rng.uniform(-68, 68)
                almond = place(
                    smooth([(-24, 0), (-4, -11), (26, 0), (-4, 11)], n=8),
                    ax,
                    ay,
                    1,
                    rng.uniform(0, 360),
                )
                m = canvas.solid(almond, (240, 214, 166), 6, 0.35, 0.4, shadow=0.4)
                canvas.paint(
                    canvas.strokes([almond + almond[:1]], 2.6).within(m), (160, 98, 48), 0.8
                )
    crumbs(canvas, rng, 736, 270, 76, 26, (96, 56, 36))
    crumbs(canvas, rng, 510, 496, 370, 12, (96, 56, 36))

"""Pempek on the plate, in all its forms, with cuko."""

from math import cos, sin, tau

from . import ground
from .pempek_parts import ball, boat, boat_half, cut_piece, lenjer, skin
from .registry import shape
from .tableware import WARE, chilli, cucumber, cuko, herb, napkin, plate


def _table(canvas, look, cx=470, cy=540, r=420):
    """Napkin and plate (or banana leaf), the usual setting. Returns the chance source."""
    napkin(canvas, look, 760, 300, 600, 26)
    plate(canvas, cx, cy, r, ware=WARE[look.seed % 4], rim=look.palette.deep)
    if look.seed % 2 == 0:
        ground.banana_leaf(canvas, cx, cy + 6, r * 1.5, r * 0.98, -12, shadow=0.2)
    return look.rng


def _sides(canvas, rng, bowl=(806, 800, 148), greens=((236, 232), (300, 196))):
    """Cuko, cucumber, a chilli."""
    cuko(canvas, *bowl, rng)
    for i, (x, y) in enumerate(greens):
        cucumber(canvas, x, y, 52 - 4 * i, rng)
    chilli(canvas, bowl[0] - 196, bowl[1] + 98, 92, -14)


@shape("pempek-lenjer", motif="jumputan-titik", palette="crimson-gold")
def pempek_lenjer(canvas, look):
    """Sticks of lenjer, one of them cut, with cuko."""
    rng = _table(canvas, look)
    fried = look.seed % 3 != 1
    lenjer(canvas, 430, 356, 500, 98, -13, fried, 1)
    lenjer(canvas, 420, 470, 540, 100, -11, fried, 2)
    lenjer(canvas, 436, 590, 520, 98, -12, fried, 3)
    for i in range(5):
        cut_piece(
            canvas,
            250 + i * 92,
            760 - i * 21 + (i % 2) * 8,
            55,
            -10 + (i % 3) * 6,
            fried,
            10 + i,
            rng,
        )
    _sides(canvas, rng, greens=((690, 372), (742, 430), (700, 492)))


@shape("pempek-kapal-selam", motif="batik-belido", palette="indigo-white")
def pempek_kapal_selam(canvas, look):
    """Two large kapal selam and one cut open on its egg."""
    rng = _table(canvas, look)
    boat(canvas, 430, 350, 430, -10, True, look.seed + 1, rng)
    boat(canvas, 360, 540, 440, 6, True, look.seed + 2, rng)
    boat_half(canvas, 430, 752, 330, -8, look.seed + 3, rng)
    boat_half(canvas, 660, 590, 280, 28, look.seed + 4, rng)
    _sides(canvas, rng, greens=((678, 370), (728, 428)))


@shape("pempek-adaan", motif="jumputan-rings", palette="emerald-gold")
def pempek_adaan(canvas, look):
    """A heap of fried adaan."""
    rng = _table(canvas, look)
    spots = [
        (470 + 232 * cos(tau * i / 8 + 0.2), 540 + 222 * sin(tau * i / 8 + 0.2)) for i in range(8)
    ]
    spots += [
        (470 + 112 * cos(tau * i / 4 + 0.6), 530 + 108 * sin(tau * i / 4 + 0.6)) for i in range(4)
    ]
    for i, (x, y) in enumerate(spots):
        if (x - 806) ** 2 + (y - 800) ** 2 > 216**2:
            ball(canvas, x, y, 82, look.seed * 20 + i, rng)
    ball(canvas, 470, 512, 84, look.seed * 20 + 19, rng)
    _sides(canvas, rng, greens=((760, 400), (716, 340)))
    herb(canvas, 190, 350, 60, 40)


@shape("pempek-kulit", motif="batik-tumpal", palette="sogan")
def pempek_kulit(canvas, look):
    """Fried kulit, thin and dark."""
    rng = _table(canvas, look)
    spots = (
        (300, 370),
        (480, 320),
        (640, 420),
        (250, 560),
        (440, 520),
        (330, 730),
        (530, 710),
        (620, 590),
        (420, 620),
    )
    for i, (x, y) in enumerate(spots):
        skin(canvas, x, y, 116, look.seed * 20 + i, rng, turn=i * 37)
    _sides(canvas, rng, greens=((730, 330), (770, 396)))


@shape("pempek-mix", motif="songket-bungo-cino", palette="crimson-gold")
def pempek_mix(canvas, look):
    """A full plate: kapal selam, lenjer, adaan and kulit."""
    napkin(canvas, look, 240, 250, 600, 16)
    rng = look.rng
    plate(canvas, 490, 520, 450, ware=WARE[look.seed % 4], rim=look.palette.deep)
    ground.banana_leaf(canvas, 490, 520, 690, 560, 14, shadow=0.2)
    boat(canvas, 400, 330, 350, -16, True, look.seed + 1, rng)
    boat_half(canvas, 660, 380, 250, 10, look.seed + 2, rng)
    skin(canvas, 300, 690, 96, look.seed + 3, rng, 20)
    skin(canvas, 400, 760, 96, look.seed + 4, rng, 80)
    lenjer(canvas, 330, 505, 330, 84, -12, False, look.seed + 5)
    lenjer(canvas, 370, 595, 340, 84, -9, True, look.seed + 6)
    for i, (x, y) in enumerate(((560, 560), (676, 548), (590, 664), (700, 660))):
        ball(canvas, x, y, 66, look.seed + 10 + i, rng)
    for i in range(2):
        cut_piece(
            canvas, 500 + i * 84, 770 - i * 14, 46, -6 + i * 10, False, look.seed + 20 + i, rng
        )
    cuko(canvas, 830, 826, 134, rng)
    cucumber(canvas, 512, 436, 44, rng)
    cucumber(canvas, 556, 470, 42, rng)
    chilli(canvas, 130, 850, 96, -30)
    chilli(canvas, 166, 884, 84, -4, (96, 138, 44))

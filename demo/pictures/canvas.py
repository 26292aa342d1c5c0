"""The drawing surface: outlines in units become soft-edged masks, and masks are painted.

A picture's short side is 1000 units; the square (0, 0)-(1000, 1000) lies in its middle, and
`left`, `right`, `top`, `bottom` give the frame. Edges are drawn at three times the size and
averaged, which is smoother and quicker than drawing the whole picture large.
"""

from dataclasses import dataclass
from math import hypot

from PIL import Image, ImageChops, ImageDraw

from .geometry import bounds
from .light import WARM_DARK, WARM_LIGHT, blurred, rims, scaled, shifted

FINE = 3


@dataclass(frozen=True)
class Mask:
    """A mode L image and the pixel where its upper left corner lies on the canvas."""

    image: Image.Image
    x: int
    y: int

    @property
    def box(self):
        """Pixel box (x0, y0, x1, y1) on the canvas."""
        return self.x, self.y, self.x + self.image.width, self.y + self.image.height

    def on(self, box):
        """This mask cut out (or padded with nothing) to another pixel box."""
        x0, y0, x1, y1 = box
        return self.image.crop((x0 - self.x, y0 - self.y, x1 - self.x, y1 - self.y))

    def within(self, other):
        """Only the part that lies inside another mask."""
        return Mask(ImageChops.multiply(self.image, other.on(self.box)), self.x, self.y)

    def without(self, other):
        """Only the part that lies outside another mask."""
        return Mask(ImageChops.subtract(self.image, other.on(self.box)), self.x, self.y)

    def times(self, image):
        """Multiplied by a mode L image, which is stretched to fit."""
        if image.size != self.image.size:
            image = image.resize(self.image.size, Image.Resampling.BICUBIC)
        return Mask(ImageChops.multiply(self.image, image), self.x, self.y)

    def soft(self, radius):
        """Blurred by a radius in pixels (the box does not grow; ask for a pad beforehand)."""
        return Mask(blurred(self.image, radius), self.x, self.y)

    def shifted(self, dx, dy):
        """Moved by pixels inside its own box."""
        return Mask(shifted(self.image, dx, dy), self.x, self.y)


def _square_to_quad(quad):
    """3x3 matrix (row-wise) that maps the unit square to a quad (ul, ur, lr, ll)."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = quad
    dx1, dx2, sx = x1 - x2, x3 - x2, x0 - x1 + x2 - x3
    dy1, dy2, sy = y1 - y2, y3 - y2, y0 - y1 + y2 - y3
    den = dx1 * dy2 - dx2 * dy1
    if abs(den) < 1e-9:
        return None
    g = (sx * dy2 - dx2 * sy) / den
    h = (dx1 * sy - sx * dy1) / den
    return (
        x1 - x0 + g * x1,
        x3 - x0 + h * x3,
        x0,
        y1 - y0 + g * y1,
        y3 - y0 + h * y3,
        y0,
        g,
        h,
        1.0,
    )


def coefficients(quad, source):
    """Pillow's PERSPECTIVE data that shows the source box (x0, y0, x1, y1) inside a quad, or None
    for a quad without area."""
    m = _square_to_quad(quad)
    if m is None:
        return None
    a, b, c, d, e, f, g, h, i = m
    inv = (
        e * i - f * h,
        c * h - b * i,
        b * f - c * e,
        f * g - d * i,
        a * i - c * g,
        c * d - a * f,
        d * h - e * g,
        b * g - a * h,
        a * e - b * d,
    )
    x0, y0, x1, y1 = source
    w, ht = x1 - x0, y1 - y0
    row_x = [w * inv[k] + x0 * inv[6 + k] for k in range(3)]
    row_y = [ht * inv[3 + k] + y0 * inv[6 + k] for k in range(3)]
    row_z = list(inv[6:])
    if abs(row_z[2]) < 1e-12:
        return None
    return [v / row_z[2] for v in (*row_x, *row_y, *row_z[:2])]


class Canvas:
    """One picture being drawn. All lengths are units unless a name says `px`."""

    def __init__(self, size, colour=(235, 230, 222)):
        self.w, self.h = size
        self.image = Image.new("RGB", size, colour)
        self.aim()

    def aim(self, zoom=1.0, lift=0.0):
        """Choose what the frame shows: zoom > 1 brings the middle nearer, `lift` moves all that
        is drawn upwards by units. Call it before drawing."""
        self.k = min(self.w, self.h) / 1000 * zoom
        self.ox = self.w / 2 - 500 * self.k
        self.oy = self.h / 2 - (500 + lift) * self.k
        self.left, self.right = -self.ox / self.k, (self.w - self.ox) / self.k
        self.top, self.bottom = -self.oy / self.k, (self.h - self.oy) / self.k

    @property
    def frame(self):
        """The whole picture as a path."""
        return [
            (self.left, self.top),
            (self.right, self.top),
            (self.right, self.bottom),
            (self.left, self.bottom),
        ]

    def px(self, length):
        """Units to pixels."""
        return length * self.k

    def at(self, point):
        """A point in units as pixel coordinates."""
        return self.ox + point[0] * self.k, self.oy + point[1] * self.k

    def _box(self, path, pad):
        """Whole-pixel box around a path, kept within the canvas plus a margin for blurs."""
        x0, y0, x1, y1 = bounds(path)
        margin = round(60 * self.k) + 2
        pad = pad + 2 / self.k
        ax, ay = self.at((x0 - pad, y0 - pad))
        bx, by = self.at((x1 + pad, y1 + pad))
        ax, ay = max(int(ax), -margin), max(int(ay), -margin)
        bx, by = min(int(bx) + 1, self.w + margin), min(int(by) + 1, self.h + margin)
        return ax, ay, max(bx, ax + 1), max(by, ay + 1)

    def mask(self, *paths, pad=0.0, holes=(), fine=FINE):
        """The union of closed paths as a Mask; `holes` are cut out; `pad` leaves room for blurs;
        fine = 1 does without smooth edges, for what will be blurred anyway."""
        x0, y0, x1, y1 = self._box([p for path in paths for p in path], pad)
        big = Image.new("L", ((x1 - x0) * fine, (y1 - y0) * fine))
        pen = ImageDraw.Draw(big)
        for group, value in ((paths, 255), (holes, 0)):
            for path in group:
                if len(path) > 2:
                    pen.polygon(self._fine(path, x0, y0, fine), fill=value)
        return Mask(big.reduce(fine) if fine > 1 else big, x0, y0)

    def strokes(self, paths, width, pad=0.0):
        """Open polylines of one width as a Mask."""
        half = width / 2
        paths = [path for path in paths if len(path) > 1]
        x0, y0, x1, y1 = self._box([p for path in paths for p in path], pad + half)
        big = Image.new("L", ((x1 - x0) * FINE, (y1 - y0) * FINE))
        pen = ImageDraw.Draw(big)
        wide = max(1, round(width * self.k * FINE))
        for path in paths:
            points = self._fine(path, x0, y0)
            pen.line(points, fill=255, width=wide, joint="curve")
            if wide > 3:
                r = wide / 2 - 0.5
                for x, y in (points[0], points[-1]):
                    pen.ellipse((x - r, y - r, x + r, y + r), fill=255)
        return Mask(big.reduce(FINE), x0, y0)

    def dots(self, points, radius, pad=0.0):
        """Round dots as a Mask; radius is one number, or points are (x, y, radius)."""
        rows = [(p[0], p[1], p[2] if len(p) > 2 else radius) for p in points]
        most = max(r for _, _, r in rows)
        x0, y0, x1, y1 = self._box([(x, y) for x, y, _ in rows], pad + most)
        big = Image.new("L", ((x1 - x0) * FINE, (y1 - y0) * FINE))
        pen = ImageDraw.Draw(big)
        for (x, y), (_, _, r) in zip(
            self._fine([(x, y) for x, y, _ in rows], x0, y0), rows, strict=True
        ):
            r = max(r * self.k * FINE, 1)
            pen.ellipse((x - r, y - r, x + r, y + r), fill=255)
        return Mask(big.reduce(FINE), x0, y0)

    def _fine(self, path, x0, y0, fine=FINE):
        ox, oy, k = (self.ox - x0) * fine, (self.oy - y0) * fine, self.k * fine
        return [(ox + x * k, oy + y * k) for x, y in path]

    def paint(self, mask, fill, opacity=1.0):
        """Put a colour, or an image (of the canvas's or the mask's size, else stretched to the
        mask's box), on the picture through a mask."""
        image = scaled(mask.image, opacity)
        if isinstance(fill, Image.Image):
            if fill.size == (self.w, self.h) and fill.size != mask.image.size:
                fill = fill.crop(mask.box)
            elif fill.size != mask.image.size:
                fill = fill.resize(mask.image.size, Image.Resampling.BICUBIC)
            self.image.paste(fill, (mask.x, mask.y), image)
        else:
            self.image.paste(tuple(fill), mask.box, image)

    def fill(self, path, fill, opacity=1.0):
        """Paint one closed path."""
        self.paint(self.mask(path), fill, opacity)

    def line(self, path, width, colour, opacity=1.0, closed=False):
        """Paint one polyline."""
        path = [*path, path[0]] if closed else path
        self.paint(self.strokes([path], width), colour, opacity)

    def shadow(self, *paths, dx=10, dy=14, blur=16, opacity=0.34, colour=WARM_DARK, holes=()):
        """A soft shadow cast to the lower right by closed paths."""
        mask = self.mask(*paths, pad=blur * 2.2, holes=holes, fine=1 if blur * self.k > 4 else FINE)
        mask = Mask(
            blurred(mask.image, blur * self.k),
            mask.x + round(dx * self.k),
            mask.y + round(dy * self.k),
        )
        self.paint(mask, colour, opacity)

    def contact(self, *paths, opacity=0.3, holes=()):
        """The two shadows of a thing that lies on the ground: a tight one and a wide one."""
        self.shadow(*paths, dx=16, dy=22, blur=26, opacity=opacity, holes=holes)
        self.shadow(*paths, dx=3, dy=5, blur=5, opacity=opacity, holes=holes)

    def volume(
        self,
        mask,
        depth,
        dark=0.5,
        light=0.3,
        shade=WARM_DARK,
        glow=WARM_LIGHT,
        to_light=(-0.6, -0.8),
        keep=None,
    ):
        """Make a painted mask look rounded: darker to the lower right, lighter opposite. `keep`
        limits the shading to another mask."""
        padded = self._padded(mask, depth)
        for image, colour, opacity in zip(
            rims(padded.image, max(1.0, depth * self.k), *to_light),
            (shade, glow),
            (dark, light),
            strict=True,
        ):
            if opacity:
                rim = Mask(image, padded.x, padded.y)
                self.paint(rim.within(keep) if keep else rim, colour, opacity)

    def _padded(self, mask, depth):
        pad = round(depth * self.k * 1.2) + 1
        x0, y0, x1, y1 = mask.box
        box = (x0 - pad, y0 - pad, x1 + pad, y1 + pad)
        return Mask(mask.on(box), box[0], box[1])

    def gloss(self, path, mask, blur=6, opacity=0.5, colour=WARM_LIGHT):
        """A soft light (or dark) patch on a body, clipped by the body's mask."""
        spot = self.mask(path, pad=blur * 2).soft(blur * self.k)
        self.paint(spot.within(mask), colour, opacity)

    def solid(self, path, fill, depth=14, dark=0.4, light=0.25, shadow=0.3, holes=()):
        """A thing that lies on the ground: shadow, fill, rounding. Returns its mask."""
        if shadow:
            self.contact(path, opacity=shadow, holes=holes)
        mask = self.mask(path, holes=holes)
        self.paint(mask, fill)
        if depth:
            self.volume(mask, depth, dark, light)
        return mask

    def warp(self, texture, quad, source=None, mask=None):
        """Show a texture (or its pixel box `source`) in a quad (ul, ur, lr, ll), through the
        quad's own outline or the given mask. Returns the mask."""
        mask = mask or self.mask(quad)
        source = source or (0, 0, *texture.size)
        corners = [(x - mask.x, y - mask.y) for x, y in map(self.at, quad)]
        data = coefficients(corners, source)
        if data:
            flat = texture.transform(
                mask.image.size, Image.Transform.PERSPECTIVE, data, Image.Resampling.BICUBIC
            )
            self.paint(mask, flat)
        return mask

    def drape(self, texture, where, nu, nv, mask=None):
        """Lay a texture over a curved surface: where(u, v), 0..1 each, gives the point in units.
        Cells are laid from v = 0 down, so later ones lie on top. Returns the mask."""
        grid = [[where(i / nu, j / nv) for i in range(nu + 1)] for j in range(nv + 1)]
        edge = (
            grid[0]
            + [row[-1] for row in grid[1:]]
            + grid[-1][-2::-1]
            + [row[0] for row in grid[-2:0:-1]]
        )
        if mask is None:
            mask = self.mask(edge)
        # whatever the cells leave uncovered at the rim shows the cloth too
        layer = texture.resize(mask.image.size, Image.Resampling.NEAREST)
        tw, th = texture.size
        # a rim around the texture, so that cells at its border do not sample black
        rimmed = texture.resize((tw + 8, th + 8))
        rimmed.paste(texture, (4, 4))
        for j in range(nv):
            for i in range(nu):
                quad = [
                    (x - mask.x, y - mask.y)
                    for x, y in map(
                        self.at, (grid[j][i], grid[j][i + 1], grid[j + 1][i + 1], grid[j + 1][i])
                    )
                ]
                self._cell(
                    layer,
                    rimmed,
                    quad,
                    (
                        4 + tw * i / nu,
                        4 + th * j / nv,
                        4 + tw * (i + 1) / nu,
                        4 + th * (j + 1) / nv,
                    ),
                )
        self.paint(mask, layer)
        return mask

    @staticmethod
    def _cell(layer, texture, quad, source):
        x0, y0, x1, y1 = bounds(quad)
        x0, y0 = max(int(x0) - 1, 0), max(int(y0) - 1, 0)
        x1, y1 = min(int(x1) + 2, layer.width), min(int(y1) + 2, layer.height)
        if x1 <= x0 or y1 <= y0:
            return
        local = [(x - x0, y - y0) for x, y in quad]
        data = coefficients(local, source)
        if not data:
            return
        piece = texture.transform(
            (x1 - x0, y1 - y0), Image.Transform.PERSPECTIVE, data, Image.Resampling.BILINEAR
        )
        cx, cy = sum(x for x, _ in local) / 4, sum(y for _, y in local) / 4
        hole = Image.new("L", piece.size)
        # Cells overlap by more than a pixel, so that no seam shows between them.
        grown = []
        for x, y in local:
            d = hypot(x - cx, y - cy) or 1
            grown.append((x + (x - cx) / d * 1.9, y + (y - cy) / d * 1.9))
        ImageDraw.Draw(hole).polygon(grown, fill=255)
        layer.paste(piece, (x0, y0), hole)

"""Drawing on a repeat: what leaves one edge comes back at the other."""

from PIL import Image, ImageChops, ImageDraw

from .geometry import bounds
from .light import WARM_DARK, WARM_LIGHT, noise

FINE = 3


class TileArt:
    """A repeat of width x height units, drawn at three times the size asked for.

    drop: half-drop repeat (each column of repeats stands half a repeat lower)."""

    def __init__(self, width, height, px, colour):
        self.width, self.height = width, height
        self.size = max(4, round(width * px)), max(4, round(height * px))
        self.kx = self.size[0] * FINE / width
        self.ky = self.size[1] * FINE / height
        self.big = Image.new("RGB", (self.size[0] * FINE, self.size[1] * FINE), colour)
        self.pen = ImageDraw.Draw(self.big)

    def _copies(self, path, pad):
        x0, y0, x1, y1 = bounds(path)
        for dx in (-self.width, 0, self.width):
            if x1 + dx + pad < 0 or x0 + dx - pad > self.width:
                continue
            for dy in (-self.height, 0, self.height):
                if y1 + dy + pad < 0 or y0 + dy - pad > self.height:
                    continue
                yield [((x + dx) * self.kx, (y + dy) * self.ky) for x, y in path]

    def area(self, path, fill, edge=None, width=2.0):
        """A closed path, filled and outlined (either colour may be None)."""
        for points in self._copies(path, width):
            if fill:
                self.pen.polygon(points, fill=fill)
            if edge:
                self.pen.line(
                    [*points, *points[:2]],
                    fill=edge,
                    width=max(1, round(width * self.kx)),
                    joint="curve",
                )

    def line(self, path, colour, width=2.0):
        """A polyline."""
        for points in self._copies(path, width):
            self.pen.line(points, fill=colour, width=max(1, round(width * self.kx)), joint="curve")

    def dots(self, points, radius, colour):
        """Round dots; radius in units."""
        r = max(0.8, radius * self.kx)
        for point in points:
            for ((x, y),) in self._copies([point], radius):
                self.pen.ellipse((x - r, y - r, x + r, y + r), fill=colour)

    def done(self):
        """The finished repeat at the size asked for."""
        return self.big.reduce(FINE)


def repeated(tile, width, height, shift_x=0, shift_y=0):
    """A repeat laid over an area; shift moves the first repeat to the left and up."""
    tw, th = tile.size
    left, up = shift_x % tw, shift_y % th
    # doubling needs a handful of pastes where laying every tile would need thousands
    row = Image.new(tile.mode, (width + left, th))
    row.paste(tile, (0, 0))
    done = tw
    while done < row.width:
        row.paste(row.crop((0, 0, min(done, row.width - done), th)), (done, 0))
        done *= 2
    out = Image.new(tile.mode, (width + left, height + up))
    out.paste(row, (0, 0))
    done = th
    while done < out.height:
        out.paste(out.crop((0, 0, out.width, min(done, out.height - done))), (0, done))
        done *= 2
    return out.crop((left, up, width + left, height + up)) if left or up else out


def dyed(image, seed, depth=0.16, weave=0.42):
    """Uneven dye and the fine cotton weave over a printed cloth (in place; returned). depth and
    weave: how strong, 0..1."""
    w, h = image.size
    cloud = noise(f"dye{seed}", w, h, max(w, h) / 4, max(w, h) / 4, 3)
    image.paste(
        WARM_DARK, (0, 0), cloud.point([round(max(0, 128 - i) * 2 * depth) for i in range(256)])
    )
    image.paste(
        WARM_LIGHT, (0, 0), cloud.point([round(max(0, i - 128) * 1.6 * depth) for i in range(256)])
    )
    if weave:
        across = noise(f"weft{seed}", w, h, 12, 1.5)
        down = noise(f"warp{seed}", w, h, 1.5, 12)
        fine = ImageChops.add(across, down, 2)
        image.paste(
            WARM_DARK, (0, 0), fine.point([round(max(0, 118 - i) * weave) for i in range(256)])
        )
    return image

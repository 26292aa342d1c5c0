"""The description of a picture, and the way from a description to an image."""

import io
from dataclasses import dataclass, fields

from PIL import Image

from . import ground
from .canvas import Canvas
from .look import Look
from .registry import SHAPES, vocabulary

# Below this many pixels on the short side a picture is drawn larger and scaled down.
SMALLEST = 360


@dataclass(frozen=True)
class PictureSpec:
    """What to draw. Empty motif or palette: the shape's own. Unknown names: ValueError."""

    shape: str
    motif: str = ""
    palette: str = ""
    seed: int = 0
    scene: str = "plain"

    def __post_init__(self):
        for field, allowed in vocabulary().items():
            value = getattr(self, field)
            if value not in allowed and not (value == "" and field in ("motif", "palette")):
                raise ValueError(f"unknown {field} {value!r}; allowed: {', '.join(allowed)}")
        if isinstance(self.seed, bool) or not isinstance(self.seed, int) or self.seed < 0:
            raise ValueError(f"seed must be a whole number from 0 up, not {self.seed!r}")

    @classmethod
    def from_dict(cls, data):
        """A spec from a mapping; a key or a name that is not known raises ValueError."""
        allowed = [field.name for field in fields(cls)]
        for key in data:
            if key not in allowed:
                raise ValueError(f"unknown key {key!r}; allowed: {', '.join(allowed)}")
        if "shape" not in data:
            raise ValueError("a picture needs a shape")
        return cls(**data)


def draw(spec, size=(1200, 1200)):
    """Draw a spec as an RGB image of size (width, height) in pixels. Equal specs and sizes give
    equal pixels."""
    width, height = size
    factor = max(1, -(-SMALLEST // min(width, height)))
    shape = SHAPES[spec.shape]
    canvas = Canvas((width * factor, height * factor))
    look = Look(spec, shape, canvas)
    if not shape.fills_frame:
        ground.lay(canvas, look)
        ground.dress(canvas, look)
    shape.draw(canvas, look)
    if factor > 1:
        return canvas.image.resize((width, height), Image.Resampling.LANCZOS)
    return canvas.image


def jpeg(spec, size=(1200, 1200), quality=82):
    """The drawn picture as JPEG bytes, without metadata."""
    out = io.BytesIO()
    draw(spec, size).save(out, "JPEG", quality=quality, optimize=False, progressive=False)
    return out.getvalue()

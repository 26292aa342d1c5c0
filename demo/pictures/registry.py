"""What can be drawn: shapes, motifs and scenes register themselves here by decorator."""

from collections.abc import Callable
from dataclasses import dataclass

from .palettes import PALETTES


@dataclass(frozen=True)
class Shape:
    """A drawing function and the motif and palette it takes where the spec names none."""

    draw: Callable
    motif: str
    palette: str
    fills_frame: bool


SHAPES: dict[str, Shape] = {}
MOTIFS: dict[str, Callable] = {}
SCENES = ("plain", "cotton", "grey", "clay", "wood", "leaf", "day", "dusk", "night")


def shape(name, *, motif="plain", palette="natural", fills_frame=False):
    """Register draw(canvas, look). fills_frame: it paints its own ground (people, places)."""

    def register(function):
        SHAPES[name] = Shape(function, motif, palette, fills_frame)
        return function

    return register


def motif(name):
    """Register swatch(palette, seed, width, height, px) -> RGB image, sizes in pixels; px is the
    number of pixels to a unit."""

    def register(function):
        MOTIFS[name] = function
        return function

    return register


def vocabulary():
    """Names allowed in each field of a spec."""
    return {
        "shape": tuple(SHAPES),
        "motif": tuple(MOTIFS),
        "palette": tuple(PALETTES),
        "scene": SCENES,
    }

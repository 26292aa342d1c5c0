"""Pictures of goods, events, prisons and people at work, drawn by code.

`draw(PictureSpec("shawl", "songket-bungo-cino", "crimson-gold"))` gives an image; the same spec
always gives the same image. Nobody's face is ever drawn.
"""

from importlib import import_module

# Every module that registers shapes or motifs; importing it is what makes its names known.
for _module in (
    "motifs_songket",
    "motifs_batik",
    "motifs_dyed",
    "motifs_woven",
    "motifs_prints",
    "shapes_cloth",
    "shapes_bags",
    "shapes_bags_standing",
    "shapes_clothing",
    "shapes_headwear",
    "shapes_jewellery",
    "shapes_bread",
    "shapes_cakes",
    "shapes_pempek",
    "shapes_packed",
    "shapes_hands",
    "shapes_hands_making",
    "shapes_silhouettes",
    "shapes_gathering",
    "shapes_prison",
    "shapes_places",
    "shapes_market",
    "shapes_workshop",
):
    import_module(f"{__name__}.{_module}")

from .registry import vocabulary  # noqa: E402
from .spec import PictureSpec, draw, jpeg  # noqa: E402

__all__ = ["PictureSpec", "draw", "jpeg", "vocabulary"]

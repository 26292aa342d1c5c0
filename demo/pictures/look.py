"""What a drawing function is told besides the canvas: colours, motif, chance."""

from random import Random

from .light import WARM_DARK
from .palettes import PALETTES
from .registry import MOTIFS


class Look:
    """Resolved spec of one picture. `rng` gives the same numbers for the same spec."""

    def __init__(self, spec, shape, canvas):
        self.motif = spec.motif or shape.motif
        self.palette_name = spec.palette or shape.palette
        self.palette = PALETTES[self.palette_name]
        self.seed = spec.seed
        self.scene = spec.scene
        self.rng = Random(f"{spec.shape}|{self.motif}|{self.palette_name}|{spec.seed}")
        self.has_motif = self.motif != "plain"
        self._canvas = canvas

    @property
    def songket(self):
        """Whether the cloth carries gold thread (it then gets fringes and gold hems)."""
        return self.motif.startswith("songket-")

    def swatch(self, width, height, motif=None, palette=None, ends="tb", zoom=1.0, seed=None):
        """A flat piece of the cloth, width x height in units, as an RGB image. zoom > 1 shows
        the figure larger; ends: which ends of the cloth carry a head ("t", "b")."""
        px = self._canvas.k * 1.1
        return MOTIFS[motif or self.motif](
            palette or self.palette,
            self.seed if seed is None else seed,
            max(8, round(width * px)),
            max(8, round(height * px)),
            px * zoom,
            ends,
        )

    def pick(self, *options):
        """One of the options, fixed by the seed alone so that siblings can share it."""
        return options[self.seed % len(options)]

    @property
    def ink(self):
        """The colour of seams and outlines on this cloth."""
        return self.palette.ink if sum(self.palette.base) > 150 else WARM_DARK

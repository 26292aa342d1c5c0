"""The drawn pictures: every name draws, equal specs give equal bytes, wrong names are refused."""

import io
from itertools import cycle

import pytest
from PIL import Image, ImageStat

from demo.pictures import PictureSpec, draw, jpeg, vocabulary
from demo.pictures.palettes import PALETTES
from demo.pictures.registry import MOTIFS

SMALL = (180, 180)
NAMES = vocabulary()
EVERY_MOTIF = cycle(NAMES["motif"])
EACH_SHAPE = [
    (shape, next(EVERY_MOTIF), NAMES["palette"][i % len(NAMES["palette"])])
    for i, shape in enumerate(NAMES["shape"])
]
SHAPES = """
folded-cloth hanging-cloth shawl cloth-roll cloth-stack tote-bag pouch sling-bag handbag backpack
woven-basket necklace bracelet brooch earrings scrunchie keychain fan peci mukena mukena-set
tshirt tshirt-back hoodie bread-loaf bread-buns bread-sweet bread-roll cake-lapis brownies
pempek-lenjer pempek-kapal-selam pempek-adaan pempek-kulit pempek-mix pempek-frozen-pack
cuko-bottle kemplang
hands-weaving hands-stitching hands-batik-canting hands-kneading hands-beading hands-screenprint
silhouette-loom silhouette-sewing silhouette-oven silhouette-group
prison-gate ampera-bridge kambang-iwak exhibition-hall bazaar-stall workshop-room videotron
"""


def spread(image):
    """How far the brightness of a picture varies (standard deviation, 0..127)."""
    return ImageStat.Stat(image.convert("L")).stddev[0]


def test_the_vocabulary_holds_every_shape():
    assert sorted(NAMES["shape"]) == sorted(SHAPES.split())


def test_the_vocabulary_holds_every_motif_family():
    families = {name.split("-")[0] for name in NAMES["motif"]}
    assert families == {
        "songket",
        "batik",
        "jumputan",
        "ecoprint",
        "plain",
        "print",
        "rajut",
        "anyam",
        "nanas",
    }
    assert len(NAMES["motif"]) == 27
    assert len(NAMES["palette"]) == 16


@pytest.mark.parametrize(("shape", "motif", "palette"), EACH_SHAPE)
def test_every_shape_draws_a_picture_that_shows_something(shape, motif, palette):
    image = draw(PictureSpec(shape, motif, palette, seed=1), SMALL)
    assert (image.size, image.mode) == (SMALL, "RGB")
    assert spread(image) > 12
    assert len(image.quantize(64).getcolors()) > 32


@pytest.mark.parametrize("motif", NAMES["motif"])
@pytest.mark.parametrize("palette", ["crimson-gold", "white-gold"])
def test_every_motif_is_a_cloth_of_the_size_asked_for(motif, palette):
    cloth = MOTIFS[motif](PALETTES[palette], 3, 240, 300, 0.8)
    assert (cloth.size, cloth.mode) == ((240, 300), "RGB")
    assert spread(cloth) > (1 if motif == "plain" else 5)


def test_the_cloth_covers_the_bag():
    pictures = {
        draw(PictureSpec("tote-bag", motif, "teal-coral"), SMALL).tobytes()
        for motif in ("plain", "songket-limar", "batik-kopi", "anyam")
    }
    assert len(pictures) == 4


@pytest.mark.parametrize("size", [(640, 360), (180, 320)])
@pytest.mark.parametrize("shape", ["fan", "silhouette-loom", "bazaar-stall"])
def test_any_aspect_works(shape, size):
    image = draw(PictureSpec(shape), size)
    assert image.size == size
    assert spread(image) > 12


def test_a_picture_fills_its_frame():
    image = draw(PictureSpec("ampera-bridge"), (640, 360))
    for corner in ((0, 0), (639, 0), (0, 359), (639, 359)):
        assert image.getpixel(corner) != (0, 0, 0)


@pytest.mark.parametrize("shape", ["shawl", "pempek-lenjer", "hands-kneading", "videotron"])
def test_the_same_spec_gives_the_same_bytes(shape):
    spec = PictureSpec(shape, seed=4)
    assert jpeg(spec, SMALL) == jpeg(PictureSpec(shape, seed=4), SMALL)


def test_the_order_of_drawing_does_not_matter():
    first, second = PictureSpec("pouch", seed=2), PictureSpec("bread-buns", seed=2)
    before = draw(second, SMALL).tobytes()
    draw(first, SMALL)
    assert draw(second, SMALL).tobytes() == before


@pytest.mark.parametrize("shape", ["folded-cloth", "keychain", "silhouette-oven", "prison-gate"])
def test_seeds_differ(shape):
    pictures = {draw(PictureSpec(shape, seed=seed), SMALL).tobytes() for seed in (0, 1, 2)}
    assert len(pictures) == 3


def test_jpeg_is_a_jpeg_of_the_size_asked_for():
    picture = Image.open(io.BytesIO(jpeg(PictureSpec("peci"), (120, 90), quality=60)))
    assert (picture.format, picture.size) == ("JPEG", (120, 90))
    assert not picture.getexif()


@pytest.mark.parametrize("field", ["shape", "motif", "palette", "scene"])
def test_an_unknown_name_is_refused_with_the_allowed_ones(field):
    data = {"shape": "peci", field: "kapal"}
    with pytest.raises(ValueError) as refusal:  # noqa: PT011 - the message is compared whole
        PictureSpec.from_dict(data)
    assert str(refusal.value) == f"unknown {field} 'kapal'; allowed: {', '.join(NAMES[field])}"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            {"shape": "peci", "colour": "red"},
            "unknown key 'colour'; allowed: shape, motif, palette, seed, scene",
        ),
        ({"motif": "plain"}, "a picture needs a shape"),
        ({"shape": ""}, f"unknown shape ''; allowed: {', '.join(NAMES['shape'])}"),
        ({"shape": "peci", "seed": -1}, "seed must be a whole number from 0 up, not -1"),
        ({"shape": "peci", "seed": "3"}, "seed must be a whole number from 0 up, not '3'"),
        ({"shape": "peci", "seed": True}, "seed must be a whole number from 0 up, not True"),
    ],
)
def test_other_mistakes_are_refused_too(data, message):
    with pytest.raises(ValueError) as refusal:  # noqa: PT011 - the message is compared whole
        PictureSpec.from_dict(data)
    assert str(refusal.value) == message


def test_empty_motif_and_palette_mean_the_shapes_own():
    chosen = PictureSpec("tote-bag", "batik-ampera", "indigo-white")
    assert (
        draw(PictureSpec.from_dict({"shape": "tote-bag"}), SMALL).tobytes()
        == draw(chosen, SMALL).tobytes()
    )

"""Whatever is uploaded as proof of a transfer becomes one clean JPEG, or a sentence."""

import io
import subprocess
import sys

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from payments.proofs import pictures
from tests.payments import proof_files as files

TOO_LARGE = "Berkas ini terlalu besar; paling besar 8 MB."
KIND = "Unggah foto (JPG, PNG, HEIC) atau PDF."
PIXELS = "Gambar ini terlalu besar ukurannya; paling besar 60 megapiksel."
BROKEN = "Berkas ini rusak atau tidak bisa dibaca. Coba foto ulang."
POLYGLOT = "Berkas ini tercampur isi lain. Coba unggah tangkapan layar saja."
ACTIVE = "PDF ini memuat skrip atau lampiran. Coba unggah tangkapan layar saja."
LOCKED = "PDF ini dikunci dengan kata sandi. Coba unggah tangkapan layar saja."
PAGE = "Halaman PDF ini terlalu besar ukurannya. Coba unggah tangkapan layar saja."
EMPTY = "Berkas ini kosong. Pilih foto atau PDF bukti transfer."

# JFIF header, two tables, frame, four code tables, pixels: no EXIF, XMP, ICC (E1, E2), comment (FE)
BARE = ["e0", "db", "db", "c0", "c4", "c4", "c4", "c4", "da"]


def as_jpeg(data, name="bukti.jpg"):
    return pictures.as_jpeg(SimpleUploadedFile(name, data))


def markers(data):
    """The segments of a JPEG up to its pixels."""
    found, at = [], 2
    while not found or found[-1] != "da":
        found.append(f"{data[at + 1]:02x}")
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return found


def black_corners(image):
    """Where the black square of the test picture went."""
    right, bottom = image.width - 9, image.height - 9
    places = {"tl": (8, 8), "tr": (right, 8), "bl": (8, bottom), "br": (right, bottom)}
    return [name for name, at in places.items() if image.convert("L").getpixel(at) < 128]


@pytest.mark.parametrize(
    ("make", "size"),
    [
        pytest.param(lambda: files.photo(), (300, 200), id="photo"),
        pytest.param(lambda: files.photo(6120, 8160), (1500, 2000), id="photo-50-megapixels"),
        pytest.param(lambda: files.heic(), (300, 200), id="heic"),
        pytest.param(lambda: files.heic(2200, 1100), (2000, 1000), id="heic-large"),
        pytest.param(lambda: files.png(Comment="m-banking"), (300, 200), id="png"),
        pytest.param(lambda: files.png_by_hand(10_000, 6_000), (2000, 1200), id="png-60-megapixel"),
        pytest.param(files.photo_with_damaged_exif, (200, 300), id="photo-damaged-exif"),
        pytest.param(
            lambda: files.saved(files.picture(mode="CMYK"), "JPEG"), (300, 200), id="cmyk"
        ),
        pytest.param(lambda: files.pdf(), (1200, 1698), id="pdf"),
        pytest.param(lambda: files.pdf(4), (1200, 3 * 1698), id="pdf-four-pages"),
        pytest.param(lambda: files.pdf_by_hand(), (1200, 1600), id="pdf-by-hand"),
        pytest.param(
            lambda: files.pdf_by_hand(box="0 0 200 1200"), (1200, 7200), id="pdf-till-receipt"
        ),
    ],
)
def test_a_readable_file_becomes_one_bare_jpeg(make, size):
    clean = as_jpeg(make())
    image = Image.open(io.BytesIO(clean))
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", size)
    assert markers(clean) == BARE


@pytest.mark.parametrize("make", [files.photo, files.heic], ids=["jpeg", "heic"])
def test_a_photo_with_gps_comes_out_without(make):
    before = Image.open(io.BytesIO(make()))
    assert before.getexif().get_ifd(files.GPS)[1] == "S"
    after = Image.open(io.BytesIO(as_jpeg(make())))
    assert dict(after.getexif()) == {}
    assert sorted(after.info) == ["jfif", "jfif_density", "jfif_unit", "jfif_version"]


@pytest.mark.parametrize(
    ("make", "orientation", "size", "corner"),
    [
        (files.photo, 1, (300, 200), "tl"),
        (files.photo, 2, (300, 200), "tr"),
        (files.photo, 3, (300, 200), "br"),
        (files.photo, 4, (300, 200), "bl"),
        (files.photo, 5, (200, 300), "tl"),
        (files.photo, 6, (200, 300), "tr"),
        (files.photo, 7, (200, 300), "br"),
        (files.photo, 8, (200, 300), "bl"),
        (files.heic, 6, (200, 300), "tr"),
    ],
)
def test_a_photo_is_turned_upright(make, orientation, size, corner):
    image = Image.open(io.BytesIO(as_jpeg(make(orientation=orientation))))
    assert (image.size, black_corners(image)) == (size, [corner])


@pytest.mark.parametrize(
    ("make", "at", "colour"),
    [
        pytest.param(files.screenshot, (290, 100), (255, 255, 255), id="transparent-is-white"),
        pytest.param(files.screenshot, (8, 8), (0, 0, 0), id="opaque-stays"),
        pytest.param(
            lambda: files.saved(Image.new("I;16", (300, 200), 0x8040), "PNG"),
            (150, 100),
            (128, 128, 128),
            id="16-bit-grey",
        ),
    ],
)
def test_colours_survive(make, at, colour):
    assert Image.open(io.BytesIO(as_jpeg(make()))).getpixel(at) == colour


@pytest.mark.parametrize("kind", ["MPO", "PNG", "HEIF"])
def test_the_first_frame_counts(kind):
    data = files.animation(kind)
    assert Image.open(io.BytesIO(data)).n_frames == 2
    image = Image.open(io.BytesIO(as_jpeg(data)))
    assert (image.size, black_corners(image)) == ((300, 200), ["tl"])


def test_the_first_three_pages_stand_below_each_other():
    image = Image.open(io.BytesIO(as_jpeg(files.pdf(4)))).convert("L")
    pages = [image.crop((0, top, 1200, top + 1698)) for top in (0, 1698, 2 * 1698)]
    assert [page.getextrema()[0] < 64 for page in pages] == [True, True, True]
    assert len({page.tobytes() for page in pages}) == 3


@pytest.mark.parametrize(
    ("make", "message"),
    [
        pytest.param(lambda: b"", EMPTY, id="empty"),
        pytest.param(lambda: files.photo().ljust(8 * 1024**2 + 1), TOO_LARGE, id="8-mb-and-1"),
        pytest.param(lambda: b'<svg xmlns="http://www.w3.org/2000/svg"/>', KIND, id="svg"),
        pytest.param(lambda: files.HTML, KIND, id="html"),
        pytest.param(lambda: files.saved(files.picture(), "GIF"), KIND, id="gif"),
        pytest.param(lambda: b"Sudah transfer ya", KIND, id="text-named-jpg"),
        pytest.param(lambda: b" " + files.pdf(), KIND, id="pdf-after-a-space"),
        pytest.param(lambda: b"\0\0\0\x1cftypavif" + bytes(16), KIND, id="avif"),
        pytest.param(lambda: b"\0\0\0\x1cftypheic" + bytes(16), BROKEN, id="heic-head-only"),
        pytest.param(lambda: files.photo() + files.HTML, POLYGLOT, id="jpeg-html"),
        pytest.param(lambda: files.photo() + files.ZIP, POLYGLOT, id="jpeg-zip"),
        pytest.param(lambda: files.photo() + files.pdf(), POLYGLOT, id="jpeg-pdf"),
        pytest.param(lambda: files.photo() + b"<?PHP echo 1;", POLYGLOT, id="jpeg-php"),
        pytest.param(lambda: files.png(Comment="<Svg onload=alert(1)>"), POLYGLOT, id="png-svg"),
        pytest.param(lambda: files.png(Comment="<script>"), POLYGLOT, id="png-script"),
        pytest.param(lambda: files.pdf() + files.HTML, POLYGLOT, id="pdf-html"),
        pytest.param(lambda: files.png_by_hand(15_000, 15_000), PIXELS, id="png-bomb"),
        pytest.param(files.text_bomb, BROKEN, id="png-text-bomb"),
        pytest.param(files.jpeg_of_200_megapixels, PIXELS, id="jpeg-200-megapixels"),
        pytest.param(lambda: files.saved(files.picture(), "JPEG")[:-400], BROKEN, id="jpeg-cut"),
        pytest.param(lambda: files.heic()[:-200], BROKEN, id="heic-cut"),
        pytest.param(lambda: files.png()[:-200], BROKEN, id="png-cut"),
        pytest.param(lambda: files.pdf(password="rahasia"), LOCKED, id="pdf-locked"),
        pytest.param(lambda: files.pdf(password=""), LOCKED, id="pdf-locked-by-its-owner"),
        pytest.param(lambda: files.pdf(attach=True), ACTIVE, id="pdf-attachment"),
        pytest.param(
            lambda: files.pdf_by_hand(catalog="/OpenAction<</S/JavaScript/JS(app.alert(1))>>"),
            ACTIVE,
            id="pdf-javascript",
        ),
        pytest.param(
            lambda: files.pdf_by_hand(catalog="/OpenAction<</S/L#61unch/F(calc)>>"),
            ACTIVE,
            id="pdf-launch-escaped",
        ),
        pytest.param(lambda: files.pdf_by_hand(box="0 0 90000 90000"), PAGE, id="pdf-huge-page"),
        pytest.param(lambda: files.pdf_by_hand(box="0 0 10 14000"), PAGE, id="pdf-endless-strip"),
        pytest.param(lambda: files.pdf_by_hand(kids=""), BROKEN, id="pdf-no-pages"),
        pytest.param(lambda: b"%PDF-1.7\n", BROKEN, id="pdf-head-only"),
    ],
)
def test_anything_else_is_refused_with_a_sentence(make, message):
    with pytest.raises(pictures.ProofRefused) as refused:
        as_jpeg(make())
    assert str(refused.value) == message


HEADS = [b"", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"\0\0\0\x18ftypheic", b"%PDF-1.4\n"]


@given(st.sampled_from(HEADS), st.binary(max_size=2000))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_random_bytes_are_refused(head, rest):
    with pytest.raises(pictures.ProofRefused):
        as_jpeg(head + rest)


def test_a_crash_is_a_refusal(monkeypatch, tmp_path):
    program = tmp_path / "child.py"
    program.write_text("import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)\n")
    monkeypatch.setattr(pictures, "CHILD", program)
    with pytest.raises(pictures.ProofRefused, match="terlalu berat"):
        as_jpeg(files.photo())


def test_a_file_that_takes_too_long_is_refused(monkeypatch, tmp_path):
    program = tmp_path / "child.py"
    program.write_text("import time\ntime.sleep(60)\n")
    monkeypatch.setattr(pictures, "CHILD", program)
    monkeypatch.setattr(pictures, "SECONDS", 0.3)
    with pytest.raises(pictures.ProofRefused, match="terlalu berat"):
        as_jpeg(files.photo())


def test_the_child_limits_itself():
    show = (
        "import resource, runpy, sys; runpy.run_path(sys.argv[1])['limit_resources']();"
        "print(*(resource.getrlimit(getattr(resource, 'RLIMIT_' + name))[0]"
        " for name in ('AS', 'CPU', 'FSIZE', 'CORE')))"
    )
    command = [sys.executable, "-I", "-c", show, str(pictures.CHILD)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.stdout.split() == [str(1_500 * 1024**2), "10", "0", "0"]


def test_warnings_of_libraries_do_not_hide_the_reason(caplog):
    with pytest.raises(pictures.ProofRefused, match="rusak"):
        as_jpeg(files.photo_with_damaged_exif()[:-400])
    assert caplog.records == []

"""A program of its own: reads an upload from stdin, writes it as one clean JPEG to stdout.

Runs apart from the shop, under limits, because decoders of pictures and PDFs are large C libraries
fed by strangers. It knows no settings and no secrets. Exit status 0: the JPEG is complete.
2: refused, one reason code is on stderr (`MESSAGES` in pictures.py lists them).
"""

import io
import re
import resource
import sys

MOST_PIXELS = 60_000_000
LONGER_SIDE = 2000
QUALITY = 82

PAGES = 3
PAGE_WIDTH = 1200
# PDF 1.x allows no larger page: 200 inches, in points.
MOST_POINTS = 14_400
# Till receipts are long strips; six times as long as wide is still one of them.
MOST_PAGE_HEIGHT = 6 * PAGE_WIDTH

HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
MARKUP = (b"<script", b"<html", b"<!doctype", b"<?php")
# Four letters alone turn up by chance in one of a hundred large photos.
SVG = re.compile(rb"<svg[\s/>]")
ACTIVE = re.compile(rb"/(?:javascript|js|embeddedfiles?|launch)(?![a-z0-9_.-])")
# EXIF orientation: the name of the Pillow transposition which undoes it.
TURNS = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}


class Refused(Exception):
    """The upload is not accepted; the message is the reason code."""


def limit_resources():
    """Bounds what a hostile file can use up: memory, time, files and core dumps."""
    limits = {
        resource.RLIMIT_AS: 1_500 * 1024 * 1024,
        resource.RLIMIT_CPU: 10,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for which, limit in limits.items():
        _soft, hard = resource.getrlimit(which)
        most = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        resource.setrlimit(which, (most, most))


def kind_of(data):
    """JPEG, PNG, HEIF or PDF, told by the first bytes; names and declared types are not asked."""
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data.startswith(b"%PDF-"):
        return "PDF"
    if data[4:8] == b"ftyp" and data[8:12] in HEIC_BRANDS:
        return "HEIF"
    raise Refused("kind")


def refuse_polyglots(kind, data):
    """Refuses files which a browser, an unzipper or a PDF reader could take for something else."""
    lower = data.lower()
    if any(mark in lower for mark in MARKUP) or SVG.search(lower):
        raise Refused("polyglot")
    if kind != "PDF" and b"%pdf-" in lower:
        raise Refused("polyglot")
    if b"PK\x03\x04" in data and b"PK\x05\x06" in data:
        raise Refused("polyglot")


def refuse_active(data):
    """Refuses PDFs with scripts, attachments or programs to start, as far as names are readable."""
    # Compressed streams are left out: three letters like "/JS" are found in any large one.
    *parts, last = data.split(b"endstream")
    names = b"".join([re.split(rb"stream\r?\n", part, maxsplit=1)[0] for part in parts] + [last])
    # A name may be written with escapes: /J#61vaScript.
    names = re.sub(rb"#([0-9A-Fa-f]{2})", lambda found: bytes.fromhex(found[1].decode()), names)
    if ACTIVE.search(names.lower()):
        raise Refused("active")


def from_picture(kind, data):
    """The first frame of a picture, upright, at most 2000 px on the longer side."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # our own limit is lower, see below
    if kind == "HEIF":
        import pillow_heif

        # One thread needs one stack of address space, and no other frames are wanted.
        pillow_heif.options.DECODE_THREADS = 1
        pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)
    image = Image.open(io.BytesIO(data), formats=[kind])
    if image.width * image.height > MOST_PIXELS:
        raise Refused("pixels")
    if kind == "JPEG":
        image.draft(None, (LONGER_SIDE, LONGER_SIDE))
    image.load()
    turn = TURNS.get(_orientation(image))
    if image.mode.startswith("I"):  # 16 bits of grey, which convert() would clip
        image = image.convert("I").point(lambda grey: grey / 256).convert("L")
    elif image.mode != (mode := "RGBA" if image.has_transparency_data else "RGB"):
        image = image.convert(mode)
    image.thumbnail((LONGER_SIDE, LONGER_SIDE))
    return image.transpose(Image.Transpose[turn]) if turn else image


def _orientation(image):
    # Damaged EXIF is no reason to refuse a good picture.
    try:
        return image.getexif().get(0x0112)
    except Exception:
        return None


def from_pdf(data):
    """The first three pages of a PDF, 1200 px wide, below each other."""
    refuse_active(data)
    import pypdfium2
    from PIL import Image
    from pypdfium2 import raw

    try:  # a document without pages is broken to PDFium
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
        raise Refused("locked" if locked else "broken") from error
    if raw.FPDF_GetSecurityHandlerRevision(document) != -1:
        raise Refused("locked")
    if document.count_attachments() or raw.FPDFDoc_GetJavaScriptActionCount(document) > 0:
        raise Refused("active")
    pictures = [_rendered(document[number]) for number in range(min(PAGES, len(document)))]
    sheet = Image.new("RGB", (PAGE_WIDTH, sum(picture.height for picture in pictures)), "white")
    top = 0
    for picture in pictures:
        sheet.paste(picture, (0, top))
        top += picture.height
    return sheet


def _rendered(page):
    width, height = page.get_size()
    if not (1 <= width <= MOST_POINTS and 1 <= height <= MOST_POINTS):
        raise Refused("page")
    if height / width * PAGE_WIDTH > MOST_PAGE_HEIGHT:
        raise Refused("page")
    return page.render(scale=PAGE_WIDTH / width).to_pil()


def jpeg(image):
    """The bytes of a picture as JPEG, on white, without any metadata."""
    from PIL import Image

    # A new canvas: Pillow would carry the comment of the old picture over.
    canvas = Image.new("RGB", image.size, "white")
    canvas.paste(image, mask=image if image.mode == "RGBA" else None)
    out = io.BytesIO()
    canvas.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


def main():
    """Does the work; returns the exit status."""
    limit_resources()
    data = sys.stdin.buffer.read()
    try:
        kind = kind_of(data)
        refuse_polyglots(kind, data)
        picture = jpeg(from_pdf(data) if kind == "PDF" else from_picture(kind, data))
    except Refused as refusal:
        reason = str(refusal)
    except ImportError:
        raise  # our fault, not the buyer's
    except MemoryError:
        reason = "heavy"
    except Exception:
        reason = "broken"
    else:
        sys.stdout.buffer.write(picture)
        return 0
    sys.stderr.write(f"{reason}\n")
    return 2


if __name__ == "__main__":
    sys.exit(main())

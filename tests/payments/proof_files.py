"""Real files as buyers, their phones and their enemies send them, made in memory."""

import io
import struct
import zlib

import pillow_heif
from fpdf import FPDF
from PIL import Image, PngImagePlugin

pillow_heif.register_heif_opener()

XMP = b'<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"/><?xpacket end="w"?>'
HTML = b"<!DOCTYPE html><HTML><SCRIPT>alert(1)</SCRIPT></HTML>"
ZIP = b"PK\x03\x04" + b"\0" * 26 + b"PK\x05\x06" + b"\0" * 18
ORIENTATION, GPS, DATE = 0x0112, 0x8825, 0x0132


def picture(width=300, height=200, mode="RGB"):
    """White, with a black square in the corner at the top left."""
    image = Image.new(mode, (width, height), "white")
    image.paste("black", (0, 0, 64, 64))
    return image


def exif(orientation=1):
    """What a phone notes: how it was held, when and where."""
    noted = Image.Exif()
    noted[ORIENTATION] = orientation
    noted[DATE] = "2025:07:01 09:30:00"
    noted.get_ifd(GPS).update({1: "S", 2: (2.0, 59.0, 24.0), 3: "E", 4: (104.0, 45.0, 36.0)})
    return noted.tobytes()


def saved(image, kind, **options):
    """The bytes of a picture in the given format."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def photo(width=300, height=200, orientation=1):
    """A JPEG with everything that a phone adds to it, trailing data included."""
    data = saved(
        picture(width, height),
        "JPEG",
        exif=exif(orientation),
        comment=b"Rumah Ibu",
        icc_profile=b"profil" * 50,
        xmp=XMP,
    )
    return data + b"\0\0\x01\x0aImage_UTC_Data1751337000000SEFHk\0\0\0SEFT"


def photo_with_damaged_exif():
    """A good JPEG whose EXIF says that it goes on behind the end of the file."""
    data = bytearray(photo(orientation=6))
    at = data.index(b"Exif\0\0MM\0\x2a") + 6 + 8  # the first directory: number of tags, tags
    tag = at + 2 + 12 * data[at + 1] - 12
    data[tag + 4 : tag + 8] = b"\x7f\xff\xff\xff"
    return bytes(data)


def animation(kind):
    """Two frames, of which the first is the usual test picture."""
    return saved(picture(), kind, save_all=True, append_images=[Image.new("RGB", (300, 200))])


def heic(width=300, height=200, orientation=1):
    """What an iPhone sends."""
    return saved(picture(width, height), "HEIF", exif=exif(orientation), xmp=XMP, quality=50)


def png(**texts):
    """A PNG with uncompressed text chunks."""
    noted = PngImagePlugin.PngInfo()
    for name, text in texts.items():
        noted.add_text(name, text)
    return saved(picture(), "PNG", pnginfo=noted, exif=exif(), icc_profile=b"profil" * 50)


def screenshot():
    """A PNG, half of it transparent."""
    image = picture(mode="RGBA")
    image.paste((255, 0, 0, 0), (150, 0, 300, 200))
    return saved(image, "PNG")


def _chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_by_hand(width, height, *chunks):
    """A PNG of one colour, one bit for each pixel, with further chunks before the pixels."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes((1 + (width + 7) // 8) * height), 1)
    parts = [("IHDR", header), *chunks, ("IDAT", rows), ("IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name.encode(), body) for name, body in parts)


def text_bomb():
    """A small PNG with a compressed text of 20 MB."""
    return png_by_hand(300, 200, ("zTXt", b"Comment\0\0" + zlib.compress(bytes(20_000_000), 9)))


def jpeg_of_200_megapixels():
    """A JPEG whose header announces 20,000 × 10,000 pixels."""
    data = bytearray(saved(picture(), "JPEG"))
    at = data.index(b"\xff\xc0") + 5
    data[at : at + 4] = struct.pack(">HH", 10_000, 20_000)
    return bytes(data)


def pdf(pages=1, *, size="A4", password=None, attach=False):
    """A bank's receipt; with metadata, as banks write it."""
    document = FPDF(format=size)
    document.set_xmp_metadata('<rdf:Description rdf:about=""/>')
    for number in range(pages):
        document.add_page()
        document.set_font("Helvetica")
        document.text(20, 20, f"Halaman {number + 1}")
    if password is not None:
        document.set_encryption(owner_password="pemilik", user_password=password)
    if attach:
        document.embed_file(bytes=b"isi", basename="isi.txt")
    return bytes(document.output())


def pdf_by_hand(*, box="0 0 300 400", catalog="", kids="3 0 R"):
    """The smallest PDF, to be bent."""
    return (
        f"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R{catalog}>>endobj\n"
        f"2 0 obj<</Type/Pages/Kids[{kids}]/Count {kids.count('R')}>>endobj\n"
        f"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[{box}]>>endobj\n"
        "trailer<</Root 1 0 R>>\n%%EOF\n"
    ).encode()

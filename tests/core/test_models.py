import io

import pytest
from django.core.files.base import ContentFile
from PIL import Image as PillowImage

from core.models import SiteImage, SiteSettings
from tests import factories

pytestmark = pytest.mark.django_db

GPS, MODEL, ORIENTATION, TAKEN = 0x8825, 0x0110, 0x0112, 0x9003
XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>Lapas Palembang</x:xmpmeta>"


def camera_data(orientation=1):
    """EXIF as a phone writes it: place, device, time and how it was held."""
    exif = PillowImage.Exif()
    exif[MODEL] = "Telepon"
    exif[ORIENTATION] = orientation
    exif.get_ifd(0x8769)[TAKEN] = "2026:05:02 09:00:00"
    exif.get_ifd(GPS).update({1: "S", 2: (2.0, 59.0, 0.0), 3: "E", 4: (104.0, 45.0, 0.0)})
    return exif


def stored(image):
    with image.file.open() as file:
        data = file.read()
    return data, PillowImage.open(io.BytesIO(data))


def test_camera_data_of_an_upload_is_removed():
    upload = factories.jpeg(exif=camera_data())
    assert PillowImage.open(io.BytesIO(upload)).getexif().get_ifd(GPS)
    image = factories.image(data=upload)
    data, picture = stored(image)
    assert dict(picture.getexif()) == {}
    assert b"Telepon" not in data
    assert (image.file_size, picture.format) == (len(data), "JPEG")


def test_renditions_carry_none_either():
    image = factories.image(data=factories.jpeg(exif=camera_data()))
    with image.get_rendition("width-32").file.open() as file:
        assert dict(PillowImage.open(file).getexif()) == {}


def test_a_picture_taken_upright_stays_upright():
    image = factories.image(data=factories.jpeg(size=(64, 48), exif=camera_data(orientation=6)))
    _data, picture = stored(image)
    assert picture.size == (image.width, image.height) == (48, 64)


def test_xmp_is_removed():
    out = io.BytesIO()
    PillowImage.new("RGB", (20, 20)).save(out, "JPEG", xmp=XMP)
    data, _picture = stored(factories.image(data=out.getvalue()))
    assert b"Lapas Palembang" not in data


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_other_formats_too(kind):
    out = io.BytesIO()
    PillowImage.new("RGB", (20, 20)).save(out, kind, exif=camera_data())
    image = SiteImage(title="Kain", file=ContentFile(out.getvalue(), name=f"kain.{kind.lower()}"))
    image.save()
    _data, picture = stored(image)
    assert (dict(picture.getexif()), picture.format) == ({}, kind)


def test_a_picture_without_camera_data_is_not_touched():
    upload = factories.jpeg()
    data, _picture = stored(factories.image(data=upload))
    assert data == upload


def test_colours_are_kept():
    out = io.BytesIO()
    profile = b"\0" * 128
    PillowImage.new("RGB", (20, 20)).save(out, "JPEG", exif=camera_data(), icc_profile=profile)
    _data, picture = stored(factories.image(data=out.getvalue()))
    assert picture.info["icc_profile"] == profile


def test_the_admins_upload_is_cleaned(client, site_tree):
    client.force_login(factories.admin())
    upload = ContentFile(factories.jpeg(exif=camera_data()), name="kain.jpg")
    client.post("/admin/images/add/", {"title": "Kain", "file": upload, "collection": "1"})
    _data, picture = stored(SiteImage.objects.get())
    assert dict(picture.getexif()) == {}


# --- settings of the site -------------------------------------------------------------------


def test_the_site_has_a_name_before_anybody_gave_it_one():
    assert SiteSettings.load().site_name == "Karya Binaan"


def test_settings_are_one_row():
    for name in ("Satu", "Dua"):
        settings = SiteSettings.load()
        settings.site_name = name
        settings.save()
    assert list(SiteSettings.objects.values_list("site_name", flat=True)) == ["Dua"]

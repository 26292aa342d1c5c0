"""Many pictures for a page in one query.

Wagtail's image tags load and build an object for every rendition. A listing needs only addresses
and sizes, so this module reads those as plain rows and makes missing renditions on first use.
"""

import logging
from collections import defaultdict
from dataclasses import dataclass

from django.core.files.storage import default_storage
from wagtail.images.models import SourceImageIOError

from core.models import SiteImage, SiteRendition

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class PictureSet:
    """Which renditions a place on a page needs: Wagtail filter specs, smallest first, and the
    `sizes` attribute that tells a browser how wide the picture will be shown."""

    specs: tuple[str, ...]
    sizes: str


@dataclass(frozen=True)
class Picture:
    """What an <img> needs. `srcset` is ready to print; width and height in pixels."""

    src: str
    srcset: str
    sizes: str
    width: int
    height: int
    alt: str = ""

    @property
    def largest(self):
        """Address of the widest rendition."""
        return self.srcset.rpartition(", ")[2].partition(" ")[0]


def _spec(kind, *sizes):
    return tuple(f"{kind}-{size}|format-webp" for size in sizes)


CARD = PictureSet(
    _spec("fill", "300x300", "600x600"), "(min-width: 64rem) 16rem, (min-width: 40rem) 30vw, 46vw"
)
THUMB = PictureSet(_spec("fill", "120x120", "240x240"), "7rem")
WIDE_CARD = PictureSet(
    _spec("fill", "480x320", "960x640"), "(min-width: 64rem) 24rem, (min-width: 40rem) 45vw, 92vw"
)
GALLERY = PictureSet(
    _spec("fill", "600x600", "1200x1200"),
    "(min-width: 64rem) 36rem, (min-width: 40rem) 50vw, 100vw",
)
SHARE = PictureSet(("fill-1200x630|format-jpeg",), "")
HERO = PictureSet(_spec("fill", "800x500", "1600x1000"), "(min-width: 64rem) 60rem, 100vw")
BODY = PictureSet(_spec("width", "640", "1280"), "(min-width: 48rem) 46rem, 92vw")


class PictureBox:
    """The pictures of one page: collect with `want`, then `get`; the first `get` runs the query."""

    def __init__(self):
        self._wanted = defaultdict(set)
        self._found = None

    def want(self, picture_set, image_ids):
        """Notes ids (None is ignored) that will be asked for in `picture_set`."""
        self._wanted[picture_set].update(pk for pk in image_ids if pk)
        self._found = None

    def get(self, picture_set, image_id):
        """Picture, or None where the image is gone or was never wanted."""
        if self._found is None:
            self._found = _load(self._wanted)
        return self._found.get((picture_set, image_id))

    def all_of(self, picture_set):
        """{image id: Picture} of everything wanted in `picture_set`."""
        return {
            pk: picture
            for pk in self._wanted[picture_set]
            if (picture := self.get(picture_set, pk)) is not None
        }


def pictures(image_ids, picture_set):
    """{image id: Picture} for the ids that exist; one query where all renditions are there."""
    box = PictureBox()
    box.want(picture_set, image_ids)
    return box.all_of(picture_set)


def _load(wanted):
    ids = {pk for some in wanted.values() for pk in some}
    if not ids:
        return {}
    specs = {spec for picture_set, some in wanted.items() if some for spec in picture_set.specs}
    rows = SiteRendition.objects.filter(image_id__in=ids, filter_spec__in=specs).values_list(
        "image_id", "filter_spec", "file", "width", "height", "image__description"
    )
    found = {
        (image_id, spec): (default_storage.url(file), width, height, alt)
        for image_id, spec, file, width, height, alt in rows
    }
    _make_missing(wanted, found)
    return {
        (picture_set, pk): _picture(picture_set, [found[pk, spec] for spec in picture_set.specs])
        for picture_set, some in wanted.items()
        for pk in some
        if all((pk, spec) in found for spec in picture_set.specs)
    }


def _make_missing(wanted, found):
    missing = defaultdict(set)
    for picture_set, some in wanted.items():
        for pk in some:
            missing[pk].update(spec for spec in picture_set.specs if (pk, spec) not in found)
    missing = {pk: specs for pk, specs in missing.items() if specs}
    if not missing:
        return
    for image in SiteImage.objects.filter(pk__in=missing):
        try:
            renditions = image.get_renditions(*missing[image.pk])
        except (SourceImageIOError, OSError):
            # The file is gone: the page stands without this picture rather than not at all.
            logger.exception("image %s cannot be read", image.pk)
            continue
        for spec, rendition in renditions.items():
            found[image.pk, spec] = (
                rendition.url,
                rendition.width,
                rendition.height,
                image.description,
            )


def _picture(picture_set, renditions):
    src, width, height, alt = renditions[0]
    srcset = ", ".join(f"{url} {wide}w" for url, wide, _high, _alt in renditions)
    return Picture(src, srcset, picture_set.sizes, width, height, alt)

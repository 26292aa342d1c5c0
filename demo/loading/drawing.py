"""Draws the pictures and their renditions into the file storage, on all processors.

Drawing is nearly all the time that the demonstration takes, and needs no database: it is done
before the transaction begins. What a failed run leaves behind are files that nothing refers to.
"""

import io
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from hashlib import sha1

import django
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from demo.pictures import draw as draw_picture

MOST_WORKERS = 8
TELL_EVERY = 60
ORIGINAL_QUALITY = 82
# Twice as quick as Pillow's usual 4, and a twentieth larger.
WEBP_METHOD = 2


@dataclass(frozen=True)
class Job:
    """One picture to draw: a PictureSpec at `size` pixels, and the Wagtail filter specs ("fill-…")
    that pages will ask for. `name` is the file's, without extension."""

    name: str
    spec: object
    size: tuple[int, int]
    renditions: tuple[str, ...]


@dataclass(frozen=True)
class File:
    """A stored file: name in the storage, pixels, bytes, SHA-1.

    Of a rendition also the filter spec and Wagtail's key of the focal point.
    """

    path: str
    width: int
    height: int
    bytes: int
    sha1: str
    spec: str = ""
    focal_key: str = ""


def draw_all(jobs, *, draw=draw_picture, workers=None, say=lambda text: None):
    """{Job: [File]}, the original first and its renditions after it.

    `draw` makes a PIL image from (PictureSpec, size). `workers` processes share the work, by
    default one for each processor; 0 draws in this one.
    """
    if workers is None:
        workers = min(multiprocessing.cpu_count(), MOST_WORKERS)
    jobs = list(jobs)
    if not workers:
        return {job: make(job, draw) for job in jobs}
    done = {}
    # Started afresh, not forked: a child must not share this process's database connection.
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), django.setup)
    with pool:
        try:
            for job, files in zip(jobs, pool.map(make, jobs, chunksize=4), strict=True):
                done[job] = files
                if len(done) % TELL_EVERY == 0:
                    say(f"  {len(done)} of {len(jobs)} pictures")
        except BaseException:
            # Whoever interrupts does not wait for the rest to be drawn.
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return done


def make(job, draw=draw_picture):
    """Draws and stores one Job; returns its Files."""
    from wagtail.images.models import Filter

    from core.models import SiteImage

    picture = draw(job.spec, job.size)
    original = _store(f"original_images/{job.name}.jpg", _jpeg(picture, ORIGINAL_QUALITY), picture)
    # Never saved: tells the filters what they work on.
    image = SiteImage(file=original.path, width=picture.width, height=picture.height)
    return [original, *(_render(picture, image, Filter(spec), job) for spec in job.renditions)]


def _render(picture, image, wagtail_filter, job):
    """The file that Wagtail would make, from the picture at hand instead of its decoded JPEG."""
    transform = wagtail_filter.get_transform(image, picture.size)
    box = tuple(transform.get_rect().round())
    shown = picture.crop(box).resize(transform.size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    if "format-jpeg" in wagtail_filter.spec:
        extension, data = "jpg", _jpeg(shown, settings.WAGTAILIMAGES_JPEG_QUALITY)
    else:
        extension, data = "webp", _webp(shown, settings.WAGTAILIMAGES_WEBP_QUALITY)
    name = f"{job.name}.{wagtail_filter.spec.replace('|', '.')}.{extension}"
    return _store(
        f"images/{name}",
        data,
        shown,
        spec=wagtail_filter.spec,
        focal_key=wagtail_filter.get_cache_key(image),
    )


def _jpeg(picture, quality):
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return out.getvalue()


def _webp(picture, quality):
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=quality, method=WEBP_METHOD)
    return out.getvalue()


def _store(path, data, picture, **more):
    stored = default_storage.save(path, ContentFile(data))
    digest = sha1(data, usedforsecurity=False).hexdigest()
    return File(stored, picture.width, picture.height, len(data), digest, **more)

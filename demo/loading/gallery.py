"""Which pictures the content asks for, where they will stand, and their rows in the library."""

import json
from dataclasses import dataclass

from wagtail.models import Collection

from core import pictures
from core.models import SiteImage, SiteRendition
from demo.loading import front_page
from demo.loading.drawing import Job
from demo.pictures import PictureSpec


@dataclass(frozen=True)
class Place:
    """Where a picture stands: how large it is drawn and which renditions are asked for there."""

    size: tuple[int, int]
    sets: tuple[pictures.PictureSet, ...]

    @property
    def renditions(self):
        # Two sets may share one.
        return tuple(dict.fromkeys(spec for one in self.sets for spec in one.specs))


SQUARE, WIDE = (1200, 1200), (1600, 1000)
LEAD_OF_GOODS = Place(SQUARE, (pictures.CARD, pictures.GALLERY, pictures.THUMB, pictures.SHARE))
MORE_OF_GOODS = Place(SQUARE, (pictures.GALLERY, pictures.THUMB))
LEAD = Place(WIDE, (pictures.HERO, pictures.WIDE_CARD, pictures.THUMB, pictures.SHARE))
IN_BODY = Place((1280, 800), (pictures.BODY,))
PORTRAIT = Place((640, 640), (pictures.THUMB,))
VENUE = Place((1280, 800), (pictures.WIDE_CARD,))


@dataclass(frozen=True)
class Wish:
    """A picture that the content asks for. `prison` is a slug, or "" for the common library."""

    key: str
    spec: PictureSpec
    place: Place
    title: str
    alt: str
    prison: str = ""


def key_of(description):
    """A picture's description (dict of PictureSpec fields) as a key."""
    return json.dumps(description, sort_keys=True)


def wishes(content):
    """Every Wish of a Content; each picture once, for the first place that asks for it."""
    found = {}
    for description, place, title, alt, prison in _asked_for(content):
        key = key_of(description)
        if key not in found:
            spec = PictureSpec.from_dict(description)
            found[key] = Wish(key, spec, place, title, alt, prison)
    return list(found.values())


def _asked_for(content):
    for row in content.prisons:
        yield row["picture"], LEAD, row["name"], row["name"], row["slug"]
    for row in content.artisans:
        alt = f"{row['craft']}: {row['display_name']} bekerja"
        yield row["portrait"], PORTRAIT, row["display_name"], alt, row["prison"]
    for row in content.venues:
        yield row["picture"], VENUE, row["name"], row["name"], ""
    yield front_page.HERO_PICTURE, LEAD, "Beranda", front_page.HERO_ALT, ""
    for row in content.products:
        yield row["picture"], LEAD_OF_GOODS, row["title"], row["alt"], row["prison"]
        for more in row["more_pictures"]:
            yield more["picture"], MORE_OF_GOODS, row["title"], more["alt"], row["prison"]
        yield from _in_body(row, row["prison"])
    for row in content.stories:
        yield row["picture"], LEAD, row["title"], row["alt"], row["prison"]
        yield from _in_body(row, row["prison"])
    for row in content.events:
        prison = "" if row["owner"] == "city" else row["owner"]
        yield row["picture"], LEAD, row["title"], row["alt"], prison
        yield from _in_body(row, prison)


def _in_body(row, prison):
    for block in row["body"]:
        shown = [block] if block["type"] == "picture" else block.get("pictures", ())
        for one in shown:
            yield one["picture"], IN_BODY, row["title"], one["alt"], prison


def jobs(wanted):
    """{Wish: Job} for the Wishes; files are named after the spec, so they are always the same."""
    return {
        wish: Job(
            f"{wish.spec.shape}-{wish.spec.seed}", wish.spec, wish.place.size, wish.place.renditions
        )
        for wish in wanted
    }


class Library:
    """The pictures once they are rows: finds the id of a SiteImage by its description."""

    def __init__(self, ids):
        self._ids = ids

    def image_id(self, description):
        """Id of the SiteImage drawn from `description` (dict of PictureSpec fields)."""
        return self._ids[key_of(description)]


def store(files, *, prisons, by):
    """Makes the rows for {Wish: [File]}; returns the Library.

    `prisons` is {slug: LapasPage} with collections. The search index is brought up to date later.
    """
    root = Collection.get_first_root_node()
    images = SiteImage.objects.bulk_create(
        SiteImage(
            title=wish.title[:255],
            description=wish.alt[:255],
            collection=prisons[wish.prison].collection if wish.prison else root,
            uploaded_by_user=by,
            file=original.path,
            width=original.width,
            height=original.height,
            file_size=original.bytes,
            file_hash=original.sha1,
        )
        for wish, (original, *_renditions) in files.items()
    )
    SiteRendition.objects.bulk_create(
        SiteRendition(
            image=image,
            filter_spec=file.spec,
            focal_point_key=file.focal_key,
            file=file.path,
            width=file.width,
            height=file.height,
        )
        for image, (_original, *renditions) in zip(images, files.values(), strict=True)
        for file in renditions
    )
    return Library({wish.key: image.pk for wish, image in zip(files, images, strict=True)})

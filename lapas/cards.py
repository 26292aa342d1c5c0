"""Prisons as they stand in lists."""

from dataclasses import dataclass

from core import pictures, regions
from core.addresses import public_path, root_url_path


@dataclass(frozen=True)
class PrisonCard:
    title: str
    url: str
    regency: str
    intro: str
    crafts: str
    picture: pictures.Picture | None


def prison_cards(prisons, box):
    """Function that gives PrisonCards for a LapasPage queryset, in its order; one query now.

    `box` is the PictureBox of the page they stand on.
    """
    rows = list(prisons.values("title", "url_path", "regency", "intro", "crafts", "photo_id"))
    box.want(pictures.WIDE_CARD, [row["photo_id"] for row in rows])
    root = root_url_path()
    return lambda: tuple(
        PrisonCard(
            row["title"],
            public_path(row["url_path"], root),
            regions.regency_name(row["regency"]),
            row["intro"],
            row["crafts"],
            box.get(pictures.WIDE_CARD, row["photo_id"]),
        )
        for row in rows
    )

"""Whether makers may be shown: asked before publishing and again whenever a page is built."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from lapas.enums import Purpose

ANONYMOUS = "Perajin"


class ConsentMissing(PermissionDenied):
    """A page would go live although no consent covers a maker it names."""


@dataclass(frozen=True)
class Maker:
    """A maker as a page may show them: name and portrait only as far as consent goes."""

    name: str
    craft: str
    about: str
    portrait_id: int | None


def shown(artisans):
    """Makers for artisans annotated by `with_coverage`; nameless ones fall together into one.

    Whoever gave no consent to be named is "Perajin", without text or picture.
    """
    named = [
        Maker(
            artisan.display_name,
            artisan.craft,
            artisan.about,
            artisan.portrait_id if artisan.may_show_portrait else None,
        )
        for artisan in artisans
        if artisan.may_show_name
    ]
    if len(named) < len(artisans):
        named.append(Maker(ANONYMOUS, "", "", None))
    return tuple(named)


def refusal(artisans, purposes, day=None):
    """Message (Indonesian) that names the artisans not covered for `purposes`; "" if all are.

    `artisans` is a queryset of Artisan, `purposes` an iterable of Purpose.
    """
    missing = []
    for purpose in purposes:
        names = [artisan.display_name for artisan in artisans.lacking(purpose, day)]
        if names:
            missing.append(f"{Purpose(purpose).label}: {', '.join(names)}")
    if not missing:
        return ""
    return _(
        "Belum ada persetujuan yang berlaku (%(missing)s). Catat persetujuannya di menu Perajin, "
        "atau hapus nama itu dari halaman ini, lalu terbitkan lagi."
    ) % {"missing": "; ".join(missing)}

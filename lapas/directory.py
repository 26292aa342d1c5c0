"""Prisons and makers at hand: few, hardly ever changed, named on every product page."""

from core.snapshot import snapshot
from lapas.models import Artisan, LapasPage


@snapshot
def prisons():
    """{pk: LapasPage} of all prisons, without their bodies; not to be changed by anybody."""
    return {prison.pk: prison for prison in LapasPage.objects.defer("body")}


@snapshot
def artisans():
    """{pk: Artisan} with what their consent covers today (`with_coverage`); not to be changed."""
    return {artisan.pk: artisan for artisan in Artisan.objects.with_coverage()}


def artisans_of(page):
    """Artisans that a page with `makers` names, in its order, with today's coverage."""
    known = artisans()
    rows = page.makers.all()
    return [known[row.artisan_id] for row in rows if row.artisan_id in known]

"""The prisons as a value at hand: few, hardly ever changed, named on every product page."""

from core.snapshot import snapshot
from lapas.models import LapasPage


@snapshot
def prisons():
    """{pk: LapasPage} of all prisons, without their bodies; not to be changed by anybody."""
    return {prison.pk: prison for prison in LapasPage.objects.defer("body")}

"""What staff enter when goods arrive or are counted; products.stock writes the ledger."""

from django import forms
from django.utils.translation import gettext_lazy as _

from products.models import StockMovement

MOST_PIECES = 100_000
REASON_LENGTH = StockMovement._meta.get_field("reason").max_length
WHOLE_NUMBER = {
    "required": _("Tulis jumlahnya."),
    "invalid": _("Tulis angka bulat."),
    "max_value": _("Angka ini terlalu besar."),
}


class StockForm(forms.Form):
    """Both forms stand on one page, so each has ids of its own."""

    ids = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id=self.ids, **kwargs)


class ReceiveForm(StockForm):
    ids = "masuk_%s"

    quantity = forms.IntegerField(
        label=_("Jumlah masuk"),
        min_value=1,
        max_value=MOST_PIECES,
        error_messages={
            **WHOLE_NUMBER,
            "min_value": _("Jumlah barang masuk harus lebih dari nol."),
        },
    )
    reason = forms.CharField(
        label=_("Keterangan (opsional)"), max_length=REASON_LENGTH, required=False
    )


class CorrectForm(StockForm):
    ids = "koreksi_%s"

    counted = forms.IntegerField(
        label=_("Jumlah sebenarnya"),
        min_value=0,
        max_value=MOST_PIECES,
        error_messages={**WHOLE_NUMBER, "min_value": _("Jumlah tidak bisa kurang dari nol.")},
    )
    reason = forms.CharField(
        label=_("Alasan"),
        max_length=REASON_LENGTH,
        error_messages={"required": _("Tulis alasan koreksi.")},
    )

"""The texts that actions ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cart.enums import Action
from cart.models import Fulfilment, HistoryEntry
from cart.transitions import NEEDED


class ShipForm(forms.Form):
    tracking_number = forms.CharField(
        label=_("Nomor resi"),
        max_length=Fulfilment._meta.get_field("tracking_number").max_length,
        error_messages={"required": NEEDED["tracking_number"]},
    )


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=_("Alasan pembatalan"),
        max_length=HistoryEntry._meta.get_field("reason").max_length,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": NEEDED["reason"]},
    )


FORMS = {Action.SHIP: ShipForm, Action.CANCEL: CancelForm}

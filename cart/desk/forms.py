"""What the actions of the desk ask for."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from cart.amendments import Address, ways
from cart.enums import Action
from cart.forms import POSTAL_CODE, regency_choices
from cart.models import Fulfilment, HistoryEntry
from cart.transitions import NEEDED
from core import phones, regions
from payments.models import Refund
from payments.proofs.pictures import ProofRefused, as_jpeg
from shipping import couriers

REASON_LENGTH = HistoryEntry._meta.get_field("reason").max_length


def _reason(label):
    return forms.CharField(
        label=label,
        max_length=REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": NEEDED["reason"]},
    )


class ShipForm(forms.Form):
    courier = forms.ChoiceField(
        label=_("Kurir"), choices=[("", _("Kurir lain")), *couriers.CHOICES], required=False
    )
    tracking_number = forms.CharField(
        label=_("Nomor resi"),
        max_length=Fulfilment._meta.get_field("tracking_number").max_length,
        error_messages={"required": NEEDED["tracking_number"]},
    )


class CancelForm(forms.Form):
    reason = _reason(_("Alasan pembatalan"))


FORMS = {Action.SHIP: ShipForm, Action.CANCEL: CancelForm}


class QuantitiesForm(forms.Form):
    """How many pieces of each line of a Fulfilment; `quantities` is {line id: pieces}."""

    def __init__(self, *args, part, **kwargs):
        super().__init__(*args, **kwargs)
        self.lines = [line for line in part.lines.all() if line.kept]
        rows = {}
        for line in self.lines:
            label = f"{line.title} – {line.variant}" if line.variant else line.title
            rows[f"baris-{line.pk}"] = forms.IntegerField(
                label=_now("%(goods)s (ada %(kept)d)") % {"goods": label, "kept": line.kept},
                min_value=0,
                max_value=line.kept,
                required=False,
                initial=0,
                error_messages={
                    "invalid": _("Jumlah harus angka bulat."),
                    "min_value": _("Jumlah paling sedikit 0."),
                    "max_value": _("Jumlah paling banyak %(limit_value)d."),
                },
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )
        self.fields = {**rows, **self.fields}

    @property
    def quantities(self):
        return {line.pk: self.cleaned_data.get(f"baris-{line.pk}") or 0 for line in self.lines}


class SplitForm(QuantitiesForm):
    pass


class TakeBackForm(QuantitiesForm):
    restock = forms.BooleanField(
        label=_("Barangnya utuh dan dijual lagi"), required=False, initial=True
    )
    reason = _reason(_("Alasan"))


class ExchangeForm(TakeBackForm):
    sku = forms.CharField(
        label=_("SKU barang pengganti"),
        max_length=32,
        error_messages={"required": _("Tulis SKU barang penggantinya.")},
    )


class ReduceForm(forms.Form):
    def __init__(self, *args, part, **kwargs):
        # As every form of a change is made; a reduction depends on nothing in it.
        super().__init__(*args, **kwargs)

    amount = forms.IntegerField(
        label=_("Potongan (Rp)"),
        min_value=1,
        max_value=10**12,
        error_messages={
            "required": _("Tulis besar potongannya."),
            "invalid": _("Tulis angka bulat tanpa titik."),
            "min_value": _("Potongan harus lebih dari nol."),
            "max_value": _("Potongan paling banyak sebesar total pesanan."),
        },
    )
    reason = _reason(_("Alasan"))


class DeliveryForm(forms.Form):
    key = forms.ChoiceField(
        label=_("Cara pengiriman"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Pilih cara pengiriman."),
            "invalid_choice": _("Pilih cara pengiriman."),
        },
    )

    def __init__(self, *args, part, **kwargs):
        super().__init__(*args, **kwargs)
        possible = [way for way in ways(part) if way.possible and way.fee is not None]
        self.fields["key"].choices = [(way.key, way.label) for way in possible]


class AddressForm(forms.Form):
    name = forms.CharField(label=_("Nama penerima"), max_length=100)
    phone = forms.CharField(label=_("WhatsApp"), max_length=30)
    street = forms.CharField(
        label=_("Alamat lengkap"), max_length=255, widget=forms.Textarea(attrs={"rows": 2})
    )
    village = forms.CharField(label=_("Kelurahan/Desa"), max_length=80, required=False)
    district = forms.CharField(label=_("Kecamatan"), max_length=80)
    regency = forms.ChoiceField(label=_("Kabupaten/Kota"), choices=regency_choices)
    postal_code = forms.RegexField(POSTAL_CODE, label=_("Kode pos"))

    def __init__(self, *args, part, **kwargs):
        order = part.order
        initial = {name: getattr(order, name) for name in self.base_fields}
        super().__init__(*args, initial={**initial, "phone": order.phone_local}, **kwargs)
        for field in self.fields.values():
            field.error_messages["required"] = _("Isi bagian ini.")
        self.fields["regency"].error_messages["invalid_choice"] = _(
            "Pilih kabupaten/kota dari daftar."
        )
        self.fields["postal_code"].error_messages["invalid"] = _("Kode pos terdiri dari 5 angka.")

    def clean_phone(self):
        return phones.normalise(self.cleaned_data["phone"])

    @property
    def address(self):
        region = regions.regencies()[self.cleaned_data["regency"]]
        return Address(**self.cleaned_data, province=region.parent)


class PaidBackForm(forms.ModelForm):
    """How money went back to the buyer by hand; `proof` becomes a clean JPEG."""

    class Meta:
        model = Refund
        fields = ["bank", "number", "holder", "proof"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("bank", "number", "holder"):
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = _("Isi rekening tujuannya.")
        self.fields["proof"].label = _("Bukti transfer (foto atau PDF)")
        self.fields["proof"].widget = forms.FileInput()

    def clean_proof(self):
        file = self.cleaned_data.get("proof")
        if not file:
            return ""
        try:
            return as_jpeg(file)
        except ProofRefused as refused:
            raise ValidationError(str(refused)) from refused

"""Checks what buyers type. Every message says in Indonesian what to do."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from cart.checkout import Details
from core import phones, regions

POSTAL_CODE = re.compile(r"^[1-9]\d{4}$")
SKU_LENGTH = 32


def _province_choices():
    return [("", _("Pilih provinsi")), *((r.code, r.name) for r in regions.provinces().values())]


def _regency_choices():
    """All regencies in groups by province, so that the form works without JavaScript."""
    return [
        ("", _("Pilih kabupaten/kota")),
        *(
            (province.name, [(r.code, r.name) for r in regions.regencies_of(province.code)])
            for province in regions.provinces().values()
        ),
    ]


def _text(label, *, max_length=100, **attrs):
    return forms.CharField(
        label=label,
        max_length=max_length,
        required=False,
        strip=True,
        error_messages={
            "max_length": _("Terlalu panjang; paling banyak %(limit_value)d huruf."),
        },
        widget=forms.TextInput(attrs=attrs),
    )


class CheckoutForm(forms.Form):
    """Contact, address and payment. `needs_address` is set by whoever knows the deliveries."""

    nama = _text(_("Nama lengkap"), autocomplete="name")
    whatsapp = _text(
        _("Nomor WhatsApp"), max_length=30, inputmode="tel", autocomplete="tel", type="tel"
    )
    email = forms.EmailField(
        label=_("Email (opsional)"),
        required=False,
        error_messages={"invalid": _("Alamat email ini tampaknya salah ketik.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    alamat = _text(
        _("Alamat"),
        max_length=255,
        autocomplete="street-address",
    )
    provinsi = forms.ChoiceField(
        label=_("Provinsi"),
        required=False,
        choices=_province_choices,
        error_messages={"invalid_choice": _("Pilih provinsi dari daftar.")},
        widget=forms.Select(attrs={"autocomplete": "address-level1"}),
    )
    kabupaten = forms.ChoiceField(
        label=_("Kabupaten/Kota"),
        required=False,
        choices=_regency_choices,
        error_messages={"invalid_choice": _("Pilih kabupaten/kota dari daftar.")},
        widget=forms.Select(attrs={"autocomplete": "address-level2"}),
    )
    kecamatan = _text(
        _("Kecamatan"), max_length=80, autocomplete="address-level3", list="daftar-kecamatan"
    )
    kelurahan = _text(_("Kelurahan/Desa"), max_length=80, autocomplete="address-level4")
    kode_pos = _text(
        _("Kode pos"),
        max_length=10,
        inputmode="numeric",
        autocomplete="postal-code",
    )
    catatan = forms.CharField(
        label=_("Catatan (opsional)"),
        required=False,
        max_length=500,
        error_messages={"max_length": _("Catatan paling banyak %(limit_value)d huruf.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    setuju = forms.BooleanField(
        label=_("Saya setuju dengan syarat dan kebijakan privasi"), required=False
    )

    ADDRESS = ("alamat", "provinsi", "kabupaten", "kecamatan", "kode_pos")
    ADDRESS_MESSAGES = {
        "alamat": _("Tulis nama jalan, nomor rumah dan RT/RW."),
        "provinsi": _("Pilih provinsi tujuan."),
        "kabupaten": _("Pilih kabupaten atau kota tujuan."),
        "kecamatan": _("Tulis kecamatan tujuan."),
        "kode_pos": _("Tulis kode pos, lima angka."),
    }

    def __init__(self, *args, needs_address=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.needs_address = needs_address

    def clean_nama(self):
        name = self.cleaned_data["nama"]
        if len(name) < 2:
            raise forms.ValidationError(_("Tulis nama penerima pesanan."))
        return name

    def clean_whatsapp(self):
        text = self.cleaned_data["whatsapp"]
        if not text:
            raise forms.ValidationError(
                _("Tulis nomor WhatsApp; kami mengabari pesanan lewat nomor ini.")
            )
        return phones.normalise(text)

    def clean_kode_pos(self):
        text = self.cleaned_data["kode_pos"].replace(" ", "")
        if text and not POSTAL_CODE.match(text):
            raise forms.ValidationError(_("Kode pos terdiri dari lima angka, misalnya 30127."))
        return text

    def clean_setuju(self):
        if not self.cleaned_data["setuju"]:
            raise forms.ValidationError(
                _("Centang persetujuan syarat dan kebijakan privasi untuk memesan.")
            )
        return True

    def clean(self):
        cleaned = super().clean()
        regency = regions.regencies().get(cleaned.get("kabupaten", ""))
        if regency and cleaned.get("provinsi") and regency.parent != cleaned["provinsi"]:
            self.add_error(
                "kabupaten",
                _("%(regency)s tidak berada di provinsi yang dipilih.") % {"regency": regency.name},
            )
        if self.needs_address:
            for name in self.ADDRESS:
                if name not in self.errors and not cleaned.get(name):
                    self.add_error(name, self.ADDRESS_MESSAGES[name])
        return cleaned

    def details(self):
        """Details for cart.checkout; only after `is_valid()`."""
        data = self.cleaned_data
        return Details(
            name=data["nama"],
            phone=data["whatsapp"],
            email=data["email"],
            street=data["alamat"],
            province=data["provinsi"],
            regency=data["kabupaten"],
            district=data["kecamatan"],
            village=data["kelurahan"],
            postal_code=data["kode_pos"],
            note=data["catatan"],
        )


class AddForm(forms.Form):
    """What a product page sends to the basket."""

    sku = forms.CharField(
        max_length=SKU_LENGTH,
        error_messages={
            "required": _("Pilih varian lebih dulu."),
            "max_length": _("Barang ini tidak ditemukan."),
        },
    )
    jumlah = forms.IntegerField(
        min_value=1,
        max_value=99,
        error_messages={
            "required": _("Isi jumlah, paling sedikit 1."),
            "invalid": _("Jumlah harus angka bulat."),
            "min_value": _("Jumlah paling sedikit 1."),
            "max_value": _("Jumlah paling banyak 99."),
        },
    )


class LookupForm(forms.Form):
    """Finds an order by its number and the phone number it was placed with."""

    nomor = forms.CharField(
        label=_("Nomor pesanan"),
        max_length=20,
        error_messages={"required": _("Tulis nomor pesanan, misalnya KB-261124-7QF2.")},
    )
    whatsapp = forms.CharField(
        label=_("Nomor WhatsApp"),
        max_length=30,
        error_messages={"required": _("Tulis nomor WhatsApp yang dipakai saat memesan.")},
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"}),
    )

    def clean_nomor(self):
        return self.cleaned_data["nomor"].strip().upper().replace(" ", "")

    def clean_whatsapp(self):
        return phones.normalise(self.cleaned_data["whatsapp"])

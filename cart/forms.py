"""Checks what buyers type. Every message says in Indonesian what to do."""

import re
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from cart.checkout import Details
from cart.widgets import LongSelect
from core import phones, regions
from shipping.enums import Method

# So many of a prison's event days stand open; a season's worth would bury everything else.
EVENT_DAYS_SHOWN = 3
POSTAL_CODE = re.compile(r"^[1-9]\d{4}$")
SKU_LENGTH = 32


def _province_choices():
    return [("", _("Pilih provinsi")), *((r.code, r.name) for r in regions.provinces().values())]


def regency_choices():
    """All regencies in groups by province, so that the form works without JavaScript."""
    return [
        ("", _("Pilih kabupaten/kota")),
        *(
            (province.name, [(r.code, r.name) for r in regions.regencies_of(province.code)])
            for province in regions.provinces().values()
        ),
    ]


def _text(label, *, max_length=100, help_text="", **attrs):
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=max_length,
        required=False,
        strip=True,
        error_messages={
            "max_length": _("Terlalu panjang; paling banyak %(limit_value)d huruf."),
        },
        widget=forms.TextInput(attrs=attrs),
    )


@dataclass(frozen=True)
class DeliveryGroup:
    """One prison's radio buttons: a quotes.Part with its bound field, the options that everybody
    looks at first, and the further days of events."""

    part: object
    field: object
    options: list
    more: list

    @property
    def more_is_chosen(self):
        return self.part.chosen in self.more


def _nearest_first(options):
    """(options to show, further ones): all of them while there are few event days."""
    days = [option for option in options if option.method == Method.EVENT]
    if len(days) <= EVENT_DAYS_SHOWN:
        return options, []
    near = [option for option in days if option.possible][:EVENT_DAYS_SHOWN]
    more = [option for option in days if option not in near]
    return [option for option in options if option not in more], more


class CheckoutForm(forms.Form):
    """Contact, address, deliveries and payment of a cart.quotes.Quote.

    There is one field for each part of the quote, named by its `field_name`. The address is asked
    for, checked and kept only where something is sent by courier.
    """

    nama = _text(_("Nama lengkap"), autocomplete="name")
    whatsapp = _text(
        _("Nomor WhatsApp"),
        help_text=_("Misalnya 0812-3456-7890. Kabar pesanan kami kirim ke nomor ini."),
        max_length=30,
        inputmode="tel",
        autocomplete="tel",
        type="tel",
    )
    email = forms.EmailField(
        label=_("Email (opsional)"),
        help_text=_("Untuk menerima salinan pesanan."),
        required=False,
        max_length=254,
        error_messages={
            "invalid": _("Alamat email ini tampaknya salah ketik."),
            "max_length": _("Alamat email ini terlalu panjang."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    provinsi = forms.ChoiceField(
        label=_("Provinsi"),
        required=False,
        choices=_province_choices,
        error_messages={"invalid_choice": _("Pilih provinsi dari daftar.")},
        widget=LongSelect(attrs={"autocomplete": "address-level1"}),
    )
    kabupaten = forms.ChoiceField(
        label=_("Kabupaten/Kota"),
        required=False,
        choices=regency_choices,
        error_messages={"invalid_choice": _("Pilih kabupaten/kota dari daftar.")},
        widget=LongSelect(attrs={"autocomplete": "address-level2"}),
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
    alamat = _text(
        _("Alamat"),
        help_text=_("Nama jalan, nomor rumah, RT/RW, patokan."),
        max_length=255,
        autocomplete="street-address",
    )
    pembayaran = forms.CharField(required=False, max_length=12)
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

    ADDRESS_MESSAGES = {
        "provinsi": _("Pilih provinsi tujuan."),
        "kabupaten": _("Pilih kabupaten atau kota tujuan."),
        "kecamatan": _("Tulis kecamatan tujuan."),
        "kode_pos": _("Tulis kode pos, lima angka."),
        "alamat": _("Tulis nama jalan, nomor rumah dan RT/RW."),
    }

    def __init__(self, *args, quote, **kwargs):
        super().__init__(*args, **kwargs)
        self.quote = quote
        for part in quote.parts:
            self.fields[part.field_name] = forms.CharField(required=False, max_length=40)
        # In the order of the page, which is that of the messages at its top.
        for name in ("pembayaran", "catatan", "setuju"):
            self.fields[name] = self.fields.pop(name)

    def delivery_groups(self):
        """List of DeliveryGroups in the order of the page."""
        return [
            DeliveryGroup(part, self[part.field_name], *_nearest_first(part.options))
            for part in self.quote.parts
        ]

    def problems_by_field(self):
        """[(bound field, message)] in the order of the page, for links to the fields."""
        return [(field, message) for field in self for message in field.errors]

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
        if text and self.quote.needs_address and not POSTAL_CODE.match(text):
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
        if self.quote.needs_address:
            self._check_address(cleaned)
        for part in self.quote.parts:
            if part.chosen is None:
                self.add_error(
                    part.field_name,
                    _("Pilih cara pengiriman untuk barang dari %(prison)s.")
                    % {"prison": part.prison.title},
                )
        if "pembayaran" in cleaned:
            self._check_payment(cleaned["pembayaran"])
        return cleaned

    def _check_address(self, cleaned):
        regency = regions.regencies().get(cleaned.get("kabupaten", ""))
        if regency and not cleaned.get("provinsi") and "provinsi" not in self.errors:
            cleaned["provinsi"] = regency.parent
        if regency and cleaned.get("provinsi") and regency.parent != cleaned["provinsi"]:
            self.add_error(
                "kabupaten",
                _("%(regency)s tidak berada di provinsi yang dipilih.") % {"regency": regency.name},
            )
        for name, message in self.ADDRESS_MESSAGES.items():
            if name not in self.errors and not cleaned.get(name):
                self.add_error(name, message)

    def _check_payment(self, code):
        reasons = {
            choice: reason for choice, _label, _detail, reason in self.quote.payment_choices()
        }
        if code not in reasons:
            self.add_error("pembayaran", _("Pilih cara pembayaran."))
        elif reasons[code]:
            self.add_error("pembayaran", reasons[code])

    def details(self):
        """Details for cart.checkout; only after `is_valid()`."""
        data = self.cleaned_data
        address = {}
        if self.quote.needs_address:
            address = {
                "street": data["alamat"],
                "province": data["provinsi"],
                "regency": data["kabupaten"],
                "district": data["kecamatan"],
                "village": data["kelurahan"],
                "postal_code": data["kode_pos"],
            }
        return Details(
            name=data["nama"],
            phone=data["whatsapp"],
            email=data["email"],
            note=data["catatan"],
            **address,
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


class RefundAccountForm(forms.Form):
    """Where a buyer wants money to go back to."""

    bank = forms.CharField(
        label=_("Bank"),
        max_length=60,
        error_messages={"required": _("Tulis nama banknya, misalnya BCA.")},
    )
    number = forms.RegexField(
        r"^[\d .-]{5,30}$",
        label=_("Nomor rekening"),
        max_length=30,
        error_messages={
            "required": _("Tulis nomor rekeningnya."),
            "invalid": _("Nomor rekening terdiri dari 5 sampai 30 angka."),
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    holder = forms.CharField(
        label=_("Atas nama"),
        max_length=100,
        error_messages={"required": _("Tulis nama pemilik rekeningnya.")},
    )

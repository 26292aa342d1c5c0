"""The product editor: what a shop must never publish is refused at the field, in plain words."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from lapas.publishing import MakersPageForm
from products.category_choices import category_choices
from products.enums import Delivery, FoodPermit, HalalStatus
from products.models.stock import StockItem

# 15 digits, the last two (year of expiry) often set off by a dash; domain source: BPOM 22/2018.
PIRT_NUMBER = re.compile(r"^\d{13}-?\d{2}$")
HALAL_NUMBER = re.compile(r"^ID\d{17}$")
LABEL_FIELDS = (
    "composition",
    "net_weight_text",
    "shelf_life_days",
    "storage",
    "food_permit",
    "halal_status",
)
LONGEST_WITHOUT_PIRT = 7  # days


class ProductPageForm(MakersPageForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "category" in self.fields:
            self.fields["category"].choices = category_choices(_("Pilih kategori"))

    def clean(self):
        cleaned = super().clean()
        self._check_skus()
        category = cleaned.get("category")
        if category is not None and category.is_food and not self.saving_draft:
            self._check_food_label(cleaned)
        return cleaned

    def _variant_forms(self):
        formset = self.formsets.get("variants")
        if formset is None:
            return []
        formset.is_valid()
        return [
            form
            for form in formset.forms
            if hasattr(form, "cleaned_data") and not form.cleaned_data.get("DELETE")
        ]

    def _check_skus(self):
        seen = set()
        for form in self._variant_forms():
            # As typed: Django takes what stands twice out of `cleaned_data`.
            sku = (form["sku"].value() or "").strip()
            if not sku:
                continue
            if sku in seen:
                form.add_error("sku", _("SKU ini muncul dua kali di halaman ini."))
            seen.add(sku)
            # Every variant ever stored has its stock item, and a ledger that is not to be shared.
            claimed = StockItem.objects.filter(sku=sku, product__isnull=False).exclude(
                product_id=self.instance.pk
            )
            if "sku" not in form.errors and claimed.exists():
                form.add_error("sku", _("SKU ini sudah dipakai produk lain."))

    def _check_food_label(self, cleaned):
        for name in LABEL_FIELDS:
            if not cleaned.get(name):
                self.add_error(name, _("Wajib diisi untuk makanan."))
        if cleaned.get("delivery") == Delivery.EVERYWHERE and (
            0 < (cleaned.get("shelf_life_days") or 0) < LONGEST_WITHOUT_PIRT
        ):
            self.add_error(
                "delivery",
                _("Makanan yang tahan kurang dari 7 hari tidak bisa dikirim ke seluruh Indonesia."),
            )
        permit, number = cleaned.get("food_permit"), cleaned.get("permit_number", "")
        if permit == FoodPermit.PIRT and not PIRT_NUMBER.match(number):
            self.add_error("permit_number", _("Nomor P-IRT terdiri dari 15 angka."))
        if permit == FoodPermit.BPOM and not number:
            self.add_error("permit_number", _("Tulis nomor BPOM MD."))
        if (
            permit == FoodPermit.NOT_NEEDED
            and (cleaned.get("shelf_life_days") or 0) > LONGEST_WITHOUT_PIRT
        ):
            self.add_error(
                "food_permit", _("Makanan yang tahan lebih dari 7 hari memerlukan izin edar.")
            )
        if cleaned.get("halal_status") == HalalStatus.CERTIFIED and not HALAL_NUMBER.match(
            cleaned.get("halal_number", "")
        ):
            self.add_error(
                "halal_number", ValidationError(_("Nomor sertifikat: ID diikuti 17 angka."))
            )

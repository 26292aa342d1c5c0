"""Reads a rate table from CSV: all rows or none."""

import csv
import io

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from shipping.models import ShippingRate

COLUMNS = {
    "level": "level",
    "dest_code": "code",
    "first_kg_idr": "first_kg",
    "next_kg_idr": "next_kg",
    "etd_min_days": "days_min",
    "etd_max_days": "days_max",
}
MOST_BYTES = 1_000_000


@transaction.atomic
def import_rates(data):
    """Replaces or adds the rates of a CSV file (`data`: bytes, UTF-8, header as in COLUMNS).

    Returns how many rows were read. ValidationError lists every bad line in Indonesian; then
    nothing was changed. Rates that the file does not name stay.
    """
    rates, problems, seen = [], [], set()
    for number, row in enumerate(_rows(data), 2):
        try:
            rate = _rate(row)
            if rate.code in seen:
                raise ValidationError(_("kode %(code)s muncul dua kali") % {"code": rate.code})
            seen.add(rate.code)
            rates.append(rate)
        except ValidationError as error:
            problems.append(
                _("Baris %(number)d: %(problem)s")
                % {"number": number, "problem": "; ".join(error.messages)}
            )
    if not rates and not problems:
        problems.append(_("Tidak ada baris tarif di berkas ini."))
    if problems:
        raise ValidationError(problems[:20])
    ShippingRate.objects.bulk_create(
        rates,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["level", "first_kg", "next_kg", "days_min", "days_max"],
    )
    return len(rates)


def _rows(data):
    if len(data) > MOST_BYTES:
        raise ValidationError(_("Berkas terlalu besar; tarif kurir paling banyak 1 MB."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValidationError(_("Simpan berkas sebagai CSV dengan pengodean UTF-8.")) from error
    reader = csv.DictReader(io.StringIO(text))
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        raise ValidationError(
            _("Kolom ini tidak ada di berkas: %(names)s.") % {"names": ", ".join(missing)}
        )
    try:
        yield from reader
    except csv.Error as error:
        raise ValidationError(_("Berkas ini bukan CSV yang dapat dibaca.")) from error


def _rate(row):
    values = {field: (row[column] or "").strip() for column, field in COLUMNS.items()}
    for field in ("first_kg", "next_kg", "days_min", "days_max"):
        text = values[field]
        if not (text.isascii() and text.isdigit() and len(text) < 9):
            raise ValidationError(_("%(value)s bukan angka bulat") % {"value": repr(text)})
        values[field] = int(text)
    rate = ShippingRate(**values)
    rate.full_clean(validate_unique=False)
    return rate

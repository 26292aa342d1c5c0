"""Provinces, regencies and districts by Kemendagri code ("16", "16.71", "16.71.01").

Read once from the CSV files in core/data (NOTICE.md there says where they come from). Districts
are known for South Sumatra only; elsewhere the buyer types the name.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
HOME_PROVINCE = "16"


@dataclass(frozen=True)
class Region:
    """`code` is Kemendagri's, `name` what people write on a parcel, `parent` its parent's code."""

    code: str
    name: str
    parent: str = ""


def _rows(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def provinces():
    """{code: Region} of all 38 provinces, by name."""
    rows = sorted(_rows("provinces.csv"), key=lambda row: row["name"])
    return {row["kemendagri_code"]: Region(row["kemendagri_code"], row["name"]) for row in rows}


@cache
def regencies():
    """{code: Region} of all 514 regencies and cities ("Kota Palembang"), by province and name."""
    found = [
        Region(row["kemendagri_code"], f"{row['type']} {row['name']}".strip(), row["province_code"])
        for row in _rows("kabupaten_indonesia.csv")
    ]
    found.sort(key=lambda region: (region.parent, region.name))
    return {region.code: region for region in found}


@cache
def regencies_of(province):
    """Regencies of one province code, by name; empty for an unknown code."""
    return tuple(region for region in regencies().values() if region.parent == province)


@cache
def districts_of(regency):
    """Districts (kecamatan) of one regency code, by name; empty outside South Sumatra."""
    found = [
        Region(row["kemendagri_code"], row["name"], row["kabupaten_code"])
        for row in _rows("kecamatan_sumsel.csv")
        if row["kabupaten_code"] == regency
    ]
    return tuple(sorted(found, key=lambda region: region.name))


@cache
def home_regencies():
    """South Sumatra's own regencies as (code, name) choices."""
    return tuple((region.code, region.name) for region in regencies_of(HOME_PROVINCE))


@cache
def _postal_prefixes():
    return {
        row["kemendagri_code"]: tuple(row["postal_prefixes"].split(";"))
        for row in _rows("kabupaten_sumsel.csv")
    }


def regency_name(code):
    """Name of a regency code, or the code itself where it is unknown."""
    region = regencies().get(code)
    return region.name if region else code


def province_name(code):
    """Name of a province code, or the code itself where it is unknown."""
    region = provinces().get(code)
    return region.name if region else code


def postal_code_fits(postal_code, regency):
    """False where a postcode (five digits) is unusual for a regency of South Sumatra.

    A reason to ask, never to refuse: prefixes change and people use neighbouring offices.
    """
    prefixes = _postal_prefixes().get(regency)
    return prefixes is None or postal_code.startswith(prefixes)

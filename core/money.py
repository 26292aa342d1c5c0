"""Rupiah are whole numbers everywhere; this module only shows them."""

from functools import lru_cache

from babel.numbers import format_currency


@lru_cache(maxsize=4096)
def rupiah(amount):
    """`amount` (int, rupiah) as Indonesians write it: `rupiah(150000)` → "Rp150.000".

    Negative amounts carry a leading minus ("-Rp5.000").
    """
    return format_currency(amount, "IDR", format="¤#,##0", locale="id_ID", currency_digits=False)


def rupiah_range(low, high):
    """One price, or "Rp40.000 – Rp65.000" where the two differ."""
    return rupiah(low) if low == high else f"{rupiah(low)} – {rupiah(high)}"

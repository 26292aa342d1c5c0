"""Amounts of money in words ("terbilang")."""

from num2words import num2words


def in_words(rupiah):
    """Whole `rupiah` (int, 0 or more) in Indonesian words: 1200 → "seribu dua ratus".

    The word "rupiah" is not part of it. ValueError for a negative amount.
    """
    if rupiah < 0:
        raise ValueError(f"no words for a negative amount: {rupiah}")
    return num2words(rupiah, lang="id")

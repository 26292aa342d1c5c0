import pytest

from core.money import rupiah, rupiah_range


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (0, "Rp0"),
        (999, "Rp999"),
        (1_000, "Rp1.000"),
        (150_000, "Rp150.000"),
        (1_000_000_000, "Rp1.000.000.000"),
        (-5_000, "-Rp5.000"),
    ],
)
def test_rupiah_is_written_as_indonesians_do(amount, text):
    assert rupiah(amount) == text


def test_a_range_of_prices_names_both_ends():
    assert rupiah_range(40_000, 65_000) == "Rp40.000 – Rp65.000"


def test_a_range_of_one_price_is_one_price():
    assert rupiah_range(40_000, 40_000) == "Rp40.000"

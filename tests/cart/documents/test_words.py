import pytest

from cart.documents.words import in_words


@pytest.mark.parametrize(
    ("rupiah", "words"),
    [
        (0, "nol"),
        (1, "satu"),
        (11, "sebelas"),
        (100, "seratus"),
        (1000, "seribu"),
        (1100, "seribu seratus"),
        (100_000, "seratus ribu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta satu ribu"),
        (1_200_000, "satu juta dua ratus ribu"),
        (
            1_250_347,
            "satu juta dua ratus lima puluh ribu tiga ratus empat puluh tujuh",
        ),
        (10**9, "satu miliar"),
    ],
)
def test_in_words(rupiah, words):
    assert in_words(rupiah) == words


def test_there_are_no_words_for_less_than_nothing():
    with pytest.raises(ValueError, match="no words for a negative amount: -1"):
        in_words(-1)

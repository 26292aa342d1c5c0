import pytest
from django.core.exceptions import ValidationError

from shipping.importing import MOST_BYTES, import_rates
from shipping.models import ShippingRate
from tests import factories

pytestmark = pytest.mark.django_db

HEADER = "level,dest_code,dest_name,first_kg_idr,next_kg_idr,etd_min_days,etd_max_days"
PALEMBANG = "kabupaten,16.71,Kota Palembang,10000,8000,1,2"
JAKARTA = "province,31,DKI Jakarta,22000,20000,3,5"
COLUMNS = ("level", "code", "first_kg", "next_kg", "days_min", "days_max")


def csv(*rows, header=HEADER):
    return "\n".join([header, *rows]).encode()


def stored():
    return list(ShippingRate.objects.order_by("code").values_list(*COLUMNS))


def problems(data):
    """Messages of a refused file; asserts that the table is as it was."""
    before = stored()
    with pytest.raises(ValidationError) as refused:
        import_rates(data)
    assert stored() == before
    return refused.value.messages


def test_rates_are_read():
    assert import_rates(csv(PALEMBANG, JAKARTA)) == 2
    assert stored() == [
        ("kabupaten", "16.71", 10_000, 8_000, 1, 2),
        ("province", "31", 22_000, 20_000, 3, 5),
    ]


def test_a_file_again_changes_nothing():
    import_rates(csv(PALEMBANG, JAKARTA))
    before = stored()
    import_rates(csv(PALEMBANG, JAKARTA))
    assert stored() == before


def test_new_numbers_replace_the_old_and_the_rest_stays():
    factories.rates()
    assert import_rates(csv("kabupaten,16.71,,12000,9000,2,3")) == 1
    assert stored() == [
        ("province", "16", 18_000, 15_000, 2, 4),
        ("kabupaten", "16.71", 12_000, 9_000, 2, 3),
        ("province", "31", 22_000, 20_000, 3, 5),
    ]


def test_spaces_and_a_byte_order_mark_do_no_harm():
    rows = csv(" kabupaten , 16.71 ,Kota Palembang, 10000 ,8000,1,2")
    assert import_rates(b"\xef\xbb\xbf" + rows) == 1


def test_columns_may_stand_in_any_order():
    header = "etd_max_days,etd_min_days,next_kg_idr,first_kg_idr,dest_code,level"
    assert import_rates(csv("2,1,8000,10000,16.71,kabupaten", header=header)) == 1
    assert stored() == [("kabupaten", "16.71", 10_000, 8_000, 1, 2)]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("kabupaten,16.71,,10.000,8000,1,2", "Baris 2: '10.000' bukan angka bulat"),
        ("kabupaten,16.71,,-1,8000,1,2", "Baris 2: '-1' bukan angka bulat"),
        ("kabupaten,16.71,,,8000,1,2", "Baris 2: '' bukan angka bulat"),
        ("kabupaten,16.71,,1e4,8000,1,2", "Baris 2: '1e4' bukan angka bulat"),
        ("kabupaten,16.71,,٥٠,8000,1,2", "Baris 2: '٥٠' bukan angka bulat"),
        ("kabupaten,16.71,,999999999,8000,1,2", "Baris 2: '999999999' bukan angka bulat"),
        ("kabupaten,16.71", "Baris 2: '' bukan angka bulat"),
        ("kabupaten,99.99,,10000,8000,1,2", "Baris 2: Kode wilayah ini tidak dikenal."),
        ("province,16.71,,10000,8000,1,2", "Baris 2: Kode wilayah ini tidak dikenal."),
        (
            "kabupaten,16.71,,10000,8000,3,2",
            "Baris 2: Paling lama tidak boleh kurang dari paling cepat.",
        ),
    ],
)
def test_a_bad_row_is_told_with_its_number(row, problem):
    assert problems(csv(row)) == [problem]


@pytest.mark.parametrize("level", ["", "kota", "KABUPATEN"])
def test_an_unknown_level_is_told(level):
    (problem,) = problems(csv(f"{level},16.71,,10000,8000,1,2"))
    assert problem.startswith("Baris 2: ")


def test_one_bad_row_keeps_all_out():
    factories.rates()
    assert problems(csv(PALEMBANG.replace("10000", "1"), "kabupaten,99.99,,1,1,1,1")) == [
        "Baris 3: Kode wilayah ini tidak dikenal."
    ]


def test_every_bad_row_is_told_up_to_twenty():
    rows = [f"kabupaten,99.{number},,1,1,1,1" for number in range(30)]
    found = problems(csv(*rows))
    assert len(found) == 20
    assert found[0] == "Baris 2: Kode wilayah ini tidak dikenal."
    assert found[19] == "Baris 21: Kode wilayah ini tidak dikenal."


def test_a_code_twice_is_told():
    assert problems(csv(PALEMBANG, PALEMBANG)) == ["Baris 3: kode 16.71 muncul dua kali"]


def test_a_file_without_rows():
    assert problems(csv()) == ["Tidak ada baris tarif di berkas ini."]


def test_missing_columns_are_named():
    assert problems(csv("x", header="level,dest_code,first_kg_idr")) == [
        "Kolom ini tidak ada di berkas: next_kg_idr, etd_min_days, etd_max_days."
    ]


@pytest.mark.parametrize("data", [b"", b"\n\n"])
def test_an_empty_file_lacks_its_columns(data):
    (problem,) = problems(data)
    assert problem.startswith("Kolom ini tidak ada di berkas: level, ")


@pytest.mark.parametrize(
    "data", [HEADER.encode("utf-16"), b"\xff\xfe\x00\x01", "kabupaten,ä".encode("latin-1")]
)
def test_another_encoding_is_told(data):
    assert problems(data) == ["Simpan berkas sebagai CSV dengan pengodean UTF-8."]


def test_a_file_that_is_too_big():
    assert problems(b"x" * (MOST_BYTES + 1)) == [
        "Berkas terlalu besar; tarif kurir paling banyak 1 MB."
    ]


@pytest.mark.parametrize(
    "data",
    [
        csv('kabupaten,"16.71,,10000,8000,1,2\n' * 3),
        csv("kabupaten,16.71,\x00,10000,8000,1,2"),
        csv(f"kabupaten,16.71,{'x' * 200_000},10000,8000,1,2"),
        csv(PALEMBANG + ",one,too,many"),
        csv("\x00"),
    ],
)
def test_a_strange_file_is_read_or_refused_but_never_an_error(data):
    try:
        import_rates(data)
    except ValidationError:
        assert stored() == []

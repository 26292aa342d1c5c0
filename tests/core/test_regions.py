import pytest

from core import regions


def test_the_whole_country_is_known():
    assert len(regions.provinces()) == 38
    assert len(regions.regencies()) == 514


def test_every_regency_belongs_to_a_known_province_by_its_code():
    for code, region in regions.regencies().items():
        assert region.parent in regions.provinces()
        assert code.split(".")[0] == region.parent


def test_south_sumatra_has_its_seventeen_regencies_by_name():
    names = [region.name for region in regions.regencies_of("16")]
    assert len(names) == 17
    assert names == sorted(names)
    assert names[0] == "Kabupaten Banyuasin"
    assert "Kota Palembang" in names


def test_districts_are_known_in_south_sumatra():
    names = [region.name for region in regions.districts_of("16.71")]
    assert len(names) == 18
    assert names[0] == "Alang-alang Lebar"


@pytest.mark.parametrize("regency", ["31.74", "99.99", "", "16"])
def test_no_districts_elsewhere(regency):
    assert regions.districts_of(regency) == ()


@pytest.mark.parametrize("province", ["99", "", "16.71", "\x00"])
def test_an_unknown_province_has_no_regencies(province):
    assert regions.regencies_of(province) == ()


@pytest.mark.parametrize(
    ("name_of", "code", "name"),
    [
        (regions.regency_name, "16.71", "Kota Palembang"),
        (regions.regency_name, "99.99", "99.99"),
        (regions.province_name, "31", "DKI Jakarta"),
        (regions.province_name, "00", "00"),
    ],
)
def test_names_of_codes(name_of, code, name):
    assert name_of(code) == name


@pytest.mark.parametrize(
    ("postal_code", "regency", "fits"),
    [
        ("30137", "16.71", True),
        ("30213", "16.71", True),
        ("31121", "16.71", False),
        ("12730", "31.74", True),
        ("99999", "31.74", True),
        ("30137", "", True),
    ],
)
def test_a_postcode_is_doubted_only_where_prefixes_are_known(postal_code, regency, fits):
    assert regions.postal_code_fits(postal_code, regency) is fits

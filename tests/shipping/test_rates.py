import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from shipping.models import ShippingRate
from shipping.rates import Fee, charged_kilograms, fee, rate_for
from tests import factories


@pytest.mark.parametrize(
    ("grams", "kilograms"),
    [(0, 1), (1, 1), (999, 1), (1_000, 1), (1_001, 2), (2_000, 2), (2_001, 3), (19_999, 20)],
)
def test_couriers_round_up_to_whole_kilograms(grams, kilograms):
    assert charged_kilograms(grams) == kilograms


@pytest.mark.parametrize(
    ("grams", "amount"), [(500, 10_000), (1_000, 10_000), (1_001, 18_000), (3_200, 34_000)]
)
def test_the_first_kilogram_and_the_next(grams, amount):
    rate = ShippingRate(first_kg=10_000, next_kg=8_000, days_min=1, days_max=2)
    assert fee(rate, grams) == Fee(amount, 1, 2)


@pytest.mark.parametrize(("days", "text"), [((1, 1), "1 hari"), ((2, 4), "2–4 hari")])
def test_how_long_it_takes(days, text):
    assert Fee(10_000, *days).days == text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("regency", "code"),
    [("16.71", "16.71"), ("16.04", "16"), ("31.74", "31"), ("51.71", None), ("", None)],
)
def test_a_regency_without_a_rate_has_that_of_its_province(regency, code):
    factories.rates()
    rate = rate_for(regency)
    assert (rate and rate.code) == code


@pytest.mark.django_db
def test_a_rate_costs_one_query(django_assert_num_queries):
    factories.rates()
    with django_assert_num_queries(1):
        rate_for("16.71")


# --- the table ------------------------------------------------------------------------------


def new_rate(**fields):
    values = {
        "level": "kabupaten",
        "code": "16.71",
        "first_kg": 10_000,
        "next_kg": 8_000,
        "days_min": 1,
        "days_max": 2,
    }
    return ShippingRate(**{**values, **fields})


@pytest.mark.parametrize(
    ("level", "code", "destination"),
    [("kabupaten", "16.71", "Kota Palembang"), ("province", "31", "DKI Jakarta")],
)
def test_a_rate_is_called_by_its_destination(level, code, destination):
    assert str(new_rate(level=level, code=code)) == destination


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("level", "code"),
    [("kabupaten", "16"), ("kabupaten", "99.99"), ("province", "16.71"), ("province", "99")],
)
def test_an_unknown_region_is_refused(level, code):
    with pytest.raises(ValidationError) as refused:
        new_rate(level=level, code=code).full_clean()
    assert refused.value.message_dict == {"code": ["Kode wilayah ini tidak dikenal."]}


@pytest.mark.django_db
def test_the_longest_time_is_not_shorter_than_the_shortest():
    with pytest.raises(ValidationError) as refused:
        new_rate(days_min=3, days_max=2).full_clean()
    assert refused.value.messages == ["Paling lama tidak boleh kurang dari paling cepat."]


@pytest.mark.django_db
@pytest.mark.parametrize("change", [{"days_max": 0}, {"first_kg": -1}, {"code": "16"}])
def test_the_database_refuses_nonsense(change):
    factories.rates()
    with pytest.raises(IntegrityError), transaction.atomic():
        ShippingRate.objects.filter(code="16.71").update(**change)

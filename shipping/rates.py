"""Courier fees from the rate table."""

from dataclasses import dataclass

from shipping.models import ShippingRate


@dataclass(frozen=True)
class Fee:
    """`amount` in rupiah, delivery in `days_min` to `days_max` days."""

    amount: int
    days_min: int
    days_max: int

    @property
    def days(self):
        if self.days_min == self.days_max:
            return f"{self.days_min} hari"
        return f"{self.days_min}–{self.days_max} hari"


def charged_kilograms(grams):
    """Whole kilograms a courier charges for `grams` of packed goods: rounded up, at least 1."""
    return max(1, -(-grams // 1000))


def rate_for(regency):
    """ShippingRate of a regency code, else that of its province, else None; one query."""
    province = regency.split(".")[0]
    found = {rate.code: rate for rate in ShippingRate.objects.filter(code__in=[regency, province])}
    return found.get(regency) or found.get(province)


def fee(rate, grams):
    """Fee of `grams` (int) at a ShippingRate."""
    kilograms = charged_kilograms(grams)
    return Fee(rate.first_kg + (kilograms - 1) * rate.next_kg, rate.days_min, rate.days_max)

"""What the stand-in's book holds: records that are replaced, never changed."""

import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from payments.standin.ways import WAYS, Way

UNITS = {"minute": 1, "hour": 60, "day": 24 * 60}
DEFAULT_LIFE = timedelta(hours=24)


@dataclass(frozen=True)
class Refund:
    """Money given back: `amount` in rupiah, `confirmed_at` None until the bank confirms."""

    number: int
    key: str
    amount: int
    reason: str
    created_at: datetime
    confirmed_at: datetime | None = None


@dataclass(frozen=True)
class Transaction:
    """One order id. `status` is Midtrans' word, "" while no method is chosen; `amount` is rupiah,
    times are UTC; `order` is the request body, `notify` where notifications go; `number` is made
    up once and printed as virtual account or bill key."""

    order_id: str
    amount: int
    order: dict = field(repr=False)
    notify: tuple[str, ...] = ()
    token: str = field(default_factory=lambda: _uuid())
    page_open: bool = True
    method: str = ""
    transaction_id: str = ""
    number: str = ""
    status: str = ""
    fraud: str = "accept"
    chosen_at: datetime | None = None
    settled_at: datetime | None = None
    refunds: tuple[Refund, ...] = ()

    @property
    def is_chosen(self):
        return bool(self.method)

    @property
    def way(self) -> Way:
        return WAYS[self.method]

    @property
    def refunded(self):
        """Rupiah given back so far."""
        return sum(refund.amount for refund in self.refunds)

    @property
    def expires_at(self):
        """When the payment ends: `expiry` of the order, or a day after the method was chosen."""
        expiry = self.order.get("expiry") or {}
        minutes = UNITS.get(str(expiry.get("unit", "")).removesuffix("s"))
        duration = expiry.get("duration")
        life = (
            timedelta(minutes=minutes * duration)
            if minutes and isinstance(duration, int)
            else DEFAULT_LIFE
        )
        return self.chosen_at + life


def chosen(method):
    """The fields of a fresh attempt with `method`."""
    return {
        "method": method,
        "transaction_id": _uuid(),
        "number": f"{secrets.randbelow(10**11):011}",
        "status": "pending",
        "fraud": "accept",
        "chosen_at": now(),
        "settled_at": None,
        "refunds": (),
    }


def now():
    """This second, in UTC: Midtrans' times have no fractions."""
    return datetime.now(UTC).replace(microsecond=0)


def _uuid():
    return str(uuid4())

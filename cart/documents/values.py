"""What the documents are made of. All money is whole rupiah (int).

Text may hold anything a form accepts: what the font lacks or a page cannot show is dealt with
where it is drawn. Moments are aware datetimes; the documents show them in Asia/Jakarta.
"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Seller:
    """Who sells; every field but the name may be empty. `address` may hold line breaks."""

    name: str
    operator: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class Buyer:
    """Who buys; no address lines where the goods are fetched."""

    name: str
    phone: str = ""
    address_lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Item:
    """One kind of goods; `makers` is a text of names ("Sari dan Dewi"), may be empty."""

    title: str
    variant: str
    sku: str
    quantity: int
    unit_price: int
    makers: str = ""

    @property
    def amount(self):
        return self.quantity * self.unit_price


@dataclass(frozen=True)
class Parcel:
    """What one prison delivers, how ("Kurir JNE REG"), and the tracking number or ""."""

    prison: str
    method: str
    tracking: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class SumRow:
    """One row above the total; negative for goods that were returned."""

    label: str
    amount: int


@dataclass(frozen=True)
class InvoiceData:
    """A paid order as its invoice tells it.

    `payment` names the way it was paid ("Transfer bank"); `refunded` is what was paid back so far,
    not a part of the sum. ValueError where `sums` do not add up to `total` or either of `total`
    and `refunded` is negative: a wrong invoice is worse than none.
    """

    number: str
    issued_at: datetime
    order_number: str
    placed_at: datetime
    paid_at: datetime
    payment: str
    seller: Seller
    buyer: Buyer
    parcels: tuple[Parcel, ...]
    sums: tuple[SumRow, ...]
    total: int
    refunded: int = 0
    note: str = ""

    def __post_init__(self):
        added = sum(row.amount for row in self.sums)
        if added != self.total:
            raise ValueError(f"invoice {self.number}: rows add up to {added}, not {self.total}")
        if self.total < 0 or self.refunded < 0:
            raise ValueError(f"invoice {self.number}: total and refund must not be negative")


@dataclass(frozen=True)
class SlipData:
    """One parcel as its packing slip tells it; the prices of its items are never shown.

    `placed_at` is when the order was placed; `weight` is a text ("1,25 kg") or "" where unknown;
    `parcel_number` counts from 1.
    """

    order_number: str
    placed_at: datetime
    prison: str
    prison_address: str
    prison_phone: str
    buyer: Buyer
    method: str
    method_detail: str
    weight: str
    items: tuple[Item, ...]
    note: str = ""
    parcel_number: int = 1
    parcel_count: int = 1

"""The ways to pay that the stand-in knows."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Way:
    """`payment_type` is Midtrans' word in notifications, `label` what the page shows, `enabled_by`
    the names in an order's enabled_payments that offer it; `refundable` and `reversible` (a
    settlement may turn into deny within minutes) follow the documentation."""

    payment_type: str
    label: str
    enabled_by: tuple[str, ...]
    refundable: bool = False
    reversible: bool = False


WAYS = {
    "qris": Way("qris", "QRIS", ("other_qris", "qris"), refundable=True),
    "gopay": Way("gopay", "GoPay", ("gopay",), refundable=True),
    "bca_va": Way("bank_transfer", "BCA Virtual Account", ("bca_va",)),
    "bni_va": Way("bank_transfer", "BNI Virtual Account", ("bni_va",)),
    "bri_va": Way("bank_transfer", "BRI Virtual Account", ("bri_va",)),
    "permata_va": Way("bank_transfer", "Permata Virtual Account", ("permata_va",), reversible=True),
    "echannel": Way("echannel", "Mandiri Bill", ("echannel",), reversible=True),
    "credit_card": Way("credit_card", "Kartu", ("credit_card",), refundable=True),
}


def offered(order):
    """The codes that `order` (a request body) allows, in the page's order; all where it names
    none."""
    enabled = order.get("enabled_payments")
    if not enabled:
        return list(WAYS)
    return [code for code, way in WAYS.items() if set(way.enabled_by) & set(enabled)]

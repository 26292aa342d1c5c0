"""Couriers that parcels go with, and where each lets people follow them.

Codes are those of the rate services in this country (RajaOngkir by Komerce), so that a later
connection needs no other ones. The pages are the couriers' own; where one takes no number in its
address, its page for tracking is opened and the number is typed there.
"""

from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True)
class Courier:
    """`page` may hold "{number}", the parcel's tracking number."""

    name: str
    page: str


COURIERS = {
    "jne": Courier("JNE", "https://www.jne.co.id/tracking-package"),
    "pos": Courier("Pos Indonesia", "https://www.posindonesia.co.id/id/tracking/{number}"),
    "tiki": Courier("TIKI", "https://www.tiki.id/id/track"),
    "jnt": Courier("J&T Express", "https://jet.co.id/track"),
    "sicepat": Courier("SiCepat", "https://www.sicepat.com/checkAwb"),
    "anteraja": Courier("AnterAja", "https://anteraja.id/id/tracking/{number}"),
    "ninja": Courier("Ninja Xpress", "https://www.ninjaxpress.co/id-id/tracking?id={number}"),
    "lion": Courier("Lion Parcel", "https://lionparcel.com/track/stt?q={number}"),
    "ide": Courier("ID Express", "https://idexpress.com/lacak-paket/"),
    "sap": Courier("SAP Express", "https://www.sapx.id/"),
    "wahana": Courier("Wahana", "https://www.wahana.com/"),
    "rex": Courier("REX", "https://www.rex.co.id/"),
    "rpx": Courier("RPX", "https://www.rpx.co.id/"),
}
CHOICES = [(code, courier.name) for code, courier in COURIERS.items()]


def tracking_link(code, number):
    """Address where a parcel can be followed; "" for an unknown courier or no number."""
    courier = COURIERS.get(code)
    if courier is None or not number:
        return ""
    return courier.page.format(number=quote(number, safe=""))

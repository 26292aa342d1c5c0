"""The basket: a signed cookie, so that browsing and adding write nothing to the database.

`key` names the basket. It becomes the order's checkout key, which is unique in the database:
however often and from however many tabs a basket is sent, it is ordered once.
"""

import secrets
from dataclasses import dataclass, field

from django.conf import settings
from django.core import signing

COOKIE = "keranjang"
# Readable by scripts, holds only the number of pieces: tells the page whether to ask for the count.
COUNT_COOKIE = "keranjang_isi"
SALT = "cart.basket"
KEPT_SECONDS = 60 * 24 * 3600
MOST_LINES = 40
MOST_PIECES = 99


class BasketFull(Exception):
    """More different goods than fit into one basket."""


@dataclass
class Basket:
    """`lines` maps SKU to pieces (1 to 99), in the order they were put in."""

    key: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    lines: dict = field(default_factory=dict)

    @property
    def count(self):
        """Pieces altogether."""
        return sum(self.lines.values())

    def put(self, sku, quantity):
        """Sets `sku` to `quantity` pieces, at most 99; 0 or less takes it out."""
        if quantity <= 0:
            self.lines.pop(sku, None)
            return
        if sku not in self.lines and len(self.lines) >= MOST_LINES:
            raise BasketFull
        self.lines[sku] = min(quantity, MOST_PIECES)

    def add(self, sku, quantity):
        """Adds `quantity` pieces of `sku` to what is there."""
        self.put(sku, self.lines.get(sku, 0) + quantity)


def read(request):
    """Basket of this visitor; an empty one where there is none or the cookie was tampered with."""
    raw = request.COOKIES.get(COOKIE)
    if not raw:
        return Basket()
    try:
        key, lines = signing.loads(raw, salt=SALT, max_age=KEPT_SECONDS)
        return Basket(str(key), {str(sku): int(pieces) for sku, pieces in lines})
    except (signing.BadSignature, ValueError, TypeError):
        return Basket()


def write(response, basket):
    """Stores `basket` in cookies of `response`, or forgets an empty one; returns `response`."""
    if not basket.lines:
        response.delete_cookie(COOKIE, samesite="Lax")
        response.delete_cookie(COUNT_COOKIE, samesite="Lax")
        return response
    common = {
        "max_age": KEPT_SECONDS,
        "secure": settings.SESSION_COOKIE_SECURE,
        "samesite": "Lax",
    }
    value = signing.dumps([basket.key, list(basket.lines.items())], salt=SALT, compress=True)
    response.set_cookie(COOKIE, value, httponly=True, **common)
    response.set_cookie(COUNT_COOKIE, str(basket.count), **common)
    return response

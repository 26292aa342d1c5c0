"""What bulk orders can buy, and what that costs; asks the database only once."""

from bisect import bisect
from dataclasses import replace

from cart.goods import of_basket
from cart.quotes import OrderQuote, Part
from lapas.models import LapasPage
from payments.interface import collectors
from products.models import ProductPage, StockItem
from shipping import options
from shipping.rates import rate_for

PIECES = (1, 1, 1, 2, 3)
SENT_OF_TEN = 7


class Shelf:
    """Goods on offer that are paid to the regional office: `skus`, or all if that is empty.

    `opened` is {SKU: when its page was first published}.
    """

    def __init__(self, skus):
        offered = StockItem.objects.filter(is_listed=True, product__live=True)
        goods = of_basket(dict.fromkeys(skus or offered.values_list("sku", flat=True), 1))
        who_collects = collectors({one.prison_id for one in goods})
        self._goods = {one.sku: one for one in goods if who_collects[one.prison_id] is None}
        self._prisons = LapasPage.objects.in_bulk(list(who_collects))
        first = dict(ProductPage.objects.live().values_list("pk", "first_published_at"))
        self.opened = {sku: first[one.page_id] for sku, one in self._goods.items()}
        self._order = sorted(self._goods, key=lambda sku: (self.opened[sku], sku))
        self._times = [self.opened[sku] for sku in self._order]
        self._rates = {}

    def pick(self, number, when, rng):
        """List of up to `number` different Goods that were on offer at `when`, some pieces each;
        empty before the first was."""
        upto = bisect(self._times, when)
        if not upto:
            return []
        chosen = {self._order[rng.randrange(upto)]: rng.choice(PIECES) for _one in range(number)}
        return [replace(self._goods[sku], quantity=pieces) for sku, pieces in chosen.items()]

    def quote(self, goods, regency, rng):
        """OrderQuote for a list of Goods to a regency; each part is sent, or fetched."""
        if regency not in self._rates:
            self._rates[regency] = rate_for(regency)
        by_prison = {}
        for one in goods:
            by_prison.setdefault(one.prison_id, []).append(one)
        parts = [Part(self._prisons[pk], None, some, []) for pk, some in by_prison.items()]
        for part in parts:
            parcel = options.Parcel(
                prison=part.prison,
                grams=part.weight_grams,
                delivery_limits=frozenset(one.delivery for one in part.goods),
                ready_in_days=part.made_to_order_days,
            )
            part.options = options.options(parcel, regency, self._rates[regency], [])
            courier, pickup = part.options
            sent = courier.possible and rng.randrange(10) < SENT_OF_TEN
            part.chosen = courier if sent else pickup
        return OrderQuote(None, parts)

"""What an order would cost: the basket, the chosen deliveries and who collects the money.

A Quote is what the buyer sees before ordering. Its `digest` goes through the form; if the shop
would ask for something else when the order arrives, the buyer is told first.
"""

import hashlib
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from cart import goods as cart_goods
from cart.enums import ChargeKind
from lapas.directory import prisons
from payments.interface import Request, accounts_for
from payments.methods import METHODS
from shipping import options as shipping_options
from shipping.enums import Method
from shipping.rates import rate_for


@dataclass(frozen=True)
class Row:
    """One labelled row of a total; rupiah."""

    kind: ChargeKind
    label: str
    amount: int


@dataclass
class Part:
    """One prison's share of the basket, with the ways it can reach the buyer.

    `chosen` is an Option of `options` that is possible, or None while nothing is chosen.
    """

    prison: object
    collector: object
    goods: list
    options: list
    chosen: object = None

    @property
    def field_name(self):
        return field_name(self.prison.pk)

    @property
    def goods_total(self):
        return sum(one.amount for one in self.goods)

    @property
    def weight_grams(self):
        return sum(one.weight_grams * one.quantity for one in self.goods)

    @property
    def fee(self):
        return (self.chosen.fee or 0) if self.chosen else 0

    @property
    def made_to_order_days(self):
        return max((one.made_to_order_days or 0 for one in self.goods), default=0)


@dataclass
class OrderQuote:
    """The parts that are paid together, to one collector (None: the regional office)."""

    collector: object
    parts: list
    account: object = None

    @property
    def rows(self):
        rows = [Row(ChargeKind.GOODS, _("Barang"), sum(part.goods_total for part in self.parts))]
        rows += [
            Row(
                ChargeKind.DELIVERY,
                _("%(method)s dari %(prison)s")
                % {"method": part.chosen.method.label, "prison": part.prison.title},
                part.fee,
            )
            for part in self.parts
            if part.chosen and part.chosen.method == Method.COURIER
        ]
        return rows

    @property
    def total(self):
        return sum(row.amount for row in self.rows)

    @cached_property
    def payment_request(self):
        return Request(
            total=self.total,
            collector=self.collector,
            all_collected=all(
                part.chosen is not None and part.chosen.method != Method.COURIER
                for part in self.parts
            ),
            prisons=len(self.parts),
            known_account=self.account,
        )


@dataclass
class Quote:
    """Everything the checkout page shows; `orders` has one entry for each collecting account."""

    goods: tuple
    orders: list

    @property
    def parts(self):
        return [part for order in self.orders for part in order.parts]

    @property
    def total(self):
        return sum(order.total for order in self.orders)

    @property
    def is_complete(self):
        """True where every part's delivery is chosen and its fee known: `total` will not grow."""
        return all(part.chosen and part.chosen.fee is not None for part in self.parts)

    @property
    def is_split(self):
        return len(self.orders) > 1

    @property
    def short(self):
        return [one for one in self.goods if one.is_short]

    @property
    def needs_address(self):
        return any(part.chosen and part.chosen.method == Method.COURIER for part in self.parts)

    @property
    def digest(self):
        """Changes when goods, prices, quantities, delivery fees or who is paid do."""
        lines = [f"{one.sku}:{one.quantity}:{one.unit_price}" for one in self.goods]
        fees = [
            f"{part.prison.pk}={part.fee}@{part.collector.pk if part.collector else ''}"
            for part in self.parts
        ]
        return hashlib.sha256("|".join([*sorted(lines), *sorted(fees)]).encode()).hexdigest()[:24]

    def payment_choices(self):
        """[(code, label, detail, reason)] of the methods on offer; `reason` says why one of them
        cannot be chosen."""
        choices = []
        requests = [order.payment_request for order in self.orders]
        for code, method in METHODS.items():
            if not method.is_offered(requests):
                continue
            reason = next((why for one in requests if (why := method.refusal(one))), "")
            details = [] if reason else [method.detail(one) for one in requests]
            choices.append((code, method.label, " ".join(dict.fromkeys(details)), reason))
        return choices


def field_name(prison_id):
    """Name of the radio group that asks how one prison's goods shall travel."""
    return f"pengiriman-{prison_id}"


def make(lines, *, regency="", chosen=None):
    """Quote for {sku: pieces}, a destination (regency code or "") and {field name: option key}."""
    goods = cart_goods.of_basket(lines)
    chosen = chosen or {}
    groups = cart_goods.by_prison(goods)
    known, accounts = prisons(), accounts_for(list(groups))
    event_days = shipping_options.event_sessions(list(groups))
    rate = rate_for(regency) if regency else None
    orders = {}
    for prison_id, some in groups.items():
        prison, account = known[prison_id], accounts[prison_id]
        part = Part(prison, account.prison if account else None, some, [])
        parcel = shipping_options.Parcel(
            prison=prison,
            grams=part.weight_grams,
            delivery_limits=frozenset(one.delivery for one in some),
            ready_in_days=part.made_to_order_days,
        )
        sessions = event_days.get(prison_id, [])
        part.options = shipping_options.options(parcel, regency, rate, sessions)
        key = chosen.get(part.field_name)
        part.chosen = next(
            (option for option in part.options if option.key == key and option.possible), None
        )
        collector_id = part.collector.pk if part.collector else None
        order = orders.setdefault(collector_id, OrderQuote(part.collector, [], account))
        order.parts.append(part)
    return Quote(goods, list(orders.values()))

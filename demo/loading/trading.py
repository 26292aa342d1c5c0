"""Plays the shop's past months in order of time: goods come in, orders are placed and move on.

Nothing is written past the shop's own functions, so whatever those would refuse fails here too.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from itertools import count

from django.utils import timezone

from cart import quotes, reversals, settlement
from cart.checkout import Details, Wanted, place
from cart.enums import Action
from cart.enums import FulfilmentState as State
from cart.models import Fulfilment, Order
from cart.transitions import move
from demo.loading.backdating import Backdate
from demo.loading.timeline import moves
from products import stock
from products.models import StockItem


@dataclass(frozen=True)
class Staff:
    """Who does what: `office` confirms transfers; a prison's own officer, by SKU prefix, does the
    rest, the office where there is none."""

    office: object
    officers: dict

    def of(self, prefix):
        return self.officers.get(prefix, self.office)


class Trade:
    """The past of a shop; `play` lets it happen. `buyers` are the rows of orders.json."""

    def __init__(self, *, buyers, staff):
        self._buyers = buyers
        self._staff = staff
        self._backdate = Backdate()
        self._now = timezone.now()
        self._events = []
        self._numbers = count()
        self._emails = {}

    def receive(self, sku, pieces, days_ago):
        """`pieces` of `sku` come in."""
        self._at(days_ago, lambda when: self._receive(sku, pieces, when))

    def recount(self, sku, missing, days_ago, reason):
        """A count finds `missing` pieces fewer than the book."""
        self._at(days_ago, lambda when: self._recount(sku, missing, reason, when))

    def order(self, plan):
        """An order_plan.Plan."""
        self._at(plan.days_ago, lambda when: self._place(plan, when))

    def play(self):
        """Lets everything happen in order of time; what happens may add later events."""
        while self._events:
            self._events.sort(key=lambda event: event[:2])
            when, _number, happen = self._events.pop(0)
            if when > self._now:
                raise ValueError(f"an event lies in the future: {when}")
            happen(when)
        # Only now, so that no mail of the past goes out.
        for order_id, email in self._emails.items():
            Order.objects.filter(pk=order_id).update(email=email)

    def _at(self, days_ago, happen):
        self._add(self._now - timedelta(days=days_ago), happen)

    def _add(self, when, happen):
        self._events.append((when, next(self._numbers), happen))

    def _receive(self, sku, pieces, when):
        stock.receive(sku, pieces, by=self._staff.of(_prefix(sku)), reason="Dari bengkel")
        self._backdate.stamp(when)

    def _recount(self, sku, missing, reason, when):
        counted = StockItem.objects.get(sku=sku).on_hand - missing
        stock.correct(sku, counted, by=self._staff.of(_prefix(sku)), reason=reason)
        self._backdate.stamp(when)

    def _place(self, plan, when):
        buyer = dict(self._buyers[plan.buyer])
        email = buyer.pop("email")
        details = Details(**buyer)
        wanted = Wanted(
            key=f"demo-{plan.buyer}-{plan.days_ago}",
            lines=plan.lines,
            details=details,
            payment=plan.pays,
        )
        quote = quotes.make(plan.lines, regency=details.regency)
        wanted.deliveries = {part.field_name: _option(part, plan.how) for part in quote.parts}
        chosen = quotes.make(plan.lines, regency=details.regency, chosen=wanted.deliveries)
        wanted.seen_digest = chosen.digest
        (order,) = place(wanted)
        self._backdate.placed(order, when)
        self._emails[order.pk] = email
        for part in order.fulfilments.select_related("prison"):
            self._plan_moves(plan, part, when)

    def _plan_moves(self, plan, part, when):
        prefix = part.prison.sku_prefix
        way = moves(part.method, plan.pays, plan.state_of(prefix), paid_first=plan.paid_first)
        for action, hours in way:
            self._add_move(part.pk, action, plan.reason, prefix, when + timedelta(hours=hours))
        if plan.paid_first:
            _action, hours = way[-1]
            self._add(when + timedelta(hours=hours + 5), lambda when: self._pay_back(part.pk, when))
        if plan.returned:
            _action, hours = way[-1]
            self._add(
                when + timedelta(hours=hours + 26),
                lambda when: self._take_back(part.pk, plan, prefix, when),
            )

    def _add_move(self, pk, action, reason, prefix, when):
        self._add(when, lambda when: self._move(pk, action, reason, prefix, when))

    def _move(self, pk, action, reason, prefix, when):
        part = Fulfilment.objects.get(pk=pk)
        # The first part of an order takes the others along when the money comes or the time is up.
        if action in (Action.CONFIRM_PAYMENT, Action.EXPIRE) and (
            part.state != State.AWAITING_PAYMENT
        ):
            return
        by = self._staff.office if action == Action.CONFIRM_PAYMENT else self._staff.of(prefix)
        texts = {}
        if action == Action.CANCEL:
            texts["reason"] = reason
        elif action == Action.SHIP:
            texts["tracking_number"] = f"CTH{8_100_000_000 + part.order_id * 7919 + pk}"
        moved = move(part, action, by=None if action == Action.EXPIRE else by, **texts)
        self._backdate.moved(moved, when)

    def _take_back(self, pk, plan, prefix, when):
        part = Fulfilment.objects.get(pk=pk)
        pieces = {line.pk: plan.returned.get(line.sku, 0) for line in part.lines.all()}
        reversals.take_back(
            part, pieces, restock=True, reason=plan.reason, by=self._staff.of(prefix)
        )
        self._backdate.moved(part, when)

    def _pay_back(self, pk, when):
        """The regional office transfers what is due, to the account that the buyer named."""
        part = Fulfilment.objects.select_related("order__payment").get(pk=pk)
        account = {"bank": "Bank Contoh", "number": "0987654321", "holder": part.order.name}
        for refund in part.order.payment.refunds.all():
            settlement.record_refund(refund, by=self._staff.office, **account)
        self._backdate.moved(part, when)


def _option(part, method):
    """Key of the first possible option of `part` (quotes.Part) that travels by `method`."""
    return next(
        option.key for option in part.options if option.method == method and option.possible
    )


def _prefix(sku):
    return sku.split("-", 1)[0]


def play(content, *, plans, recounts, staff):
    """Books in the goods and lets the `plans` happen.

    In the end of each SKU as many pieces are free as its `stock` says; goods that were in stock
    before are left alone. Plans for goods that `content` does not have are left out.
    """
    added = {
        variant["sku"]: (row["added_days_ago"], variant["stock"])
        for row in content.products
        for variant in row["variants"]
    }
    taken = set(StockItem.objects.filter(movements__isnull=False).values_list("sku", flat=True))
    made_to_order = {
        variant["sku"]
        for row in content.products
        if row["made_to_order_days"]
        for variant in row["variants"]
    }
    plans = [plan for plan in plans if set(plan.lines) <= set(added)]
    recounts = [recount for recount in recounts if recount.sku in added]
    gone = Counter()
    for plan in plans:
        if plan.keeps_goods:
            gone.update({sku: n for sku, n in plan.lines.items() if sku not in made_to_order})
    gone.update({recount.sku: recount.missing for recount in recounts})
    trade = Trade(buyers=content.buyers, staff=staff)
    for sku, (days_ago, left) in added.items():
        if left + gone[sku] and sku not in taken:
            trade.receive(sku, left + gone[sku], days_ago)
    for recount in recounts:
        trade.recount(recount.sku, recount.missing, recount.days_ago, recount.reason)
    for plan in plans:
        trade.order(plan)
    trade.play()

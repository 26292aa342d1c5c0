"""Many past orders for measuring: rows as checkout and order desk would have written them.

Placing one order through the checkout takes some forty queries; twenty thousand would take most of
an hour. Here the shop's own rules say what an order costs and which moves it makes, and the rows
they lead to are stored by thousands.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from cart.checkout import NUMBER_LETTERS
from cart.enums import (
    HANDED_OVER_STATES,
    RESERVING_STATES,
    Action,
    ChargeKind,
    OrderState,
)
from cart.enums import FulfilmentState as State
from cart.models import (
    Charge,
    Fulfilment,
    FulfilmentLine,
    HistoryEntry,
    Order,
    TakeBack,
)
from cart.transitions import find
from demo.loading import bulk_money
from demo.loading.backdating import given_times
from demo.loading.bulk_ledger import Booked
from demo.loading.bulk_ledger import write as write_ledger
from demo.loading.bulk_shelf import Shelf
from demo.loading.timeline import moves
from payments.enums import MethodCode, PaymentState
from payments.interface import account_of
from payments.methods import METHODS
from payments.models import MoneyMovement, Payment, PaymentSettings, Refund

CHUNK = 2000
MOST_LEFT = 25
REASON = "Pembeli berubah pikiran."
TRACKING = 9_100_000_000


@dataclass(frozen=True)
class Fate:
    """How far some orders have come, out of a thousand how many, and between which ages in days."""

    reached: State
    of_thousand: int
    youngest: float
    oldest: float


FATES = (
    Fate(State.COMPLETED, 880, 6, 365),
    Fate(State.EXPIRED, 40, 2, 365),
    Fate(State.CANCELLED, 30, 3, 365),
    # On the way; where it is fetched it lies ready.
    Fate(State.SHIPPED, 20, 1.5, 5),
    Fate(State.PACKED, 10, 1, 3),
    Fate(State.PROCESSING, 15, 0.2, 1.5),
    Fate(State.AWAITING_PAYMENT, 5, 0.05, 0.7),
)
NEVER_CASH = {State.EXPIRED, State.AWAITING_PAYMENT}
ORDER_STATES = {
    State.AWAITING_PAYMENT: OrderState.AWAITING_PAYMENT,
    State.COMPLETED: OrderState.COMPLETED,
    State.CANCELLED: OrderState.CANCELLED,
    State.EXPIRED: OrderState.EXPIRED,
}
PAYMENT_STATES = {
    OrderState.AWAITING_PAYMENT: PaymentState.PENDING,
    OrderState.EXPIRED: PaymentState.VOID,
    OrderState.CANCELLED: PaymentState.VOID,
}


@transaction.atomic
def add_orders(wanted, *, skus, buyers, rng, by):
    """Adds Orders until there are `wanted`, with payments, history and stock movements.

    They buy `skus`, or all goods on offer if that is empty; `buyers` are rows of orders.json, `rng`
    a random.Random. `by` is the user who did all that staff do.
    """
    missing = wanted - Order.objects.count()
    if missing <= 0:
        return
    shelf = Shelf(skus)
    if not shelf.opened:
        return
    maker = _Maker(shelf, buyers, rng, by)
    while missing > 0:
        rows = _Rows()
        while missing > 0 and len(rows.orders) < CHUNK:
            missing -= maker.make(rows)
        rows.store()
    bulk_money.number_invoices(maker.paid)
    left = {sku: rng.randrange(MOST_LEFT) for sku in skus}
    write_ledger(maker.booked, extra=left, opened=shelf.opened, by=by.pk)


@dataclass
class _Rows:
    """Unsaved rows of some orders."""

    payments: list = field(default_factory=list)
    orders: list = field(default_factory=list)
    charges: list = field(default_factory=list)
    parts: list = field(default_factory=list)
    lines: list = field(default_factory=list)
    history: list = field(default_factory=list)
    money: list = field(default_factory=list)
    refunds: list = field(default_factory=list)
    take_backs: list = field(default_factory=list)

    def store(self):
        with (
            given_times(Payment, "created_at"),
            given_times(Order, "placed_at"),
            given_times(Fulfilment, "changed_at"),
            given_times(HistoryEntry, "at"),
            given_times(MoneyMovement, "at"),
            given_times(Refund, "created_at"),
            given_times(TakeBack, "at"),
        ):
            # Whatever others point to comes before them.
            for model, rows in (
                (Payment, self.payments),
                (Order, self.orders),
                (Charge, self.charges),
                (Fulfilment, self.parts),
                (FulfilmentLine, self.lines),
                (HistoryEntry, self.history),
                (MoneyMovement, self.money),
                (Refund, self.refunds),
                (TakeBack, self.take_backs),
            ):
                model.objects.bulk_create(rows, batch_size=1000)


class _Maker:
    """Makes orders one after another; `booked` gathers what they do to the stock."""

    def __init__(self, shelf, buyers, rng, by):
        self._shelf = shelf
        self.booked = Booked()
        self.paid = []  # (when, order)
        self._buyers = buyers
        self._rng = rng
        self._by = by
        self._now = timezone.now()
        self._account = account_of(None)
        self._waits = timedelta(hours=PaymentSettings.load().transfer_hours)
        self._numbers = set(Order.objects.values_list("number", flat=True))
        open_ones = Payment.objects.filter(state=PaymentState.PENDING, account=self._account)
        self._open_sums = set(open_ones.values_list("amount", flat=True))

    def make(self, rows):
        """Adds the rows of one more order to `rows`; returns how many orders that made (1 or 0)."""
        rng = self._rng
        (fate,) = rng.choices(FATES, [one.of_thousand for one in FATES])
        age = fate.youngest + rng.random() * (fate.oldest - fate.youngest)
        when = self._now - timedelta(days=age)
        goods = self._shelf.pick(rng.choice((1, 1, 2, 2, 3)), when, rng)
        if not goods:
            return 0
        buyer = rng.choice(self._buyers)
        quote = self._shelf.quote(goods, buyer["regency"], rng)
        cash_suits = not METHODS[MethodCode.CASH].refusal(quote.payment_request)
        cash = cash_suits and fate.reached not in NEVER_CASH and rng.random() < 0.6
        pays = MethodCode.CASH if cash else MethodCode.TRANSFER
        paid_first = fate.reached == State.CANCELLED and not cash and rng.random() < 0.5
        payment = self._payment(quote.total, pays, when)
        order = self._order(buyer, payment, when)
        rows.payments.append(payment)
        rows.orders.append(order)
        rows.charges += _charges(order, quote)
        begins = State.PROCESSING if cash else State.AWAITING_PAYMENT
        entry = HistoryEntry(order=order, action=Action.PLACE, to_state=begins, at=when)
        rows.history.append(entry)
        for part_quote in quote.parts:
            part = _part(order, part_quote, begins, when)
            rows.parts.append(part)
            rows.lines += _lines(part, part_quote)
            reached = fate.reached
            if reached == State.SHIPPED and part.is_collected:
                reached = State.READY
            for action, hours in moves(part.method, pays, reached, paid_first=paid_first):
                at = when + timedelta(hours=hours)
                rows.history.append(self._move(order, part, part_quote, action, at))
        order.state = ORDER_STATES.get(fate.reached, OrderState.PROCESSING)
        self._settle(order, payment, rows)
        if paid_first:
            bulk_money.pay_back(order, rows, by=self._by)
        self._book_reserved(order, quote, when)
        return 1

    def _payment(self, total, pays, when):
        if pays == MethodCode.CASH:
            return Payment(method=pays, amount=total, created_at=when)
        code = self._rng.randrange(1, 1000)
        while total + code in self._open_sums:
            code = self._rng.randrange(1, 1000)
        return Payment(
            method=pays,
            amount=total + code,
            unique_code=code,
            account=self._account,
            expires_at=when + self._waits,
            created_at=when,
        )

    def _order(self, buyer, payment, when):
        day = timezone.localtime(when).strftime("%y%m%d")
        number = ""
        while not number or number in self._numbers:
            number = f"KB-{day}-{''.join(self._rng.choices(NUMBER_LETTERS, k=4))}"
        self._numbers.add(number)
        phone = f"+62812{self._rng.randrange(10**7, 10**8)}"
        return Order(
            number=number,
            checkout_key=f"demo-{number}",
            payment=payment,
            total=payment.amount,
            placed_at=when,
            terms_accepted_at=when,
            **{**buyer, "phone": phone},
        )

    def _move(self, order, part, quote, action, at):
        """Moves the unsaved `part`, books its goods, and returns the row of its history."""
        step, before = find(part, action), part.state
        text = ""
        if action == Action.CANCEL:
            part.cancel_reason = text = REASON
        elif action == Action.SHIP:
            part.tracking_number = text = f"CTH{TRACKING + self._rng.randrange(10**8)}"
        by = None if action == Action.EXPIRE else self._by
        part.state, part.changed_at = step.target, at
        if before in RESERVING_STATES:
            for one in _counted(quote):
                name = (one.sku, one.quantity, at, _reference(order, one))
                if step.target in HANDED_OVER_STATES:
                    self.booked.consume(*name, by=by and by.pk)
                elif step.target in (State.CANCELLED, State.EXPIRED):
                    self.booked.release(*name, by=by and by.pk, reason=text)
        return HistoryEntry(
            order=order,
            fulfilment=part,
            action=action,
            from_state=before,
            to_state=step.target,
            reason=text,
            by=by,
            at=at,
        )

    def _settle(self, order, payment, rows):
        """What has become of the money, as the order's own last rows of history tell."""
        pays = Action.COMPLETE if payment.method == MethodCode.CASH else Action.CONFIRM_PAYMENT
        own = (row for row in reversed(rows.history) if row.order is order and row.action == pays)
        paid = next(own, None)
        payment.state = PAYMENT_STATES.get(order.state, PaymentState.PENDING)
        if paid is None:
            if payment.state == PaymentState.PENDING and payment.account:
                self._open_sums.add(payment.amount)
            return
        payment.state, payment.captured = PaymentState.PAID, payment.amount
        payment.confirmed_at, payment.confirmed_by = paid.at, self._by
        rows.money.append(bulk_money.capture(order, paid.at, by=self._by))
        self.paid.append((paid.at, order))

    def _book_reserved(self, order, quote, when):
        for part in quote.parts:
            for one in _counted(part):
                self.booked.reserve(one.sku, one.quantity, when, _reference(order, one))


def _counted(part):
    """The Goods of a quotes.Part that are in stock rather than made to order."""
    return [one for one in part.goods if not one.made_to_order_days]


def _reference(order, one):
    return f"{order.number}/{one.sku}"


def _charges(order, quote):
    for row in quote.rows:
        yield Charge(order=order, kind=row.kind, label=row.label, amount=row.amount)
    if code := order.payment.unique_code:
        label = str(ChargeKind.CODE.label)
        yield Charge(order=order, kind=ChargeKind.CODE, label=label, amount=code)


def _part(order, quote, state, when):
    return Fulfilment(
        order=order,
        prison=quote.prison,
        prison_name=quote.prison.title,
        state=state,
        method=quote.chosen.method,
        method_label=quote.chosen.label,
        method_detail=quote.chosen.detail,
        fee=quote.fee,
        weight_grams=quote.weight_grams,
        changed_at=when,
    )


def _lines(part, quote):
    for one in quote.goods:
        yield FulfilmentLine(
            fulfilment=part,
            sku=one.sku,
            title=one.title,
            variant=one.variant,
            unit_price=one.unit_price,
            quantity=one.quantity,
            weight_grams=one.weight_grams,
            is_reserved=not one.made_to_order_days,
            made_to_order_days=one.made_to_order_days,
        )

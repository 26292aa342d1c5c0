"""Proves that the books agree: stock with its ledger, orders with their money, rows with totals.

Each check is one or two queries over everything and gives a Discrepancy for every row that does
not agree. Nothing is mended here: a wrong row means a wrong program, and a person has to look.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce

from cart.enums import RESERVING_STATES, VOID_STATES, ChargeKind, FulfilmentState, OrderState
from cart.models import Fulfilment, FulfilmentLine, Invoice, InvoiceSeries, Order
from payments.enums import OPEN_REFUNDS, MethodCode, MoneyKind, PaymentState, RefundState
from payments.models import Payment, Refund
from products.models import StockItem


@dataclass(frozen=True)
class Discrepancy:
    """`what` does not agree: the book says `found`, it should be `expected`."""

    check: str
    what: str
    found: object
    expected: object

    def __str__(self):
        return f"{self.check}: {self.what}: {self.found}, should be {self.expected}"


def everything():
    """Iterator over all Discrepancies."""
    for check in CHECKS:
        yield from check()


def stock_against_ledger():
    """What is there and reserved is the sum of the ledger's rows."""
    items = StockItem.objects.annotate(
        ledger_on_hand=Coalesce(Sum("movements__on_hand_change"), 0),
        ledger_reserved=Coalesce(Sum("movements__reserved_change"), 0),
    )
    wrong = ~Q(on_hand=F("ledger_on_hand")) | ~Q(reserved=F("ledger_reserved"))
    for item in items.filter(wrong).order_by("sku"):
        yield Discrepancy(
            "stock_against_ledger",
            item.sku,
            (item.on_hand, item.reserved),
            (item.ledger_on_hand, item.ledger_reserved),
        )


def reservations_against_orders():
    """What is reserved is what open orders wait for."""
    waiting = dict(
        FulfilmentLine.objects.filter(fulfilment__state__in=RESERVING_STATES, is_reserved=True)
        .order_by()
        .values_list("sku")
        .annotate(pieces=Sum(F("quantity") - F("taken_back")))
    )
    for item in StockItem.objects.order_by("sku"):
        expected = waiting.pop(item.sku, 0)
        if item.reserved != expected:
            yield Discrepancy("reservations_against_orders", item.sku, item.reserved, expected)
    for sku, pieces in sorted(waiting.items()):
        if pieces:
            yield Discrepancy("reservations_against_orders", sku, "no such stock", pieces)


def totals_against_charges():
    """The rows of every order add up to its total: goods, delivery and the code each by itself."""
    sums = defaultdict(int)
    rows = Order.objects.order_by().values_list("pk", "charges__kind")
    for order_id, kind, amount in rows.annotate(amount=Coalesce(Sum("charges__amount"), 0)):
        sums[order_id, kind] += amount
        sums[order_id] += amount
    kept = dict(
        FulfilmentLine.objects.order_by()
        .values_list("fulfilment__order")
        .annotate(amount=Sum(F("unit_price") * (F("quantity") - F("taken_back"))))
    )
    fees = dict(
        Fulfilment.objects.order_by()
        .values_list("order")
        .annotate(amount=Sum(F("fee") - F("fee_back")))
    )
    for order in Order.objects.select_related("payment").order_by("pk").iterator():
        expected = [
            ("total", order.total, sums[order.pk]),
            ("goods", sums[order.pk, ChargeKind.GOODS], kept.get(order.pk, 0)),
            ("delivery", sums[order.pk, ChargeKind.DELIVERY], fees.get(order.pk, 0)),
        ]
        if order.price:
            code = sums[order.pk, ChargeKind.CODE]
            expected.append(("code", code, order.payment.unique_code))
        for name, found, right in expected:
            if found != right:
                yield Discrepancy("totals_against_charges", f"{order.number} {name}", found, right)


def payments_against_ledger():
    """What came in and went back is the sum of the ledger's rows; refunds are among them."""
    of_kind = {
        kind: Coalesce(Sum("movements__amount", filter=Q(movements__kind=kind)), 0)
        for kind in MoneyKind.values
    }
    payments = Payment.objects.annotate(**{f"ledger_{kind}": of for kind, of in of_kind.items()})
    wrong = ~Q(captured=F("ledger_capture")) | ~Q(refunded=F("ledger_refund"))
    for payment in payments.filter(wrong).select_related("order").order_by("pk"):
        yield Discrepancy(
            "payments_against_ledger",
            payment.order.number,
            (payment.captured, payment.refunded),
            (payment.ledger_capture, payment.ledger_refund),
        )
    done = dict(
        Refund.objects.filter(state=RefundState.DONE)
        .order_by()
        .values_list("payment")
        .annotate(amount=Sum("amount"))
    )
    for payment in Payment.objects.filter(Q(refunded__gt=0) | Q(pk__in=list(done))).select_related(
        "order"
    ):
        expected = done.get(payment.pk, 0)
        if payment.refunded != expected:
            yield Discrepancy(
                "payments_against_ledger",
                f"{payment.order.number} refunds",
                payment.refunded,
                expected,
            )


def money_against_orders():
    """Where money came in: what is left of it is the order's price and what is to go back."""
    promised = dict(
        Refund.objects.filter(state__in=OPEN_REFUNDS)
        .order_by()
        .values_list("payment")
        .annotate(amount=Sum("amount"))
    )
    paid = Order.objects.filter(payment__captured__gt=0).select_related("payment").order_by("pk")
    for order in paid.iterator():
        expected = order.price + promised.get(order.payment_id, 0)
        if order.payment.paid != expected and not order.payment.hold:
            yield Discrepancy("money_against_orders", order.number, order.payment.paid, expected)


def states_against_money():
    """No order is worked on without its money, none waits that has it, none is half of each."""
    orders = Order.objects.select_related("payment").order_by("pk")
    running = orders.filter(state__in=(OrderState.PROCESSING, OrderState.COMPLETED))
    cash = Q(payment__method=MethodCode.CASH, state=OrderState.PROCESSING)
    for order in running.exclude(payment__state=PaymentState.PAID).exclude(cash):
        yield Discrepancy("states_against_money", order.number, order.payment.state, "paid")
    waiting = orders.filter(state=OrderState.AWAITING_PAYMENT, payment__hold="")
    for order in waiting.exclude(payment__state=PaymentState.PENDING):
        yield Discrepancy("states_against_money", order.number, order.payment.state, "pending")
    ended = orders.filter(state__in=VOID_STATES, payment__captured=0)
    for order in ended.exclude(payment__state=PaymentState.VOID):
        yield Discrepancy("states_against_money", order.number, order.payment.state, "void")
    mixed = orders.exclude(state=OrderState.AWAITING_PAYMENT).filter(
        fulfilments__state=FulfilmentState.AWAITING_PAYMENT
    )
    for order in mixed.distinct():
        yield Discrepancy("states_against_money", order.number, order.state, "awaiting_payment")


def orders_once():
    """No basket became two orders for one collecting account."""
    twice = (
        Order.objects.order_by()
        .values("checkout_key", "collector")
        .annotate(count=Count("pk"))
        .filter(count__gt=1)
    )
    for row in twice:
        yield Discrepancy("orders_once", row["checkout_key"], row["count"], 1)


def invoices_without_gaps():
    """Every year's invoices count from one to the series' last, and every paid order has one."""
    counted = dict(Invoice.objects.order_by().values_list("year").annotate(count=Count("pk")))
    for series in InvoiceSeries.objects.order_by("year"):
        found = counted.pop(series.year, 0)
        if found != series.last:
            yield Discrepancy("invoices_without_gaps", str(series.year), found, series.last)
    for year, count in sorted(counted.items()):
        yield Discrepancy("invoices_without_gaps", str(year), count, "no series")
    running = (OrderState.PROCESSING, OrderState.COMPLETED)
    missing = Order.objects.filter(
        payment__state=PaymentState.PAID, invoice=None, state__in=running
    )
    for order in missing.order_by("pk"):
        yield Discrepancy("invoices_without_gaps", order.number, "no invoice", "one")


CHECKS = (
    stock_against_ledger,
    reservations_against_orders,
    totals_against_charges,
    payments_against_ledger,
    money_against_orders,
    states_against_money,
    orders_once,
    invoices_without_gaps,
)

"""Placing an order. Idempotent: one basket becomes one order for each collecting account."""

import secrets
from dataclasses import dataclass, field

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cart import outbox, quotes
from cart.enums import Action, ChargeKind, FulfilmentState, MessageKind, OrderState
from cart.goods import shortage_text
from cart.models import Charge, Fulfilment, FulfilmentLine, HistoryEntry, Order
from lapas.directory import artisans
from payments.enums import MethodCode
from payments.interface import PaymentUnavailable
from payments.methods import METHODS
from products import stock
from products.models import ProductMaker

# Without 0/O, 1/I: read aloud over the phone.
NUMBER_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
NUMBER_TRIES = 20


@dataclass(frozen=True)
class Details:
    """Who buys and where it goes, checked (cart.forms). Phone is E.164, codes are Kemendagri's."""

    name: str
    phone: str
    email: str = ""
    street: str = ""
    province: str = ""
    regency: str = ""
    district: str = ""
    village: str = ""
    postal_code: str = ""
    note: str = ""


class CheckoutRefused(Exception):
    """The order was not placed and nothing was stored; `problems` are Indonesian sentences."""

    def __init__(self, problems):
        self.problems = tuple(problems)
        super().__init__("; ".join(self.problems))


class QuoteChanged(CheckoutRefused):
    """The buyer saw another total, price or quantity than the shop would charge now."""


@dataclass
class Wanted:
    """What is to be ordered: the basket's key and lines, how each part travels, how it is paid.

    `quote` is the one that the same request has made of all this already, if any: it is as fresh as
    one that would be made now, and pieces are reserved by conditional updates in any case.
    """

    key: str
    lines: dict
    details: Details
    deliveries: dict = field(default_factory=dict)
    payment: str = ""
    seen_digest: str = ""
    quote: object = None


def placed(key):
    """Orders that a basket with this key has already become, oldest first."""
    if not key:
        return []
    return list(Order.objects.filter(checkout_key=key).order_by("pk"))


def place(wanted):
    """List of Orders for `wanted`; a replay gets the orders that exist.

    Raises CheckoutRefused (or QuoteChanged) with everything that is wrong; nothing is stored then.
    """
    try:
        with transaction.atomic():
            return placed(wanted.key) or _place(wanted)
    except IntegrityError:
        # The same basket was ordered by another request in this very moment.
        orders = placed(wanted.key)
        if orders:
            return orders
        raise


def _place(wanted):
    quote = wanted.quote or quotes.make(
        wanted.lines, regency=wanted.details.regency, chosen=wanted.deliveries
    )
    _refuse_unless_complete(wanted, quote)
    orders = [_store(wanted, order_quote) for order_quote in quote.orders]
    _reserve(quote, orders)
    for order in orders:
        outbox.announce(order, MessageKind.ORDERED)
    return orders


def _refuse_unless_complete(wanted, quote):
    if not quote.goods:
        raise CheckoutRefused([_("Keranjang Anda kosong.")])
    if len(quote.goods) < len(wanted.lines):
        raise QuoteChanged([_("Ada barang yang tidak dijual lagi dan sudah dikeluarkan.")])
    short = quote.short
    if short:
        raise QuoteChanged([shortage_text(one.full_title, one.availability.most) for one in short])
    missing = [part for part in quote.parts if part.chosen is None]
    if missing:
        raise CheckoutRefused(
            _("Pilih cara pengiriman untuk barang dari %(prison)s.") % {"prison": part.prison.title}
            for part in missing
        )
    undelivered = [part for part in quote.parts if part.chosen.fee is None]
    if undelivered:
        raise CheckoutRefused([_("Lengkapi alamat supaya ongkir dapat dihitung.")])
    method = METHODS.get(wanted.payment)
    requests = [order_quote.payment_request for order_quote in quote.orders]
    if method is None or not method.is_offered(requests):
        raise CheckoutRefused([_("Pilih cara pembayaran.")])
    for request in requests:
        if reason := method.refusal(request):
            raise CheckoutRefused([reason])
    if wanted.seen_digest != quote.digest:
        raise QuoteChanged(
            [_("Totalnya berubah. Periksa rinciannya, lalu tekan Buat pesanan sekali lagi.")]
        )


def _store(wanted, order_quote):
    try:
        payment = METHODS[wanted.payment].open(order_quote.payment_request)
    except PaymentUnavailable as error:
        raise CheckoutRefused([str(error)]) from error
    details = wanted.details
    # Cash is paid when the goods are handed over, so the prison may start at once.
    waits = wanted.payment != MethodCode.CASH
    order = Order.objects.create(
        number=_free_number(),
        checkout_key=wanted.key,
        collector=order_quote.collector,
        state=OrderState.AWAITING_PAYMENT if waits else OrderState.PROCESSING,
        payment=payment,
        total=payment.amount,
        terms_accepted_at=timezone.now(),
        **vars(details),
    )
    charges = [
        Charge(order=order, kind=row.kind, label=row.label[:160], amount=row.amount)
        for row in order_quote.rows
    ]
    if payment.unique_code:
        charges.append(
            Charge(
                order=order,
                kind=ChargeKind.CODE,
                label=str(ChargeKind.CODE.label),
                amount=payment.unique_code,
            )
        )
    Charge.objects.bulk_create(charges)
    _store_parts(order, order_quote.parts, waits)
    HistoryEntry.objects.create(order=order, action=Action.PLACE, to_state=order.state)
    return order


def _store_parts(order, parts, waits):
    fulfilments = [
        Fulfilment(
            order=order,
            prison=part.prison,
            prison_name=part.prison.title[:120],
            state=FulfilmentState.AWAITING_PAYMENT if waits else FulfilmentState.PROCESSING,
            method=part.chosen.method,
            method_label=part.chosen.label[:160],
            method_detail=part.chosen.detail[:300],
            session_id=part.chosen.session_id,
            fee=part.fee,
            weight_grams=part.weight_grams,
        )
        for part in parts
    ]
    order.parts = Fulfilment.objects.bulk_create(fulfilments)
    makers = _maker_names([one.page_id for part in parts for one in part.goods])
    FulfilmentLine.objects.bulk_create(
        FulfilmentLine(
            fulfilment=fulfilment,
            sku=one.sku,
            title=one.title,
            variant=one.variant,
            makers=makers.get(one.page_id, ""),
            unit_price=one.unit_price,
            quantity=one.quantity,
            weight_grams=one.weight_grams,
            is_reserved=not one.made_to_order_days,
            made_to_order_days=one.made_to_order_days,
        )
        for fulfilment, part in zip(fulfilments, parts, strict=True)
        for one in part.goods
    )


def _maker_names(page_ids):
    """{product page id: names that may be shown today, joined}; one query."""
    names, known = {}, artisans()
    rows = ProductMaker.objects.filter(page__in=page_ids).order_by("sort_order", "pk")
    for page_id, artisan_id in rows.values_list("page_id", "artisan_id"):
        if artisan_id in known and known[artisan_id].may_show_name:
            names.setdefault(page_id, []).append(known[artisan_id].display_name)
    return {page_id: ", ".join(some)[:255] for page_id, some in names.items()}


def _reserve(quote, orders):
    numbers = {part.prison_id: order.number for order in orders for part in order.parts}
    pieces = [
        stock.Pieces(one.sku, one.quantity, f"{numbers[one.prison_id]}/{one.sku}")
        for one in quote.goods
        if not one.made_to_order_days
    ]
    try:
        stock.reserve(pieces)
    except stock.OutOfStock as error:
        titles = {one.sku: one.full_title for one in quote.goods}
        raise QuoteChanged(
            shortage_text(titles[shortage.sku], shortage.available) for shortage in error.shortages
        ) from error


def _free_number():
    """An order number nobody has ("KB-261124-7QF2"); the date is Asia/Jakarta's."""
    day = timezone.localdate().strftime("%y%m%d")
    for _try in range(NUMBER_TRIES):
        letters = "".join(secrets.choice(NUMBER_LETTERS) for _letter in range(4))
        number = f"KB-{day}-{letters}"
        if not Order.objects.filter(number=number).exists():
            return number
    raise CheckoutRefused([_("Sistem sedang sibuk. Coba sekali lagi.")])

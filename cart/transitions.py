"""How fulfilments move from state to state: a table, and the one function that moves.

Each move writes its history row and its stock rows in the same transaction.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cart import books, invoicing, outbox
from cart.enums import (
    CAME_TO_NOTHING,
    ENDED_STATES,
    HANDED_OVER_STATES,
    NOT_SENT_STATES,
    RESERVING_STATES,
    UNPAID_STATES,
    VOID_STATES,
    Action,
    FulfilmentState,
    MessageKind,
    OrderState,
    TakeBackKind,
)
from cart.models import HistoryEntry, Order
from payments import money
from payments.enums import MethodCode
from payments.models import Payment
from products import stock
from shipping.enums import Method

State = FulfilmentState
COLLECTED = frozenset({Method.PICKUP, Method.EVENT})
COURIER = frozenset({Method.COURIER})
ANY = COLLECTED | COURIER


@dataclass(frozen=True)
class Move:
    """One allowed move. `whole_order` moves every part at once; `needs` names a required text.

    `automatic` ones are the system's, nobody has a button for them; `unpaid` ones are only for
    orders of which no money has come in.
    """

    action: Action
    sources: frozenset
    target: State
    methods: frozenset = ANY
    whole_order: bool = False
    needs: str = ""
    automatic: bool = False
    unpaid: bool = False


MOVES = (
    Move(Action.CONFIRM_PAYMENT, UNPAID_STATES, State.PROCESSING, whole_order=True),
    # Money that comes after the end (cart.settlement): the order lives again if the goods are
    # still there, else the money goes back.
    Move(Action.LATE_PAYMENT, CAME_TO_NOTHING, State.PROCESSING, whole_order=True, unpaid=True),
    Move(Action.REVIVE, CAME_TO_NOTHING, State.PROCESSING, whole_order=True, automatic=True),
    # The buyer turned to another way to pay on the gateway's page after the first had ended.
    Move(
        Action.REOPEN,
        CAME_TO_NOTHING,
        State.AWAITING_PAYMENT,
        whole_order=True,
        automatic=True,
        unpaid=True,
    ),
    Move(Action.PACK, frozenset({State.PROCESSING}), State.PACKED),
    Move(Action.READY, frozenset({State.PROCESSING, State.PACKED}), State.READY, COLLECTED),
    Move(
        Action.SHIP,
        frozenset({State.PROCESSING, State.PACKED}),
        State.SHIPPED,
        COURIER,
        needs="tracking_number",
    ),
    Move(Action.COMPLETE, frozenset({State.READY}), State.COMPLETED, COLLECTED),
    Move(Action.COMPLETE, frozenset({State.SHIPPED}), State.COMPLETED, COURIER),
    # While nothing is paid an order falls as a whole: its sum would not fit the transfer any more.
    Move(Action.CANCEL, UNPAID_STATES, State.CANCELLED, whole_order=True, needs="reason"),
    Move(
        Action.CANCEL,
        NOT_SENT_STATES,
        State.CANCELLED,
        needs="reason",
    ),
    Move(Action.EXPIRE, UNPAID_STATES, State.EXPIRED, whole_order=True, automatic=True),
    # The gateway says that the payment was cancelled; it may say so after the time was up.
    Move(
        Action.DROP,
        UNPAID_STATES | {State.EXPIRED},
        State.CANCELLED,
        whole_order=True,
        automatic=True,
        unpaid=True,
    ),
)
TAKES_MONEY = frozenset({Action.CONFIRM_PAYMENT, Action.LATE_PAYMENT})
REVIVES = frozenset({Action.LATE_PAYMENT, Action.REVIVE, Action.REOPEN})
# Not while something is wrong with the payment.
GIVEN_AWAY = HANDED_OVER_STATES | {State.READY}
TOLD = {State.READY: MessageKind.READY, State.SHIPPED: MessageKind.SHIPPED}
TOLD_OF_ORDER = {
    OrderState.COMPLETED: MessageKind.COMPLETED,
    OrderState.CANCELLED: MessageKind.CANCELLED,
    OrderState.EXPIRED: MessageKind.EXPIRED,
}
NEEDED = {
    "reason": gettext_lazy("Tulis alasannya."),
    "tracking_number": gettext_lazy("Tulis nomor resi."),
}


class MoveRefused(Exception):
    """The state does not allow this action; nothing was changed. The message is Indonesian."""


def allowed(fulfilment):
    """Actions (list of Action) that the state and delivery of `fulfilment` allow to people."""
    return [move.action for move in MOVES if not move.automatic and _fits(move, fulfilment)]


def find(fulfilment, action):
    """The Move for `action` from the present state of `fulfilment`; MoveRefused if none."""
    for move in MOVES:
        if move.action == action and _fits(move, fulfilment):
            return move
    raise MoveRefused(wrong_state(Action(action).label, fulfilment))


def wrong_state(what, fulfilment):
    """That the state of `fulfilment` does not allow `what` (a label), in Indonesian."""
    return _("“%(what)s” tidak bisa dilakukan: pesanan ini berstatus %(state)s.") % {
        "what": what,
        "state": State(fulfilment.state).label,
    }


def _fits(move, fulfilment):
    return (
        fulfilment.state in move.sources
        and fulfilment.method in move.methods
        and not (move.unpaid and fulfilment.order.payment.captured)
    )


def locked(order_id):
    """(Order, its parts in order) as stored now, locked: two people acting on it take turns.

    Needs a transaction. Parts come with their lines and the order with its payment.
    """
    order = Order.objects.select_for_update().get(pk=order_id)
    parts = list(order.fulfilments.select_for_update().prefetch_related("lines").order_by("pk"))
    order.payment = Payment.objects.get(pk=order.payment_id)
    order.payment.order = order
    for part in parts:
        part.order = order
    return order, parts


def locked_part(part):
    """(Order, its parts, `part` among them) as stored now, locked as by `locked`."""
    order, parts = locked(part.order_id)
    return order, parts, next(one for one in parts if one.pk == part.pk)


@transaction.atomic
def move(fulfilment, action, *, by=None, reason="", **texts):
    """Does `action` (Action) on a Fulfilment; returns it as it is now.

    `texts` are `tracking_number` and `courier`. ValidationError where a text is missing that the
    action needs, MoveRefused where the state does not allow it, stock.OutOfStock where an order
    cannot live again; in all cases nothing has changed.
    """
    order, parts, current = locked_part(fulfilment)
    step = find(current, action)
    texts = {name: text.strip() for name, text in {"reason": reason, **texts}.items()}
    if step.needs and not texts.get(step.needs):
        raise ValidationError({step.needs: NEEDED[step.needs]})
    if step.target in GIVEN_AWAY and order.payment.hold:
        raise MoveRefused(
            _("Jangan serahkan barangnya dulu: %(why)s") % {"why": order.payment.hold}
        )
    moving = [current]
    if step.whole_order:
        moving = [part for part in parts if part.state in step.sources]
    if action in TAKES_MONEY and not order.payment.captured:
        amount = order.payment.amount
        money.capture(order.payment, amount, reference=f"{order.number}-rekening", by=by)
    if action in REVIVES:
        _reserve_again(order, moving, by=by)
    for part in moving:
        _move_part(order, part, step, by=by, texts=texts)
    _settle(order, parts, step, by=by, reason=texts["reason"])
    return current


def _reserve_again(order, parts, *, by):
    """Raises stock.OutOfStock where the goods are not there any more; then nothing has changed."""
    order.revivals += 1
    order.save(update_fields=["revivals"])
    stock.reserve(
        [piece for part in parts for piece in reserved_pieces(order, part)],
        by=by,
    )


def _move_part(order, part, step, *, by, texts):
    before = part.state
    _move_stock(order, part, step.target, by=by, reason=texts["reason"])
    part.state = step.target
    if step.needs == "tracking_number":
        part.tracking_number = texts["tracking_number"][:40]
        part.courier = texts.get("courier", "")
    if step.target == State.CANCELLED:
        part.cancel_reason = texts["reason"][:200]
    part.save()
    HistoryEntry.objects.create(
        order=order,
        fulfilment=part,
        action=step.action,
        from_state=before,
        to_state=step.target,
        reason=(texts["reason"] or texts.get("tracking_number", ""))[:200],
        by=by,
    )
    if step.action == Action.CANCEL and order.payment.captured:
        _cancel_paid_part(order, part, by=by, reason=texts["reason"])
    if kind := TOLD.get(step.target):
        outbox.announce(order, kind, part=part)


def _cancel_paid_part(order, part, *, by, reason):
    lines = [(line, line.kept) for line in part.lines.all() if line.kept]
    books.take_off(
        order, lines, kind=TakeBackKind.CANCEL, restocked=True, reason=reason[:200], by=by
    )
    books.waive_fee(order, part)


def _move_stock(order, part, target, *, by, reason):
    if part.state not in RESERVING_STATES:
        return
    pieces = reserved_pieces(order, part)
    if target in HANDED_OVER_STATES:
        stock.consume(pieces, by=by)
    elif target in CAME_TO_NOTHING:
        stock.release(pieces, by=by, reason=reason)


def reserved_pieces(order, part):
    """List of stock.Pieces that are, or were, reserved for the lines of `part`."""
    return [
        stock.Pieces(line.sku, line.kept, reference(order, part, line.sku))
        for line in part.lines.all()
        if line.is_reserved and line.kept
    ]


def reference(order, part, sku):
    """What the stock ledger calls a line: "KB-…/LPP-BTK-01", with the parcel and the revival."""
    name = f"{order.number}/{sku}"
    if part.parcel > 1:
        name += f"/p{part.parcel}"
    return f"{name}/r{order.revivals}" if order.revivals else name


def _settle(order, parts, step, *, by, reason):
    """Draws the order's state from its parts, and closes or takes the money."""
    before = order.state
    draw_state(order, parts)
    if (
        order.state == OrderState.COMPLETED
        and order.payment.method == MethodCode.CASH
        and not order.payment.captured
    ):
        money.capture(order.payment, order.total, reference=f"{order.number}-tunai", by=by)
        invoicing.issue(order)
    if step.target == State.PROCESSING:
        invoicing.issue(order)
        outbox.announce(order, MessageKind.PAID, detail=str(order.revivals or ""))
    if order.state in VOID_STATES and before not in VOID_STATES and order.payment.captured:
        # Nothing is delivered, so the digits that told the transfer apart go back as well.
        books.return_code(order)
    books.settle(order, reason=reason or str(step.action.label), by=by)
    if order.state != before and order.state in TOLD_OF_ORDER:
        outbox.announce(order, TOLD_OF_ORDER[order.state], detail=str(order.revivals or ""))


def draw_state(order, parts):
    """Sets and stores the state of `order` as that of its `parts` makes it."""
    states = {part.state for part in parts}
    if states & UNPAID_STATES:
        state = OrderState.AWAITING_PAYMENT
    elif states <= {State.EXPIRED}:
        state = OrderState.EXPIRED
    elif states <= CAME_TO_NOTHING:
        state = OrderState.CANCELLED
    elif states <= ENDED_STATES:
        state = OrderState.COMPLETED
    else:
        state = OrderState.PROCESSING
    if order.state != state:
        order.state = state
        order.save(update_fields=["state"])

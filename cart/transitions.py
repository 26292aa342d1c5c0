"""How fulfilments move from state to state: a table, and the one function that moves.

Each move writes its history row and its stock rows in the same transaction.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cart.enums import ENDED_STATES, RESERVING_STATES, Action, FulfilmentState, OrderState
from cart.models import Fulfilment, HistoryEntry, Order
from payments import methods
from payments.enums import MethodCode, PaymentState
from products import stock
from shipping.enums import Method

State = FulfilmentState
COLLECTED = frozenset({Method.PICKUP, Method.EVENT})
COURIER = frozenset({Method.COURIER})
ANY = COLLECTED | COURIER


@dataclass(frozen=True)
class Move:
    """One allowed move. `whole_order` moves every part at once; `needs` names a required text."""

    action: Action
    sources: frozenset
    target: State
    methods: frozenset = ANY
    whole_order: bool = False
    needs: str = ""


MOVES = (
    Move(
        Action.CONFIRM_PAYMENT,
        frozenset({State.AWAITING_PAYMENT}),
        State.PROCESSING,
        whole_order=True,
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
    Move(
        Action.CANCEL,
        frozenset({State.AWAITING_PAYMENT}),
        State.CANCELLED,
        whole_order=True,
        needs="reason",
    ),
    Move(
        Action.CANCEL,
        frozenset({State.PROCESSING, State.PACKED, State.READY}),
        State.CANCELLED,
        needs="reason",
    ),
    Move(
        Action.EXPIRE,
        frozenset({State.AWAITING_PAYMENT}),
        State.EXPIRED,
        whole_order=True,
    ),
)
# Goods leave the house with these.
HANDED_OVER = frozenset({State.SHIPPED, State.COMPLETED})
NEEDED = {
    "reason": gettext_lazy("Tulis alasannya."),
    "tracking_number": gettext_lazy("Tulis nomor resi."),
}


class MoveRefused(Exception):
    """The state does not allow this action; nothing was changed. The message is Indonesian."""


def allowed(fulfilment):
    """Actions (list of Action) that the state and delivery of `fulfilment` allow to people."""
    return [
        move.action
        for move in MOVES
        if fulfilment.state in move.sources
        and fulfilment.method in move.methods
        and move.action != Action.EXPIRE
    ]


def find(fulfilment, action):
    """The Move for `action` from the present state of `fulfilment`; MoveRefused if none."""
    for move in MOVES:
        if (
            move.action == action
            and fulfilment.state in move.sources
            and fulfilment.method in move.methods
        ):
            return move
    raise MoveRefused(
        _("“%(action)s” tidak bisa dilakukan: pesanan ini berstatus %(state)s.")
        % {"action": Action(action).label, "state": State(fulfilment.state).label}
    )


@transaction.atomic
def move(fulfilment, action, *, by=None, reason="", tracking_number=""):
    """Does `action` (Action) on a Fulfilment; returns it as it is now.

    ValidationError where a text is missing that the action needs, MoveRefused where the state does
    not allow it; in both cases nothing has changed.
    """
    # The order row is the lock: two people acting on the same order take turns.
    order = Order.objects.select_for_update().get(pk=fulfilment.order_id)
    parts = list(order.fulfilments.select_for_update().prefetch_related("lines").order_by("pk"))
    current = next(part for part in parts if part.pk == fulfilment.pk)
    step = find(current, action)
    texts = {"reason": reason.strip(), "tracking_number": tracking_number.strip()}
    if step.needs and not texts[step.needs]:
        raise ValidationError({step.needs: NEEDED[step.needs]})
    moving = [current]
    if step.whole_order:
        moving = [part for part in parts if part.state in step.sources]
    if action == Action.CONFIRM_PAYMENT and not methods.confirm(order.payment, by=by):
        raise MoveRefused(_("Pembayaran ini sudah tidak menunggu konfirmasi."))
    for part in moving:
        _move_part(order, part, step, by=by, texts=texts)
    _settle(order, parts, step, by=by)
    return current


def _move_part(order, part, step, *, by, texts):
    before = part.state
    _move_stock(order, part, step.target, by=by, reason=texts["reason"])
    part.state = step.target
    if step.needs == "tracking_number":
        part.tracking_number = texts["tracking_number"][:40]
    if step.target == State.CANCELLED:
        part.cancel_reason = texts["reason"][:200]
    part.save(update_fields=["state", "tracking_number", "cancel_reason", "changed_at"])
    HistoryEntry.objects.create(
        order=order,
        fulfilment=part,
        action=step.action,
        from_state=before,
        to_state=step.target,
        reason=(texts["reason"] or texts["tracking_number"])[:200],
        by=by,
    )


def _move_stock(order, part, target, *, by, reason):
    if part.state not in RESERVING_STATES:
        return
    pieces = [
        stock.Pieces(line.sku, line.quantity, f"{order.number}/{line.sku}")
        for line in part.lines.all()
        if line.is_reserved
    ]
    if target in HANDED_OVER:
        stock.consume(pieces, by=by)
    elif target in (State.CANCELLED, State.EXPIRED):
        stock.release(pieces, by=by, reason=reason)


def _settle(order, parts, step, *, by):
    """Draws the order's state from its parts, and closes or takes the money."""
    states = {part.state for part in parts}
    if states & {State.AWAITING_PAYMENT}:
        state = OrderState.AWAITING_PAYMENT
    elif states <= {State.EXPIRED}:
        state = OrderState.EXPIRED
    elif states <= {State.CANCELLED, State.EXPIRED}:
        state = OrderState.CANCELLED
    elif states <= ENDED_STATES:
        state = OrderState.COMPLETED
    else:
        state = OrderState.PROCESSING
    if state in (OrderState.EXPIRED, OrderState.CANCELLED):
        methods.void(order.payment)
    elif state == OrderState.COMPLETED and order.payment.method == MethodCode.CASH:
        methods.confirm(order.payment, by=by)
    if order.state != state:
        order.state = state
        order.save(update_fields=["state"])


def expire_due(now=None):
    """Ends every unpaid order whose time is up and frees its goods; returns their numbers."""
    due = (
        Fulfilment.objects.filter(
            state=State.AWAITING_PAYMENT,
            order__payment__state=PaymentState.PENDING,
            order__payment__expires_at__lte=now or timezone.now(),
        )
        .order_by("order_id", "pk")
        .select_related("order")
    )
    numbers = []
    for part in due:
        if part.order.number in numbers:
            continue
        try:
            move(part, Action.EXPIRE)
        except MoveRefused:
            # Paid or cancelled by somebody in between: just what should happen.
            continue
        numbers.append(part.order.number)
    return numbers

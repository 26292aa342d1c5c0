"""Which moves lead an order to a state, and how many hours after it was placed each happens."""

from cart.enums import Action
from cart.enums import FulfilmentState as State
from payments.enums import MethodCode
from shipping.enums import Method

HOURS = {
    Action.CONFIRM_PAYMENT: 2.5,
    Action.PACK: 20,
    Action.READY: 22,
    Action.SHIP: 27,
    Action.COMPLETE: 98,
    Action.CANCEL: 30,
    # As long as unpaid transfers wait.
    Action.EXPIRE: 24,
}
# An unpaid order is cancelled before it expires, goods that lie ready are fetched soon.
HOURS_UNPAID_CANCEL, HOURS_FETCHED = 9, 49

COLLECTED_WAY = {
    State.AWAITING_PAYMENT: (),
    State.PROCESSING: (Action.CONFIRM_PAYMENT,),
    State.PACKED: (Action.CONFIRM_PAYMENT, Action.PACK),
    State.READY: (Action.CONFIRM_PAYMENT, Action.PACK, Action.READY),
    State.COMPLETED: (Action.CONFIRM_PAYMENT, Action.PACK, Action.READY, Action.COMPLETE),
    State.CANCELLED: (Action.CANCEL,),
    State.EXPIRED: (Action.EXPIRE,),
}
SENT_WAY = {
    **COLLECTED_WAY,
    State.SHIPPED: (Action.CONFIRM_PAYMENT, Action.PACK, Action.SHIP),
    State.COMPLETED: (Action.CONFIRM_PAYMENT, Action.PACK, Action.SHIP, Action.COMPLETE),
}


def moves(method, pays, state, *, paid_first=False):
    """[(Action, hours after the order was placed)] that lead a part to `state`.

    `method` is how it travels, `pays` how it is paid; `paid_first` tells whether the money had come
    in before the order was cancelled. Cash is not confirmed beforehand.
    """
    way = (SENT_WAY if method == Method.COURIER else COLLECTED_WAY)[state]
    if paid_first:
        way = (Action.CONFIRM_PAYMENT, *way)
    if pays == MethodCode.CASH:
        way = tuple(action for action in way if action != Action.CONFIRM_PAYMENT)
    return [(action, _hours(action, method, way)) for action in way]


def _hours(action, method, way):
    if way == (Action.CANCEL,):
        return HOURS_UNPAID_CANCEL
    if action == Action.COMPLETE and method != Method.COURIER:
        return HOURS_FETCHED
    return HOURS[action]

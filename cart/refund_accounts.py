"""Where money goes back to: the account that a buyer names for what is due to them."""

from django.db import transaction

from cart.transitions import locked
from payments.enums import RefundState, RefundWay


def wanting(order):
    """QuerySet of the Refunds of `order` that wait for somebody to transfer them."""
    return order.payment.refunds.filter(state=RefundState.DUE, way=RefundWay.ACCOUNT)


@transaction.atomic
def name(order, *, bank, number, holder):
    """Notes the account for every Refund that waits; returns how many those are."""
    order, _parts = locked(order.pk)
    return wanting(order).update(bank=bank, number=number, holder=holder)

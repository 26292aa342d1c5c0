"""Where money goes back to: the account that a buyer names for what is due to them."""

from django.db import transaction

from cart.transitions import locked


@transaction.atomic
def name(order, *, bank, number, holder):
    """Notes the account for every Refund that waits; returns how many those are."""
    order, _parts = locked(order.pk)
    waiting = order.payment.refunds.to_transfer()
    return waiting.update(bank=bank, number=number, holder=holder)

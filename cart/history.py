"""Writing down what happened to an order besides its moves, which cart.transitions writes."""

from cart.models import HistoryEntry

LONGEST_REASON = HistoryEntry._meta.get_field("reason").max_length


def note(order, action, *, part=None, reason="", by=None):
    """Adds a row that moves nothing: about `part` (Fulfilment), or about the whole Order."""
    HistoryEntry.objects.create(
        order=order,
        fulfilment=part,
        action=action,
        from_state=part.state if part else "",
        to_state=(part or order).state,
        reason=reason[:LONGEST_REASON],
        by=by,
    )

"""What all messages about one attempt mean together, whatever order they came in.

Midtrans sends late, twice and out of order. So no message moves anything by itself: each time the
whole set is judged anew, and the same set always gives the same Verdict.
"""

from dataclasses import dataclass

from payments.enums import AttemptState

State = AttemptState
# Money that came in stays so, even where part of it went back.
PAID_STATUSES = frozenset({"settlement", "capture", "refund", "partial_refund"})
STATES = {
    "pending": State.PENDING,
    "deny": State.DENIED,
    "failure": State.DENIED,
    "cancel": State.CANCELLED,
    "expire": State.EXPIRED,
}
KNOWN_STATUSES = PAID_STATUSES | set(STATES)
# Of one transaction the end counts, of several transactions the one that may still bring money.
WITHIN = [
    State.OPEN,
    State.PENDING,
    State.CHALLENGED,
    State.DENIED,
    State.EXPIRED,
    State.CANCELLED,
    State.PAID,
]
ACROSS = [
    State.OPEN,
    State.DENIED,
    State.EXPIRED,
    State.CANCELLED,
    State.PENDING,
    State.CHALLENGED,
    State.PAID,
]


@dataclass(frozen=True)
class Verdict:
    """`paid` are transaction ids that brought money; `refunds` {key: RefundNotice}.

    `is_reversed`: the bank took a settled payment back (settlement and deny of one transaction,
    documented for Permata VA, Mandiri Bill and Indomaret).
    """

    state: AttemptState
    transaction_id: str
    payment_type: str
    paid: tuple
    refunds: dict
    is_reversed: bool
    pay_number: str = ""


def judge(notices):
    """Verdict on an iterable of trusted Notices of one attempt."""
    by_transaction, refunds = {}, {}
    for notice in notices:
        by_transaction.setdefault(notice.transaction_id, []).append(notice)
        for refund in notice.refunds:
            known = refunds.get(refund.key)
            if known is None or refund.is_confirmed:
                refunds[refund.key] = refund
    states = {
        transaction: max((_state(notice) for notice in some), key=WITHIN.index)
        for transaction, some in by_transaction.items()
    }
    if not states:
        return Verdict(State.OPEN, "", "", (), {}, False)
    # The id breaks ties, so that the order of arrival does not.
    leading = max(states, key=lambda one: (ACROSS.index(states[one]), one))
    numbers = sorted({notice.pay_number for notice in by_transaction[leading]} - {""})
    types = sorted({notice.payment_type for notice in by_transaction[leading]} - {""})
    return Verdict(
        state=states[leading],
        transaction_id=leading,
        payment_type=types[0] if types else "",
        paid=tuple(sorted(one for one, state in states.items() if state == State.PAID)),
        refunds=dict(sorted(refunds.items())),
        pay_number=numbers[0] if numbers else "",
        is_reversed=any(_is_reversed(some) for some in by_transaction.values()),
    )


def _state(notice):
    if notice.status not in PAID_STATUSES:
        return STATES[notice.status]
    if notice.fraud in ("", "accept") and notice.status_code == "200":
        return State.PAID
    return State.CHALLENGED if notice.fraud == "challenge" else State.PENDING


def _is_reversed(notices):
    statuses = {notice.status for notice in notices}
    return {"settlement", "deny"} <= statuses

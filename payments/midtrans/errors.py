"""What can go wrong when the shop talks to Midtrans."""


class GatewayError(Exception):
    """Anything that kept a call to Midtrans from its purpose; the message (English) is for logs."""


class GatewayDown(GatewayError):
    """No usable answer: unreachable, too slow, a fault on their side, or not what was expected.

    Whether Midtrans did what was asked is unknown; ask for the status before trying again.
    """


class GatewayRefused(GatewayError):
    """Midtrans understood and said no.

    `code` is the answer's number (400, 401, 404, 412 …), `messages` the list of its reasons in
    Midtrans' own words.
    """

    def __init__(self, code, messages):
        super().__init__(f"{code}: {'; '.join(messages)}")
        self.code = code
        self.messages = messages


class OrderIdUsed(GatewayRefused):
    """The buyer chose a method under this order id already; a new attempt needs a new id."""


class InProgress(GatewayRefused):
    """The payment page cannot be withdrawn: the buyer is paying."""


class CannotModify(GatewayRefused):
    """The transaction's state allows no cancelling or expiring any more (412)."""


class RefundRefused(GatewayRefused):
    """No refund for this payment: method or state allow none (412), or a wrong amount (414)."""


class DuplicateRefund(GatewayRefused):
    """A refund with this key was made before (406): this one was not made again."""

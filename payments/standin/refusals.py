"""How the stand-in says no."""


class Refusal(Exception):
    """`code` is Midtrans' number for it, `messages` the reasons in its words."""

    def __init__(self, code, *messages):
        super().__init__(f"{code}: {'; '.join(messages)}")
        self.code = code
        self.messages = list(messages)


def not_found():
    return Refusal(404, "Transaction doesn't exist.")


def cannot_modify():
    return Refusal(412, "Merchant cannot modify the status of the transaction")

"""The stand-in's transactions and what may happen to them.

Source of the rules: Midtrans documentation (Snap, transaction status cycle, Core API). Every change
that Midtrans would notify goes to `announce`, in the order in which it happened.
"""

import hmac
from base64 import b64encode
from dataclasses import replace
from threading import RLock

from payments.standin.intake import checked
from payments.standin.refusals import Refusal, cannot_modify, not_found
from payments.standin.transactions import Refund, Transaction, chosen, now
from payments.standin.ways import offered

CARD = "credit_card"


class Book:
    """All transactions in memory, under one lock. `announce(transaction)` is called for each
    change that is notified. Methods return the Transaction as it is afterwards, or raise Refusal
    with Midtrans' code."""

    def __init__(self, server_key, announce=lambda transaction: None):
        self._authorization = b"Basic " + b64encode(f"{server_key}:".encode())
        self._announce = announce
        self._lock = RLock()
        self._transactions = {}

    def admit(self, authorization):
        """Refusal(401) unless the header `authorization` carries the server key."""
        if not hmac.compare_digest((authorization or "").encode(), self._authorization):
            raise Refusal(
                401,
                "Access denied due to unauthorized transaction, please check client or server key",
            )

    def create(self, order, notify=()):
        """Open a payment page. An id without a chosen method gets a new token, and the old one is
        void; afterwards the id is used up (400)."""
        order_id, amount = checked(order)
        with self._lock:
            known = self._transactions.get(order_id)
            if known and known.is_chosen:
                raise Refusal(400, "transaction_details.order_id sudah digunakan")
            self._transactions.pop(order_id, None)  # to stand last again
            return self._keep(Transaction(order_id, amount, order, tuple(notify)))

    def all(self):
        """Every transaction, the newest first."""
        with self._lock:
            return list(reversed(self._transactions.values()))

    def by_id(self, order_id):
        """The transaction, whether a method is chosen or not; 404 for an unknown id."""
        with self._lock:
            if order_id not in self._transactions:
                raise not_found()
            return self._transactions[order_id]

    def by_token(self, token):
        """The transaction whose page this is; 404 for an unknown or void token."""
        with self._lock:
            for transaction in self._transactions.values():
                if transaction.token == token:
                    return transaction
        raise Refusal(404, "token not found")

    def status(self, name):
        """What the transaction API sees under an order id or a transaction id: nothing (404) until
        a method is chosen."""
        with self._lock:
            for transaction in self._transactions.values():
                if transaction.is_chosen and name in (
                    transaction.order_id,
                    transaction.transaction_id,
                ):
                    return transaction
        raise not_found()

    def cancel_page(self, token):
        """Withdraw a page on which nothing was chosen yet."""
        with self._lock:
            transaction = self.by_token(token)
            if not transaction.page_open:
                raise Refusal(400, "token already canceled")
            if transaction.is_chosen:
                raise Refusal(400, "Transaction is on progress")
            return self._change(transaction, silent=True, page_open=False)

    def choose(self, order_id, method):
        """The buyer picks a method and has yet to pay. After a deny this is a new attempt."""
        with self._lock:
            return self._with_method(self.by_id(order_id), method)

    def pay(self, order_id, method=None):
        """The money arrives; a card is captured first, and the next call settles it."""
        with self._lock:
            transaction = self.by_id(order_id)
            if transaction.status != "capture":
                transaction = self._with_method(transaction, method)
                if transaction.method == CARD:
                    return self._change(transaction, status="capture")
            elif transaction.fraud == "challenge":
                return self._change(transaction, fraud="accept")
            return self._change(transaction, status="settlement", settled_at=now())

    def deny(self, order_id, method=None):
        """The bank refuses; the buyer may try again. Some methods are reversed even after
        settlement."""
        with self._lock:
            transaction = self.by_id(order_id)
            if transaction.status == "settlement" and transaction.way.reversible:
                return self._change(transaction, status="deny", settled_at=None)
            if transaction.status != "capture" or transaction.fraud != "challenge":
                transaction = self._with_method(transaction, method)
            return self._change(transaction, status="deny")

    def challenge(self, order_id, method=CARD):
        """A card payment that fraud detection holds back until someone decides."""
        with self._lock:
            if method not in (None, "", CARD):
                raise cannot_modify()
            transaction = self._with_method(self.by_id(order_id), CARD)
            return self._change(transaction, status="capture", fraud="challenge")

    def expire(self, order_id, method=None):
        """Time runs out. Before a method is chosen only the page ends, without a notification."""
        return self._give_up(order_id, method, "expire")

    def cancel(self, order_id, method=None):
        """The buyer or the merchant calls it off; before a method is chosen, as `expire`."""
        return self._give_up(order_id, method, "cancel")

    def api_expire(self, name):
        """The merchant's expire: of a pending transaction (412 otherwise)."""
        with self._lock:
            transaction = self.status(name)
            if transaction.status != "pending":
                raise cannot_modify()
            return self._change(transaction, status="expire")

    def api_cancel(self, name):
        """The merchant's cancel: of a pending or captured transaction (412 otherwise)."""
        with self._lock:
            transaction = self.status(name)
            if transaction.status not in ("pending", "capture"):
                raise cannot_modify()
            return self._change(transaction, status="cancel")

    def refund(self, name, key=None, amount=None, reason=""):
        """Give `amount` rupiah back (all that is left if None), once for each `key`.

        406 for a key used before, 412 for a method or state without refunds, 414 for an amount
        that is not there. Notified twice: when asked for and when the bank confirms.
        """
        with self._lock:
            transaction = self.status(name)
            if key and any(refund.key == key for refund in transaction.refunds):
                raise Refusal(406, "Duplicate refund ID")
            if not transaction.way.refundable or transaction.status not in (
                "settlement",
                "partial_refund",
            ):
                raise cannot_modify()
            left = transaction.amount - transaction.refunded
            amount = left if amount is None else amount
            if not isinstance(amount, int) or not 0 < amount <= left:
                raise Refusal(414, "Refund request is rejected due to invalid amount")
            number = len(transaction.refunds) + 1
            refund = Refund(
                number, key or f"{transaction.order_id}-refund-{number}", amount, reason, now()
            )
            status = "refund" if amount == left else "partial_refund"
            earlier = transaction.refunds
            asked = self._change(transaction, status=status, refunds=(*earlier, refund))
            return self._change(asked, refunds=(*earlier, replace(refund, confirmed_at=now())))

    def _give_up(self, order_id, method, status):
        with self._lock:
            transaction = self.by_id(order_id)
            if not transaction.is_chosen and not method:
                return self._change(transaction, silent=True, page_open=False)
            if (transaction.status, status) != ("capture", "cancel"):
                transaction = self._with_method(transaction, method)
            return self._change(transaction, status=status)

    def _with_method(self, transaction, method):
        """The transaction, pending with `method` (None: the one that it has)."""
        if transaction.status == "pending" and method in (None, "", transaction.method):
            return transaction
        if transaction.status not in ("", "deny"):
            raise cannot_modify()
        method = method or transaction.method
        if not transaction.page_open:
            raise Refusal(400, "token already canceled")
        if method not in offered(transaction.order):
            raise Refusal(400, "payment method is not offered" if method else "choose a method")
        # A card is charged in the moment that it is entered: nobody hears that it is pending.
        return self._change(transaction, silent=method == CARD, **chosen(method))

    def _change(self, transaction, *, silent=False, **values):
        changed = self._keep(replace(transaction, **values))
        if not silent:
            self._announce(changed)
        return changed

    def _keep(self, transaction):
        self._transactions[transaction.order_id] = transaction
        return transaction

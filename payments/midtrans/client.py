"""The calls to Midtrans that the shop makes. Source of paths, codes and rules: the Midtrans
documentation of Snap (docs.midtrans.com, "Snap API" and "Core API: transaction actions")."""

from base64 import b64encode
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

import requests

from payments.midtrans.errors import (
    CannotModify,
    DuplicateRefund,
    GatewayDown,
    GatewayRefused,
    InProgress,
    OrderIdUsed,
    RefundRefused,
)
from payments.midtrans.transport import Limits, exchange

LOOPBACK = ("127.0.0.1", "::1", "localhost")
USED_ID = ("sudah digunakan", "has already been taken", "already been used")
PAGE_CANCELED = "token already canceled"
PAGE_IN_USE = "transaction is on progress"
NOT_FOUND, DUPLICATE_REFUND, EXPIRED, CANNOT_MODIFY, WRONG_AMOUNT = 404, 406, 407, 412, 414


@dataclass(frozen=True)
class Host:
    """The two base addresses of Midtrans: `app` for Snap, `api` for transactions.

    ValueError unless they are https; plain http is for a stand-in on this machine only.
    """

    app: str
    api: str

    def __post_init__(self):
        for address in (self.app, self.api):
            if not _is_safe(address):
                raise ValueError(f"Not an https address: {address}")

    @property
    def is_local(self):
        """Whether this is a stand-in on this machine."""
        return urlsplit(self.app).hostname in LOOPBACK


def _is_safe(address):
    parts = urlsplit(address)
    return bool(parts.hostname) and (
        parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
    )


SANDBOX = Host("https://app.sandbox.midtrans.com", "https://api.sandbox.midtrans.com")
PRODUCTION = Host("https://app.midtrans.com", "https://api.midtrans.com")


@dataclass(frozen=True)
class Created:
    """A payment page: its token, and the address to send the buyer to."""

    token: str
    redirect_url: str


class Client:
    """Midtrans at one host with one server key (which it never shows).

    Every method takes at most `limits.total` seconds and raises GatewayDown when there is no
    usable answer, GatewayRefused (or the subclass named) when Midtrans says no. Nothing is tried
    twice. Safe to share between threads.
    """

    def __init__(self, server_key: str, host: Host, limits: Limits | None = None):
        self._authorization = _ServerKey(server_key)
        self.host = host
        self.limits = limits or Limits()

    def __repr__(self):
        return f"Client(host={self.host!r})"

    def create(self, order: dict) -> Created:
        """Open a payment page for `order` (the JSON body of Snap's create request).

        Raises OrderIdUsed when the id's method was chosen already. An id whose method was not
        chosen gets a new token, which voids the old one.
        """
        answer = self._post(f"{self.host.app}/snap/v1/transactions", order)
        if answer.status >= 400:
            messages = _error_messages(answer.body)
            used = any(words in message for words in USED_ID for message in messages)
            raise (OrderIdUsed if used else GatewayRefused)(answer.status, messages)
        token, page = answer.body.get("token"), answer.body.get("redirect_url")
        if answer.status != 201 or not (isinstance(token, str) and token and _is_page(page)):
            raise _unexpected(answer)
        return Created(token, page)

    def cancel_page(self, token: str) -> None:
        """Withdraw a payment page; one that is withdrawn already is fine.

        Raises InProgress when the buyer is paying, GatewayRefused for an unknown token.
        """
        answer = self._post(f"{self.host.app}/snap/v1/transactions/{_segment(token)}/cancel", {})
        if answer.status >= 400:
            messages = _error_messages(answer.body)
            said = " ".join(messages).lower()
            if PAGE_CANCELED in said:
                return
            raise (InProgress if PAGE_IN_USE in said else GatewayRefused)(answer.status, messages)
        if answer.status >= 300 or not isinstance(answer.body.get("canceled_at"), str):
            raise _unexpected(answer)

    def status(self, order_id: str) -> dict | None:
        """The transaction as Midtrans knows it now (the fields of a notification), or None while
        it knows none: nothing was created, or the buyer has not chosen a method."""
        answer = self._call("GET", self._transaction(order_id, "status"))
        code = _code(answer)
        return None if code == NOT_FOUND else self._about(order_id, answer, code)

    def cancel(self, order_id: str) -> dict | None:
        """Cancel an unsettled transaction; returns the answer, or None when there is none.

        Raises CannotModify when it is settled or ended.
        """
        return self._end(order_id, "cancel")

    def expire(self, order_id: str) -> dict | None:
        """Expire a pending transaction (their answer's code is 407); None when there is none.

        Raises CannotModify when it is pending no more.
        """
        return self._end(order_id, "expire")

    def refund(self, order_id: str, *, key: str, amount: int, reason: str) -> dict:
        """Give back `amount` rupiah of a settled payment; returns the answer.

        `key` names this refund: sent twice, the second raises DuplicateRefund. Raises
        RefundRefused for methods without refunds (virtual accounts), another state or a wrong
        amount.
        """
        answer = self._post(
            self._transaction(order_id, "refund"),
            {"refund_key": key, "amount": amount, "reason": reason},
        )
        code = _code(answer)
        if code == DUPLICATE_REFUND:
            raise DuplicateRefund(code, _error_messages(answer.body))
        if code in (CANNOT_MODIFY, WRONG_AMOUNT):
            raise RefundRefused(code, _error_messages(answer.body))
        return self._about(order_id, answer, code)

    def _end(self, order_id, action):
        answer = self._post(self._transaction(order_id, action), {})
        code = _code(answer)
        if code == NOT_FOUND:
            return None
        if code == CANNOT_MODIFY:
            raise CannotModify(code, _error_messages(answer.body))
        return self._about(order_id, answer, code)

    def _about(self, order_id, answer, code):
        """The body, when it is good news about the transaction that was asked for."""
        if code >= 400 and code != EXPIRED:
            raise GatewayRefused(code, _error_messages(answer.body))
        wanted = ("transaction_status", "gross_amount", "transaction_id")
        if answer.body.get("order_id") != order_id or not all(
            isinstance(answer.body.get(name), str) for name in wanted
        ):
            raise _unexpected(answer)
        return answer.body

    def _transaction(self, order_id, action):
        return f"{self.host.api}/v2/{_segment(order_id)}/{action}"

    def _post(self, url, body):
        return self._call("POST", url, body)

    def _call(self, method, url, body=None):
        request = requests.Request(
            method,
            url,
            json=body,
            auth=self._authorization,
            headers={"Accept": "application/json", "Accept-Encoding": "identity"},
        )
        return exchange(request, self.limits, through_proxy=not self.host.is_local)


class _ServerKey(requests.auth.AuthBase):
    """Basic auth with the key as user name and no password; an object, so that no local variable
    on an error page shows the key, and UTF-8, so that a mistyped one is refused like any other."""

    def __init__(self, server_key):
        self._server_key = server_key

    def __call__(self, request):
        credentials = b64encode(f"{self._server_key}:".encode()).decode()
        request.headers["Authorization"] = f"Basic {credentials}"
        return request


def _segment(text):
    """`text` as one segment of a path; "." and ".." would climb."""
    if text.strip(".") == "":
        raise ValueError(f"Not an id: {text!r}")
    return quote(text, safe="")


def _code(answer):
    """The number that counts: the body's, which may be 404 or 412 in an HTTP 200."""
    given = answer.body.get("status_code", answer.status)
    try:
        code = int(given)
    except (TypeError, ValueError):
        raise _unexpected(answer) from None
    if code >= 500:
        raise GatewayDown(f"HTTP {answer.status}, status_code {code}")
    if 300 <= answer.status < 400:
        raise _unexpected(answer)
    return max(code, answer.status)


def _error_messages(body):
    """Midtrans' reasons: Snap sends a list, the transaction API one text."""
    said = body.get("error_messages", body.get("status_message"))
    if isinstance(said, str):
        said = [said]
    if not (isinstance(said, list) and said and all(isinstance(each, str) for each in said)):
        raise GatewayDown("a refusal without a reason")
    return said


def _is_page(address):
    """Whether a buyer may be sent to `address`."""
    return isinstance(address, str) and _is_safe(address)


def _unexpected(answer):
    return GatewayDown(f"HTTP {answer.status} with an answer of another shape")

"""Which request to the stand-in does what."""

import json
import logging
import re
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, unquote, urlsplit

from payments.standin import pages
from payments.standin.messages import refund_report, report
from payments.standin.refusals import Refusal

logger = logging.getLogger(__name__)

LARGEST_BODY = 16 * 1024  # Snap's own limit
MOST_URLS = 3
ACTIONS = ("choose", "pay", "deny", "challenge", "expire", "cancel")
ROUTES = [
    (method, re.compile(path), name)
    for method, path, name in (
        ("POST", r"/snap/v1/transactions", "snap_create"),
        ("POST", r"/snap/v1/transactions/([^/]+)/cancel", "snap_cancel"),
        ("GET", r"/v2/([^/]+)/status", "api_status"),
        ("POST", r"/v2/([^/]+)/cancel", "api_cancel"),
        ("POST", r"/v2/([^/]+)/expire", "api_expire"),
        ("POST", r"/v2/([^/]+)/refund(?:/online/direct)?", "api_refund"),
        ("GET", r"/snap/v3/redirection/([^/]+)", "page_payment"),
        ("POST", r"/snap/v3/redirection/([^/]+)", "page_act"),
        ("GET", r"/", "page_overview"),
        ("POST", r"/kembalikan/([^/]+)", "page_refund"),
        ("POST", r"/saklar", "page_switches"),
        ("POST", r"/kendali/saklar", "control_switches"),
        ("POST", rf"/kendali/([^/]+)/({'|'.join(ACTIONS)})", "control_act"),
    )
]
PAGE_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'",
    "Cache-Control": "no-store",
}


class Handler(BaseHTTPRequestHandler):
    """One request. The answers of Snap carry `error_messages`; those of the transaction API carry
    their number as `status_code` in an HTTP 200, as Midtrans does, except for a wrong key."""

    def do_GET(self):
        self._handle("GET")

    def do_POST(self):
        self._handle("POST")

    def log_message(self, format, *args):
        logger.debug(format, *args)

    @property
    def standin(self):
        return self.server.standin

    @property
    def book(self):
        return self.server.standin.book

    def _handle(self, method):
        # The body is read in any case: closing with unread bytes resets the connection.
        length = int(self.headers.get("Content-Length") or 0)
        self.body = self.rfile.read(min(length, LARGEST_BODY + 1))
        path = urlsplit(self.path).path
        for verb, pattern, name in ROUTES:
            if verb == method and (match := pattern.fullmatch(path)):
                parts = [unquote(part) for part in match.groups()]
                kind = name.partition("_")[0]
                if kind in ("snap", "api") and self._is_disturbed():
                    return
                getattr(self, f"_answer_{kind}")(getattr(self, f"_{name}"), parts)
                return
        self._send_json(404, {"error_messages": ["not found"]})

    def _is_disturbed(self):
        """Do what the switches ask for; whether the request is answered by that."""
        switches = self.standin.switches
        if switches.slow:
            self.standin.stopping.wait(switches.slow)
        if switches.down:
            self._send_json(503, {"error_messages": ["Service unavailable"]})
        elif switches.rubbish:
            self._send_page(200, "<!doctype html><title>Hello</title><p>It works!</p>")
        return switches.down or switches.rubbish

    def _answer_snap(self, action, parts):
        def admitted(*parts):
            self.book.admit(self.headers.get("Authorization"))
            return action(*parts)

        self._answer_control(admitted, parts)

    def _answer_control(self, action, parts):
        try:
            self._send_json(*action(*parts))
        except Refusal as refusal:
            self._send_json(refusal.code, {"error_messages": refusal.messages})

    def _answer_api(self, action, parts):
        try:
            self.book.admit(self.headers.get("Authorization"))
            self._send_json(200, action(*parts))
        except Refusal as refusal:
            self._send_json(
                refusal.code if refusal.code == 401 else 200,
                {"status_code": str(refusal.code), "status_message": refusal.messages[0]},
            )

    def _answer_page(self, action, parts):
        action(*parts)

    def _snap_create(self):
        transaction = self.book.create(self._json(), self._notify_urls())
        page = f"{self.standin.url}/snap/v3/redirection/{transaction.token}"
        return 201, {"token": transaction.token, "redirect_url": page}

    def _notify_urls(self):
        """X-Override-Notification replaces the merchant's address, X-Append-Notification adds to
        it; three at most."""
        override = self.headers.get("X-Override-Notification")
        urls = [override or self.standin.notify_url, self.headers.get("X-Append-Notification")]
        named = [url.strip() for url in ",".join(filter(None, urls)).split(",")]
        return [url for url in named if url][:MOST_URLS]

    def _snap_cancel(self, token):
        self.book.cancel_page(token)
        return 200, {
            "canceled_at": datetime.now(UTC)
            .isoformat(timespec="milliseconds")
            .replace("+00:00", "Z")
        }

    def _api_status(self, name):
        return self._report(self.book.status(name))

    def _api_cancel(self, name):
        return self._report(self.book.api_cancel(name), "Success, transaction is canceled")

    def _api_expire(self, name):
        return self._report(self.book.api_expire(name), "Success, transaction has expired")

    def _api_refund(self, name):
        asked = self._json()
        return refund_report(
            self.book.refund(
                name, asked.get("refund_key"), asked.get("amount"), asked.get("reason", "")
            )
        )

    def _report(self, transaction, *message):
        return report(transaction, self.standin.server_key, *message)

    def _control_switches(self):
        self.standin.set_switches(self._json())
        return 200, self.standin.switches.as_dict()

    def _control_act(self, order_id, action):
        transaction = getattr(self.book, action)(order_id, self._json().get("method"))
        return 200, self._report(transaction) if transaction.is_chosen else {}

    def _page_payment(self, token, problem=""):
        try:
            transaction = self.book.by_token(token)
        except Refusal as refusal:
            self._send_page(refusal.code, pages.gone())
            return
        page = pages.payment(transaction, self.standin.server_key, problem)
        self._send_page(400 if problem else 200, page)

    def _page_act(self, token):
        form = self._form()
        action, method = form.get("action"), form.get("method")
        try:
            transaction = self.book.by_token(token)
            if action not in ACTIONS:
                raise Refusal(400, f"unknown action: {action}")
            getattr(self.book, action)(transaction.order_id, method)
        except Refusal as refusal:
            self._page_payment(token, pages.reason(refusal))
        else:
            self._redirect(urlsplit(self.path).path)

    def _page_overview(self, problem=""):
        page = pages.overview(
            self.book.all(), self.standin.posting.history(), self.standin.switches, problem
        )
        self._send_page(400 if problem else 200, page)

    def _page_refund(self, order_id):
        amount = self._form().get("amount", "")
        try:
            self.book.refund(
                order_id,
                # An empty field means all that is left; what is no number is a wrong amount.
                amount=(int(amount) if amount.isdecimal() else 0) if amount else None,
                reason="Dikembalikan dari daftar transaksi",
            )
        except Refusal as refusal:
            self._page_overview(pages.reason(refusal))
        else:
            self._redirect("/")

    def _page_switches(self):
        """A form: a box that is not ticked is not sent."""
        form = self._form()
        try:
            self.standin.set_switches(
                {
                    name: name in form if isinstance(value, bool) else _seconds(form.get(name))
                    for name, value in self.standin.switches.as_dict().items()
                }
            )
        except Refusal:
            self._page_overview("Sakelar tidak disimpan: isi detik dengan angka 0 sampai 600.")
        else:
            self._redirect("/")

    def _json(self):
        if len(self.body) > LARGEST_BODY:
            raise Refusal(400, "request body is larger than 16 kB")
        try:
            body = json.loads(self.body or b"{}")
        except ValueError:
            raise Refusal(400, "request body is not JSON") from None
        if not isinstance(body, dict):
            raise Refusal(400, "request body is not a JSON object")
        return body

    def _form(self):
        fields = parse_qs(self.body.decode(errors="replace"))
        return {name: values[-1] for name, values in fields.items()}

    def _send_json(self, status, body):
        self._send(status, json.dumps(body).encode(), {"Content-Type": "application/json"})

    def _send_page(self, status, page):
        headers = {"Content-Type": "text/html; charset=utf-8", **PAGE_HEADERS}
        self._send(status, page.encode(), headers)

    def _redirect(self, path):
        self._send(303, b"", {"Location": path})

    def _send(self, status, content, headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def _seconds(text):
    try:
        return float(text or 0)
    except ValueError:
        raise Refusal(400, f"not seconds: {text}") from None

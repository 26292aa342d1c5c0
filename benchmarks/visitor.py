"""One buyer with a cookie jar: asks for pages, follows redirects, and counts what it cost."""

from dataclasses import dataclass
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urljoin, urlsplit

from benchmarks.forms import Page

REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True)
class Response:
    """An answer: ``queries`` and ``milliseconds`` are None unless the server measures."""

    address: str
    status: int
    body: bytes
    queries: int | None
    milliseconds: float | None

    @property
    def page(self):
        return Page(self.body.decode())


class Visitor:
    """Visits one site (``http://host:port``); ``responses`` are all answers so far, in order."""

    def __init__(self, site):
        self.site = site
        self.cookies = {}
        self.responses = []

    def get(self, address):
        """Ask for a page, following redirects; raises ``RuntimeError`` on a status from 400."""
        return self._follow("GET", address, "")

    def submit(self, page_address, form):
        """Send a form of the page at that address as it is filled in now."""
        action = urljoin(page_address, form.action) if form.action else page_address
        return self._follow("POST", action, urlencode(form.values, doseq=True), page_address)

    def ask(self, address, body=""):
        """Send one request, by POST if it has a body, and follow no redirect."""
        return self._ask("POST" if body else "GET", address, body, "")[0]

    def _follow(self, method, address, body, referer=""):
        response, location = self._ask(method, urljoin(self.site, address), body, referer)
        while location:
            response, location = self._ask("GET", urljoin(response.address, location), "", "")
        return response

    def _ask(self, method, address, body, referer):
        parts = urlsplit(address)
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if method == "POST":
            headers |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "Origin": self.site,
                "Referer": urljoin(self.site, referer),
            }
        connection = HTTPConnection(parts.hostname, parts.port, timeout=60)
        connection.request(method, target, body or None, headers)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        for header in answer.headers.get_all("Set-Cookie") or []:
            for name, morsel in SimpleCookie(header).items():
                self.cookies[name] = morsel.value
        queries, time = answer.headers.get("X-Queries"), answer.headers.get("X-Time")
        response = Response(
            address,
            answer.status,
            content,
            int(queries) if queries else None,
            float(time) if time else None,
        )
        self.responses.append(response)
        if answer.status >= 400:
            raise RuntimeError(f"{method} {target} answered {answer.status}")
        location = answer.headers.get("Location") if answer.status in REDIRECTS else None
        return response, location

"""The table that a run prints, and the marks that it is held to."""

from dataclasses import asdict, dataclass

from benchmarks.load import Result

# Least share of the minimal Wagtail page's requests per second, in the same run.
SHARES = {
    "home": 0.38,
    "listing": 0.38,
    "product": 0.6,
    "story": 0.6,
    "search": 0.38,
    "add to basket": 0.8,
}
CHECKOUT_MILLISECONDS = 150
CHECKOUT_REQUESTS = 6


@dataclass(frozen=True)
class Cost:
    """What one warm request costs: SQL statements, body bytes as sent and gzipped."""

    queries: int
    size: int
    gzipped: int


@dataclass(frozen=True)
class Checkout:
    """A whole guest checkout: milliseconds on the server, requests and SQL statements."""

    milliseconds: float
    requests: int
    queries: int

    def reached(self):
        """Whether it keeps to the marks."""
        return self.milliseconds <= CHECKOUT_MILLISECONDS and self.requests <= CHECKOUT_REQUESTS


@dataclass(frozen=True)
class Row:
    """One measured address."""

    name: str
    result: Result
    cost: Cost
    to_hello: float
    to_wagtail: float

    def mark(self):
        """Whether the row reaches its share; None if it has none."""
        share = SHARES.get(self.name)
        return None if share is None else self.to_wagtail >= share


COLUMNS = (
    f"{'':<14}{'req/s':>8}{'p50 ms':>9}{'p99 ms':>9}{'errors':>8}{'SQL':>5}{'bytes':>9}"
    f"{'gzip':>8}{'/hello':>8}{'/Wagtail':>10}  to reach"
)


def table(rows, checkout):
    """Return the whole report as text."""
    lines = [COLUMNS, *map(_line, rows), ""]
    lines.append(
        f"guest checkout: {checkout.milliseconds:.0f} ms of server time in "
        f"{checkout.requests} requests, {checkout.queries} SQL  (to reach: "
        f"{CHECKOUT_MILLISECONDS} ms, {CHECKOUT_REQUESTS} requests: {_word(checkout.reached())})"
    )
    return "\n".join(lines)


def as_data(rows, checkout):
    """Return the report as plain data, for a JSON file."""
    return {
        "rows": [asdict(row) | {"reached": row.mark()} for row in rows],
        "checkout": asdict(checkout) | {"reached": checkout.reached()},
    }


def _line(row):
    result, cost = row.result, row.cost
    line = (
        f"{row.name:<14}{result.rate:>8.0f}{result.p50:>9.1f}{result.p99:>9.1f}"
        f"{result.errors:>8}{cost.queries:>5}{cost.size:>9}{cost.gzipped:>8}"
        f"{row.to_hello:>8.3f}{row.to_wagtail:>10.2f}"
    )
    if row.mark() is not None:
        line += f"  {SHARES[row.name]:.2f} {_word(row.mark())}"
    return line


def _word(reached):
    return "reached" if reached else "MISSED"

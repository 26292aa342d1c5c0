"""Orders that are paid through a stand-in Midtrans, and messages as Midtrans signs them."""

import hashlib
import json
from pathlib import Path

from payments.models import GatewayAttempt
from tests import factories

KEY = "SB-Mid-server-DUMMY"  # what config.settings.test calls UJI
SAMPLES = Path(__file__).parents[1] / "data" / "midtrans_notifications"


def account(where=None, **fields):
    """The account that collects, with Midtrans."""
    return factories.bank_account(where, midtrans_name="UJI", **fields)


def order(lines, **how):
    """An order that waits to be paid through Midtrans."""
    return factories.order(lines, payment="midtrans", **how)


def attempt(order, *, number=1, reference=None, amount=None):
    """A GatewayAttempt whose page was opened."""
    return GatewayAttempt.objects.create(
        payment=order.payment,
        number=number,
        reference=reference or f"{order.number}-{number}",
        amount=amount or order.payment.amount,
        token=f"token-{order.pk}-{number}",
        redirect_url="http://127.0.0.1:1/snap/v3/redirection/token",
    )


def notice(attempt, status, *, code="200", transaction="t-1", key=KEY, **fields):
    """Body (bytes) of a signed notification about `attempt`."""
    gross = fields.pop("gross_amount", f"{attempt.amount}.00")
    signed = f"{attempt.reference}{code}{gross}{key}"
    return json.dumps(
        {
            "order_id": attempt.reference,
            "transaction_id": transaction,
            "transaction_status": status,
            "status_code": code,
            "gross_amount": gross,
            "currency": "IDR",
            "payment_type": "bank_transfer",
            "signature_key": hashlib.sha512(signed.encode()).hexdigest(),
            **fields,
        }
    ).encode()


def sample(name):
    """Body (bytes) of a sample notification."""
    return (SAMPLES / name).read_bytes()


MANIFEST = json.loads((SAMPLES / "MANIFEST.json").read_text())["files"]

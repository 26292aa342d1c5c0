"""What a notification of Midtrans says, read without believing it yet.

Fields and signature as its documentation gives them ("HTTP(S) Notification / Webhooks"). Unknown
fields are allowed, statuses are compared in lower case.
"""

import hashlib
import hmac
import json
import re
from dataclasses import dataclass

# "275000.00": rupiah have no used cents.
AMOUNT = re.compile(r"^(\d{1,15})(?:\.0{1,2})?$", re.ASCII)
REFERENCE = re.compile(r"^[A-Za-z0-9._~-]{1,50}$", re.ASCII)
NEEDED = ("order_id", "status_code", "gross_amount", "transaction_status")
LONGEST = 200


class MalformedNotice(ValueError):
    """The text is no notification; the message (English, for the log) says why."""


@dataclass(frozen=True)
class RefundNotice:
    """Money that the gateway says it paid back; `is_confirmed` once the bank says so too."""

    key: str
    amount: int
    reason: str
    is_confirmed: bool


@dataclass(frozen=True)
class Notice:
    """One message about one transaction. `amount` is rupiah; the signed texts stay as received."""

    reference: str
    transaction_id: str
    status: str
    status_code: str
    fraud: str
    gross_amount: str
    amount: int
    currency: str
    payment_type: str
    signature: str
    refunds: tuple
    pay_number: str = ""


def parse(text):
    """Notice of a JSON text; MalformedNotice where it is none."""
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise MalformedNotice("no JSON") from error
    if not isinstance(fields, dict):
        raise MalformedNotice("no JSON object")
    for name in NEEDED:
        if not isinstance(fields.get(name), str) or not fields[name]:
            raise MalformedNotice(f"{name} is missing or no text")
    if not REFERENCE.match(fields["order_id"]):
        raise MalformedNotice("order_id is not one of Midtrans'")
    return Notice(
        reference=fields["order_id"],
        transaction_id=_text(fields, "transaction_id")[:64],
        status=fields["transaction_status"].lower()[:40],
        status_code=fields["status_code"][:10],
        fraud=_text(fields, "fraud_status").lower(),
        gross_amount=fields["gross_amount"][:40],
        amount=_rupiah(fields["gross_amount"]),
        currency=_text(fields, "currency") or "IDR",
        payment_type=_text(fields, "payment_type")[:40],
        signature=_text(fields, "signature_key").lower(),
        refunds=_refunds(fields),
        pay_number=_pay_number(fields)[:80],
    )


def is_signed(notice, server_key):
    """True where the signature of `notice` was made with `server_key`; constant time."""
    signed = f"{notice.reference}{notice.status_code}{notice.gross_amount}{server_key}"
    expected = hashlib.sha512(signed.encode()).hexdigest()
    return hmac.compare_digest(expected.encode(), notice.signature.encode())


def _text(fields, name):
    value = fields.get(name)
    return value[:LONGEST] if isinstance(value, str) else ""


def _pay_number(fields):
    """What the buyer types at the bank or tells the shop assistant: "BCA 12345678901"."""
    accounts = fields.get("va_numbers")
    if isinstance(accounts, list) and accounts and isinstance(accounts[0], dict):
        return f"{_text(accounts[0], 'bank').upper()} {_text(accounts[0], 'va_number')}".strip()
    if number := _text(fields, "permata_va_number"):
        return f"Permata {number}"
    if bill := _text(fields, "bill_key"):
        return f"Mandiri {_text(fields, 'biller_code')} {bill}"
    if code := _text(fields, "payment_code"):
        return f"{_text(fields, 'store').capitalize()} {code}"
    return ""


def _rupiah(text):
    found = AMOUNT.match(text) if isinstance(text, str) else None
    if not found:
        raise MalformedNotice("an amount is not in whole rupiah")
    return int(found[1])


def _refunds(fields):
    rows = fields.get("refunds")
    if not isinstance(rows, list):
        return ()
    found = []
    for row in rows[:100]:
        if not isinstance(row, dict):
            raise MalformedNotice("a refund is no object")
        key = _text(row, "refund_key") or str(row.get("refund_chargeback_id", ""))
        found.append(
            RefundNotice(
                key=key[:64],
                amount=_rupiah(row.get("refund_amount")),
                reason=_text(row, "reason"),
                is_confirmed=bool(row.get("bank_confirmed_at")),
            )
        )
    return tuple(found)

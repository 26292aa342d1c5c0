"""What Midtrans says about a transaction: notifications and answers of the transaction API.

Field sets by payment type and status, and the signature, follow the Midtrans documentation
(HTTP notification) and its samples.
"""

import hashlib
from datetime import timedelta, timezone

WIB = timezone(timedelta(hours=7))
MERCHANT_ID = "G000000000"
NOTICE = "midtrans payment notification"
NOTIFIED_CODES = {"pending": "201", "deny": "202", "cancel": "202", "expire": "202"}
REPORTED_CODES = {"pending": "201", "deny": "202", "expire": "407"}
PAID = ("settlement", "refund", "partial_refund")
CARD_FIELDS = {
    "masked_card": "48111111-1114",
    "eci": "05",
    "channel_response_code": "00",
    "channel_response_message": "Approved",
    "card_type": "credit",
    "bank": "bni",
    "approval_code": "1578569243927",
}
REFUSED_CARD_FIELDS = {
    "masked_card": "49111111-1113",
    "channel_response_code": "05",
    "channel_response_message": "Do not honour",
    "card_type": "credit",
    "bank": "bni",
}


def notification(transaction, server_key):
    """The JSON object that is posted to the merchant about `transaction` as it is."""
    code = NOTIFIED_CODES.get(transaction.status, "200")
    return _message(transaction, _challenged(transaction, code), NOTICE, server_key)


def report(transaction, server_key, message="Success, transaction is found"):
    """The answer of the transaction API about `transaction`."""
    code = REPORTED_CODES.get(transaction.status, "200")
    return _message(transaction, _challenged(transaction, code), message, server_key)


def refund_report(transaction):
    """The answer to a refund that was made: the last one of `transaction`."""
    refund = transaction.refunds[-1]
    return {
        "status_code": "200",
        "status_message": "Success, refund request is approved",
        "transaction_id": transaction.transaction_id,
        "order_id": transaction.order_id,
        "payment_type": transaction.way.payment_type,
        "transaction_time": clock(transaction.chosen_at),
        "transaction_status": transaction.status,
        "gross_amount": rupiah(transaction.amount),
        "refund_chargeback_id": refund.number,
        "refund_amount": rupiah(refund.amount),
        "refund_key": refund.key,
    }


def signature(order_id, status_code, gross_amount, server_key):
    """SHA-512 over the four texts in a row, in hexadecimal."""
    text = f"{order_id}{status_code}{gross_amount}{server_key}"
    return hashlib.sha512(text.encode()).hexdigest()


def rupiah(amount):
    """275000 as "275000.00"."""
    return f"{amount}.00"


def clock(moment):
    """An aware datetime as Midtrans writes it: GMT+7, without saying so."""
    return moment.astimezone(WIB).strftime("%Y-%m-%d %H:%M:%S")


def _challenged(transaction, code):
    return "201" if transaction.fraud == "challenge" and transaction.status == "capture" else code


def _message(transaction, code, text, server_key):
    gross = rupiah(transaction.amount)
    message = {
        "transaction_time": clock(transaction.chosen_at),
        "transaction_status": transaction.status,
        "transaction_id": transaction.transaction_id,
        "status_message": text,
        "status_code": code,
        "payment_type": transaction.way.payment_type,
        "order_id": transaction.order_id,
        "merchant_id": MERCHANT_ID,
        "gross_amount": gross,
        "currency": "IDR",
        **_by_status(transaction),
        **_by_method(transaction),
        "signature_key": signature(transaction.order_id, code, gross, server_key),
    }
    return message


def _by_status(transaction):
    fields = {}
    if transaction.status == "pending":
        fields["expiry_time"] = clock(transaction.expires_at)
    if transaction.status in PAID:
        fields["settlement_time"] = clock(transaction.settled_at)
    if transaction.status != "expire":
        fields["fraud_status"] = transaction.fraud
    if transaction.refunds:
        fields["refund_amount"] = rupiah(transaction.refunded)
        fields["refunds"] = [_refund(refund) for refund in transaction.refunds]
    return fields


def _refund(refund):
    fields = {
        "refund_chargeback_id": refund.number,
        "refund_amount": rupiah(refund.amount),
        "created_at": clock(refund.created_at),
        "reason": refund.reason,
        "refund_key": refund.key,
    }
    if refund.confirmed_at:
        fields["refund_method"] = "online"
        fields["bank_confirmed_at"] = clock(refund.confirmed_at)
    return fields


def _by_method(transaction):
    match transaction.method:
        case "bca_va" | "bni_va" | "bri_va":
            bank = transaction.method.removesuffix("_va")
            numbers = [{"va_number": transaction.number, "bank": bank}]
            return {"va_numbers": numbers, "payment_amounts": []}
        case "permata_va":
            return {"permata_va_number": transaction.number}
        case "echannel":
            return {"biller_code": "70012", "bill_key": transaction.number}
        case "qris":
            return _qris(transaction)
        case "credit_card" if transaction.status == "deny":
            return REFUSED_CARD_FIELDS
        case "credit_card" if transaction.status in ("capture", *PAID):
            return CARD_FIELDS
    return {}


def _qris(transaction):
    if transaction.status not in PAID:
        return {}
    fields = {"issuer": "dana", "acquirer": "gopay"}
    if transaction.status == "settlement":
        fields["transaction_type"] = "off-us"
        fields["merchant_cross_reference_id"] = transaction.token
    return fields

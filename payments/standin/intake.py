"""Which orders Snap accepts. Source: Midtrans documentation, Snap API "request body"."""

import re

from payments.standin.refusals import Refusal

ORDER_ID = re.compile(r"[A-Za-z0-9_~.-]{1,50}")
LONGEST_NAME = 50


def checked(order):
    """(order id, rupiah) of the JSON body `order`; Refusal(400) when Snap would not take it."""
    details = order.get("transaction_details") if isinstance(order, dict) else None
    if not isinstance(details, dict):
        raise Refusal(400, "transaction_details is required")
    order_id, amount = details.get("order_id"), details.get("gross_amount")
    problems = [
        *_shape_problems(order),
        *_order_id_problems(order_id),
        *_amount_problems(amount),
        *_item_problems(order.get("item_details"), amount),
    ]
    if problems:
        raise Refusal(400, *problems)
    return order_id, amount


def _shape_problems(order):
    for name, kind in (("expiry", dict), ("callbacks", dict), ("enabled_payments", list)):
        if not isinstance(order.get(name, kind()), kind):
            yield f"{name} format is invalid"


def _order_id_problems(order_id):
    if not order_id:
        yield "transaction_details.order_id is required"
    elif not isinstance(order_id, str) or not ORDER_ID.fullmatch(order_id):
        yield "transaction_details.order_id format is invalid"


def _amount_problems(amount):
    if amount is None:
        yield "transaction_details.gross_amount is required"
    elif not _is_whole(amount) or amount < 1:
        yield "transaction_details.gross_amount must be a whole number of at least 1"


def _item_problems(items, amount):
    if items is None:
        return
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        yield "item_details must be a list of objects"
        return
    if not all(_is_whole(item.get("price")) for item in items):
        yield "item_details.price must be a whole number"
        return
    if not all(_is_whole(item.get("quantity")) and item["quantity"] >= 1 for item in items):
        yield "item_details.quantity must be a whole number of at least 1"
        return
    names = [item.get("name") for item in items]
    if not all(isinstance(name, str) and name for name in names):
        yield "item_details.name is required"
    elif any(len(name) > LONGEST_NAME for name in names):
        yield "item_details.name is too long"
    elif any("|" in name for name in names):
        yield "item_details.name must not contain |"
    if amount != sum(item["price"] * item["quantity"] for item in items):
        yield "transaction_details.gross_amount is not equal to the sum of item_details"


def _is_whole(number):
    return isinstance(number, int) and not isinstance(number, bool)

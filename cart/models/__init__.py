from cart.models.fulfilment import Fulfilment, FulfilmentLine, HistoryEntry, TakeBack
from cart.models.invoice import Invoice, InvoiceSeries
from cart.models.order import Charge, Order
from cart.models.outbox import OutboxMessage

__all__ = [
    "Charge",
    "Fulfilment",
    "FulfilmentLine",
    "HistoryEntry",
    "Invoice",
    "InvoiceSeries",
    "Order",
    "OutboxMessage",
    "TakeBack",
]

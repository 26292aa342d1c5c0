from cart.models.fulfilment import Fulfilment, FulfilmentLine, HistoryEntry
from cart.models.order import Charge, Order

__all__ = ["Charge", "Fulfilment", "FulfilmentLine", "HistoryEntry", "Order"]

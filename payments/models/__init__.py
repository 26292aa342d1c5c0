from payments.models.account import BankAccount
from payments.models.gateway import GatewayAttempt, GatewayMessage
from payments.models.payment import MoneyMovement, Payment
from payments.models.proof import TransferProof
from payments.models.refund import Refund
from payments.models.settings import PaymentSettings

__all__ = [
    "BankAccount",
    "GatewayAttempt",
    "GatewayMessage",
    "MoneyMovement",
    "Payment",
    "PaymentSettings",
    "Refund",
    "TransferProof",
]

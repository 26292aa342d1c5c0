"""What the shop needs before the first order: an account for transfers, courier rates, stock."""

from payments.models import BankAccount
from shipping.importing import import_rates
from shipping.models import ShippingRate

BANK = "Bank Contoh"
NUMBER = "1234567890"
HOLDER = "Kanwil Ditjenpas Sumatera Selatan (contoh)"


def open_account():
    """The regional office's account, into which all demonstration prisons collect."""
    if not BankAccount.objects.filter(prison=None).exists():
        BankAccount.objects.create(bank=BANK, number=NUMBER, holder=HOLDER)


def load_rates(content):
    """The sample courier table, unless the shop already has rates."""
    if not ShippingRate.objects.exists():
        import_rates(content.rates)

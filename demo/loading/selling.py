"""What the shop needs before the first order: an account with its QRIS, courier rates, stock."""

from payments.models import BankAccount
from shipping.importing import import_rates
from shipping.models import ShippingRate

BANK = "Bank Contoh"
NUMBER = "1234567890"
# Its key is known to `make dev` alone, which starts the stand-in for Midtrans.
MIDTRANS = "DEMO"
HOLDER = "Kanwil Ditjenpas Sumatera Selatan (contoh)"
# Of an invented merchant at an invented acquirer: it leads to nobody's account.
QRIS = (
    "00020101021126680016ID.CO.CONTOH.WWW01189360000000000000010215CONTOH0000000010303UMI"
    "51440014ID.CO.QRIS.WWW0215ID00000000000000303UMI5204599953033605802ID"
    "5919SENTRA KARYA CONTOH6009PALEMBANG61053011462070703A016304C8BF"
)


def open_account():
    """The regional office's account, into which all demonstration prisons collect."""
    if not BankAccount.objects.filter(prison=None).exists():
        BankAccount.objects.create(
            bank=BANK, number=NUMBER, holder=HOLDER, qris_text=QRIS, midtrans_name=MIDTRANS
        )


def load_rates(content):
    """The sample courier table, unless the shop already has rates."""
    if not ShippingRate.objects.exists():
        import_rates(content.rates)

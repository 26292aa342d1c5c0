"""Which accounts can take money through Midtrans, and with which key.

The keys themselves are secrets and stand in the environment: an account whose Midtrans name is
"LPP" uses MIDTRANS_KEY_LPP. MIDTRANS_URL leads to a stand-in instead of Midtrans (development).
"""

from django.conf import settings

from payments.midtrans.client import PRODUCTION, SANDBOX, Client, Host


def key_of(account):
    """Server key for a BankAccount; "" where it has none."""
    if account is None or not account.midtrans_name:
        return ""
    return settings.MIDTRANS_KEYS.get(account.midtrans_name, "")


def is_ready(account):
    """True where a BankAccount (or None) can take money through Midtrans."""
    return bool(key_of(account))


def client_of(account):
    """Client for a BankAccount that is ready."""
    return Client(key_of(account), host_of(account))


def host_of(account):
    if settings.MIDTRANS_URL:
        return Host(app=settings.MIDTRANS_URL, api=settings.MIDTRANS_URL)
    return PRODUCTION if account.midtrans_is_live else SANDBOX

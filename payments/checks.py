"""House rules about payments that `manage.py check` holds."""

import re

from django.conf import settings
from django.core.checks import Error, register
from django.core.checks import Warning as CheckWarning
from django.db import DatabaseError

from payments import qris
from payments.methods import METHODS
from payments.midtrans import keys
from payments.models import BankAccount

INTERFACE = ("code", "label", "note", "template", "is_offered", "refusal", "detail", "open")
# Of Midtrans' keys; only the sandbox's say so themselves.
SANDBOX_KEY = re.compile(r"^SB-")


@register()
def methods_are_whole(app_configs, **kwargs):
    """karya.E002: every payment method offers the whole interface."""
    return [
        Error(f"Payment method {code} lacks {name}.", id="karya.E002")
        for code, method in METHODS.items()
        for name in INTERFACE
        if not hasattr(method, name)
    ]


@register()
def accounts_are_whole(app_configs, **kwargs):
    """karya.W002 and W003: what is set up half is named; it is not offered to buyers."""
    try:
        accounts = list(BankAccount.objects.filter(is_active=True).select_related("prison"))
    except DatabaseError:
        # Before the first migration there are no accounts, and without a database nothing to ask.
        return []
    problems = [problem for account in accounts for problem in _problems(account)]
    unused = set(settings.MIDTRANS_KEYS) - {account.midtrans_name for account in accounts}
    if settings.MIDTRANS_KEYS and unused == set(settings.MIDTRANS_KEYS) and accounts:
        problems.append(
            CheckWarning(
                f"Midtrans is half configured: no account uses {', '.join(sorted(unused))}.",
                id="karya.W003",
            )
        )
    return problems


def _problems(account):
    if account.qris_text:
        try:
            qris.parse(account.qris_text)
        except qris.QrisError as error:
            yield CheckWarning(f"QRIS of {account} is not valid: {error}", id="karya.W002")
    if not account.midtrans_name:
        return
    key = keys.key_of(account)
    if not key:
        yield CheckWarning(
            f"Midtrans of {account} is half configured: MIDTRANS_KEY_{account.midtrans_name} "
            "is not set.",
            id="karya.W003",
        )
    elif not settings.MIDTRANS_URL and account.midtrans_is_live == bool(SANDBOX_KEY.match(key)):
        yield CheckWarning(
            f"Midtrans of {account} is half configured: the key is not one of "
            f"{'production' if account.midtrans_is_live else 'the sandbox'}.",
            id="karya.W003",
        )

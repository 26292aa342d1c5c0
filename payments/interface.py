"""What every way to pay has in common: the question that it answers, and how it refuses."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from payments.models import BankAccount


class PaymentUnavailable(Exception):
    """The method cannot be used for this order; the message (Indonesian) says why."""


@dataclass(frozen=True)
class Request:
    """What a method needs to know of an order before it exists.

    `total` is rupiah without a unique code, `collector` the LapasPage that collects for itself or
    None for the regional office, `all_collected` whether the buyer fetches every part in person,
    `prisons` how many prisons the goods come from.
    """

    total: int
    collector: object
    all_collected: bool
    prisons: int
    known_account: object = None

    @cached_property
    def account(self):
        """The BankAccount that the money would go to, or None."""
        return self.known_account or account_of(self.collector)


def account_of(collector):
    """Active BankAccount of a prison that collects for itself, or of the regional office."""
    accounts = BankAccount.objects.filter(is_active=True)
    return accounts.filter(prison=collector).first()


def accounts_for(prison_ids):
    """{prison id: BankAccount or None}: where the money for each prison's goods goes; one query.

    A prison's own account comes with its `prison`; the others share the regional office's.
    """
    found = {
        account.prison_id: account
        for account in BankAccount.objects.filter(is_active=True)
        .filter(Q(prison__in=prison_ids) | Q(prison=None))
        .select_related("prison")
        .order_by("-pk")
    }
    return {prison_id: found.get(prison_id, found.get(None)) for prison_id in prison_ids}


def collectors(prison_ids):
    """{prison id: LapasPage or None}: who collects the money for each prison's goods; one query."""
    accounts = accounts_for(prison_ids)
    return {prison_id: account and account.prison for prison_id, account in accounts.items()}

"""The ways to pay, behind one interface.

A method says whether it suits an order and what to know before ordering (`note`), opens a Payment
for it, and names the template that tells the buyer what to do. QRIS and gateways register beside
these.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from payments.enums import MethodCode, PaymentState
from payments.models import BankAccount, Payment, PaymentSettings

CODE_TRIES = 50


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

    @cached_property
    def account(self):
        """The BankAccount that a transfer would go to, or None."""
        return account_of(self.collector)


class BankTransfer:
    """Transfer to the collector's account, told apart by a three-digit code within the sum."""

    code = MethodCode.TRANSFER
    label = MethodCode.TRANSFER.label
    note = gettext_lazy("Jumlah transfer ditambah kode unik 1–999 rupiah supaya mudah dikenali.")
    template = "payments/transfer.html"

    def refusal(self, request):
        """Why this method does not suit `request`; "" where it does."""
        if request.account is None:
            return _("Rekening tujuan belum diatur.")
        return ""

    def detail(self, request):
        account = request.account
        return _("Ke %(bank)s a.n. %(holder)s, dikonfirmasi petugas.") % {
            "bank": account.bank,
            "holder": account.holder,
        }

    def open(self, request):
        """A pending Payment whose sum no other open transfer to this account has."""
        account = request.account
        if account is None:
            raise PaymentUnavailable(self.refusal(request))
        hours = PaymentSettings.load().transfer_hours
        for _try in range(CODE_TRIES):
            code = secrets.randbelow(999) + 1
            try:
                with transaction.atomic():
                    return Payment.objects.create(
                        method=self.code,
                        amount=request.total + code,
                        unique_code=code,
                        account=account,
                        expires_at=timezone.now() + timedelta(hours=hours),
                    )
            except IntegrityError:
                continue
        raise PaymentUnavailable(
            _("Terlalu banyak transfer yang menunggu. Pilih cara bayar lain atau coba lagi nanti.")
        )


class CashOnCollection:
    """Cash over the counter, where the whole order is fetched in person at one place."""

    code = MethodCode.CASH
    label = MethodCode.CASH.label
    note = ""
    template = "payments/cash.html"

    def refusal(self, request):
        if not request.all_collected:
            return _("Tunai hanya bila semua barang diambil sendiri.")
        if request.prisons > 1:
            return _("Tunai hanya untuk barang dari satu lapas.")
        return ""

    def detail(self, request):
        return _("Bayar di tempat saat barang diserahkan.")

    def open(self, request):
        if reason := self.refusal(request):
            raise PaymentUnavailable(reason)
        return Payment.objects.create(method=self.code, amount=request.total)


METHODS = {method.code.value: method for method in (BankTransfer(), CashOnCollection())}


def account_of(collector):
    """Active BankAccount of a prison that collects for itself, or of the regional office."""
    accounts = BankAccount.objects.filter(is_active=True)
    return accounts.filter(prison=collector).first()


def collectors(prison_ids):
    """{prison id: LapasPage or None}: who collects the money for each prison's goods; one query."""
    own = {
        account.prison_id: account.prison
        for account in BankAccount.objects.filter(
            is_active=True, prison__in=prison_ids
        ).select_related("prison")
    }
    return {prison_id: own.get(prison_id) for prison_id in prison_ids}


def confirm(payment, *, by):
    """Marks a pending Payment as received; False where it was not pending any more."""
    return bool(
        Payment.objects.filter(pk=payment.pk, state=PaymentState.PENDING).update(
            state=PaymentState.PAID, confirmed_at=timezone.now(), confirmed_by=by
        )
    )


def void(payment):
    """Closes a pending Payment that is not wanted any more; a paid one stays paid."""
    Payment.objects.filter(pk=payment.pk, state=PaymentState.PENDING).update(
        state=PaymentState.VOID
    )

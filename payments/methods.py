"""The ways to pay, behind one interface.

A method says whether it is offered at all for the orders that a basket becomes (`is_offered`),
whether it suits one of them (`refusal`: why not, "" where it does), and what to know before
ordering (`detail`, `note`); it opens a Payment and names the template that tells the buyer what to
do. Gateways register beside these.
"""

import secrets
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from payments import qris
from payments.enums import MethodCode
from payments.interface import PaymentUnavailable
from payments.midtrans import keys
from payments.models import Payment, PaymentSettings

CODE_TRIES = 50
MOST_CODE = 999


class ToAccount:
    """Money sent to the collector's account, told apart by a three-digit code within the sum."""

    def open(self, request):
        """A pending Payment whose sum no other open one to this account has."""
        if reason := self.refusal(request):
            raise PaymentUnavailable(reason)
        expires_at = timezone.now() + timedelta(hours=self.hours(PaymentSettings.load()))
        for _try in range(CODE_TRIES):
            code = secrets.randbelow(MOST_CODE) + 1
            try:
                with transaction.atomic():
                    return Payment.objects.create(
                        method=self.code,
                        amount=request.total + code,
                        unique_code=code,
                        account=request.account,
                        expires_at=expires_at,
                    )
            except IntegrityError:
                continue
        raise PaymentUnavailable(
            _("Terlalu banyak transfer yang menunggu. Pilih cara bayar lain atau coba lagi nanti.")
        )


class BankTransfer(ToAccount):
    """Transfer to the collector's bank account."""

    code = MethodCode.TRANSFER
    label = MethodCode.TRANSFER.label
    note = gettext_lazy("Jumlah transfer ditambah kode unik 1–999 rupiah supaya mudah dikenali.")
    template = "payments/transfer.html"

    def is_offered(self, requests):
        return True

    def refusal(self, request):
        if request.account is None:
            return _("Rekening tujuan belum diatur.")
        return ""

    def detail(self, request):
        return _("Ke %(bank)s a.n. %(holder)s, dikonfirmasi petugas.") % {
            "bank": request.account.bank,
            "holder": request.account.holder,
        }

    def hours(self, settings):
        return settings.transfer_hours


class Qris(ToAccount):
    """The collector's static QRIS code; staff see in the statement that the money came."""

    code = MethodCode.QRIS
    label = MethodCode.QRIS.label
    note = gettext_lazy("Jumlah bayar ditambah kode unik 1–999 rupiah supaya mudah dikenali.")
    template = "payments/qris.html"

    def is_offered(self, requests):
        return any(_has_qris(request.account) for request in requests)

    def refusal(self, request):
        if not _has_qris(request.account):
            return _("QRIS belum ada untuk semua lapas di keranjang ini.")
        if request.total + MOST_CODE > qris.MOST_RUPIAH:
            return _("QRIS paling banyak Rp10.000.000 sekali bayar.")
        return ""

    def detail(self, request):
        return _("Dari aplikasi bank atau dompet digital mana pun, dikonfirmasi petugas.")

    def hours(self, settings):
        return settings.qris_hours


class Midtrans:
    """The payment page of Midtrans, to which the buyer is sent from the order's page."""

    code = MethodCode.MIDTRANS
    label = gettext_lazy("Bayar langsung (QRIS, e-wallet, rekening virtual)")
    note = ""
    template = "payments/midtrans.html"

    def is_offered(self, requests):
        return any(keys.is_ready(request.account) for request in requests)

    def refusal(self, request):
        if not keys.is_ready(request.account):
            return _("Bayar langsung belum ada untuk semua lapas di keranjang ini.")
        return ""

    def detail(self, request):
        return _("Lewat Midtrans; pesanan langsung lunas tanpa menunggu petugas.")

    def open(self, request):
        if reason := self.refusal(request):
            raise PaymentUnavailable(reason)
        hours = self.hours(PaymentSettings.load())
        return Payment.objects.create(
            method=self.code,
            amount=request.total,
            account=request.account,
            expires_at=timezone.now() + timedelta(hours=hours),
        )

    def hours(self, settings):
        return settings.midtrans_hours


class CashOnCollection:
    """Cash over the counter, where the whole order is fetched in person at one place."""

    code = MethodCode.CASH
    label = MethodCode.CASH.label
    note = ""
    template = "payments/cash.html"

    def is_offered(self, requests):
        return True

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


METHODS = {
    method.code.value: method for method in (BankTransfer(), Qris(), Midtrans(), CashOnCollection())
}


def _has_qris(account):
    return account is not None and account.qris_text != ""

"""What buyers do about the money of an order: pay at the gateway, send a proof, name an account."""

import logging
from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cart import gateway, papers, paying, proving, refund_accounts
from cart.forms import RefundAccountForm
from cart.models import Invoice
from cart.views.orders import order_of, order_page
from core import throttle, visitors
from core.origin import own_forms_only
from payments.midtrans.errors import GatewayError
from payments.proofs.pictures import MOST_BYTES, ProofRefused

logger = logging.getLogger(__name__)

WINDOW_SECONDS = 15 * 60
# A form around the file needs little; what is larger is not even read.
MOST_UPLOAD = MOST_BYTES + 64 * 1024


def _money_action(limit):
    """View decorator: a post from an order's own page, at most `limit` in a quarter of an hour."""

    def decorate(view):
        @never_cache
        @own_forms_only
        @require_POST
        @wraps(view)
        def acting(request, token):
            order = order_of(token)
            keys = (f"{view.__name__}:{visitors.address(request)}", f"{view.__name__}:{order.pk}")
            if not throttle.allow_all(keys, limit=limit, seconds=WINDOW_SECONDS):
                messages.error(request, _("Terlalu banyak percobaan. Coba lagi 15 menit lagi."))
                return redirect(order)
            return view(request, order)

        return acting

    return decorate


@_money_action(20)
def pay(request, order):
    """Sends the buyer to the gateway's page."""
    try:
        return HttpResponseRedirect(paying.page_for(order))
    except paying.CannotPay as why:
        messages.error(request, str(why))
        return redirect(order)


@_money_action(20)
def check(request, order):
    """Asks the gateway how the payment stands, for a buyer who has just paid."""
    attempt = order.payment.attempts.opened().last()
    if attempt is None:
        messages.error(request, _("Pembayaran belum dimulai."))
        return redirect(order)
    try:
        knows = gateway.ask(attempt)
    except GatewayError:
        messages.error(request, _("Midtrans sedang tidak menjawab. Coba lagi beberapa menit lagi."))
        return redirect(order)
    order.payment.refresh_from_db()
    if order.payment.captured:
        messages.success(request, _("Pembayaran Anda sudah kami terima."))
    elif knows:
        messages.info(request, _("Uangnya belum masuk. Halaman ini berubah sendiri begitu masuk."))
    else:
        messages.info(request, _("Anda belum memilih cara membayar di halaman Midtrans."))
    return redirect(order)


@_money_action(10)
def proof(request, order):
    """Takes a photo or PDF of the transfer."""
    try:
        length = int(request.headers.get("Content-Length") or 0)
    except ValueError:
        length = 0
    if length > MOST_UPLOAD:
        messages.error(request, str(ProofRefused("bytes")))
        return redirect(order)
    file = request.FILES.get("bukti")
    if file is None:
        messages.error(request, _("Pilih dulu foto atau PDF bukti pembayarannya."))
        return redirect(order)
    try:
        proving.add(order, file)
    except (ProofRefused, proving.ProofNotWanted) as why:
        messages.error(request, str(why))
    except OSError:
        logger.exception("a proof for %s could not be stored", order.number)
        messages.error(
            request,
            _("Bukti tidak bisa disimpan sekarang. Coba lagi nanti, atau kirim lewat WhatsApp."),
        )
    else:
        messages.success(request, _("Bukti Anda sudah kami terima. Petugas memeriksanya."))
    return redirect(order)


@_money_action(20)
def refund_account(request, order):
    """Takes the account that money shall go back to."""
    form = RefundAccountForm(request.POST)
    if form.is_valid() and refund_accounts.name(order, **form.cleaned_data):
        messages.success(request, _("Rekening tujuan sudah kami catat."))
    elif not form.is_valid() and order.payment.refunds.to_transfer().exists():
        messages.error(
            request, _("Rekening belum tersimpan. Periksa isian di bagian “Uang kembali”.")
        )
        return order_page(request, order, refund_form=form)
    else:
        messages.error(request, _("Tidak ada uang yang menunggu dikembalikan."))
    return HttpResponseRedirect(f"{order.get_absolute_url()}#uang-kembali")


@never_cache
@require_safe
def invoice(request, token):
    """The invoice of a paid order, as PDF."""
    order = order_of(token)
    if not Invoice.objects.filter(order=order).exists():
        raise Http404(_("Faktur terbit setelah pesanan dibayar."))
    name = papers.filename(order, "invoice")
    return HttpResponse(
        papers.invoice(order),
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'inline; filename="{name}"',
            "X-Robots-Tag": "noindex, nofollow",
            "Referrer-Policy": "no-referrer",
        },
    )

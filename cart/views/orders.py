import secrets

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_http_methods, require_safe

from cart.forms import LookupForm
from cart.models import Order
from cart.order_page import may_pay_by_qris, order_context
from core import throttle, visitors
from core.origin import own_forms_only
from payments import qris_code
from payments.enums import MethodCode
from payments.midtrans import keys

LOOKUPS = 8
LOOKUP_SECONDS = 15 * 60


@never_cache
@require_safe
def show(request, token):
    """An order's own page, opened by its unguessable link."""
    return order_page(request, order_of(token))


def order_page(request, order, *, refund_form=None):
    """Response with the page of an Order; `refund_form` is one that was filled in wrongly (422)."""
    response = _rendered(request, order, refund_form)
    # The address is the key: it goes neither to other sites nor into search engines.
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _rendered(request, order, refund_form):
    def page(request):
        context = order_context(order, refund_form=refund_form)
        return render(request, "cart/order.html", context, status=422 if refund_form else 200)

    if order.payment.method == MethodCode.MIDTRANS and order.payment.account:
        # The form that starts the payment is redirected there, which browsers count as its action.
        actions = [*settings.SECURE_CSP["form-action"], keys.host_of(order.payment.account).app]
        page = csp_override({**settings.SECURE_CSP, "form-action": actions})(page)
    return page(request)


@never_cache
@require_safe
def qris(request, token):
    """The QRIS code of an order that waits for its money, as a PNG to take along."""
    order = order_of(token)
    if not may_pay_by_qris(order):
        raise Http404(_("Pesanan ini tidak menunggu pembayaran QRIS."))
    return HttpResponse(
        qris_code.png(order.payment),
        content_type="image/png",
        headers={
            "Content-Disposition": f'attachment; filename="QRIS-{order.number}.png"',
            "X-Robots-Tag": "noindex, nofollow",
        },
    )


def order_of(token):
    """The Order with this token; Http404 where there is none. Compared in constant time."""
    order = Order.objects.filter(token=token).select_related("payment__account").first()
    if order is None or not secrets.compare_digest(order.token.encode(), token.encode()):
        raise Http404(_("Pesanan ini tidak ditemukan."))
    return order


@never_cache
@own_forms_only
@require_http_methods(["GET", "HEAD", "POST"])
def lookup(request):
    """Finds an order by number and phone; a few tries in a quarter of an hour."""
    if request.method != "POST":
        return render(request, "cart/lookup.html", {"form": LookupForm()})
    form = LookupForm(request.POST)
    if not form.is_valid():
        return render(request, "cart/lookup.html", {"form": form}, status=422)
    number, phone = form.cleaned_data["nomor"], form.cleaned_data["whatsapp"]
    keys = (f"order-lookup:ip:{visitors.address(request)}", f"order-lookup:no:{number}")
    if not throttle.allow_all(keys, limit=LOOKUPS, seconds=LOOKUP_SECONDS):
        form.add_error(None, _("Terlalu banyak percobaan. Coba lagi 15 menit lagi."))
        return render(request, "cart/lookup.html", {"form": form}, status=429)
    order = Order.objects.filter(number=number).first()
    if order is None or not secrets.compare_digest(order.phone, phone):
        form.add_error(
            None, _("Tidak ada pesanan dengan nomor itu dan nomor WhatsApp itu. Periksa keduanya.")
        )
        return render(request, "cart/lookup.html", {"form": form}, status=404)
    return redirect(order)

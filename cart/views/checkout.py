from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cart import basket as baskets
from cart import quotes
from cart.checkout import CheckoutRefused, QuoteChanged, Wanted, place, placed
from cart.forms import CheckoutForm
from core import regions


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def checkout(request):
    """The checkout page; a post places the order, or shows the form again with what is wrong."""
    basket = baskets.read(request)
    if request.method == "POST":
        done = placed(request.POST.get("kunci", "")[:64])
        if done:
            return _to_order(done, basket)
    if not basket.lines:
        return redirect("basket")
    if request.method != "POST":
        return _page(request, basket, CheckoutForm(), _quote(request, basket))
    quote = _quote(request, basket)
    form = CheckoutForm(request.POST, needs_address=quote.needs_address)
    if "hitung" in request.POST:
        return _page(request, basket, _unbound(request), quote)
    if not form.is_valid():
        return _page(request, basket, form, quote, status=422)
    wanted = Wanted(
        key=basket.key,
        lines=dict(basket.lines),
        details=form.details(),
        deliveries=_deliveries(request),
        payment=request.POST.get("pembayaran", ""),
        seen_digest=request.POST.get("rincian", ""),
    )
    try:
        orders = place(wanted)
    except CheckoutRefused as refused:
        # What is gone from the shop is taken out of the basket only after the buyer was told.
        quote = _quote(request, basket)
        if isinstance(refused, QuoteChanged):
            for sku in set(basket.lines) - {one.sku for one in quote.goods}:
                basket.put(sku, 0)
        page = _page(request, basket, form, quote, problems=refused.problems, status=409)
        return baskets.write(page, basket)
    return _to_order(orders, basket)


@never_cache
@require_POST
def recount(request):
    """Delivery, payment and total for what is filled in so far (htmx)."""
    basket = baskets.read(request)
    if not basket.lines:
        response = HttpResponseRedirect("/keranjang/")
        response.headers["HX-Redirect"] = "/keranjang/"
        return response
    context = _context(request, basket, _unbound(request), _quote(request, basket))
    return render(request, "cart/_delivery_and_total.html", context)


@require_safe
def regencies(request):
    """<option>s of one province (htmx)."""
    found = regions.regencies_of(request.GET.get("provinsi", ""))
    return render(request, "cart/_regency_options.html", {"regencies": found})


@require_safe
def districts(request):
    """Suggestions for the district of a regency (htmx); none outside South Sumatra."""
    found = regions.districts_of(request.GET.get("kabupaten", ""))
    return render(request, "cart/_district_options.html", {"districts": found})


def _to_order(orders, basket):
    response = HttpResponseRedirect(orders[0].get_absolute_url())
    if any(order.checkout_key == basket.key for order in orders):
        basket.lines.clear()
        baskets.write(response, basket)
    return response


def _deliveries(request):
    return {
        name: value[:40] for name, value in request.POST.items() if name.startswith("pengiriman-")
    }


def _quote(request, basket):
    regency = request.POST.get("kabupaten", "")
    if regency not in regions.regencies():
        regency = ""
    return quotes.make(basket.lines, regency=regency, chosen=_deliveries(request))


def _unbound(request):
    """The form with what was typed so far, without complaining about what is still missing."""
    return CheckoutForm(initial={name: request.POST.get(name) for name in CheckoutForm.base_fields})


def _context(request, basket, form, quote, problems=()):
    return {
        "basket": basket,
        "form": form,
        "quote": quote,
        "problems": [*problems, *_quote_problems(quote, problems)],
        "payment_choices": quote.payment_choices(),
        "payment": request.POST.get("pembayaran", ""),
        "districts": regions.districts_of(request.POST.get("kabupaten", "")),
        "unknown_postal_code": _unusual_postal_code(request),
    }


def _quote_problems(quote, already):
    if already:
        return []
    return [
        _("%(title)s tinggal %(left)d. Kurangi jumlahnya di keranjang.")
        % {"title": one.full_title, "left": one.availability.most}
        for one in quote.short
    ]


def _unusual_postal_code(request):
    code, regency = request.POST.get("kode_pos", ""), request.POST.get("kabupaten", "")
    return bool(code) and not regions.postal_code_fits(code, regency)


def _page(request, basket, form, quote, *, problems=(), status=200):
    return render(
        request,
        "cart/checkout.html",
        _context(request, basket, form, quote, problems),
        status=status,
    )

import re

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from cart import basket as baskets
from cart import changes, quotes
from cart.checkout import CheckoutRefused, QuoteChanged, Wanted, place, placed
from cart.forms import CheckoutForm
from core import regions
from core.origin import own_forms_only
from payments.methods import METHODS

KEY = re.compile(r"[\w-]{1,64}", re.ASCII)
REGIONS_KEPT_SECONDS = 24 * 3600


@never_cache
@own_forms_only
@require_http_methods(["GET", "HEAD", "POST"])
def checkout(request):
    """The checkout page; a post places the order, or shows the form again with what is wrong."""
    basket = baskets.read(request)
    if done := _placed(request):
        return _to_order(done, basket)
    quote = _quote(request, basket)
    if not quote.goods:
        return redirect("basket")
    if request.method != "POST" or "hitung" in request.POST:
        return _page(request, basket, _form_so_far(request, quote))
    form = CheckoutForm(request.POST, quote=quote)
    if not form.is_valid():
        return _page(request, basket, form, status=422)
    try:
        orders = place(_wanted(request, basket, form))
    except QuoteChanged as changed:
        return _tell_changes(request, basket, changed.problems)
    except CheckoutRefused as refused:
        return _page(request, basket, form, problems=refused.problems, status=409)
    return _to_order(orders, basket)


@never_cache
@own_forms_only
@require_POST
def recount(request):
    """Delivery, payment and total for what is filled in so far (htmx)."""
    basket = baskets.read(request)
    quote = _quote(request, basket)
    if not quote.goods:
        return HttpResponseClientRedirect(reverse("basket"))
    form = _form_so_far(request, quote)
    return render(request, "cart/_delivery_and_total.html", _context(request, basket, form))


@cache_control(public=True, max_age=REGIONS_KEPT_SECONDS)
@require_safe
def regencies(request):
    """<option>s of one province (htmx); a chosen regency of that province stays chosen."""
    context = {
        "regencies": regions.regencies_of(request.GET.get("provinsi", "")),
        "chosen": request.GET.get("kabupaten", ""),
    }
    return render(request, "cart/_regency_options.html", context)


@cache_control(public=True, max_age=REGIONS_KEPT_SECONDS)
@require_safe
def districts(request):
    """Suggestions for the district of a regency (htmx); none outside South Sumatra."""
    found = regions.districts_of(request.GET.get("kabupaten", ""))
    return render(request, "cart/_district_options.html", {"districts": found})


def _placed(request):
    """Orders that the basket of the posted form has already become."""
    key = request.POST.get("kunci", "")
    return placed(key) if KEY.fullmatch(key) else []


def _to_order(orders, basket):
    response = HttpResponseRedirect(orders[0].get_absolute_url())
    if any(order.checkout_key == basket.key for order in orders):
        basket.lines.clear()
        baskets.write(response, basket)
    return response


def _tell_changes(request, basket, problems):
    """The form again, with the basket as it can be ordered now and the new total."""
    before = dict(basket.lines)
    changes.fit(basket)
    if basket.lines != before:
        problems = [
            *problems,
            _("Keranjang sudah disesuaikan. Periksa totalnya, lalu tekan Buat pesanan lagi."),
        ]
    if basket.lines:
        form = CheckoutForm(request.POST, quote=_quote(request, basket))
        response = _page(request, basket, form, problems=problems, status=409)
    else:
        for problem in problems:
            messages.error(request, problem)
        response = redirect("basket")
    return baskets.write(response, basket)


def _wanted(request, basket, form):
    return Wanted(
        key=basket.key,
        lines=dict(basket.lines),
        details=form.details(),
        deliveries=_deliveries(request),
        payment=form.cleaned_data["pembayaran"],
        seen_digest=request.POST.get("rincian", ""),
        quote=form.quote,
    )


def _deliveries(request):
    return {
        name: value[:40] for name, value in request.POST.items() if name.startswith("pengiriman-")
    }


def _quote(request, basket):
    regency = request.POST.get("kabupaten", "")
    if regency not in regions.regencies():
        regency = ""
    return quotes.make(basket.lines, regency=regency, chosen=_deliveries(request))


def _form_so_far(request, quote):
    """The form with what was typed so far, without complaining about what is still missing."""
    typed = {name: request.POST.get(name) for name in CheckoutForm.base_fields}
    return CheckoutForm(initial=typed, quote=quote)


def _context(request, basket, form, problems=()):
    choices = form.quote.payment_choices()
    payment = _payment(request, choices)
    return {
        "basket": basket,
        "form": form,
        "quote": form.quote,
        "problems": [*problems, *_shortages(form.quote, problems)],
        "payment_choices": choices,
        "payment": payment,
        "payment_note": METHODS[payment].note if payment else "",
        "districts": regions.districts_of(request.POST.get("kabupaten", "")),
        "unusual_postal_code": _has_unusual_postal_code(request),
    }


def _payment(request, choices):
    """Code of the payment method that is chosen, or of the only one that can be."""
    chosen = request.POST.get("pembayaran", "")
    possible = [code for code, _label, _detail, reason in choices if not reason]
    if chosen in possible:
        return chosen
    return possible[0] if len(possible) == 1 else ""


def _shortages(quote, already):
    if already:
        return []
    return [
        _("%(title)s tinggal %(left)d. Kurangi jumlahnya di keranjang.")
        % {"title": one.full_title, "left": one.availability.most}
        for one in quote.short
    ]


def _has_unusual_postal_code(request):
    code, regency = request.POST.get("kode_pos", ""), request.POST.get("kabupaten", "")
    return bool(code) and not regions.postal_code_fits(code, regency)


def _page(request, basket, form, *, problems=(), status=200):
    context = _context(request, basket, form, problems)
    return render(request, "cart/checkout.html", context, status=status)

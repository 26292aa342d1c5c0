from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from cart import basket as baskets
from cart import changes
from cart import goods as cart_goods
from cart.forms import AddForm
from core import pictures
from core.origin import own_forms_only

QUANTITY_PREFIX = "jumlah-"


@never_cache
@require_safe
def show(request):
    """The basket page."""
    return render(request, "cart/basket.html", _context(baskets.read(request)))


@never_cache
@own_forms_only
@require_POST
def add(request):
    """Puts a SKU into the basket; htmx gets a short answer, everybody else the basket page."""
    basket = baskets.read(request)
    form = AddForm(request.POST)
    if not form.is_valid():
        return _refuse_add(request, next(iter(form.errors.values()))[0])
    try:
        added = changes.add(basket, form.cleaned_data["sku"], form.cleaned_data["jumlah"])
    except changes.AddRefused as refused:
        return _refuse_add(request, str(refused))
    if request.htmx:
        context = {"added": added, "basket": basket}
        return baskets.write(render(request, "cart/_added.html", context), basket)
    messages.success(request, _("%(title)s masuk keranjang.") % {"title": added.full_title})
    return baskets.write(redirect("basket"), basket)


def _refuse_add(request, text):
    if request.htmx:
        return render(request, "cart/_added.html", {"problem": text})
    messages.error(request, text)
    return redirect("basket")


@never_cache
@own_forms_only
@require_POST
def change(request):
    """Sets quantities (`jumlah-SKU`) or takes one SKU out (`hapus`); `lanjut` leads to checkout."""
    basket = baskets.read(request)
    removed = request.POST.get("hapus", "")
    quantities = {
        name.removeprefix(QUANTITY_PREFIX): text
        for name, text in request.POST.items()
        if name.startswith(QUANTITY_PREFIX)
    }
    problems = changes.change(basket, quantities, removed=removed)
    if request.htmx and basket.lines:
        context = {**_context(basket), "problems": problems, "removed": removed}
        return baskets.write(render(request, "cart/_basket.html", context), basket)
    for problem in problems:
        messages.error(request, problem)
    goes_on = "lanjut" in request.POST and basket.lines and not problems
    response = redirect("checkout" if goes_on else "basket")
    if request.htmx:
        response = HttpResponseClientRedirect(response.url)
    return baskets.write(response, basket)


@never_cache
@require_safe
def count(request):
    """The header's basket link with its count; asked for by visitors who have a basket."""
    return render(request, "cart/_basket_link.html", {"basket": baskets.read(request)})


def _context(basket):
    goods = cart_goods.of_basket(basket.lines)
    shown = pictures.pictures([one.image_id for one in goods], pictures.THUMB)
    groups = {}
    for one in goods:
        groups.setdefault(one.prison_name, []).append((one, shown.get(one.image_id)))
    return {
        "basket": basket,
        "groups": list(groups.items()),
        "pieces": sum(one.quantity for one in goods),
        "total": sum(one.amount for one in goods),
        "gone": len(basket.lines) - len(goods),
    }

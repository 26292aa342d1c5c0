from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cart import basket as baskets
from cart import goods as cart_goods
from cart.forms import AddForm
from core import pictures
from core.origin import own_forms_only


@never_cache
@require_safe
def show(request):
    """The basket page."""
    return render(request, "cart/basket.html", _context(request, baskets.read(request)))


@never_cache
@own_forms_only
@require_POST
def add(request):
    """Puts a SKU into the basket; htmx gets a short answer, everybody else the basket page."""
    basket = baskets.read(request)
    form = AddForm(request.POST)
    if not form.is_valid():
        return _refuse_add(request, next(iter(form.errors.values()))[0])
    sku, quantity = form.cleaned_data["sku"], form.cleaned_data["jumlah"]
    goods = next(iter(cart_goods.of_basket({sku: quantity})), None)
    if goods is None:
        return _refuse_add(request, _("Barang ini tidak dijual lagi."))
    wanted = basket.lines.get(sku, 0) + quantity
    most = goods.availability.most
    if most <= 0:
        return _refuse_add(request, _("%(title)s sudah habis.") % {"title": goods.full_title})
    if wanted > most:
        return _refuse_add(
            request,
            _("%(title)s tinggal %(most)d; di keranjang Anda sudah ada %(have)d.")
            % {"title": goods.full_title, "most": most, "have": basket.lines.get(sku, 0)},
        )
    try:
        basket.put(sku, wanted)
    except baskets.BasketFull:
        return _refuse_add(request, _("Keranjang sudah penuh. Pesan dulu yang ada di dalamnya."))
    if request.htmx:
        context = {"added": goods, "basket": basket}
        return baskets.write(render(request, "cart/_added.html", context), basket)
    messages.success(request, _("%(title)s masuk keranjang.") % {"title": goods.full_title})
    return baskets.write(redirect("basket"), basket)


def _refuse_add(request, text):
    if request.htmx:
        return render(request, "cart/_added.html", {"problem": text}, status=200)
    messages.error(request, text)
    return redirect("basket")


@never_cache
@own_forms_only
@require_POST
def change(request):
    """Sets quantities (`jumlah-SKU`) or takes one SKU out (`hapus`)."""
    basket = baskets.read(request)
    goods = {one.sku: one for one in cart_goods.of_basket(basket.lines)}
    problems = []
    removed = request.POST.get("hapus", "")
    for sku in list(basket.lines):
        if sku == removed or sku not in goods:
            basket.put(sku, 0)
            continue
        text = request.POST.get(f"jumlah-{sku}", "").strip()
        if not text:
            continue
        if not (text.isascii() and text.isdigit() and len(text) < 6):
            problems.append(_("Jumlah harus angka bulat, 0 sampai 99."))
            continue
        wanted, most = int(text), goods[sku].availability.most
        if wanted > most:
            problems.append(
                _("%(title)s tinggal %(most)d.") % {"title": goods[sku].full_title, "most": most}
            )
        basket.put(sku, min(wanted, most))
    if request.htmx:
        context = {**_context(request, basket), "problems": problems}
        return baskets.write(render(request, "cart/_basket.html", context), basket)
    for problem in dict.fromkeys(problems):
        messages.error(request, problem)
    return baskets.write(redirect("basket"), basket)


@never_cache
@require_safe
def count(request):
    """The header's basket link with its count; asked for by visitors who have a basket."""
    return render(request, "cart/_basket_link.html", {"basket": baskets.read(request)})


def _context(request, basket):
    goods = cart_goods.of_basket(basket.lines)
    shown = pictures.pictures([one.image_id for one in goods], pictures.THUMB)
    groups = {}
    for one in goods:
        groups.setdefault(one.prison_name, []).append((one, shown.get(one.image_id)))
    return {
        "basket": basket,
        "groups": list(groups.items()),
        "total": sum(one.amount for one in goods),
        "gone": len(basket.lines) - len(goods),
        "short": [one for one in goods if one.is_short],
    }

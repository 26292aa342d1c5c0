"""What buyers do to a basket, checked against what can be bought now."""

from django.utils.translation import gettext as _

from cart import goods as cart_goods
from cart.basket import MOST_PIECES, BasketFull
from cart.goods import shortage_text


class AddRefused(Exception):
    """Nothing was put in; the message (Indonesian) says why."""


def add(basket, sku, quantity):
    """Puts `quantity` more pieces of `sku` into `basket`; returns the Goods that were added.

    AddRefused where it is not sold any more, or not in that number.
    """
    goods = next(iter(cart_goods.of_basket({sku: quantity})), None)
    if goods is None:
        raise AddRefused(_("Barang ini tidak dijual lagi."))
    have = basket.lines.get(sku, 0)
    if have + quantity > goods.availability.most:
        raise AddRefused(_too_many(goods, have))
    try:
        basket.put(sku, have + quantity)
    except BasketFull:
        raise AddRefused(_("Keranjang sudah penuh. Pesan dulu yang ada di dalamnya.")) from None
    return goods


def change(basket, quantities, *, removed=""):
    """Sets pieces as typed ({SKU: text}) and takes `removed` out; returns sentences on problems.

    Where more is wanted than there is, the basket gets what there is. Empty text changes nothing.
    """
    goods = {one.sku: one for one in cart_goods.of_basket(basket.lines)}
    problems = []
    for sku in list(basket.lines):
        text = quantities.get(sku, "").strip()
        if sku == removed or sku not in goods:
            basket.put(sku, 0)
        elif text and not _is_number(text):
            problems.append(_("Jumlah harus angka bulat, 0 sampai 99."))
        elif text:
            wanted, most = int(text), goods[sku].availability.most
            if wanted > most:
                problems.append(_too_many(goods[sku], 0))
            basket.put(sku, min(wanted, most))
    return list(dict.fromkeys(problems))


def fit(basket):
    """Takes out of `basket` what is not sold any more and lowers what has become scarce."""
    goods = {one.sku: one for one in cart_goods.of_basket(basket.lines)}
    for sku, pieces in list(basket.lines.items()):
        most = goods[sku].availability.most if sku in goods else 0
        basket.put(sku, min(pieces, most))


def _is_number(text):
    return text.isascii() and text.isdigit() and len(text) < 6


def _too_many(goods, have):
    most = goods.availability.most
    if most >= MOST_PIECES:
        return _("%(title)s paling banyak %(most)d sekali pesan.") % {
            "title": goods.full_title,
            "most": most,
        }
    if have and most > 0:
        return _("%(title)s tinggal %(most)d; di keranjang Anda sudah ada %(have)d.") % {
            "title": goods.full_title,
            "most": most,
            "have": have,
        }
    return shortage_text(goods.full_title, most)

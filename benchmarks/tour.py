"""What is asked of the shop: the pages that are measured, and a whole guest checkout."""

import re

from benchmarks.forms import Page
from benchmarks.visitor import Visitor

LISTING = "/produk/"
STORIES = "/cerita/"
SEARCH = "/cari/?q=songket"
ADD = "Tambah ke keranjang"
IN_A_PRISON = re.compile(r"^/lapas/[^/]+/[^/]+/$")

BUYER = {
    "Nama lengkap": "Pembeli Uji",
    "Nomor WhatsApp": "081234567890",
}


def find_product(site):
    """Return the path of the listed product of one variant that has most pieces to sell.

    The checkouts buy several; the product must not be sold out before the load comes.
    """
    pieces = {
        path: _pieces(Visitor(site).get(path).page) for path in _paths_in_prisons(site, LISTING)
    }
    path = max(pieces, key=pieces.get)
    if not pieces[path]:
        raise LookupError(f"No product on {LISTING} can be bought.")
    return path


def _pieces(page):
    """How many pieces the page lets a visitor buy; 0 for goods of several variants."""
    for form in page.forms:
        if ADD in form.buttons and "sku" in form.values:
            quantity = next(field for field in form.fields if field.label == "Jumlah")
            variants = any(field.kind == "radio" for field in form.fields)
            return 0 if variants else int(quantity.attributes["max"])
    return 0


def find_story(site):
    """Return the path of the first story of the story index."""
    return _paths_in_prisons(site, STORIES)[0]


def basket_request(site, product):
    """Return (path, fields) of the request that adds one piece of the product."""
    response = Visitor(site).get(product)
    form = response.page.form_with_button(ADD)
    return form.action or product, form.values


def guest_checkout(site, product):
    """Buy one piece of the product as a guest who collects it; return the visitor.

    Raises ``RuntimeError`` if no order came of it.
    """
    visitor = Visitor(site)
    response = visitor.get(product)
    response = visitor.submit(response.address, response.page.form_with_button(ADD))
    response = visitor.get(response.page.link("Lanjut ke checkout"))
    form = response.page.form_with_button("Buat pesanan")
    for label, value in BUYER.items():
        form.fill(label, value)
    form.choose("Pengiriman", "[Aa]mbil")
    form.choose("Pembayaran")
    form.tick("Saya setuju dengan syarat dan kebijakan privasi")
    response = visitor.submit(response.address, form)
    if "Pesanan KB-" not in response.body.decode():
        raise RuntimeError(f"The checkout ended at {response.address} without an order.")
    return visitor


def _paths_in_prisons(site, index):
    page = Page(Visitor(site).get(index).body.decode())
    return list(dict.fromkeys(path for path, _ in page.links if IN_A_PRISON.match(path)))

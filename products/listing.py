"""The catalogue list: what the address asks for, which goods that are, and which facets are left.

Every word in the query string is a wish, not a command: what makes no sense is left out, so that a
mangled link still gives a sensible page.
"""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Count, Max, Min
from django.utils.translation import gettext_lazy as _

from core.money import rupiah
from products import categories
from products.cards import product_cards

PER_PAGE = 24
HIGHEST_PRICE = 10**12
SORTS = {
    "terbaru": (_("Terbaru"), ("-first_published_at", "-pk")),
    "termurah": (_("Harga terendah"), ("price_from", "pk")),
    "termahal": (_("Harga tertinggi"), ("-price_to", "pk")),
    "nama": (_("Nama A–Z"), ("title", "pk")),
}
DEFAULT_SORT = "terbaru"


@dataclass(frozen=True)
class Wishes:
    """What a visitor filters by. Empty values mean "any"; prices in rupiah."""

    category: str = ""
    prison: str = ""
    price_min: int | None = None
    price_max: int | None = None
    in_stock: bool = False
    made_to_order: bool = False
    sort: str = DEFAULT_SORT
    page: int = 1

    @classmethod
    def from_query(cls, query):
        """Wishes of a QueryDict; nonsense counts as not said, reversed prices are swapped."""
        low, high = _rupiah(query.get("harga_dari")), _rupiah(query.get("harga_sampai"))
        if low is not None and high is not None and low > high:
            low, high = high, low
        node = categories.by_slug(query.get("kategori", ""))
        return cls(
            category=node.slug if node else "",
            prison=query.get("lapas", "")[:80].replace("\x00", ""),
            price_min=low,
            price_max=high,
            in_stock=query.get("stok") == "ada",
            made_to_order=query.get("pesanan") == "ya",
            sort=query.get("urut") if query.get("urut") in SORTS else DEFAULT_SORT,
            page=_page_number(query.get("halaman")),
        )

    def query(self, **changes):
        """The query string (with "?") of these wishes, changed; page 1 unless `page` is given."""
        wishes = replace(self, **{"page": 1, **changes})
        pairs = [
            ("kategori", wishes.category),
            ("lapas", wishes.prison),
            ("harga_dari", wishes.price_min),
            ("harga_sampai", wishes.price_max),
            ("stok", "ada" if wishes.in_stock else ""),
            ("pesanan", "ya" if wishes.made_to_order else ""),
            ("urut", wishes.sort if wishes.sort != DEFAULT_SORT else ""),
            ("halaman", wishes.page if wishes.page > 1 else ""),
        ]
        text = urlencode([(name, value) for name, value in pairs if value not in ("", None)])
        return f"?{text}" if text else "?"

    @property
    def is_filtered(self):
        return replace(self, sort=DEFAULT_SORT, page=1) != Wishes()


@dataclass(frozen=True)
class Choice:
    """One value of a facet: how many goods it leads to, and the address that chooses it."""

    value: str
    label: str
    count: int
    url: str
    chosen: bool
    depth: int = 0


@dataclass(frozen=True)
class Chip:
    """Something chosen, with the address that takes it back."""

    label: str
    url: str


def _rupiah(text):
    digits = (text or "").strip().replace(".", "")
    if not (digits.isascii() and digits.isdigit()):
        return None
    return min(int(digits[:15]), HIGHEST_PRICE)


def _page_number(text):
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 7 and int(text) else 1


def matching(products, wishes, *, but=""):
    """`products` narrowed to `wishes`, leaving out the facet named `but`."""
    node = categories.by_slug(wishes.category)
    if node and but != "category":
        products = products.filter(category__in=[one.pk for one in categories.subtree(node)])
    if wishes.prison and but != "prison":
        products = products.filter(prison__slug=wishes.prison)
    if wishes.price_min is not None and but != "price":
        products = products.filter(price_to__gte=wishes.price_min)
    if wishes.price_max is not None and but != "price":
        products = products.filter(price_from__lte=wishes.price_max)
    if wishes.in_stock:
        products = products.in_stock()
    if wishes.made_to_order:
        products = products.made_to_order()
    return products


class Listing:
    """Goods and facets for a ProductPage queryset and Wishes; `cards` is built by `build`."""

    def __init__(self, products, wishes, box, *, one_prison=False):
        self._all = products
        found = matching(products, wishes)
        order = SORTS[wishes.sort][1]
        self.paginator = Paginator(found.order_by(*order), PER_PAGE)
        self.page = self.paginator.get_page(wishes.page)
        self.count = self.paginator.count
        self.wishes = replace(wishes, page=self.page.number)
        self._cards = product_cards(self.page.object_list, box)
        self.category_choices = self._category_choices()
        self.prison_choices = () if one_prison else self._prison_choices()
        self.price_bounds = self._price_bounds()
        self.cards = ()

    def build(self):
        """Builds the cards (pictures are loaded by now) and returns self."""
        self.cards = self._cards()
        return self

    def _category_choices(self):
        rows = matching(self._all, self.wishes, but="category").order_by().values_list("category")
        per_category = dict(rows.annotate(number=Count("pk")))
        nodes = categories.tree()
        counts = {
            node.pk: sum(per_category.get(below.pk, 0) for below in categories.subtree(node))
            for node in nodes
        }
        return tuple(
            Choice(
                node.slug,
                node.name,
                counts[node.pk],
                self.wishes.query(category=node.slug),
                node.slug == self.wishes.category,
                node.depth,
            )
            for node in nodes
            if counts[node.pk] or node.slug == self.wishes.category
        )

    def _prison_choices(self):
        rows = matching(self._all, self.wishes, but="prison").order_by()
        rows = rows.values_list("prison__slug", "prison__title").annotate(number=Count("pk"))
        return tuple(
            Choice(slug, title, number, self.wishes.query(prison=slug), slug == self.wishes.prison)
            for slug, title, number in sorted(rows, key=lambda row: row[1] or "")
            if slug
        )

    def _price_bounds(self):
        found = matching(self._all, self.wishes, but="price")
        bounds = found.aggregate(low=Min("price_from"), high=Max("price_to"))
        return bounds["low"] or 0, bounds["high"] or 0

    @property
    def all_categories_query(self):
        return self.wishes.query(category="")

    @property
    def sort_choices(self):
        return [
            Choice(key, label, 0, self.wishes.query(sort=key), key == self.wishes.sort)
            for key, (label, _order) in SORTS.items()
        ]

    @property
    def chips(self):
        wishes, chips = self.wishes, []
        node = categories.by_slug(wishes.category)
        if node:
            chips.append(Chip(node.name, wishes.query(category="")))
        if wishes.prison:
            titles = {choice.value: choice.label for choice in self.prison_choices}
            label = titles.get(wishes.prison, wishes.prison)
            chips.append(Chip(label, wishes.query(prison="")))
        if wishes.price_min is not None:
            label = _("Mulai %(price)s") % {"price": rupiah(wishes.price_min)}
            chips.append(Chip(label, wishes.query(price_min=None)))
        if wishes.price_max is not None:
            label = _("Sampai %(price)s") % {"price": rupiah(wishes.price_max)}
            chips.append(Chip(label, wishes.query(price_max=None)))
        if wishes.in_stock:
            chips.append(Chip(_("Ada stok"), wishes.query(in_stock=False)))
        if wishes.made_to_order:
            chips.append(Chip(_("Dibuat setelah dipesan"), wishes.query(made_to_order=False)))
        return chips

    @property
    def page_links(self):
        """(number, address or "" for the current page); None stands for a gap."""
        pages = self.paginator.get_elided_page_range(self.page.number, on_each_side=1, on_ends=1)
        return [
            (number, "" if number == self.page.number else self.wishes.query(page=number))
            if isinstance(number, int)
            else (None, "")
            for number in pages
        ]

    @property
    def previous_url(self):
        if not self.page.has_previous():
            return ""
        return self.wishes.query(page=self.page.previous_page_number())

    @property
    def next_url(self):
        if not self.page.has_next():
            return ""
        return self.wishes.query(page=self.page.next_page_number())

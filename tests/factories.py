"""Makes the real things that tests need: pages in a real tree, stock with its ledger, orders.

Every function states in its defaults what a plain example looks like; a test names only what it is
about. Prices are rupiah, weights grams, days and times Asia/Jakarta.
"""

import io
from collections import namedtuple
from datetime import date, time, timedelta
from itertools import count

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.test import override_settings
from django.utils import timezone
from modelsearch.index import insert_or_update_object
from PIL import Image as PillowImage
from wagtail.models import Collection, Locale, Page, Site

from cart import quotes
from cart.basket import Basket
from cart.checkout import Details, Wanted, place
from cart.enums import Action, FulfilmentState
from cart.models import Order
from cart.transitions import move
from core.models import SiteImage
from events.models import EventIndexPage, EventPage, EventPrison, EventProduct, EventSession, Venue
from home.models import HomePage, StandardPage
from lapas import staff
from lapas.enums import GivenHow, Purpose, UnitType
from lapas.models import Artisan, Consent, LapasIndexPage, LapasPage
from payments.models import BankAccount
from products import stock as stock_book
from products.models import (
    Category,
    ProductImage,
    ProductIndexPage,
    ProductMaker,
    ProductPage,
    ProductVariant,
    StockItem,
)
from shipping.enums import Method, RateLevel
from shipping.models import ShippingRate
from stories.models import StoryIndexPage, StoryMaker, StoryPage, StoryProduct

_numbers = count(1)

SiteTree = namedtuple("SiteTree", "site home products stories events prisons")


# --- pages ----------------------------------------------------------------------------------


def site_tree():
    """Home page with the index pages below it, as the default site; the one there already is.

    The page that Wagtail's first migration makes stays beside it, outside of the site.
    """
    Locale.objects.get_or_create(language_code="id")
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root")
    home = HomePage.objects.first()
    if home is None:
        home = _add(root, HomePage(title="Karya Binaan", slug="beranda", hero_title="Karya Binaan"))
        _add(home, ProductIndexPage(title="Produk", slug="produk", show_in_menus=True))
        _add(home, StoryIndexPage(title="Cerita", slug="cerita", show_in_menus=True))
        _add(home, EventIndexPage(title="Agenda", slug="agenda", show_in_menus=True))
        _add(home, LapasIndexPage(title="Lapas", slug="lapas", show_in_menus=True))
        Site.objects.update_or_create(
            is_default_site=True,
            defaults={"hostname": "testserver", "port": 80, "root_page": home},
        )
    return SiteTree(
        Site.objects.get(is_default_site=True),
        home,
        ProductIndexPage.objects.get(),
        StoryIndexPage.objects.get(),
        EventIndexPage.objects.get(),
        LapasIndexPage.objects.get(),
    )


def untouched_site():
    """What Wagtail's own migrations leave: a welcome page as the default site, nothing of ours."""
    HomePage.objects.get().delete()
    welcome = Page.objects.filter(depth=2).first()
    if welcome is None:
        root = Page.get_first_root_node()
        welcome = root.add_child(title="Welcome to your new Wagtail site!", slug="home")
    Site.objects.create(hostname="localhost", port=80, root_page=welcome, is_default_site=True)


def _add(parent, page):
    if page.live and page.first_published_at is None:
        page.first_published_at = page.last_published_at = timezone.now()
    # Read again: a parent that had children added meanwhile would reuse a path.
    parent = type(parent).objects.get(pk=parent.pk)
    with _not_indexed():
        return parent.add_child(instance=page)


def _not_indexed():
    """Within it Wagtail's index tasks are left undone: they are a third of the work of a page."""
    return override_settings(
        TASKS={"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}
    )


def make_searchable():
    """Brings every page into the search index; pages made here are not in it by themselves."""
    for page in Page.objects.specific():
        insert_or_update_object(page)


def standard_page(title="Tentang", *, slug="tentang", parent=None, **fields):
    return _add(parent or site_tree().home, StandardPage(title=title, slug=slug, **fields))


def prison(title="Lapas Perempuan Palembang", **fields):
    """A LapasPage in Palembang (16.71); without its staff group (see `officer`)."""
    number = next(_numbers)
    values = {
        "slug": f"lapas-{number}",
        "unit_type": UnitType.WOMEN,
        "class_level": "IIA",
        "regency": "16.71",
        "address": "Jl. Merdeka No. 12",
        "postal_code": "30131",
        "pickup_hours": "Senin–Jumat 09.00–14.00 WIB",
        "whatsapp": "+6281234567890",
        "sku_prefix": f"L{chr(65 + number // 26 % 26)}{chr(65 + number % 26)}",
        "crafts": "batik cap, mukena",
        "intro": "Batik dan mukena dari tangan perempuan Palembang.",
    }
    index = LapasIndexPage.objects.first() or site_tree().prisons
    return _add(index, LapasPage(title=title, **{**values, **fields}))


def category(name="Batik", *, slug=None, parent=None, **fields):
    slug = slug or f"kategori-{next(_numbers)}"
    with _not_indexed():
        return Category.objects.create(name=name, slug=slug, parent=parent, **fields)


def food_category(**fields):
    return category("Pempek", is_food=True, **fields)


FOOD_LABEL = {
    "composition": "Ikan tenggiri, tepung sagu, garam",
    "net_weight_text": "500 g (isi 20)",
    "shelf_life_days": 3,
    "storage": "Simpan beku",
    "food_permit": "tidak_wajib",
    "halal_status": "proses",
    "delivery": "same_city",
}


def product(
    where=None,
    title="Kain batik",
    *,
    price=150_000,
    stock=10,
    sku=None,
    variants=None,
    images=(),
    makers=(),
    **fields,
):
    """A live ProductPage of `where` (LapasPage) with stock in the ledger.

    One variant of `price`, `sku`, 500 g and `stock` pieces, or `variants`: dicts of
    ProductVariant fields, each with an optional `stock`.
    """
    number = next(_numbers)
    rows = variants or [{"sku": sku or f"BRG-{number:05}", "price": price, "stock": stock}]
    page = ProductPage(
        title=title,
        slug=fields.pop("slug", f"produk-{number}"),
        summary=fields.pop("summary", "Dibuat dengan tangan di lapas."),
        category=fields.pop("category", None) or Category.objects.first() or category(),
        **fields,
    )
    page.variants = [
        ProductVariant(**{"weight_grams": 500, "price": price, **_without(row, "stock")})
        for row in rows
    ]
    page.gallery = [ProductImage(image=one, alt=f"Foto {title}") for one in images]
    page.makers = [ProductMaker(artisan=one) for one in makers]
    _add(where or LapasPage.objects.first() or prison(), page)
    for row in rows:
        pieces = row.get("stock", stock)
        if pieces:
            stock_book.receive(row["sku"], pieces, by=None, reason="Stok awal")
    return page


def _without(row, name):
    return {key: value for key, value in row.items() if key != name}


def sku_of(page):
    """SKU of the first variant of a ProductPage."""
    return page.variants.first().sku


def stock_of(sku):
    """(on hand, reserved) as stored."""
    item = StockItem.objects.get(sku=sku)
    return item.on_hand, item.reserved


def story(where=None, title="Benang emas", *, makers=(), products=(), **fields):
    """A live StoryPage of `where` (LapasPage)."""
    page = StoryPage(
        title=title,
        slug=fields.pop("slug", f"cerita-{next(_numbers)}"),
        intro=fields.pop("intro", "Sebulan untuk selembar kain."),
        told_on=fields.pop("told_on", date(2026, 5, 2)),
        body=fields.pop("body", [("paragraph", "<p>Benang ditata sehelai demi sehelai.</p>")]),
        **fields,
    )
    page.makers = [StoryMaker(artisan=one) for one in makers]
    page.product_rows = [StoryProduct(product=one) for one in products]
    return _add(where or LapasPage.objects.first() or prison(), page)


def venue(name="Kambang Iwak", **fields):
    values = {"slug": f"tempat-{next(_numbers)}", "address": "Jl. Tasik", "regency": "16.71"}
    return Venue.objects.create(name=name, **{**values, **fields})


def days_ahead(days):
    """date, `days` after today in Asia/Jakarta."""
    return timezone.localdate() + timedelta(days=days)


def event(title="Bazar Kambang Iwak", *, sessions=None, prisons=(), products=(), **fields):
    """A live EventPage below the agenda (or `parent`).

    `sessions` are dates (09.00–16.00) or (date, from, to); default: the day after tomorrow.
    """
    parent = fields.pop("parent", None) or EventIndexPage.objects.first() or site_tree().events
    values = {
        "slug": f"acara-{next(_numbers)}",
        "kind": "bazar",
        "intro": "Bertemu perajin di tepi danau.",
        "organiser": "Dinas Koperasi dan UKM",
        "stall": "Tenda B-12",
    }
    place_of_event = fields.pop("venue", None) or Venue.objects.first() or venue()
    page = EventPage(title=title, venue=place_of_event, **{**values, **fields})
    page.sessions = [_session(one) for one in sessions or [days_ahead(2)]]
    page.prison_rows = [EventPrison(prison=one) for one in prisons]
    page.featured_rows = [EventProduct(product=one) for one in products]
    return _add(parent, page)


def _session(given):
    day, starts, ends = (given, time(9), time(16)) if isinstance(given, date) else given
    return EventSession(day=day, starts=starts, ends=ends)


# --- makers and pictures --------------------------------------------------------------------


def artisan(where=None, name="Ibu Sri", *, consent=True, craft="Pembatik", **fields):
    """An Artisan. `consent`: True (name, hands and story), False (none) or purposes."""
    where = where or LapasPage.objects.first() or prison()
    one = Artisan.objects.create(display_name=name, prison=where, craft=craft, **fields)
    if consent:
        usual = (Purpose.NAME, Purpose.HANDS, Purpose.STORY)
        give_consent(one, usual if consent is True else consent)
    return one


def give_consent(one, purposes, *, valid_from=None, valid_until=None, **fields):
    """Consent of an Artisan, from yesterday for a year where no dates are given."""
    return Consent.objects.create(
        artisan=one,
        valid_from=valid_from or days_ahead(-1),
        valid_until=valid_until or days_ahead(365),
        given_how=GivenHow.WRITTEN,
        **{f"covers_{Purpose(purpose).value}": True for purpose in purposes},
        **fields,
    )


def jpeg(*, size=(64, 48), colour=(160, 30, 50), exif=None):
    """Bytes of a real JPEG; `exif` is a PIL Exif to write into it."""
    out = io.BytesIO()
    extra = {"exif": exif} if exif is not None else {}
    PillowImage.new("RGB", size, colour).save(out, "JPEG", **extra)
    return out.getvalue()


def image(title="Kain merah", **fields):
    data = fields.pop("data", None) or jpeg()
    number = next(_numbers)
    return SiteImage.objects.create(
        title=title, file=ContentFile(data, name=f"gambar-{number}.jpg"), **fields
    )


# --- people ---------------------------------------------------------------------------------


def user(username, *, groups=(), **fields):
    one = get_user_model().objects.create_user(
        username, f"{username}@contoh.example", "rahasia-123", **fields
    )
    one.groups.set(groups)
    return one


def admin(username="admin"):
    return user(username, is_superuser=True, is_staff=True)


def officer(where, username=None):
    """PR officer of one prison, with what lapas.staff gives such a person."""
    return user(username or f"humas-{where.pk}", groups=[staff.set_up(where)])


def kanwil(username="kanwil"):
    """Somebody of the regional office: every record of every prison, but no superuser."""
    group, _made = Group.objects.get_or_create(name="Kanwil")
    group.permissions.set(
        Permission.objects.filter(
            content_type__app_label__in=("cart", "lapas", "payments", "products", "shipping")
        )
        | Permission.objects.filter(codename="access_admin")
    )
    return user(username, groups=[group])


# --- money and delivery ---------------------------------------------------------------------


# Of an invented merchant at an invented acquirer: nobody can pay it.
QRIS = (
    "00020101021126680016ID.CO.CONTOH.WWW01189360000000000000010215CONTOH0000000010303UMI"
    "51440014ID.CO.QRIS.WWW0215ID00000000000000303UMI5204599953033605802ID"
    "5919SENTRA KARYA CONTOH6009PALEMBANG61053011462070703A016304C8BF"
)


def bank_account(where=None, **fields):
    """The regional office's account, or that of a prison that collects for itself."""
    values = {"bank": "Bank Sumsel Babel", "number": "1500300400", "holder": "Kanwil Sumsel"}
    return BankAccount.objects.create(prison=where, **{**values, **fields})


def rate(code, first_kg, next_kg, days_min=1, days_max=2):
    level = RateLevel.REGENCY if "." in code else RateLevel.PROVINCE
    return ShippingRate.objects.create(
        level=level,
        code=code,
        first_kg=first_kg,
        next_kg=next_kg,
        days_min=days_min,
        days_max=days_max,
    )


def rates():
    """Kota Palembang, the rest of South Sumatra, and DKI Jakarta."""
    return [
        rate("16.71", 10_000, 8_000, 1, 2),
        rate("16", 18_000, 15_000, 2, 4),
        rate("31", 22_000, 20_000, 3, 5),
    ]


# --- basket, checkout, orders ---------------------------------------------------------------

TO_PALEMBANG = {
    "street": "Jl. Kapten A. Rivai No. 7",
    "province": "16",
    "regency": "16.71",
    "district": "Ilir Barat I",
    "village": "Lorok Pakjo",
    "postal_code": "30137",
}
TO_JAKARTA = {
    "street": "Jl. Kemang Raya No. 3",
    "province": "31",
    "regency": "31.74",
    "district": "Mampang Prapatan",
    "village": "Bangka",
    "postal_code": "12730",
}


def details(**fields):
    """Details of a buyer who collects in person; give `**TO_PALEMBANG` where goods are sent."""
    return Details(**{"name": "Rina Marlina", "phone": "+6281377889900", **fields})


def basket(lines):
    """Basket with {SKU: pieces}."""
    made = Basket()
    for sku, pieces in lines.items():
        made.put(sku, pieces)
    return made


def wanted(lines, *, delivery="lapas", payment="transfer", buyer=None, key=None, digest=None):
    """Wanted for {SKU: pieces}, as the form would send it right after showing today's quote.

    `delivery` is an option key for every prison, or {LapasPage: option key}.
    """
    made = basket(lines)
    buyer = buyer or details(**(TO_PALEMBANG if _sends(delivery) else {}))
    quote = quotes.make(lines, regency=buyer.regency)
    keys = delivery if isinstance(delivery, dict) else {}
    chosen = {part.field_name: keys.get(part.prison, delivery) for part in quote.parts}
    if digest is None:
        digest = quotes.make(lines, regency=buyer.regency, chosen=chosen).digest
    return Wanted(
        key=key or made.key,
        lines=lines,
        details=buyer,
        deliveries=chosen,
        payment=payment,
        seen_digest=digest,
    )


def _sends(delivery):
    keys = delivery.values() if isinstance(delivery, dict) else [delivery]
    return Method.COURIER.value in keys


STEPS = {
    FulfilmentState.AWAITING_PAYMENT: (),
    FulfilmentState.PROCESSING: (Action.CONFIRM_PAYMENT,),
    FulfilmentState.PACKED: (Action.CONFIRM_PAYMENT, Action.PACK),
    FulfilmentState.READY: (Action.CONFIRM_PAYMENT, Action.PACK, Action.READY),
    FulfilmentState.SHIPPED: (Action.CONFIRM_PAYMENT, Action.PACK, Action.SHIP),
    FulfilmentState.CANCELLED: (Action.CANCEL,),
    FulfilmentState.EXPIRED: (Action.EXPIRE,),
}


def order(lines=None, *, state=FulfilmentState.AWAITING_PAYMENT, by=None, **how):
    """A real order, brought to `state` (a FulfilmentState) by real moves, every part of it.

    `lines` default to one piece of a new product; `how` goes to `wanted`. The regional office's
    account and the rates are made where there are none.
    """
    if not BankAccount.objects.exists():
        bank_account()
    if not ShippingRate.objects.exists():
        rates()
    lines = lines or {sku_of(product()): 1}
    (placed,) = place(wanted(lines, **how))
    return advance(placed, state, by=by)


def advance(placed, state, *, by=None):
    """Moves every part of an Order to `state` by the usual steps; returns it fresh."""
    for part in placed.fulfilments.order_by("pk"):
        for action in _steps(part, state):
            part.refresh_from_db()
            unpaid = part.state == FulfilmentState.AWAITING_PAYMENT
            if action == Action.CONFIRM_PAYMENT and not unpaid:
                continue
            if part.state == state:
                break
            move(part, action, by=by, reason="Pembeli batal", tracking_number="JP1234567890")
    return Order.objects.get(pk=placed.pk)


def _steps(part, state):
    if state != FulfilmentState.COMPLETED:
        return STEPS[state]
    last = FulfilmentState.SHIPPED if part.method == Method.COURIER else FulfilmentState.READY
    return (*STEPS[last], Action.COMPLETE)

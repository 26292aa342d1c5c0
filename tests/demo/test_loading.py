"""What the demonstration leaves in the site."""

from collections import Counter
from random import Random

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.db.models import Max, Min
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex, Site

from cart.enums import FulfilmentState, OrderState
from cart.models import Fulfilment, HistoryEntry, Order
from core.models import SiteImage, SiteRendition, SiteSettings
from demo.loading import bulk_orders, content, order_plan
from events.models import EventPage, Venue
from home.models import HomePage, StandardPage
from lapas import access, consent
from lapas.models import Artisan, LapasPage
from payments.models import BankAccount, Payment
from products import stock
from products.models import Category, ProductPage, ProductVariant, StockItem, StockMovement
from shipping.models import ShippingRate
from stories.models import StoryPage
from tests import factories, worlds
from tests.demo import loaded

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def some():
    return loaded.some_content()


@worlds.fixture(autouse=True)
def _site():
    """The demonstration, loaded once for all tests here."""
    factories.untouched_site()
    loaded.load(loaded.some_content())


def test_everything_in_the_files_is_there(some):
    assert {
        "prisons": LapasPage.objects.live().count(),
        "artisans": Artisan.objects.count(),
        "products": ProductPage.objects.live().count(),
        "variants": ProductVariant.objects.count(),
        "stories": StoryPage.objects.live().count(),
        "events": EventPage.objects.live().count(),
        "venues": Venue.objects.count(),
        "pages": StandardPage.objects.live().count(),
        "rates": ShippingRate.objects.count(),
        "categories": Category.objects.count(),
        "orders": Order.objects.count(),
    } == {
        "prisons": 17,
        "artisans": len(some.artisans),
        "products": len(some.products),
        "variants": sum(len(row["variants"]) for row in some.products),
        "stories": len(some.stories),
        "events": len(some.events),
        "venues": len(some.venues),
        "pages": len(some.pages["pages"]),
        "rates": some.rates.count(b"\n") - 1,
        "categories": 18,
        "orders": loaded.ORDERS,
    }


def test_home_page_takes_the_place_of_the_welcome_page():
    home = HomePage.objects.get()
    assert list(Page.objects.filter(depth=2)) == [home.page_ptr]
    site = Site.objects.get()
    assert (site.hostname, site.is_default_site, site.root_page_id) == ("localhost", True, home.pk)
    assert Page.find_problems() == ([], [], [], [], [])


def test_menus_come_from_the_tree():
    children = Page.objects.child_of(HomePage.objects.get()).filter(show_in_menus=True)
    assert [page.slug for page in children.order_by("path")] == [
        *("produk", "cerita", "agenda", "lapas"),
        *("tentang", "motif-songket", "cara-belanja", "pengiriman", "pengembalian", "pengaduan"),
        *("kebijakan-privasi", "syarat"),
    ]


def test_settings_say_that_all_is_invented():
    settings = SiteSettings.load()
    assert "rekaan" in settings.notice
    assert settings.complaint_contact.startswith("Ditjen PKTN, Kementerian Perdagangan RI")
    assert BankAccount.objects.get().bank == "Bank Contoh"


def test_goods_are_as_old_as_the_file_says(some):
    now = timezone.now()
    for row in some.products:
        page = ProductPage.objects.get(slug=row["slug"])
        assert (now - page.first_published_at).days == row["added_days_ago"]
        assert page.latest_revision_id == page.live_revision_id is not None
        assert page.price_from == min(variant["price"] for variant in row["variants"])


def test_as_much_is_free_as_the_file_says(some):
    free = {item.sku: item.free for item in StockItem.objects.all()}
    assert free == {
        variant["sku"]: variant["stock"] for row in some.products for variant in row["variants"]
    }


def test_every_state_of_an_order_occurs():
    assert set(Order.objects.values_list("state", flat=True)) == set(OrderState.values)
    states = set(Fulfilment.objects.values_list("state", flat=True))
    assert states == set(FulfilmentState.values)
    methods = set(Fulfilment.objects.values_list("method", flat=True))
    assert methods == {"kurir", "lapas", "acara"}
    assert set(Payment.objects.values_list("method", "state")) == {
        *(("transfer", "pending"), ("transfer", "paid"), ("transfer", "void")),
        *(("qris", "paid"), ("qris", "void")),
        *(("tunai", "pending"), ("tunai", "paid")),
    }


def test_books_balance():
    loaded.check_books()


def test_nothing_lies_in_the_future():
    now = timezone.now()
    for rows, name in (
        (HistoryEntry.objects, "at"),
        (StockMovement.objects, "at"),
        (Order.objects, "placed_at"),
        (Fulfilment.objects, "changed_at"),
        (Payment.objects.exclude(confirmed_at=None), "confirmed_at"),
        (Page.objects.exclude(first_published_at=None), "first_published_at"),
    ):
        assert rows.aggregate(last=Max(name))["last"] <= now, name
    first = Order.objects.aggregate(first=Min("placed_at"))["first"]
    assert (now - first).days == max(
        int(plan.days_ago) for plan in order_plan.PLANS if set(plan.lines) <= loaded.SKUS
    )


def test_unpaid_orders_can_still_be_paid():
    now = timezone.now()
    for payment in Payment.objects.filter(method="transfer"):
        waits = payment.state == "pending"
        assert (payment.expires_at > now) == waits or not waits
        assert (payment.expires_at - payment.created_at).total_seconds() == 24 * 3600


def test_no_mail_goes_out():
    assert mail.outbox == []
    assert Order.objects.exclude(email="").exists()


def test_nobody_is_named_without_consent():
    for page in [*ProductPage.objects.live(), *StoryPage.objects.live()]:
        assert consent.refusal(page.artisans(), page.consent_purposes) == "", page


def test_children_are_never_makers():
    assert LapasPage.objects.filter(unit_type="lpka").exists()
    assert not Artisan.objects.filter(prison__unit_type="lpka").exists()


@pytest.mark.parametrize(
    ("username", "prisons"),
    [
        ("humas-lpp", ["lpp-palembang"]),
        ("humas-sekayu", ["lapas-sekayu"]),
        ("dinas", []),
        ("kanwil", None),
        ("admin", None),
    ],
)
def test_staff_see_their_own_prison(username, prisons):
    user = get_user_model().objects.get(username=username)
    seen = list(access.prisons_of(user).values_list("slug", flat=True))
    assert seen == prisons or (prisons is None and len(seen) == 17)
    assert user.has_perm("wagtailadmin.access_admin")
    assert user.wagtail_userprofile.preferred_language == "id"


def test_pictures_lie_with_their_prison(some):
    row = some.products[0]
    page = ProductPage.objects.get(slug=row["slug"])
    assert page.lead_image.collection == page.prison.collection
    assert page.lead_image.description == row["alt"]


def test_pages_find_their_pictures_made(client, some):
    made = SiteRendition.objects.count()
    slugs = [some.products[0]["slug"], some.stories[0]["slug"], some.events[0]["slug"]]
    pages = [HomePage.objects.get(), LapasPage.objects.get(slug="lpp-palembang")]
    for page in [*pages, *Page.objects.filter(slug__in=[*slugs, "produk", "cerita", "agenda"])]:
        assert client.get(page.get_url()).status_code == 200
    assert SiteRendition.objects.count() == made


def test_indexes_are_complete(some):
    page = ProductPage.objects.get(slug=some.products[0]["slug"])
    assert ProductPage.objects.search(page.title)[0] == page
    assert ReferenceIndex.get_references_to(page.lead_image).exists()
    assert SiteImage.objects.search(page.lead_image.title).count()


def test_more_orders_fit_between_those_there_are():
    by = get_user_model().objects.get(username="kanwil")
    buyers = content.read().buyers
    bulk_orders.add_orders(60, skus=[], buyers=buyers, rng=Random(1), by=by)
    assert Order.objects.count() == 60
    loaded.check_books()


def test_loading_writes_the_ledger_like_the_shop():
    counts = Counter(StockMovement.objects.values_list("kind", flat=True))
    assert set(counts) == {"receive", "correct", "reserve", "release", "consume"}
    item = StockItem.objects.get(sku="LKP-RTI-03")
    assert item.movements.get(kind="correct").reason.startswith("Satu kotak penyok")
    assert stock.receive(item.sku, 1, by=None).on_hand == item.on_hand + 1

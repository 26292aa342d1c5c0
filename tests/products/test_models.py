from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import Revision

from core import generation
from products.models import Category, ProductPage, ProductVariant, StockItem
from tests import factories

pytestmark = pytest.mark.django_db


# --- what a page takes from its variants ----------------------------------------------------


def test_the_price_range_is_that_of_the_variants(lapas):
    page = factories.product(
        lapas,
        variants=[
            {"sku": "KAOS-M", "label": "M", "price": 85_000},
            {"sku": "KAOS-S", "label": "S", "price": 75_000, "compare_at_price": 90_000},
            {"sku": "KAOS-L", "label": "L", "price": 95_000, "compare_at_price": 99_000},
        ],
    )
    stored = ProductPage.objects.get(pk=page.pk)
    assert (stored.price_from, stored.price_to, stored.compare_at_from) == (75_000, 95_000, 90_000)


def test_the_first_picture_leads(lapas):
    first, second = factories.image("Depan"), factories.image("Belakang")
    page = factories.product(lapas, images=[first, second])
    assert ProductPage.objects.get(pk=page.pk).lead_image == first


def test_a_page_knows_its_prison(lapas):
    page = factories.product(lapas)
    assert ProductPage.objects.get(pk=page.pk).prison == lapas


def test_a_saved_draft_leaves_the_shops_price_alone(lapas):
    page = factories.product(lapas, price=150_000)
    page.variants.set([ProductVariant(sku="LAIN-01", price=99_000, weight_grams=100)])
    page.save_revision()
    stored = ProductPage.objects.get(pk=page.pk)
    assert (stored.price_from, stored.price_to) == (150_000, 150_000)


def test_publishing_a_draft_brings_its_price(lapas):
    page = factories.product(lapas, price=150_000)
    variant = page.variants.first()
    variant.price = 120_000
    page.variants.set([variant])
    page.save_revision().publish()
    assert ProductPage.objects.get(pk=page.pk).price_from == 120_000


# --- variants -------------------------------------------------------------------------------


def variant(page, **fields):
    values = {"sku": "BTK-009", "price": 150_000, "weight_grams": 500}
    return ProductVariant(page=page, **{**values, **fields})


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("sku", "btk-009", "SKU terdiri dari 4–32 huruf besar, angka dan tanda hubung."),
        ("sku", "BTK", "SKU terdiri dari 4–32 huruf besar, angka dan tanda hubung."),
        ("sku", "BTK 009", "SKU terdiri dari 4–32 huruf besar, angka dan tanda hubung."),
        ("sku", "-BTK009", "SKU terdiri dari 4–32 huruf besar, angka dan tanda hubung."),
        ("sku", "BTK009-", "SKU terdiri dari 4–32 huruf besar, angka dan tanda hubung."),
        ("sku", "BTK-009\n", "SKU terdiri dari 4–32 huruf besar, angka dan tanda hubung."),
        ("price", 0, "Harga harus lebih dari nol."),
        ("weight_grams", 0, "Berat harus lebih dari nol."),
    ],
)
def test_a_wrong_value_is_refused_at_its_field(lapas, field, value, message):
    with pytest.raises(ValidationError) as refused:
        variant(factories.product(lapas), **{field: value}).full_clean()
    assert refused.value.message_dict == {field: [message]}


@pytest.mark.parametrize("field", ["price", "weight_grams"])
def test_nothing_is_negative(lapas, field):
    with pytest.raises(ValidationError) as refused:
        variant(factories.product(lapas), **{field: -1}).full_clean()
    assert list(refused.value.message_dict) == [field]


@pytest.mark.parametrize("compare_at", [149_999, 150_000])
def test_a_former_price_is_higher_than_the_price(lapas, compare_at):
    with pytest.raises(ValidationError) as refused:
        variant(factories.product(lapas), compare_at_price=compare_at).full_clean()
    assert refused.value.messages == ["Harga coret harus lebih tinggi dari harga jual."]


@pytest.mark.parametrize("compare_at", [None, 150_001])
def test_a_former_price_is_optional(lapas, compare_at):
    variant(factories.product(lapas), compare_at_price=compare_at).full_clean()


@pytest.mark.parametrize(
    "change", [{"price": -1}, {"weight_grams": -1}, {"compare_at_price": 1_000}]
)
def test_the_database_refuses_it_too(lapas, change):
    page = factories.product(lapas)
    with pytest.raises(IntegrityError), transaction.atomic():
        ProductVariant.objects.filter(page=page).update(**change)


def test_a_sku_exists_once_in_the_database(lapas):
    factories.product(lapas, sku="BTK-001")
    other = factories.product(lapas, sku="BTK-002")
    with pytest.raises(IntegrityError), transaction.atomic():
        ProductVariant.objects.filter(page=other).update(sku="BTK-001")


def test_the_message_for_a_sku_in_use(lapas):
    factories.product(lapas, sku="BTK-001")
    with pytest.raises(ValidationError) as refused:
        variant(factories.product(lapas), sku="BTK-001").full_clean()
    assert refused.value.message_dict == {"sku": ["SKU ini sudah dipakai produk lain."]}


# --- stock items follow the variants --------------------------------------------------------


def test_a_new_product_has_empty_stock(lapas):
    page = factories.product(
        lapas, "Kaos", variants=[{"sku": "KAOS-M", "label": "M"}, {"sku": "KAOS-L"}], stock=0
    )
    items = StockItem.objects.order_by("sku").values_list(
        "sku", "name", "product", "prison", "is_listed", "on_hand", "reserved"
    )
    assert list(items) == [
        ("KAOS-L", "Kaos", page.pk, lapas.pk, True, 0, 0),
        ("KAOS-M", "Kaos – M", page.pk, lapas.pk, True, 0, 0),
    ]


def test_publishing_an_old_version_leaves_the_stock_as_it_is(lapas):
    page = factories.product(lapas, sku="BTK-001", stock=10)
    old = page.save_revision()
    old.publish()
    factories.stock_book.receive("BTK-001", 7, by=None)
    old.publish()
    assert factories.stock_of("BTK-001") == (17, 0)


def test_a_variant_taken_out_is_no_longer_offered_and_keeps_its_stock(lapas):
    page = factories.product(lapas, variants=[{"sku": "KAOS-M"}, {"sku": "KAOS-L"}], stock=4)
    page.variants.set([page.variants.get(sku="KAOS-L")])
    page.save_revision().publish()
    assert StockItem.objects.get(sku="KAOS-M").is_listed is False
    assert factories.stock_of("KAOS-M") == (4, 0)


def test_a_variant_that_comes_back_is_offered_again(lapas):
    page = factories.product(lapas, variants=[{"sku": "KAOS-M"}, {"sku": "KAOS-L"}], stock=4)
    both = page.save_revision()
    page.variants.set([page.variants.get(sku="KAOS-L")])
    page.save_revision().publish()
    both.publish()
    item = StockItem.objects.get(sku="KAOS-M")
    assert (item.is_listed, item.on_hand) == (True, 4)


def test_a_deleted_product_leaves_its_stock_behind(lapas):
    page = factories.product(lapas, sku="BTK-001", stock=3)
    page.delete()
    item = StockItem.objects.get(sku="BTK-001")
    assert (item.product, item.on_hand) == (None, 3)
    assert item.movements.count() == 1


def test_a_draft_of_new_variants_registers_none(lapas):
    page = factories.product(lapas, sku="BTK-001")
    page.variants.add(ProductVariant(sku="BTK-002", price=1_000, weight_grams=100))
    page.save_revision()
    assert list(StockItem.objects.values_list("sku", flat=True)) == ["BTK-001"]


def test_a_product_that_moves_takes_its_stock_along(lapas):
    page = factories.product(lapas, sku="BTK-001", stock=3)
    other = factories.prison("Lapas Lahat")
    page.move(other, pos="last-child")
    assert ProductPage.objects.get(pk=page.pk).prison == other
    item = StockItem.objects.get(sku="BTK-001")
    assert (item.prison, item.on_hand) == (other, 3)


# --- copies ---------------------------------------------------------------------------------


@pytest.fixture
def copied(lapas):
    page = factories.product(lapas, sku="BTK-001", stock=3, images=[factories.image()])
    page.save_revision().publish()
    return page.copy(update_attrs={"title": "Salinan", "slug": "salinan"}, keep_live=False)


def test_a_copy_has_no_variants_of_its_own_yet(copied):
    assert copied.variants.count() == 0
    assert copied.get_latest_revision_as_object().variants.count() == 0
    assert copied.gallery.count() == 1


def test_a_copy_leaves_the_stock_of_the_original(copied):
    item = StockItem.objects.get()
    assert (item.sku, item.is_listed, item.on_hand) == ("BTK-001", True, 3)
    assert item.product_id != copied.pk


def test_a_copy_is_sold_under_its_own_sku(copied):
    copied.variants.add(ProductVariant(sku="BTK-002", price=99_000, weight_grams=300))
    copied.save_revision().publish()
    assert set(StockItem.objects.values_list("sku", flat=True)) == {"BTK-001", "BTK-002"}


def test_a_copy_published_at_once_is_not_for_sale_without_variants(lapas):
    page = factories.product(lapas, sku="BTK-001")
    page.copy(update_attrs={"slug": "salinan"}, keep_live=True)
    assert list(ProductPage.objects.live()) == [page]


# --- scheduled versions ---------------------------------------------------------------------


def test_a_scheduled_version_with_a_sku_taken_meanwhile_does_not_stop_the_others(lapas):
    late = factories.product(lapas, "Terlambat", sku="BTK-001")
    late.variants.add(ProductVariant(sku="BTK-NEW", price=1_000, weight_grams=100))
    hour = timezone.now() - timedelta(minutes=2)
    Revision.objects.filter(pk=late.save_revision().pk).update(approved_go_live_at=hour)
    factories.product(lapas, sku="BTK-NEW")
    other = factories.product(lapas, "Menunggu giliran", live=False)
    Revision.objects.filter(pk=other.save_revision().pk).update(
        approved_go_live_at=hour + timedelta(minutes=1)
    )
    call_command("publish_scheduled")
    assert ProductPage.objects.get(pk=other.pk).live is True
    assert [one.sku for one in ProductPage.objects.get(pk=late.pk).variants.all()] == ["BTK-001"]


# --- categories -----------------------------------------------------------------------------


def test_a_category_knows_its_way_down():
    cloth = factories.category("Kain", slug="kain")
    batik = factories.category("Batik", slug="batik", parent=cloth)
    stamped = factories.category("Batik cap", slug="batik-cap", parent=batik)
    assert stamped.path == "kain/batik/batik-cap"
    assert str(stamped) == "— — Batik cap"


def test_the_ways_below_follow_a_new_slug():
    cloth = factories.category("Kain", slug="kain")
    batik = factories.category("Batik", slug="batik", parent=cloth)
    stamped = factories.category("Batik cap", slug="batik-cap", parent=batik)
    other = factories.category("Kain lain", slug="kain-lain")
    cloth.slug = "tekstil"
    cloth.save()
    for category, path in (
        (batik, "tekstil/batik"),
        (stamped, "tekstil/batik/batik-cap"),
        (other, "kain-lain"),
    ):
        category.refresh_from_db()
        assert category.path == path


@pytest.mark.parametrize("depth", [0, 1])
def test_a_category_does_not_stand_below_itself(depth):
    cloth = factories.category("Kain", slug="kain")
    batik = factories.category("Batik", slug="batik", parent=cloth)
    cloth.parent = (cloth, batik)[depth]
    with pytest.raises(ValidationError) as refused:
        cloth.full_clean()
    assert refused.value.message_dict == {
        "parent": ["Kategori tidak bisa berada di bawah dirinya sendiri."]
    }


def test_a_category_in_use_cannot_be_deleted(lapas):
    category = factories.category()
    factories.product(lapas, category=category)
    with pytest.raises(IntegrityError):
        category.delete()
    assert Category.objects.count() == 1


def test_a_changed_category_makes_cached_pages_stale():
    category = factories.category()
    before = generation.current()
    category.name = "Kain"
    category.save()
    assert generation.current() != before


# --- what a product page shows --------------------------------------------------------------


def context_of(page, rf):
    return page.get_context(rf.get("/"))


def test_offers_stand_in_the_editors_order_with_their_stock(lapas, rf):
    page = factories.product(
        lapas,
        variants=[
            {"sku": "KAOS-M", "label": "M", "price": 85_000, "stock": 0},
            {"sku": "KAOS-L", "label": "L", "price": 95_000, "stock": 2},
        ],
    )
    context = context_of(page, rf)
    assert [(one.sku, one.price, one.availability.text) for one in context["offers"]] == [
        ("KAOS-M", 85_000, "Stok habis"),
        ("KAOS-L", 95_000, "Sisa 2"),
    ]
    assert context["first_offer"].sku == "KAOS-L"


def test_reserved_pieces_are_not_offered(lapas, rf):
    page = factories.product(lapas, sku="BTK-001", stock=4)
    factories.order({"BTK-001": 3})
    (offer,) = context_of(page, rf)["offers"]
    assert offer.availability.text == "Sisa 1"


def test_related_goods_are_of_the_kind_first_then_of_the_prison(lapas, rf):
    batik, bread = factories.category("Batik"), factories.category("Roti")
    other = factories.prison("Lapas Lahat")
    page = factories.product(lapas, category=batik)
    factories.product(lapas, "Roti dari sini", category=bread)
    factories.product(other, "Batik dari Lahat", category=batik)
    factories.product(other, "Roti dari Lahat", category=bread)
    factories.product(lapas, "Draf", category=batik, live=False)
    titles = [card.title for card in context_of(page, rf)["related"]]
    assert titles == ["Batik dari Lahat", "Roti dari sini"]


def test_a_product_links_back_to_its_stories(lapas, rf):
    page = factories.product(lapas)
    factories.story(lapas, "Tentang kain ini", products=[page])
    factories.story(lapas, "Tentang yang lain", products=[factories.product(lapas)])
    assert [card.title for card in context_of(page, rf)["stories"]] == ["Tentang kain ini"]


def test_structured_data_of_a_product(lapas, rf):
    page = factories.product(
        lapas, sku="BTK-001", price=150_000, stock=2, summary="Batik </script> cap"
    )
    context = context_of(page, rf)
    text = context["head"].json_ld
    assert '"price":"150000","priceCurrency":"IDR"' in text
    assert "https://schema.org/LimitedAvailability" in text
    assert "</script>" not in text


def test_a_page_without_variants_can_be_looked_at(lapas, rf):
    page = factories.product(lapas)
    page.variants.all().delete()
    context = context_of(ProductPage.objects.get(pk=page.pk), rf)
    assert (context["offers"], context["first_offer"]) == ((), None)

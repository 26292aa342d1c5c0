import pytest
from wagtail.test.utils.form_data import nested_form_data

from products.models import ProductPage, ProductVariant, StockItem
from tests import factories, worlds
from tests.editor import form_of, product_data, row_errors, rows, variant

pytestmark = pytest.mark.django_db

SKU_TAKEN = "SKU ini sudah dipakai produk lain."
REQUIRED = "Wajib diisi untuk makanan."


@worlds.fixture
def batik():
    return factories.category()


@worlds.fixture
def pempek():
    return factories.food_category()


def new_form(lapas, category, *variants, **fields):
    return form_of(ProductPage(), lapas, product_data(category, *variants, **fields))


def test_a_plain_product_is_accepted(lapas, batik):
    assert new_form(lapas, batik).is_valid()


# --- variants -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        (
            {"price": "-1"},
            {"price": ["Pastikan nilai ini lebih besar dari atau sama dengan 0."]},
        ),
        ({"price": "0"}, {"price": ["Harga harus lebih dari nol."]}),
        ({"price": "10.500,50"}, {"price": ["Masukkan keseluruhan angka bilangan."]}),
        (
            {"weight_grams": "-1"},
            {"weight_grams": ["Pastikan nilai ini lebih besar dari atau sama dengan 0."]},
        ),
        ({"weight_grams": "0"}, {"weight_grams": ["Berat harus lebih dari nol."]}),
        (
            {"compare_at_price": "150000"},
            {"__all__": ["Harga coret harus lebih tinggi dari harga jual."]},
        ),
        (
            {"sku": "btk 1"},
            {"sku": ["SKU terdiri dari 4–32 huruf besar, angka dan tanda hubung."]},
        ),
    ],
)
def test_a_wrong_variant_is_refused_at_its_field(lapas, batik, fields, errors):
    form = new_form(lapas, batik, variant(**fields))
    assert not form.is_valid()
    assert row_errors(form, "variants") == errors


def test_a_product_has_at_least_one_variant(lapas, batik):
    form = new_form(lapas, batik, variants=rows())
    assert not form.is_valid()


# --- SKUs -----------------------------------------------------------------------------------


def test_a_sku_of_another_page_is_refused(lapas, batik):
    factories.product(lapas, sku="BTK-001")
    form = new_form(lapas, batik, variant("BTK-001"))
    assert not form.is_valid()
    assert row_errors(form, "variants") == {"sku": [SKU_TAKEN]}


def test_a_sku_of_another_prison_is_refused(lapas, batik):
    factories.product(factories.prison("Lapas Lahat"), sku="BTK-001")
    form = new_form(lapas, batik, variant("BTK-001"))
    assert not form.is_valid()


def test_a_sku_of_a_draft_is_refused(lapas, batik):
    factories.product(lapas, sku="BTK-001", live=False, stock=0)
    form = new_form(lapas, batik, variant("BTK-001"))
    assert not form.is_valid()
    assert row_errors(form, "variants") == {"sku": [SKU_TAKEN]}


def test_a_sku_twice_on_the_page_is_refused(lapas, batik):
    form = new_form(lapas, batik, variant("BTK-001"), variant("BTK-001", label="L"))
    assert not form.is_valid()
    errors = form.formsets["variants"].errors[1]
    assert errors["sku"] == ["SKU ini muncul dua kali di halaman ini."]


def test_a_sku_that_moves_from_row_to_row_is_accepted(lapas, batik):
    first, second = variant("BTK-001"), {**variant("BTK-001", label="L"), "DELETE": "1"}
    assert new_form(lapas, batik, first, second).is_valid()


def test_a_dropped_variant_still_owns_its_sku(lapas, batik):
    page = factories.product(lapas, variants=[{"sku": "BTK-001"}, {"sku": "BTK-002"}])
    page.variants.set([page.variants.get(sku="BTK-002")])
    page.save_revision().publish()
    form = new_form(lapas, batik, variant("BTK-001"))
    assert not form.is_valid()
    assert row_errors(form, "variants") == {"sku": [SKU_TAKEN]}


def test_the_sku_of_a_deleted_page_is_free_again(lapas, batik):
    factories.product(lapas, sku="BTK-001").delete()
    assert new_form(lapas, batik, variant("BTK-001")).is_valid()


def test_a_page_keeps_its_own_sku(lapas, batik):
    page = factories.product(lapas, sku="BTK-001", category=batik)
    row = {**variant("BTK-001"), "id": page.variants.get().pk}
    form = form_of(page, lapas, product_data(batik, variants=rows(row, stored=1)))
    assert form.is_valid(), form.errors


def test_even_a_draft_may_not_take_a_sku(lapas, batik):
    factories.product(lapas, sku="BTK-001")
    data = product_data(batik, variant("BTK-001"))
    assert not form_of(ProductPage(), lapas, data, draft=True).is_valid()


def test_the_editor_sees_it_at_the_field_and_nothing_is_stored(client, lapas, batik):
    factories.product(lapas, sku="BTK-001")
    client.force_login(factories.admin())
    before = (ProductPage.objects.count(), ProductVariant.objects.count())
    response = client.post(
        f"/admin/pages/add/products/productpage/{lapas.pk}/",
        nested_form_data({**product_data(batik, variant("BTK-001")), "action-publish": "1"}),
    )
    assert response.status_code == 200
    assert SKU_TAKEN in response.text
    assert (ProductPage.objects.count(), ProductVariant.objects.count()) == before


def test_an_accepted_product_goes_live_with_empty_stock(client, lapas, batik):
    client.force_login(factories.admin())
    client.post(
        f"/admin/pages/add/products/productpage/{lapas.pk}/",
        nested_form_data({**product_data(batik, variant("BTK-001")), "action-publish": "1"}),
    )
    page = ProductPage.objects.get()
    assert (page.live, page.prison, page.price_from) == (True, lapas, 150_000)
    item = StockItem.objects.get()
    assert (item.sku, item.product_id, item.on_hand) == ("BTK-001", page.pk, 0)


# --- food -----------------------------------------------------------------------------------

LABEL = {
    "composition": "Ikan tenggiri, sagu",
    "allergens": "ikan",
    "net_weight_text": "500 g (isi 20)",
    "shelf_life_days": "3",
    "storage": "Simpan beku",
    "food_permit": "tidak_wajib",
    "permit_number": "",
    "halal_status": "proses",
    "halal_number": "",
    "delivery": "same_city",
}


def test_food_with_its_label_is_accepted(lapas, pempek):
    assert new_form(lapas, pempek, **LABEL).is_valid()


def test_food_without_its_label_is_refused_at_every_field(lapas, pempek):
    form = new_form(lapas, pempek)
    assert form.errors == {
        name: [REQUIRED]
        for name in (
            "composition",
            "net_weight_text",
            "shelf_life_days",
            "storage",
            "food_permit",
            "halal_status",
        )
    }


@pytest.mark.parametrize(
    "missing",
    ["composition", "net_weight_text", "shelf_life_days", "storage", "food_permit", "halal_status"],
)
def test_one_missing_field_of_the_label(lapas, pempek, missing):
    form = new_form(lapas, pempek, **{**LABEL, missing: ""})
    assert form.errors == {missing: [REQUIRED]}


def test_a_draft_of_food_may_lack_its_label(lapas, pempek):
    form = form_of(ProductPage(), lapas, product_data(pempek), draft=True)
    assert form.is_valid()


def test_cloth_needs_no_label(lapas, batik):
    assert new_form(lapas, batik).is_valid()


PIRT = {"food_permit": "pirt", "shelf_life_days": "30"}
NO_PIRT_NUMBER = {"permit_number": ["Nomor P-IRT terdiri dari 15 angka."]}


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({**PIRT, "permit_number": "206167101012326"}, {}),
        ({**PIRT, "permit_number": "2061671010123-26"}, {}),
        ({**PIRT, "permit_number": ""}, NO_PIRT_NUMBER),
        ({**PIRT, "permit_number": "20616710101232"}, NO_PIRT_NUMBER),
        ({**PIRT, "permit_number": "P-IRT 2061671010123"}, NO_PIRT_NUMBER),
        (
            {"food_permit": "bpom_md", "permit_number": ""},
            {"permit_number": ["Tulis nomor BPOM MD."]},
        ),
        ({"food_permit": "bpom_md", "permit_number": "MD 123456789012"}, {}),
        ({"shelf_life_days": "7"}, {}),
        (
            {"shelf_life_days": "8"},
            {"food_permit": ["Makanan yang tahan lebih dari 7 hari memerlukan izin edar."]},
        ),
        (
            {"delivery": "everywhere", "shelf_life_days": "6"},
            {
                "delivery": [
                    "Makanan yang tahan kurang dari 7 hari tidak bisa dikirim ke seluruh Indonesia."
                ]
            },
        ),
        ({"delivery": "everywhere", "shelf_life_days": "7"}, {}),
        ({"delivery": "pickup_only", "shelf_life_days": "1"}, {}),
        ({"halal_status": "bersertifikat", "halal_number": "ID16110000123456789"}, {}),
        (
            {"halal_status": "bersertifikat", "halal_number": "ID1611"},
            {"halal_number": ["Nomor sertifikat: ID diikuti 17 angka."]},
        ),
        (
            {"halal_status": "bersertifikat", "halal_number": ""},
            {"halal_number": ["Nomor sertifikat: ID diikuti 17 angka."]},
        ),
    ],
)
def test_rules_of_the_label(lapas, pempek, fields, errors):
    assert new_form(lapas, pempek, **{**LABEL, **fields}).errors == errors


def test_a_shelf_life_is_at_least_a_day(lapas, pempek):
    form = new_form(lapas, pempek, **{**LABEL, "shelf_life_days": "0"})
    assert list(form.errors) == ["shelf_life_days"]


def test_making_to_order_takes_at_least_a_day(lapas, batik):
    assert list(new_form(lapas, batik, made_to_order_days="0").errors) == ["made_to_order_days"]
    assert new_form(lapas, batik, made_to_order_days="14").is_valid()

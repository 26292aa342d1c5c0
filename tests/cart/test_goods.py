import pytest

from cart import goods
from tests import factories

pytestmark = pytest.mark.django_db


def one(sku, quantity=1):
    (found,) = goods.of_basket({sku: quantity})
    return found


def test_a_line_has_todays_catalogue_data(lapas):
    image = factories.image()
    page = factories.product(
        lapas,
        "Kaos",
        variants=[{"sku": "KAOS-M", "label": "M", "price": 85_000, "weight_grams": 250}],
        stock=3,
        images=[image],
    )
    line = one("KAOS-M", 2)
    assert (line.sku, line.quantity, line.title, line.variant, line.full_title) == (
        "KAOS-M",
        2,
        "Kaos",
        "M",
        "Kaos – M",
    )
    assert (line.unit_price, line.amount, line.weight_grams) == (85_000, 170_000, 250)
    assert (line.url, line.page_id, line.image_id) == (
        f"/lapas/{lapas.slug}/{page.slug}/",
        page.pk,
        image.pk,
    )
    assert (line.prison_id, line.prison_name) == (lapas.pk, "Lapas Perempuan Palembang")
    assert (line.availability.most, line.is_short) == (3, False)


def test_a_line_without_variant_is_called_by_its_title(lapas):
    factories.product(lapas, "Kain batik", sku="BTK-001")
    assert one("BTK-001").full_title == "Kain batik"


def test_the_basket_keeps_its_order(lapas):
    for sku in ("BTK-001", "BTK-002", "BTK-003"):
        factories.product(lapas, sku=sku)
    found = goods.of_basket({"BTK-003": 1, "BTK-001": 1, "BTK-002": 1})
    assert [line.sku for line in found] == ["BTK-003", "BTK-001", "BTK-002"]


def test_what_is_not_sold_any_more_is_left_out(lapas):
    factories.product(lapas, sku="BTK-001")
    factories.product(lapas, sku="BTK-002", live=False)
    found = goods.of_basket({"TIDAK-ADA": 1, "BTK-002": 1, "BTK-001": 1})
    assert [line.sku for line in found] == ["BTK-001"]


def test_nothing_in_the_basket():
    assert goods.of_basket({}) == ()


@pytest.mark.parametrize(("quantity", "short"), [(3, False), (4, True)])
def test_more_than_there_is_is_short(lapas, quantity, short):
    factories.product(lapas, sku="BTK-001", stock=3)
    assert one("BTK-001", quantity).is_short is short


def test_what_others_ordered_is_missing(lapas):
    factories.product(lapas, sku="BTK-001", stock=3)
    factories.order({"BTK-001": 2})
    assert one("BTK-001").availability.most == 1


def test_made_to_order_is_not_counted(lapas):
    factories.product(lapas, sku="SKT-001", stock=0, made_to_order_days=30)
    line = one("SKT-001", 5)
    assert (line.made_to_order_days, line.is_short) == (30, False)


def test_forty_lines_cost_one_query(lapas, django_assert_num_queries):
    skus = [factories.sku_of(factories.product(lapas)) for _number in range(10)]
    goods.of_basket({skus[0]: 1})
    with django_assert_num_queries(1):
        assert len(goods.of_basket(dict.fromkeys(skus, 1))) == 10


def test_goods_by_prison_in_the_order_of_the_basket(lapas):
    lahat = factories.prison("Lapas Lahat")
    factories.product(lapas, sku="BTK-001")
    factories.product(lahat, sku="LHT-001")
    factories.product(lapas, sku="BTK-002")
    found = goods.by_prison(goods.of_basket({"LHT-001": 1, "BTK-002": 1, "BTK-001": 1}))
    assert [(prison, [line.sku for line in some]) for prison, some in found.items()] == [
        (lahat.pk, ["LHT-001"]),
        (lapas.pk, ["BTK-002", "BTK-001"]),
    ]


@pytest.mark.parametrize(
    ("left", "sentence"),
    [
        (2, "Kain batik tinggal 2."),
        (0, "Kain batik sudah habis."),
        (-1, "Kain batik sudah habis."),
    ],
)
def test_a_shortage_in_words(left, sentence):
    assert goods.shortage_text("Kain batik", left) == sentence

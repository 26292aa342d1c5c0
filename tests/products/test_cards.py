import pytest

from core.pictures import CARD, PictureBox
from products.availability import availability
from products.cards import ProductCard, cards_by_pk, product_cards
from products.models import ProductPage
from tests import factories

pytestmark = pytest.mark.django_db


def cards(products=None):
    box = PictureBox()
    found = ProductPage.objects.order_by("pk") if products is None else products
    return product_cards(found, box)()


def test_a_card_shows_what_a_list_needs(lapas):
    page = factories.product(
        lapas,
        "Kaos",
        variants=[
            {"sku": "KAOS-M", "price": 75_000, "compare_at_price": 90_000, "stock": 2},
            {"sku": "KAOS-L", "price": 95_000, "stock": 1},
        ],
    )
    assert cards() == (
        ProductCard(
            pk=page.pk,
            title="Kaos",
            url=f"/lapas/{lapas.slug}/{page.slug}/",
            prison="Lapas Perempuan Palembang",
            price_from=75_000,
            price_to=95_000,
            compare_at=90_000,
            availability=availability(3),
            picture=None,
        ),
    )
    assert cards()[0].has_range is True


def test_one_price_is_no_range(lapas):
    factories.product(lapas, price=75_000)
    assert cards()[0].has_range is False


def test_the_picture_of_a_card(lapas):
    image = factories.image("Kain merah", description="Kain merah terlipat")
    factories.product(lapas, images=[image])
    picture = cards()[0].picture
    assert (picture.width, picture.height, picture.sizes) == (48, 48, CARD.sizes)
    assert picture.src.startswith("/media/images/")
    assert picture.src.endswith(".webp")


def test_a_picture_whose_file_is_gone_is_left_out(lapas):
    image = factories.image()
    factories.product(lapas, images=[image])
    image.file.storage.delete(image.file.name)
    assert cards()[0].picture is None


def test_dropped_variants_do_not_count(lapas):
    page = factories.product(lapas, variants=[{"sku": "KAOS-M"}, {"sku": "KAOS-L"}], stock=3)
    page.variants.set([page.variants.get(sku="KAOS-L")])
    page.save_revision().publish()
    assert cards()[0].availability.text == "Sisa 3"


def test_cards_keep_the_order_of_their_query(lapas):
    for title in ("A", "B", "C"):
        factories.product(lapas, title)
    found = cards(ProductPage.objects.order_by("-title"))
    assert [card.title for card in found] == ["C", "B", "A"]


def test_cards_by_page(lapas):
    page = factories.product(lapas)
    found = cards_by_pk(ProductPage.objects.all(), PictureBox())()
    assert list(found) == [page.pk]


def test_twenty_cards_cost_as_many_queries_as_two(lapas, django_assert_num_queries):
    image = factories.image()
    for _number in range(2):
        factories.product(lapas, images=[image])
    cards()  # makes the renditions
    with django_assert_num_queries(2):
        cards()
    for _number in range(18):
        factories.product(lapas, images=[image])
    with django_assert_num_queries(2):
        assert len(cards()) == 20


def test_pieces_in_stock_and_to_order(lapas):
    ready = factories.product(lapas, "Siap", stock=1)
    factories.product(lapas, "Habis", stock=0)
    to_order = factories.product(lapas, "Pesanan", stock=0, made_to_order_days=7)
    assert list(ProductPage.objects.in_stock()) == [ready]
    assert list(ProductPage.objects.made_to_order()) == [to_order]
    free = dict(ProductPage.objects.with_free_pieces().values_list("title", "free_pieces"))
    assert free == {"Siap": 1, "Habis": 0, "Pesanan": 0}

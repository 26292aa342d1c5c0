import pytest

from core.breadcrumbs import Crumb, breadcrumbs
from tests import factories

pytestmark = pytest.mark.django_db


def test_the_way_from_the_home_page(site_tree):
    prison = factories.prison("Lapas Lahat", slug="lahat")
    product = factories.product(prison, "Kain", slug="kain")
    assert breadcrumbs(product) == (
        Crumb("Karya Binaan", "/"),
        Crumb("Lapas", "/lapas/"),
        Crumb("Lapas Lahat", "/lapas/lahat/"),
        Crumb("Kain", "/lapas/lahat/kain/"),
    )


def test_the_home_page_stands_alone(site_tree):
    assert breadcrumbs(site_tree.home) == (Crumb("Karya Binaan", "/"),)


def test_a_page_deep_down(site_tree):
    page = factories.standard_page("A", slug="a")
    for name in ("B", "C", "D"):
        page = factories.standard_page(name, slug=name.lower(), parent=page)
    assert [crumb.url for crumb in breadcrumbs(page)] == [
        "/",
        "/a/",
        "/a/b/",
        "/a/b/c/",
        "/a/b/c/d/",
    ]


def test_a_renamed_parent_is_seen_at_once(site_tree):
    prison = factories.prison("Lapas Lahat")
    product = factories.product(prison)
    breadcrumbs(product)
    prison.title = "Lapas Kelas IIA Lahat"
    prison.save_revision().publish()
    assert breadcrumbs(product)[2].title == "Lapas Kelas IIA Lahat"


def test_many_products_cost_no_more_than_one(site_tree, django_assert_num_queries):
    prison = factories.prison("Lapas Lahat")
    products = [factories.product(prison) for _number in range(3)]
    breadcrumbs(products[0])
    with django_assert_num_queries(1):  # the generation
        breadcrumbs(products[1])

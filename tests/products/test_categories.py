import pytest

from products import categories
from tests import factories, worlds

pytestmark = pytest.mark.django_db


@worlds.fixture(autouse=True)
def tree():
    cloth = factories.category("Kain", slug="kain", sort_order=2)
    batik = factories.category("Batik", slug="batik", parent=cloth, sort_order=1)
    factories.category("Songket", slug="songket", parent=cloth, sort_order=0)
    factories.category("Batik tulis", slug="batik-tulis", parent=batik)
    factories.category("Batik cap", slug="batik-cap", parent=batik)
    factories.category("Aksesori", slug="aksesori", sort_order=2)
    factories.food_category(slug="pempek", sort_order=1)


def slugs(nodes):
    return [node.slug for node in nodes]


def test_parents_come_before_their_children_siblings_by_order_and_name():
    assert slugs(categories.tree()) == [
        "pempek",
        "aksesori",
        "kain",
        "songket",
        "batik",
        "batik-cap",
        "batik-tulis",
    ]


def test_a_node_says_how_deep_it_stands():
    node = categories.by_slug("batik-cap")
    assert (node.depth, node.path, node.name) == (2, "kain/batik/batik-cap", "Batik cap")
    assert categories.by_slug("pempek").is_food is True


def test_a_node_is_found_by_its_key():
    node = categories.by_slug("batik")
    assert categories.by_pk(node.pk) == node


@pytest.mark.parametrize("slug", ["", "tidak-ada", "kain/batik", "\x00", "KAIN"])
def test_an_unknown_slug_is_nobody(slug):
    assert categories.by_slug(slug) is None


def test_an_unknown_key_is_nobody():
    assert categories.by_pk(0) is None


def test_a_subtree_holds_the_node_and_all_below_it():
    assert slugs(categories.subtree(categories.by_slug("batik"))) == [
        "batik",
        "batik-cap",
        "batik-tulis",
    ]


def test_a_slug_that_begins_alike_is_not_below():
    factories.category("Batik lain", slug="batik-lain", parent=None)
    assert "batik-lain" not in slugs(categories.subtree(categories.by_slug("batik")))


def test_the_way_up():
    assert slugs(categories.ancestors(categories.by_slug("batik-cap"))) == ["kain", "batik"]
    assert categories.ancestors(categories.by_slug("kain")) == ()


def test_the_tree_is_loaded_once(django_assert_num_queries):
    categories.tree()
    with django_assert_num_queries(1):  # the generation
        categories.tree()


def test_a_new_category_is_seen_at_once():
    categories.tree()
    factories.category("Roti", slug="roti")
    assert "roti" in slugs(categories.tree())

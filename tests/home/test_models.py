import pytest

from home.models import HomePage, StandardPage
from stories.models import StoryIndexPage
from tests import factories

pytestmark = pytest.mark.django_db


def test_there_is_one_home_page(site_tree):
    root = site_tree.home.get_parent()
    assert not HomePage.can_create_at(root)


@pytest.mark.parametrize("name", ["products", "stories", "events", "prisons"])
def test_index_pages_exist_once_below_the_home_page(site_tree, name):
    model = type(getattr(site_tree, name))
    assert not model.can_create_at(site_tree.home)
    assert model.can_exist_under(site_tree.home)
    assert not model.can_exist_under(site_tree.products)


def test_a_removed_index_page_can_be_made_again(site_tree):
    site_tree.stories.delete()
    assert StoryIndexPage.can_create_at(HomePage.objects.get())


def test_plain_pages_stand_below_home_and_each_other(site_tree):
    about = factories.standard_page()
    assert StandardPage.can_create_at(site_tree.home)
    assert StandardPage.can_create_at(about)
    assert not StandardPage.can_create_at(site_tree.products)


def test_a_plain_page_shows_its_text(site_tree, client):
    faq = {"items": [{"question": "Aman?", "answer": "<p>Aman.</p>"}]}
    factories.standard_page(
        "Cara belanja",
        slug="cara-belanja",
        intro="Mudah saja.",
        body=[("heading", {"text": "Langkah"}), ("paragraph", "<p>Pilih.</p>"), ("faq", faq)],
    )
    text = client.get("/cara-belanja/").text
    for shown in ("Cara belanja", "Mudah saja.", "Langkah", "Pilih.", "Aman?"):
        assert shown in text

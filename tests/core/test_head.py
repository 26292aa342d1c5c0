import json

import pytest

from core.head import absolute, json_ld
from core.models import SiteSettings
from tests import factories

pytestmark = pytest.mark.django_db


def head_of(page, rf):
    return page.get_context(rf.get("/"))["head"]


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/produk/", "http://testserver/produk/"),
        ("https://lain.example/a", "https://lain.example/a"),
    ],
)
def test_full_addresses(path, address):
    assert absolute(path) == address


def test_json_inside_a_page_cannot_end_its_script():
    text = json_ld([{"name": "</script><script>alert('&')"}])
    assert "<" not in text
    assert "&" not in text
    assert json.loads(text) == [{"name": "</script><script>alert('&')"}]


def test_the_head_of_a_page(site_tree, rf):
    page = factories.standard_page("Tentang", intro="Siapa kami.")
    head = head_of(page, rf)
    assert (head.title, head.description, head.canonical, head.image) == (
        "Tentang",
        "Siapa kami.",
        "http://testserver/tentang/",
        "",
    )


def test_what_editors_wrote_for_search_engines_comes_first(site_tree, rf):
    page = factories.standard_page(
        "Tentang", intro="Siapa kami.", seo_title="Karya Binaan", search_description="Etalase."
    )
    assert (head_of(page, rf).title, head_of(page, rf).description) == ("Karya Binaan", "Etalase.")


def test_the_picture_of_a_page_is_shared(lapas, rf):
    page = factories.product(lapas, images=[factories.image()])
    assert head_of(page, rf).image.startswith("http://testserver/media/images/")


def test_a_chosen_picture_comes_before_it(lapas, rf):
    first, chosen = factories.image("A"), factories.image("B")
    page = factories.product(lapas, images=[first], share_image=chosen)
    stem = chosen.file.name.rsplit("/", 1)[-1].removesuffix(".jpg")
    assert stem in head_of(page, rf).image


def test_breadcrumbs_as_data(lapas, rf):
    page = factories.product(lapas, "Kain batik", slug="kain")
    objects = json.loads(head_of(page, rf).json_ld)
    crumbs = next(one for one in objects if one["@type"] == "BreadcrumbList")
    assert [(one["position"], one["name"]) for one in crumbs["itemListElement"]] == [
        (1, "Karya Binaan"),
        (2, "Lapas"),
        (3, "Lapas Perempuan Palembang"),
        (4, "Kain batik"),
    ]
    assert crumbs["itemListElement"][3]["item"] == f"http://testserver/lapas/{lapas.slug}/kain/"


def test_the_home_page_has_no_breadcrumbs(site_tree, rf):
    (site,) = json.loads(head_of(site_tree.home, rf).json_ld)
    assert (site["@type"], site["inLanguage"]) == ("WebSite", "id")


def test_the_page_prints_its_head(site_tree, client):
    settings = SiteSettings.load()
    settings.site_name = "Karya Kita"
    settings.save()
    factories.standard_page("Tentang", intro='Kain "merah" & <emas>')
    text = client.get("/tentang/").text
    assert "<title>Tentang – Karya Kita</title>" in text
    assert '<link rel="canonical" href="http://testserver/tentang/">' in text
    assert "Kain &quot;merah&quot; &amp; &lt;emas&gt;" in text

from datetime import timedelta

import pytest
from django.conf import settings as django_settings
from django.http import HttpResponse, StreamingHttpResponse
from django.utils import timezone

from core import generation
from core.pagecache import PageCacheMiddleware, same_for_everyone
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def cache_on(settings):
    settings.PAGE_CACHE = True


class Site:
    """A view behind the middleware; its text counts how often it was asked."""

    def __init__(self, respond=None):
        self.asked = 0
        self.respond = respond or (lambda text: same_for_everyone(HttpResponse(text)))
        self.middleware = PageCacheMiddleware(self.view)

    def view(self, request):
        self.asked += 1
        return self.respond(f"halaman {self.asked}")

    def get(self, rf, path="/produk/", cookies=None, **headers):
        request = rf.get(path, headers={name.replace("_", "-"): v for name, v in headers.items()})
        request.COOKIES.update(cookies or {})
        return self.middleware(request)

    def texts(self, rf, *paths, **how):
        return [self.get(rf, path, **how).content.decode() for path in paths]


@pytest.fixture
def site():
    return Site()


def test_a_page_is_made_once(site, rf):
    assert site.texts(rf, "/produk/", "/produk/") == ["halaman 1", "halaman 1"]


def test_a_kept_page_asks_the_database_only_for_the_generation(site, rf, django_assert_num_queries):
    site.get(rf)
    with django_assert_num_queries(1):
        site.get(rf)


def test_every_address_is_a_page_of_its_own(site, rf):
    texts = site.texts(rf, "/produk/", "/cerita/", "/produk/?halaman=2", "/produk/?halaman=3")
    assert len(set(texts)) == 4


def test_tracking_makes_no_other_page(site, rf):
    site.texts(
        rf,
        "/produk/",
        "/produk/?utm_source=wa&utm_medium=chat",
        "/produk/?fbclid=123",
        "/produk/?gclid=1",
    )
    assert site.asked == 1


def test_the_order_of_the_query_makes_no_other_page(site, rf):
    site.texts(rf, "/produk/?a=1&b=2", "/produk/?b=2&a=1")
    assert site.asked == 1


@pytest.mark.parametrize("path", ["/produk/?a=1&a=2", "/produk/?a=12", "/produk/?a=1%262"])
def test_addresses_that_look_alike_are_kept_apart(site, rf, path):
    site.texts(rf, "/produk/?a=1&b=2", path)
    assert site.asked == 2


def test_htmx_gets_a_page_of_its_own(site, rf):
    whole, part = site.get(rf), site.get(rf, HX_Request="true")
    assert (whole.content, part.content) == (b"halaman 1", b"halaman 2")
    assert site.get(rf, HX_Request="true").content == b"halaman 2"
    assert whole.headers["Vary"] == "HX-Request"


def test_each_host_has_its_own_pages(site, rf):
    site.get(rf)
    site.get(rf, Host="localhost")
    assert site.asked == 2


# --- when a page is stale -------------------------------------------------------------------


def test_a_change_makes_every_page_stale(site, rf):
    site.get(rf)
    generation.raise_now()
    assert site.get(rf).content == b"halaman 2"


def test_midnight_in_palembang_makes_every_page_stale(site, rf, time_machine):
    time_machine.move_to("2026-05-02T16:59:00Z")
    site.get(rf)
    time_machine.move_to("2026-05-02T17:01:00Z")
    assert site.get(rf).content == b"halaman 2"


def publish(page):
    page.save_revision().publish()


@pytest.mark.parametrize(
    "change",
    [
        publish,
        lambda page: page.unpublish(),
        lambda page: page.delete(),
        lambda page: page.move(factories.prison("Lapas Lahat"), pos="last-child"),
    ],
    ids=["publish", "unpublish", "delete", "move"],
)
def test_what_happens_to_a_page_raises_the_generation(lapas, change):
    page = factories.product(lapas)
    before = generation.current()
    change(page)
    assert generation.current() != before


def test_a_draft_does_not(lapas):
    page = factories.product(lapas)
    before = generation.current()
    page.save_revision()
    assert generation.current() == before


# --- what is never kept, and who never gets a kept page -------------------------------------


def keep_nothing(site, rf, **how):
    first, second = site.get(rf, **how), site.get(rf, **how)
    assert site.asked == 2
    assert "ETag" not in first.headers
    assert "Cache-Control" not in first.headers
    return second


def test_a_page_that_is_not_marked_is_not_kept(rf):
    keep_nothing(Site(HttpResponse), rf)


@pytest.mark.parametrize("status", [201, 302, 404, 500])
def test_only_good_answers_are_kept(rf, status):
    keep_nothing(Site(lambda text: same_for_everyone(HttpResponse(text, status=status))), rf)


def test_a_page_that_sets_a_cookie_is_not_kept(rf):
    def respond(text):
        response = HttpResponse(text)
        response.set_cookie("keranjang", "rahasia")
        return same_for_everyone(response)

    keep_nothing(Site(respond), rf)


def test_a_stream_is_not_kept(rf):
    keep_nothing(Site(lambda text: same_for_everyone(StreamingHttpResponse([text]))), rf)


def test_somebody_with_a_session_never_gets_a_kept_page(site, rf):
    cookies = {django_settings.SESSION_COOKIE_NAME: "abc"}
    site.get(rf)
    assert site.get(rf, cookies=cookies).content == b"halaman 2"
    assert site.get(rf).content == b"halaman 1"


def test_a_basket_is_no_session(site, rf):
    site.get(rf)
    assert site.get(rf, cookies={"keranjang": "abc"}).content == b"halaman 1"


@pytest.mark.parametrize("path", ["/admin/", "/admin/pages/3/", "/media/images/a.webp"])
def test_the_admin_and_files_are_not_kept(site, rf, path):
    keep_nothing(site, rf, path=path)


def test_a_very_long_query_is_not_kept(site, rf):
    keep_nothing(site, rf, path="/produk/?lapas=" + "x" * 400)


def test_a_post_is_not_kept(site, rf):
    for _time in range(2):
        site.middleware(rf.post("/produk/"))
    assert site.asked == 2


def test_the_cache_can_be_switched_off(site, rf, settings):
    settings.PAGE_CACHE = False
    keep_nothing(site, rf)


# --- what a browser keeps -------------------------------------------------------------------


def test_a_browser_asks_again_and_gets_nothing_new(site, rf):
    first = site.get(rf)
    assert first.headers["Cache-Control"] == "public, no-cache"
    again = site.get(rf, If_None_Match=first.headers["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]


def test_a_weak_tag_is_the_same_page(site, rf):
    tag = site.get(rf).headers["ETag"]
    assert site.get(rf, If_None_Match=f"W/{tag}").status_code == 304


def test_another_tag_gets_the_page(site, rf):
    site.get(rf)
    response = site.get(rf, If_None_Match='"lain"')
    assert (response.status_code, response.content) == (200, b"halaman 1")


def test_the_kind_of_contents_is_kept(rf):
    site = Site(lambda text: same_for_everyone(HttpResponse(text, content_type="text/calendar")))
    site.get(rf)
    assert site.get(rf).headers["Content-Type"] == "text/calendar"


def test_a_head_request_fills_and_uses_the_cache(site, rf):
    site.middleware(rf.head("/produk/"))
    assert site.get(rf).content == b"halaman 1"


# --- the real site --------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/", "/produk/", "/cerita/", "/agenda/", "/lapas/", "/cari/?q=x"])
def test_public_pages_are_kept_and_free_of_cookies(site_tree, client, path):
    response = client.get(path)
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "public, no-cache"
    assert "Set-Cookie" not in response.headers
    assert not response.cookies
    assert "csrfmiddlewaretoken" not in response.text


@pytest.mark.parametrize("path", ["/keranjang/", "/keranjang/ringkas/", "/pesanan/"])
def test_a_visitors_own_pages_are_not(site_tree, client, path):
    assert "no-store" in client.get(path).headers["Cache-Control"]


def test_a_missing_page_is_not_kept(site_tree, client):
    assert client.get("/tidak-ada/").status_code == 404
    factories.standard_page("Ada", slug="tidak-ada")
    generation_before = generation.current()
    assert client.get("/tidak-ada/").status_code == 200
    assert generation.current() == generation_before


def test_an_editor_sees_the_draft_bar_and_nobody_else(site_tree, client):
    from django.test import Client

    client.force_login(factories.admin())
    mine = client.get("/produk/")
    assert "wagtail-userbar" in mine.text
    assert "wagtail-userbar" not in Client().get("/produk/").text


def test_a_price_is_seen_at_once(lapas, client):
    page = factories.product(lapas, sku="BTK-001", price=150_000)
    address = page.get_url()
    assert "Rp150.000" in client.get(address).text
    variant = page.variants.get()
    variant.price = 120_000
    page.variants.set([variant])
    publish(page)
    assert "Rp120.000" in client.get(address).text


def test_the_last_pieces_are_seen_at_once(lapas, client, django_capture_on_commit_callbacks):
    page = factories.product(lapas, sku="BTK-001", stock=10)
    assert "Tersedia" in client.get(page.get_url()).text
    with django_capture_on_commit_callbacks(execute=True):
        factories.order({"BTK-001": 8})
    assert "Sisa 2" in client.get(page.get_url()).text


def test_a_page_kept_for_certain_visitors_is_not_kept_for_all(site_tree, client):
    from wagtail.models import PageViewRestriction

    page = factories.standard_page("Rahasia", slug="rahasia")
    assert client.get("/rahasia/").status_code == 200
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert client.get("/rahasia/").status_code == 302


def test_a_page_lives_no_longer_than_its_time(site, rf, time_machine, settings):
    time_machine.move_to(timezone.localtime().replace(hour=9))
    site.get(rf)
    time_machine.shift(timedelta(seconds=settings.PAGE_CACHE_SECONDS + 1))
    assert site.get(rf).content == b"halaman 2"

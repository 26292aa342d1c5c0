import pytest
from django.core import signing
from django.http import HttpResponse

from cart import basket as baskets
from cart.basket import COOKIE, COUNT_COOKIE, KEPT_SECONDS, SALT, Basket, BasketFull


def request_with(rf, cookie=None):
    request = rf.get("/")
    if cookie is not None:
        request.COOKIES[COOKIE] = cookie
    return request


def signed(value):
    return signing.dumps(value, salt=SALT, compress=True)


# --- what lies in it ------------------------------------------------------------------------


def test_goods_are_kept_in_the_order_they_were_put_in():
    basket = Basket()
    basket.put("BTK-002", 1)
    basket.put("BTK-001", 3)
    assert (list(basket.lines.items()), basket.count) == ([("BTK-002", 1), ("BTK-001", 3)], 4)


def test_adding_adds_to_what_is_there():
    basket = Basket()
    basket.add("BTK-001", 2)
    basket.add("BTK-001", 3)
    assert basket.lines == {"BTK-001": 5}


@pytest.mark.parametrize("quantity", [0, -1])
def test_nothing_takes_it_out(quantity):
    basket = Basket(lines={"BTK-001": 2})
    basket.put("BTK-001", quantity)
    assert basket.lines == {}


def test_a_line_holds_99_pieces_at_most():
    basket = Basket(lines={"BTK-001": 98})
    basket.add("BTK-001", 50)
    assert basket.lines == {"BTK-001": 99}


def test_a_basket_holds_forty_different_goods():
    basket = Basket(lines={f"BRG-{number:03}": 1 for number in range(40)})
    with pytest.raises(BasketFull):
        basket.put("BTK-001", 1)
    basket.put("BRG-039", 5)
    assert (len(basket.lines), basket.lines["BRG-039"]) == (40, 5)


def test_every_basket_has_a_key_of_its_own():
    keys = {Basket().key for _number in range(100)}
    assert len(keys) == 100
    assert min(len(key) for key in keys) >= 20


# --- the cookies ----------------------------------------------------------------------------


def test_a_basket_comes_back_as_it_was_written(rf):
    basket = Basket(lines={"BTK-002": 1, "BTK-001": 3})
    response = baskets.write(HttpResponse(), basket)
    assert baskets.read(request_with(rf, response.cookies[COOKIE].value)) == basket


def test_the_cookies_are_kept_for_sixty_days_and_hidden_from_scripts():
    response = baskets.write(HttpResponse(), Basket(lines={"BTK-001": 3}))
    cookie, count = response.cookies[COOKIE], response.cookies[COUNT_COOKIE]
    assert (cookie["max-age"], cookie["httponly"], cookie["samesite"]) == (
        KEPT_SECONDS,
        True,
        "Lax",
    )
    assert (count.value, count["httponly"]) == ("3", "")


def test_the_cookies_go_over_https_only_where_the_site_does(settings):
    settings.SESSION_COOKIE_SECURE = True
    response = baskets.write(HttpResponse(), Basket(lines={"BTK-001": 3}))
    assert response.cookies[COOKIE]["secure"] is True


def test_an_empty_basket_is_forgotten():
    response = baskets.write(HttpResponse(), Basket())
    assert response.cookies[COOKIE].value == ""
    assert response.cookies[COOKIE]["max-age"] == 0
    assert response.cookies[COUNT_COOKIE]["max-age"] == 0


def test_a_full_basket_fits_into_a_cookie():
    basket = Basket(lines={f"PANJANG-SEKALI-NOMOR-BARANG-{n:04}": 99 for n in range(40)})
    assert len(baskets.write(HttpResponse(), basket).cookies[COOKIE].OutputString()) < 4096


@pytest.mark.parametrize(
    "cookie",
    [
        None,
        "",
        "nonsense",
        "a:b:c",
        "\x00",
        signing.dumps(["key", [["BTK-001", 1]]], salt="other"),
        signed("text"),
        signed(["key"]),
        signed(["key", [["BTK-001"]]]),
        signed(["key", [["BTK-001", "many"]]]),
        signed(["key", {"BTK-001": 1}]),
        signed(None),
        signed(7),
    ],
    # Signed texts carry the time: as names they would differ from process to process.
    ids=range(13),
)
def test_what_cannot_be_read_is_an_empty_basket(rf, cookie):
    basket = baskets.read(request_with(rf, cookie))
    assert (basket.lines, basket.count) == ({}, 0)


def test_a_cookie_that_was_changed_is_not_believed(rf):
    response = baskets.write(HttpResponse(), Basket(lines={"BTK-001": 1}))
    cookie = response.cookies[COOKIE].value
    assert baskets.read(request_with(rf, f"x{cookie}")).lines == {}


def test_a_basket_is_forgotten_after_sixty_days(rf, time_machine):
    time_machine.move_to("2026-05-02T05:00:00Z", tick=False)
    cookie = baskets.write(HttpResponse(), Basket(lines={"BTK-001": 1})).cookies[COOKIE].value
    time_machine.shift(KEPT_SECONDS)
    assert baskets.read(request_with(rf, cookie)).lines == {"BTK-001": 1}
    time_machine.shift(1)
    assert baskets.read(request_with(rf, cookie)).lines == {}

"""A browser for the view tests: Django's client with the header that every real one sends."""

from django.test import Client

from cart import basket as baskets

OWN_SITE = {"Sec-Fetch-Site": "same-origin"}
OTHER_SITE = {"Sec-Fetch-Site": "cross-site", "Origin": "https://lain.example"}
HTMX = {"HX-Request": "true"}


def browser():
    """A client whose posts come from our own pages."""
    return Client(headers=OWN_SITE)


def fill(client, lines):
    """Puts a basket with {SKU: pieces} into the cookies of `client`; returns the Basket."""
    basket = baskets.Basket()
    for sku, pieces in lines.items():
        basket.put(sku, pieces)

    for name, value in cookies_of(basket).items():
        client.cookies[name] = value
    return basket


def cookies_of(basket):
    """{name: value} of the cookies that a Basket is kept in."""
    kept = {}

    class Jar:
        def set_cookie(self, name, value, **_how):
            kept[name] = value

    baskets.write(Jar(), basket)
    return kept


def basket_of(client):
    """{SKU: pieces} in the cookies of `client`."""

    class Request:
        COOKIES = {name: morsel.value for name, morsel in client.cookies.items()}

    return baskets.read(Request()).lines


def said(response):
    """Texts of Django's messages on the page that `response` shows."""
    return [str(message) for message in response.context["messages"]]

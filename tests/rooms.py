"""Who gets into which room of the admin: asks for an address and says in a word how it went.

"page"        the page is shown (or a file handed out)
"login"       sent to sign in
"turned away" sent to the admin's first page: no right to this kind of thing at all
"not yours"   sent to the list: there is such a kind of thing, but not this one for you
"missing"     nothing at this address
"done"        the change was made (told by a success message)
"refused"     the change was not made, and a message says why
"only POST"   the address takes no GET
"""

import html

from django.contrib.messages import get_messages
from django.urls import reverse

from cart import staff as all_staff
from lapas import staff as prison_staff
from tests import factories

TURNED_AWAY = "Maaf, Anda tidak memiliki izin untuk mengakses area ini."
NOT_YOURS = (
    "Pesanan itu tidak ada, atau bukan untuk lapas Anda.",
    "Barang itu tidak ada, atau bukan milik lapas Anda.",
    "Pembayaran itu tidak ada.",
)


def people(own, other):
    """{role: user or None}: officers of two prisons, both offices, the administrator, nobody."""
    return {
        "own officer": factories.user("humas-sini", groups=[prison_staff.set_up(own)]),
        "other officer": factories.user("humas-sana", groups=[prison_staff.set_up(other)]),
        "kanwil": factories.user("kanwil", groups=[all_staff.set_up_office()]),
        "dinas": factories.user("dinas", groups=[all_staff.set_up_city_office()]),
        "admin": factories.admin(),
        "nobody": None,
    }


def sign_in(client, user):
    client.logout()
    if user is not None:
        client.force_login(user)
    return client


def told(response):
    """Texts of the messages that this response carries, as people read them."""
    shown = (str(message) for message in get_messages(response.wsgi_request))
    return [html.unescape(" ".join(text.split())) for text in shown]


def ask(client, user, method, url, data=None):
    """(word, messages) for one request."""
    sign_in(client, user)
    response = client.get(url) if method == "GET" else client.post(url, data or {})
    return word(response), told(response)


def word(response):
    texts = told(response)
    levels = [message.level_tag for message in get_messages(response.wsgi_request)]
    if response.status_code == 405:
        return "only POST"
    if response.status_code == 404:
        return "missing"
    if response.status_code == 200:
        return "page"
    assert response.status_code == 302, response.status_code
    if response.url.startswith(reverse("wagtailadmin_login")):
        return "login"
    if response.url == reverse("wagtailadmin_home") and texts == [TURNED_AWAY]:
        return "turned away"
    if any(text in NOT_YOURS for text in texts):
        return "not yours"
    return "done" if "success" in levels else "refused"

"""Pressing the desk's buttons: what changes, what is said, and that a refusal changes nothing."""

import pytest
from django.urls import reverse

from cart.enums import FulfilmentState
from cart.models import HistoryEntry, Order
from payments.models import Payment
from products.models import StockMovement
from tests import factories, rooms

pytestmark = pytest.mark.django_db
State = FulfilmentState


def press(client, user, part, action, **data):
    url = reverse("pesanan_modeladmin_act", args=[part.pk, action])
    return rooms.ask(client, user, "POST", url, data)


def everything():
    """All that an action could change."""
    return (
        list(Order.objects.order_by("pk").values_list("state", flat=True)),
        list(Payment.objects.order_by("pk").values_list("state", "confirmed_by")),
        list(
            Order.objects.order_by("pk").values_list(
                "fulfilments__state", "fulfilments__tracking_number", "fulfilments__cancel_reason"
            )
        ),
        HistoryEntry.objects.count(),
        StockMovement.objects.count(),
        factories.stock_of("LPP-BTK-01"),
    )


# fmt: off
WAYS = [
    # delivery, who,          action,            said,                        state after
    ("lapas", "kanwil",      "confirm_payment", "Pembayaran %s dikonfirmasi.", State.PROCESSING),
    ("lapas", "own officer", "pack",            "%s sudah dikemas.",           State.PACKED),
    ("lapas", "own officer", "ready",           "%s siap diambil.",            State.READY),
    ("lapas", "own officer", "complete",        "%s selesai.",                 State.COMPLETED),
]
SENT = [
    ("kurir", "kanwil",      "confirm_payment", "Pembayaran %s dikonfirmasi.", State.PROCESSING),
    ("kurir", "own officer", "pack",            "%s sudah dikemas.",           State.PACKED),
    ("kurir", "own officer", "ship",            "%s dikirim.",                 State.SHIPPED),
    ("kurir", "own officer", "complete",        "%s selesai.",                 State.COMPLETED),
]
# fmt: on


@pytest.mark.parametrize("way", [WAYS, SENT], ids=["collected", "sent"])
def test_an_order_goes_its_way(desk, make_part, client, way):
    part = make_part(delivery=way[0][0])
    for _delivery, role, action, said, state in way:
        texts = {"tracking_number": " JP123 "} if action == "ship" else {}
        word, told = press(client, desk.people[role], part, action, **texts)
        assert (word, told) == ("done", [said % part.order.number])
        part.refresh_from_db()
        assert part.state == state
        entry = part.history.last()
        assert (entry.action, entry.to_state, entry.by) == (action, state, desk.people[role])
    assert factories.stock_of("LPP-BTK-01") == (19, 0)
    if way is SENT:
        assert part.tracking_number == "JP123"
        assert part.history.get(action="ship").reason == "JP123"


def test_cash_is_taken_when_the_goods_are_handed_over(desk, make_part, client):
    part = make_part(state=State.PROCESSING, payment="tunai")
    for action in ("ready", "complete"):
        assert press(client, desk.people["own officer"], part, action)[0] == "done"
    payment = Payment.objects.get()
    assert (payment.state, payment.confirmed_by) == ("paid", desk.people["own officer"])


def test_confirming_moves_every_part(desk, shared_order, client):
    own, other = shared_order
    assert press(client, desk.people["kanwil"], own, "confirm_payment")[0] == "done"
    own.refresh_from_db()
    other.refresh_from_db()
    assert (own.state, other.state) == (State.PROCESSING, State.PROCESSING)
    assert Payment.objects.get().confirmed_by == desk.people["kanwil"]


def test_a_prison_that_collects_confirms_for_itself(desk, client):
    factories.bank_account(desk.own, number="222")
    part = factories.order({"LPP-BTK-01": 1}).fulfilments.get()
    assert press(client, desk.people["kanwil"], part, "confirm_payment") == (
        "refused",
        [
            "Uang pesanan ini masuk ke rekening Lapas Perempuan Palembang, "
            "jadi petugas di sana yang mengonfirmasi."
        ],
    )
    assert press(client, desk.people["own officer"], part, "confirm_payment")[0] == "done"


def test_cancelling_gives_the_goods_back(desk, make_part, client):
    part = make_part(state=State.PACKED)
    assert factories.stock_of("LPP-BTK-01") == (20, 1)
    word, told = press(
        client, desk.people["own officer"], part, "cancel", reason="  Barang cacat  "
    )
    assert (word, told) == ("done", [f"{part.order.number} dibatalkan."])
    part.refresh_from_db()
    assert (part.state, part.cancel_reason) == (State.CANCELLED, "Barang cacat")
    assert factories.stock_of("LPP-BTK-01") == (20, 0)


def test_an_officer_cannot_cancel_an_unpaid_order_of_two_prisons(desk, shared_order, client):
    own, other = shared_order
    before = everything()
    word, told = press(client, desk.people["own officer"], own, "cancel", reason="Batal")
    assert (word, told) == (
        "refused",
        [
            "Pesanan ini belum dibayar dan berisi barang dari lapas lain, "
            "jadi hanya dapat dibatalkan seluruhnya oleh Kanwil."
        ],
    )
    assert everything() == before
    assert press(client, desk.people["kanwil"], own, "cancel", reason="Batal")[0] == "done"
    other.refresh_from_db()
    assert other.state == State.CANCELLED


# fmt: off
REFUSED = [
    # state                   delivery  action             message
    (State.AWAITING_PAYMENT, "lapas",  "pack",            "“Tandai sudah dikemas” tidak bisa dilakukan: pesanan ini berstatus Menunggu pembayaran."),  # noqa: E501
    (State.AWAITING_PAYMENT, "lapas",  "complete",        "“Selesaikan” tidak bisa dilakukan: pesanan ini berstatus Menunggu pembayaran."),  # noqa: E501
    (State.PROCESSING,       "lapas",  "confirm_payment", "“Konfirmasi pembayaran” tidak bisa dilakukan: pesanan ini berstatus Diproses."),  # noqa: E501
    (State.PROCESSING,       "lapas",  "ship",            "“Kirim” tidak bisa dilakukan: pesanan ini berstatus Diproses."),  # noqa: E501
    (State.PROCESSING,       "kurir",  "ready",           "“Siap diambil” tidak bisa dilakukan: pesanan ini berstatus Diproses."),  # noqa: E501
    (State.PACKED,           "kurir",  "pack",            "“Tandai sudah dikemas” tidak bisa dilakukan: pesanan ini berstatus Dikemas."),  # noqa: E501
    (State.SHIPPED,          "kurir",  "cancel",          "“Batalkan” tidak bisa dilakukan: pesanan ini berstatus Dikirim."),  # noqa: E501
    (State.COMPLETED,        "lapas",  "complete",        "“Selesaikan” tidak bisa dilakukan: pesanan ini berstatus Selesai."),  # noqa: E501
    (State.CANCELLED,        "lapas",  "pack",            "“Tandai sudah dikemas” tidak bisa dilakukan: pesanan ini berstatus Dibatalkan."),  # noqa: E501
    (State.EXPIRED,          "lapas",  "confirm_payment", "“Konfirmasi pembayaran” tidak bisa dilakukan: pesanan ini berstatus Kedaluwarsa."),  # noqa: E501
]
# fmt: on


@pytest.mark.parametrize(("state", "delivery", "action", "message"), REFUSED)
def test_what_the_state_does_not_allow(desk, make_part, client, state, delivery, action, message):
    part = make_part(state=state, delivery=delivery)
    before = everything()
    texts = {"reason": "Batal", "tracking_number": "JP123"}
    word, told = press(client, desk.people["kanwil"], part, action, **texts)
    assert (word, told) == ("refused", [message])
    assert everything() == before


@pytest.mark.parametrize("action", ["expire", "place", "terbang"])
def test_what_people_never_do(desk, own_order, client, action):
    before = everything()
    assert press(client, desk.people["admin"], own_order, action) == ("missing", [])
    assert everything() == before


# fmt: off
TEXTS = [
    # action    what was typed                   at the field
    ("ship",   {},                              "Tulis nomor resi."),
    ("ship",   {"tracking_number": "   "},      "Tulis nomor resi."),
    ("ship",   {"tracking_number": "J" * 41},   "Pastikan nilai ini mengandung paling banyak 40 karakter (sekarang 41 karakter)."),  # noqa: E501
    ("cancel", {},                              "Tulis alasannya."),
    ("cancel", {"reason": " \n "},              "Tulis alasannya."),
]
# fmt: on


@pytest.mark.parametrize(("action", "data", "message"), TEXTS)
def test_a_text_that_is_missing(desk, make_part, client, action, data, message):
    part = make_part(state=State.PACKED, delivery="kurir")
    before = everything()
    rooms.sign_in(client, desk.people["own officer"])
    response = client.post(reverse("pesanan_modeladmin_act", args=[part.pk, action]), data)
    assert response.status_code == 200
    (step,) = (one for one in response.context["steps"] if one["action"] == action)
    assert [text for texts in step["form"].errors.values() for text in texts] == [message]
    assert message in response.content.decode()
    assert everything() == before


def test_another_prisons_order_by_its_address(desk, client):
    part = factories.order({"SKY-SGK-01": 1}, state=State.PROCESSING).fulfilments.get()
    before = everything()
    for action in ("pack", "ready", "cancel", "confirm_payment"):
        word, told = press(client, desk.people["own officer"], part, action, reason="Iseng")
        assert (word, told) == (
            "not yours",
            ["Pesanan itu tidak ada, atau bukan untuk lapas Anda."],
        )
    assert everything() == before


def test_books_that_do_not_fit_are_told_not_hidden(desk, make_part, client):
    from products.models import StockItem

    part = make_part(state=State.READY)
    StockItem.objects.filter(sku="LPP-BTK-01").update(reserved=0)
    before = everything()
    assert press(client, desk.people["own officer"], part, "complete") == (
        "refused",
        ["Catatan stok tidak cocok dengan pesanan ini. Tidak ada yang diubah."],
    )
    assert everything() == before

"""The page of one order, the packing slip, the address label."""

import pypdfium2
import pytest
from django.urls import reverse

from cart.enums import FulfilmentState
from tests import factories, rooms, worlds

pytestmark = pytest.mark.django_db
State = FulfilmentState


def show(client, user, part, room="inspect"):
    rooms.sign_in(client, user)
    return client.get(reverse(f"pesanan_modeladmin_{room}", args=[part.pk]))


def pdf_text(response):
    """All text of a PDF, on one line."""
    pages = pypdfium2.PdfDocument(response.content)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)


def text_of(response):
    return " ".join(response.content.decode().split())


def test_the_page_tells_what_matters(desk, make_part, client):
    buyer = factories.details(
        **factories.TO_PALEMBANG, email="rina@contoh.example", note="Tolong bungkus kado."
    )
    part = make_part(lines={"LPP-BTK-01": 2}, delivery="kurir", buyer=buyer)
    page = text_of(show(client, desk.people["own officer"], part))
    for text in (
        part.order.number,
        "LPP-BTK-01",
        "Rp150.000",
        "Rp300.000",
        "Rp10.000",
        "Rp310.000",
        "Rina Marlina",
        "0813-7788-9900",
        "rina@contoh.example",
        "Tolong bungkus kado.",
        "Jl. Kapten A. Rivai No. 7<br>Lorok Pakjo, Ilir Barat I<br>Kota Palembang 30137",
        "Berat 1,0 kg",
        "Transfer bank",
        "Pesanan dibuat",
    ):
        assert text in page, text


def test_the_history_says_who_when_and_why(desk, make_part, client):
    officer = desk.people["own officer"]
    officer.first_name, officer.last_name = "Dewi", "Anggraini"
    officer.save()
    part = make_part()
    for user, action in ((desk.people["kanwil"], "confirm_payment"), (officer, "cancel")):
        url = reverse("pesanan_modeladmin_act", args=[part.pk, action])
        rooms.ask(client, user, "POST", url, {"reason": "Barang cacat"})
    history = show(client, officer, part).context["history"]
    assert [(entry.action, entry.to_state, entry.reason, who) for entry, who in history] == [
        ("place", "awaiting_payment", "", "Pembeli"),
        ("confirm_payment", "processing", "", "kanwil"),
        ("cancel", "cancelled", "Barang cacat", "Dewi Anggraini"),
        ("owe", "cancelled", "Barang cacat", "Dewi Anggraini"),
    ]
    assert "Barang cacat" in text_of(show(client, officer, part))


def test_of_a_shared_order_an_officer_learns_the_own_part_only(desk, shared_order, client):
    own, other = shared_order
    total = own.order.total
    response = show(client, desk.people["own officer"], own)
    page = text_of(response)
    assert "Pembeli juga memesan barang dari lapas lain" in page
    for hidden in ("Songket", "Lapas Sekayu", "Rp900.000", f"{total:,}".replace(",", ".")):
        assert hidden not in page, hidden
    assert response.context["other_parts"] == []
    assert "Total pesanan" not in page
    office = show(client, desk.people["kanwil"], own)
    assert office.context["other_parts"] == [other]
    assert f"Rp{total:,}".replace(",", ".") in text_of(office)


def test_another_parts_history_stays_away(desk, shared_order, client):
    own, other = shared_order
    url = reverse("pesanan_modeladmin_act", args=[own.pk, "confirm_payment"])
    rooms.ask(client, desk.people["kanwil"], "POST", url)
    url = reverse("pesanan_modeladmin_act", args=[other.pk, "cancel"])
    rooms.ask(client, desk.people["other officer"], "POST", url, {"reason": "Rahasia dapur"})
    assert "Rahasia dapur" not in text_of(show(client, desk.people["own officer"], own))


def test_the_secret_of_the_order_page_is_not_shown(desk, own_order, client):
    page = text_of(show(client, desk.people["own officer"], own_order))
    assert own_order.order.token not in page


def test_what_the_buyer_wrote_is_text(desk, make_part, client):
    buyer = factories.details(name="<b>Rina</b>", note="<script>alert(1)</script>")
    part = make_part(buyer=buyer)
    for room in ("inspect", "label"):
        page = show(client, desk.people["own officer"], part, room).content.decode()
        assert "<script>alert" not in page
        assert "<b>Rina" not in page
        assert "&lt;b&gt;Rina" in page


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (State.PROCESSING, "Pesanan %s sedang disiapkan."),
        (
            State.SHIPPED,
            "Pesanan %s dari Lapas Perempuan Palembang sudah dikirim. Nomor resi: JP1234567890.",
        ),
    ],
)
def test_the_prepared_message_to_the_buyer(desk, make_part, client, state, words):
    from urllib.parse import unquote

    part = make_part(state=state, delivery="kurir")
    link = show(client, desk.people["own officer"], part).context["whatsapp"]
    assert link.startswith("https://wa.me/6281377889900?text=")
    assert unquote(link).endswith(
        "Halo Rina Marlina, ini Lapas Perempuan Palembang, tentang pesanan Anda di Karya Binaan. "
        + words % part.order.number
    )


# --- paper ----------------------------------------------------------------------------------


@worlds.fixture
def parcel(desk, make_part):
    buyer = factories.details(**factories.TO_PALEMBANG, note="Tolong bungkus kado.")
    return make_part(state=State.PACKED, lines={"LPP-BTK-01": 3}, delivery="kurir", buyer=buyer)


def test_the_slip(desk, parcel, client):
    response = show(client, desk.people["own officer"], parcel, "slip")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'inline; filename="Slip-{parcel.order.number}.pdf"'
    page = pdf_text(response)
    for text in (
        parcel.order.number,
        "LPP-BTK-01",
        "Kain batik",
        "Tolong bungkus kado.",
        "Kirim dengan kurir",
        "Jl. Kapten A. Rivai No. 7",
        "1,5 kg",
    ):
        assert text in page, text


def test_the_label(desk, parcel, client):
    page = text_of(show(client, desk.people["own officer"], parcel, "label"))
    for text in (
        parcel.order.number,
        "Rina Marlina",
        "0813-7788-9900",
        "Jl. Kapten A. Rivai No. 7",
        "Kota Palembang 30137",
        "Lapas Perempuan Palembang",
        "Jl. Merdeka No. 12, Kota Palembang, 30131",
        "0812-3456-7890",
        "1,5 kg",
    ):
        assert text in page, text


@pytest.mark.parametrize("room", ["slip", "label"])
def test_paper_tells_no_price(desk, parcel, client, room):
    response = show(client, desk.people["own officer"], parcel, room)
    assert "Rp" not in (pdf_text(response) if room == "slip" else text_of(response))


def test_the_label_of_goods_that_are_collected(desk, make_part, client):
    page = text_of(show(client, desk.people["own officer"], make_part(), "label"))
    assert "Diambil sendiri" in page
    assert "Ambil di Lapas Perempuan Palembang" in page


@pytest.mark.parametrize("room", ["slip", "label"])
def test_paper_is_not_kept_by_browsers(desk, parcel, client, room):
    response = show(client, desk.people["own officer"], parcel, room)
    assert "no-store" in response["Cache-Control"]

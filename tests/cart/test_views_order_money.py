"""What buyers do and see about the money of an order: proofs, refund accounts, invoices."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from cart import parcels, reversals, settlement
from cart.enums import Action, FulfilmentState
from cart.models import HistoryEntry, Order
from cart.transitions import move
from core.models import ThrottleWindow
from payments import money
from payments.enums import RefundState, RefundWay
from payments.models import Payment, Refund, TransferProof
from payments.proofs.pictures import MOST_BYTES
from tests import factories, worlds
from tests.books import assert_balanced
from tests.cart import gateway as midtrans
from tests.cart.buying import OTHER_SITE, browser, said
from tests.cart.documents.samples import lines as lines_of
from tests.payments import proof_files as files

pytestmark = pytest.mark.django_db

State = FulfilmentState
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
TOO_LARGE = "Berkas ini terlalu besar; paling besar 8 MB."
NOT_WAITING = "Pesanan ini tidak menunggu bukti pembayaran."
TOO_OFTEN = "Terlalu banyak percobaan. Coba lagi 15 menit lagi."


@pytest.fixture
def client():
    return browser()


@worlds.fixture
def shop(lapas):
    """A prison that sells batik for 150.000, and the accounts of the regional office."""
    midtrans.account(qris_text=factories.QRIS)
    factories.product(lapas, "Kain batik", sku="BTK-1", price=150_000, stock=20)
    return lapas


def order_in(state=State.AWAITING_PAYMENT, **how):
    return factories.order({"BTK-1": 2}, state=state, **how)


@worlds.fixture
def order(shop):
    """An order of two pieces that waits for its transfer."""
    return order_in()


@worlds.fixture
def returned(shop):
    """A paid and sent order of which one piece came back: 150.000 is due, no account is known."""
    order = order_in(State.SHIPPED, delivery="kurir")
    part = order.fulfilments.get()
    take_back(part, 1)
    return Order.objects.get()


def take_back(part, pieces):
    return reversals.take_back(
        part, {part.lines.get().pk: pieces}, restock=True, reason="Bernoda", by=None
    )


def upload(data=None, name="bukti.jpg", kind="image/jpeg"):
    return SimpleUploadedFile(name, files.photo() if data is None else data, kind)


def send(client, order, file=None, **how):
    """Sends a proof and follows to the order's page; `file` defaults to a photo."""
    data = {"bukti": file or upload()}
    return client.post(reverse("order-proof", args=[order.token]), data, follow=True, **how)


def text_of(response):
    return " ".join(response.text.split())


def visible(response):
    """The words of a page, without what is markup or script."""
    body = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", response.text, flags=re.DOTALL)
    return " ".join(strip_tags(body).split())


def everything():
    """All that a refused request could have changed."""
    private = settings.PRIVATE_ROOT
    return (
        sorted(path for path in private.rglob("*") if path.is_file()),
        TransferProof.objects.count(),
        HistoryEntry.objects.count(),
        list(Order.objects.values_list("state", "total")),
        list(Payment.objects.values_list("state", "captured", "refunded")),
        list(Refund.objects.values_list("state", "way", "bank", "number", "holder")),
    )


# --- proofs ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("payment", "make", "name"),
    [
        ("transfer", files.photo, "IMG_0001.JPG"),
        ("qris", files.png, "tangkapan.png"),
        ("transfer", files.pdf, "resi.pdf"),
    ],
)
def test_a_proof_is_kept_as_a_clean_jpeg(client, shop, payment, make, name):
    order = order_in(payment=payment)
    response = send(client, order, upload(make(), name))
    assert said(response) == ["Bukti Anda sudah kami terima. Petugas memeriksanya."]
    proof = TransferProof.objects.get()
    assert proof.payment_id == order.payment_id
    assert re.fullmatch(r"proofs/\d{4}/\d\d/[0-9a-f]{32}\.jpg", proof.picture.name)
    assert (settings.PRIVATE_ROOT / proof.picture.name).is_file()
    with proof.picture.open("rb") as stored:
        data = stored.read()
    assert data.startswith(b"\xff\xd8\xff")
    assert data.endswith(b"\xff\xd9")
    assert b"Rumah Ibu" not in data
    entry = order.history.last()
    assert (entry.action, entry.to_state, entry.by) == ("proof", "awaiting_payment", None)
    # A proof is no payment.
    assert Order.objects.get().state == "awaiting_payment"
    assert Payment.objects.get().captured == 0


def test_the_buyer_reads_that_it_came_but_cannot_fetch_it(client, order):
    page = text_of(send(client, order))
    proof = TransferProof.objects.get()
    assert "<li>Bukti diterima " in page
    assert "Bukti pembayaran dikirim." in page
    assert "proofs/" not in page
    part = order.fulfilments.get()
    name = proof.picture.name
    for url in (f"/media/{name}", f"/media/images/{name}", f"/{name}", f"/private/{name}"):
        assert client.get(url).status_code == 404, url
    answer = client.get(reverse("pesanan_modeladmin_proof", args=[part.pk, proof.pk]))
    assert (answer.status_code, answer.url.partition("?")[0]) == (302, "/admin/login/")


REFUSED_FILES = [
    (lambda: upload(SVG, "bukti.svg", "image/svg+xml"), "Unggah foto (JPG, PNG, HEIC) atau PDF."),
    (lambda: upload(SVG, "bukti.jpg"), "Unggah foto (JPG, PNG, HEIC) atau PDF."),
    (lambda: upload(bytes(MOST_BYTES + 1)), TOO_LARGE),
    (
        lambda: upload(files.photo()[:400]),
        "Berkas ini rusak atau tidak bisa dibaca. Coba foto ulang.",
    ),
]


@pytest.mark.parametrize(("make", "message"), REFUSED_FILES, ids=["svg", "named", "8 MB", "half"])
def test_files_that_are_refused(client, order, make, message):
    before = everything()
    assert said(send(client, order, make())) == [message]
    assert everything() == before


def test_an_empty_file_or_none_is_asked_for(client, order):
    before = everything()
    url = reverse("order-proof", args=[order.token])
    for data in ({}, {"bukti": "teks"}):
        response = client.post(url, data, follow=True)
        assert said(response) == ["Pilih dulu foto atau PDF bukti pembayarannya."]
    assert everything() == before


def test_what_says_it_is_too_large_is_not_even_read(client, order):
    before = everything()
    length = MOST_BYTES + 64 * 1024 + 1
    assert said(send(client, order, CONTENT_LENGTH=str(length))) == [TOO_LARGE]
    assert everything() == before


def test_five_proofs_are_enough(client, order):
    for _number in range(5):
        TransferProof.objects.create(payment=order.payment, picture="proofs/x.jpg")
    before = everything()
    assert said(send(client, order)) == [
        "Bukti yang dikirim sudah cukup; petugas sedang memeriksanya."
    ]
    assert everything() == before


NOT_WANTED = [
    (State.PROCESSING, "transfer"),
    (State.COMPLETED, "transfer"),
    (State.CANCELLED, "transfer"),
    (State.AWAITING_PAYMENT, "midtrans"),
    (State.EXPIRED, "midtrans"),
    (State.PROCESSING, "tunai"),
]


@pytest.mark.parametrize(("state", "payment"), NOT_WANTED)
def test_orders_that_take_no_proof(client, shop, state, payment):
    order = factories.advance(order_in(payment=payment), state)
    before = everything()
    response = send(client, order)
    assert said(response) == [NOT_WAITING]
    assert 'name="bukti"' not in response.text
    assert everything() == before


def test_an_order_that_ran_out_still_takes_a_proof(client, shop):
    order = order_in(State.EXPIRED)
    response = send(client, order)
    assert said(response) == ["Bukti Anda sudah kami terima. Petugas memeriksanya."]
    page = text_of(response)
    assert ">Waktu membayar sudah habis</h2>" in page
    assert "Jangan transfer lagi ke pesanan ini." in page
    assert 'name="bukti"' in page
    assert "<li>Bukti diterima " in page
    assert Order.objects.get().state == "expired"
    # Once its money is known to have come, no proof is wanted any more.
    settlement.confirm(order.fulfilments.get(), by=None)
    assert said(send(client, order)) == [NOT_WAITING]


def test_an_overdue_order_nobody_looked_at_yet_takes_one(client, order):
    with time_machine.travel(order.payment.expires_at + timedelta(minutes=1), tick=False):
        response = send(client, order)
    assert said(response) == ["Bukti Anda sudah kami terima. Petugas memeriksanya."]
    assert Order.objects.get().state == "expired"


# --- doors ----------------------------------------------------------------------------------

POSTS = ["order-pay", "order-check", "order-proof", "order-refund-account"]


@pytest.mark.parametrize("name", POSTS)
def test_doors_of_the_forms(client, order, name):
    before = everything()
    url = reverse(name, args=[order.token])
    assert client.get(url).status_code == 405
    assert client.post(url, headers=OTHER_SITE).status_code == 403
    for token in (order.token[:-1], order.token.swapcase(), "x" * 32, order.number):
        assert client.post(reverse(name, args=[token])).status_code == 404
    assert everything() == before
    assert not ThrottleWindow.objects.exists()


@pytest.mark.parametrize(
    ("name", "limit"),
    [("order-pay", 20), ("order-check", 20), ("order-proof", 10), ("order-refund-account", 20)],
)
def test_each_form_is_slowed_down(client, order, name, limit):
    url = reverse(name, args=[order.token])
    for _try in range(limit):
        assert client.post(url).status_code == 302
    assert said(client.post(url, follow=True))[-1] == TOO_OFTEN
    # The order's count is full for everybody, the visitor's for every order.
    assert said(browser().post(url, REMOTE_ADDR="10.0.0.9", follow=True)) == [TOO_OFTEN]
    other = order_in()
    assert said(browser().post(reverse(name, args=[other.token]), follow=True)) == [TOO_OFTEN]
    with time_machine.travel(timezone.now() + timedelta(minutes=16), tick=False):
        assert TOO_OFTEN not in said(browser().post(url, follow=True))


def test_a_good_proof_is_not_taken_either_when_it_was_too_often(client, order):
    for _try in range(10):
        client.post(reverse("order-proof", args=[order.token]))
    before = everything()
    assert said(send(browser(), order)) == [TOO_OFTEN]
    assert everything() == before


# --- the account for money that goes back ----------------------------------------------------

ACCOUNT = {"bank": "BCA", "number": "123 456-7890", "holder": "Rina Marlina"}


def name_account(client, order, **changes):
    url = reverse("order-refund-account", args=[order.token])
    return client.post(url, {**ACCOUNT, **changes}, follow=True)


def test_an_account_is_noted_for_what_is_due(client, returned):
    assert "menunggu rekening tujuan dari Anda" in text_of(client.get(returned.get_absolute_url()))
    response = name_account(client, returned)
    assert response.redirect_chain == [(f"{returned.get_absolute_url()}#uang-kembali", 302)]
    assert said(response) == ["Rekening tujuan sudah kami catat."]
    refund = Refund.objects.get()
    assert (refund.bank, refund.number, refund.holder) == tuple(ACCOUNT.values())
    assert (refund.state, refund.way, refund.amount) == ("due", "account", 150_000)
    page = text_of(response)
    assert "ke BCA 123 456-7890 a.n. Rina Marlina" in page
    assert "menunggu rekening tujuan" not in page


def test_a_wrong_account_can_be_corrected_until_it_was_used(client, returned):
    name_account(client, returned)
    name_account(client, returned, bank="BRI")
    assert Refund.objects.get().bank == "BRI"
    settlement.record_refund(Refund.objects.get())
    before = everything()
    assert said(name_account(client, returned)) == ["Tidak ada uang yang menunggu dikembalikan."]
    assert everything() == before


LONG = "Pastikan nilai ini mengandung paling banyak %d karakter (sekarang %d karakter)."
ACCOUNT_ERRORS = [
    ({"bank": ""}, ["Tulis nama banknya, misalnya BCA."]),
    ({"bank": "B" * 61}, [LONG % (60, 61)]),
    ({"number": ""}, ["Tulis nomor rekeningnya."]),
    ({"number": "rahasia"}, ["Nomor rekening terdiri dari 5 sampai 30 angka."]),
    ({"number": "12345<b>"}, ["Nomor rekening terdiri dari 5 sampai 30 angka."]),
    (
        {"number": "1" * 31},
        [LONG % (30, 31), "Nomor rekening terdiri dari 5 sampai 30 angka."],
    ),
    ({"holder": "  "}, ["Tulis nama pemilik rekeningnya."]),
    ({"holder": "R" * 101}, [LONG % (100, 101)]),
    (
        {"bank": "", "number": "", "holder": ""},
        [
            "Tulis nama banknya, misalnya BCA.",
            "Tulis nomor rekeningnya.",
            "Tulis nama pemilik rekeningnya.",
        ],
    ),
]


@pytest.mark.parametrize(("changes", "messages"), ACCOUNT_ERRORS)
def test_accounts_that_are_not_complete(client, returned, changes, messages):
    before = everything()
    response = name_account(client, returned, **changes)
    assert response.status_code == 422
    assert response["Referrer-Policy"] == "no-referrer"
    assert said(response) == ["Rekening belum tersimpan. Periksa isian di bagian “Uang kembali”."]
    form = response.context["refund_form"]
    assert [text for texts in form.errors.values() for text in texts] == messages
    assert everything() == before


def test_a_wrong_account_keeps_what_was_typed(client, returned):
    page = name_account(client, returned, number="rahasia", holder="Siti <b>").content.decode()
    assert 'value="rahasia"' in page
    assert 'value="Siti &lt;b&gt;"' in page
    assert "Nomor rekening terdiri dari 5 sampai 30 angka." in page


@pytest.mark.parametrize("change", [{}, {"state": RefundState.SENT}, {"way": RefundWay.CASH}])
def test_nothing_waits_for_an_account(client, shop, change):
    order = order_in(State.PROCESSING)
    if change:
        money.owe(order.payment, 1000, reason="Potongan")
        Refund.objects.update(**change)
    before = everything()
    assert said(name_account(client, order)) == ["Tidak ada uang yang menunggu dikembalikan."]
    assert everything() == before


# --- the invoice ----------------------------------------------------------------------------


def invoice(client, order):
    return client.get(reverse("order-invoice", args=[order.token]))


@pytest.mark.parametrize("state", [State.AWAITING_PAYMENT, State.EXPIRED, State.CANCELLED])
def test_no_invoice_before_the_payment(client, shop, state):
    order = order_in(state)
    assert invoice(client, order).status_code == 404
    assert "Faktur" not in client.get(order.get_absolute_url()).text


def test_cash_has_its_invoice_after_the_hand_over(client, shop):
    order = order_in(State.PROCESSING, payment="tunai")
    assert invoice(client, order).status_code == 404
    assert invoice(client, factories.advance(order, State.COMPLETED)).status_code == 200


def test_the_invoice_of_a_paid_order(client, shop):
    order = order_in(State.PROCESSING)
    response = invoice(client, order)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/pdf"
    assert (
        response.headers["Content-Disposition"] == f'inline; filename="Faktur-{order.number}.pdf"'
    )
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response.headers["Cache-Control"]
    number = f"KB/{timezone.localdate().year}/000001"
    total = f"{order.total:,}".replace(",", ".")
    lines = lines_of(response.content)
    for line in (f"Nomor faktur {number}", f"Nomor pesanan {order.number}", f"Total Rp{total}"):
        assert line in lines, line
    page = text_of(client.get(order.get_absolute_url()))
    assert f'<a href="{response.request["PATH_INFO"]}">Faktur {number} (PDF)</a>' in page


def test_an_invoice_is_only_read_and_only_with_the_whole_token(client, shop):
    order = order_in(State.PROCESSING)
    assert client.post(reverse("order-invoice", args=[order.token])).status_code == 405
    for token in (order.token[:-1], order.token.swapcase(), "x" * 32):
        assert client.get(reverse("order-invoice", args=[token])).status_code == 404


def test_numbers_of_invoices_follow_each_other(client, shop):
    year = timezone.localdate().year
    for serial in (1, 2):
        order = order_in(State.PROCESSING)
        assert f"Nomor faktur KB/{year}/{serial:06}" in lines_of(invoice(client, order).content)


def amounts(lines):
    """The signed rupiah at the end of each line between the payment and the total."""
    found = []
    for line in lines:
        if match := re.search(r"([-–−]?)\s?Rp([\d.]+)$", line):
            found.append((-1 if match[1] else 1) * int(match[2].replace(".", "")))
    return found


def test_the_invoice_still_adds_up_when_goods_came_back(client, returned):
    settlement.record_refund(Refund.objects.get())
    lines = lines_of(invoice(client, returned).content)
    start = next(at for at, line in enumerate(lines) if line.startswith("Dibayar "))
    end = next(at for at, line in enumerate(lines) if line.startswith("Total Rp"))
    *sums, total = amounts(lines[start + 1 : end + 1])
    assert -150_000 in sums
    assert sum(sums) == total == returned.total
    assert "Dikembalikan pembeli: 1× Kain batik" in " ".join(lines)
    assert any("150.000" in line for line in lines[end + 1 :])
    assert_balanced()


# --- the order's page -----------------------------------------------------------------------

REFUNDS = [
    ({}, "menunggu rekening tujuan dari Anda", True),
    (dict(ACCOUNT), "sedang diproses", True),
    ({"way": RefundWay.CASH}, "sedang diproses", False),
    ({"way": RefundWay.GATEWAY}, "sedang diproses", False),
    ({"way": RefundWay.GATEWAY, "state": RefundState.SENT}, "sedang diproses", False),
]


@pytest.mark.parametrize(("fields", "words", "asks"), REFUNDS)
def test_how_it_is_with_money_that_goes_back(client, returned, fields, words, asks):
    Refund.objects.update(**fields)
    response = client.get(returned.get_absolute_url())
    page = text_of(response)
    assert f'<strong class="price">Rp150.000</strong> {words} </span>' in page
    assert '<span class="small soft">Bernoda</span>' in page
    assert ("Ke rekening mana uangnya kami kembalikan?" in page) is asks
    assert (response.context["refund_form"] is not None) is asks
    assert "Sudah dikembalikan" not in page


def test_what_went_back_is_told_with_its_day(client, returned):
    with time_machine.travel("2026-11-24 10:00+07:00", tick=False):
        settlement.record_refund(Refund.objects.get(), **ACCOUNT)
        page = text_of(client.get(returned.get_absolute_url()))
    assert "dikembalikan 24 November 2026 10.00 WIB" in page
    assert "ke BCA 123 456-7890 a.n. Rina Marlina" in page
    assert '<span>Sudah dikembalikan</span> <span class="price">Rp150.000</span>' in page
    assert "Ke rekening mana" not in page
    assert "Uang sudah dikembalikan." in page


def test_no_word_of_refunds_where_there_are_none(client, order):
    page = client.get(order.get_absolute_url())
    assert page.context["refunds"] == []
    assert "Uang kembali" not in page.text


def test_a_cancelled_order_says_what_becomes_of_the_money(client, shop):
    paid = order_in(State.PROCESSING)
    move(paid.fulfilments.get(), Action.CANCEL, reason="Bernoda")
    page = client.get(paid.get_absolute_url()).text
    assert "Uang yang sudah Anda bayar kami kembalikan." in page
    assert "Bernoda" in page
    unpaid = client.get(order_in(State.CANCELLED).get_absolute_url()).text
    assert "Kalau Anda sudah membayar, kirim bukti transfernya lewat WhatsApp" in unpaid


def test_the_parcel_can_be_followed_at_its_courier(client, shop):
    order = order_in(State.PROCESSING, delivery="kurir")
    part = order.fulfilments.get()
    move(part, Action.SHIP, tracking_number="AB 12", courier="anteraja")
    page = text_of(client.get(order.get_absolute_url()))
    assert 'AnterAja <strong class="code">AB 12</strong>' in page
    link = 'href="https://anteraja.id/id/tracking/AB%2012" rel="noopener noreferrer"'
    assert f'<a class="no-print" {link}>Lacak paket</a>' in page


def test_a_courier_that_is_not_known_has_no_link(client, returned):
    page = client.get(returned.get_absolute_url()).text
    assert "JP1234567890" in page
    assert "Lacak paket" not in page


def test_a_second_parcel_is_told_apart(client, shop):
    order = order_in(State.PROCESSING, delivery="kurir")
    part = order.fulfilments.get()
    parcels.split(part, {part.lines.get().pk: 1}, by=None)
    page = text_of(client.get(order.get_absolute_url()))
    assert page.count("Dari Lapas Perempuan Palembang") == 2
    assert page.count("Dari Lapas Perempuan Palembang, paket 2 </h2>") == 1
    assert page.count("1 × Kain batik") == 2
    assert "dibagi menjadi dua paket." in page


def test_goods_that_came_back_stay_in_the_list_with_a_note(client, returned):
    page = text_of(client.get(returned.get_absolute_url()))
    assert "2 × Kain batik" in page
    assert "1 dibatalkan atau dikembalikan" in page
    assert "Dikembalikan pembeli: 1× Kain batik" in page
    assert "Diambil kembali: 1× Kain batik: Bernoda" in page


# Each with a meaning in English alone.
ENGLISH = re.compile(
    r"\b(the|and|of|your|order|refund|refunded|due|sent|done|paid|proof|upload|invoice|parcel|"
    r"tracking|shipped|cancelled|expired|returned|account|gateway|cash|hold|none|null|true|false)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    ("state", "payment"),
    [
        (State.AWAITING_PAYMENT, "transfer"),
        (State.AWAITING_PAYMENT, "qris"),
        (State.AWAITING_PAYMENT, "midtrans"),
        (State.EXPIRED, "transfer"),
        (State.CANCELLED, "transfer"),
        (State.COMPLETED, "transfer"),
        (State.PROCESSING, "tunai"),
    ],
)
def test_the_page_speaks_indonesian(client, shop, state, payment):
    order = factories.advance(order_in(payment=payment), state)
    assert ENGLISH.findall(visible(client.get(order.get_absolute_url()))) == []


def test_the_page_speaks_indonesian_about_changes_too(client, returned):
    settlement.hold(returned, "Bank membatalkan pembayaran ini.")
    settlement.resume(returned, by=None)
    settlement.record_refund(Refund.objects.get(), **ACCOUNT)
    take_back(returned.fulfilments.get(), 1)
    page = visible(client.get(returned.get_absolute_url()))
    assert ENGLISH.findall(page) == []
    assert "Pembayaran sedang diperiksa. " in page


def test_five_refunds_cost_no_more_than_one(client, returned):
    def cost():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(returned.get_absolute_url()).status_code == 200
        return len(asked)

    client.get(returned.get_absolute_url())
    one = cost()
    for number in range(4):
        money.owe(returned.payment, 1000 + number, reason="Potongan")
        HistoryEntry.objects.create(order=returned, action=Action.OWE, to_state=returned.state)
    assert cost() == one


def test_five_proofs_cost_no_more_than_one(client, order):
    def cost():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(order.get_absolute_url()).status_code == 200
        return len(asked)

    def one_more():
        TransferProof.objects.create(payment=order.payment, picture="proofs/x.jpg")
        HistoryEntry.objects.create(order=order, action=Action.PROOF, to_state=order.state)

    one_more()
    client.get(order.get_absolute_url())
    one = cost()
    for _number in range(4):
        one_more()
    assert cost() == one

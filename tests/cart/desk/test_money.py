"""The money of an order at the desk: refunds, proofs, Midtrans, holds, papers, what waits."""

import re

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cart import gateway, outbox, paying, proving, reversals, settlement
from cart.desk import today
from cart.enums import Action, FulfilmentState, MessageKind
from cart.models import HistoryEntry, Order, OutboxMessage
from cart.transitions import move
from payments import money
from payments.models import BankAccount, GatewayAttempt, Payment, Refund, TransferProof
from payments.standin.server import StandIn
from tests import factories, rooms, worlds
from tests.books import assert_balanced
from tests.cart import gateway as midtrans
from tests.cart.desk.test_pages import pdf_text
from tests.payments import proof_files as files

pytestmark = pytest.mark.django_db

State = FulfilmentState
BATIK, SONGKET = "LPP-BTK-01", "SKY-SGK-01"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
OFFICES = "Uang pesanan ini masuk ke rekening Kanwil, jadi Kanwil yang mengonfirmasi."
PRISONS = (
    "Uang pesanan ini masuk ke rekening Lapas Perempuan Palembang, jadi petugas di sana yang "
    "mengonfirmasi."
)
ACCOUNT = {"bank": "BCA", "number": "1234567890", "holder": "Rina Marlina"}

# fmt: off
# Those who read the statements of the account decide; everybody else is told who does.
TO_THE_OFFICE = {
    "own officer":   ("refused",     [OFFICES]),
    "other officer": ("not yours",   ["Pesanan itu tidak ada, atau bukan untuk lapas Anda."]),
    "kanwil":        ("yes",         None),
    "dinas":         ("turned away", [rooms.TURNED_AWAY]),
    "admin":         ("yes",         None),
    "nobody":        ("login",       None),
}
TO_THE_PRISON = {
    **TO_THE_OFFICE,
    "own officer":   ("yes",         None),
    "kanwil":        ("refused",     [PRISONS]),
}
# fmt: on
ACCOUNTS = {"office": TO_THE_OFFICE, "prison": TO_THE_PRISON}


def part_in(state, lines=None, **how):
    order = factories.order(lines or {BATIK: 2}, state=state, **how)
    return order.fulfilments.get(prison_name="Lapas Perempuan Palembang")


def part_with_refund(**how):
    """A finished order of which one piece came back: 150.000 is due."""
    part = part_in(State.COMPLETED, **how)
    line = part.lines.get()
    reversals.take_back(part, {line.pk: 1}, restock=True, reason="Bernoda", by=None)
    return part


def take_midtrans():
    """The office's account is that of a shop at Midtrans, too."""
    BankAccount.objects.update(midtrans_name="UJI")


def send_proof(part):
    return proving.add(part.order, SimpleUploadedFile("bukti.jpg", files.photo()))


def url_of(room, part, *more):
    return reverse(f"pesanan_modeladmin_{room}", args=[part.pk, *more])


def refund_of(part):
    return Refund.objects.get(payment__order=part.order_id)


def press(client, user, part, room, *more, **data):
    return rooms.ask(client, user, "POST", url_of(room, part, *more), data)


def pay_back(client, user, part, **data):
    refund = refund_of(part)
    return press(client, user, part, "refund", refund.pk, **{"cara": "account", **data})


def everything():
    """All that paying back could have changed, private files included."""
    return (
        sorted(path for path in settings.PRIVATE_ROOT.rglob("*") if path.is_file()),
        list(Order.objects.order_by("pk").values()),
        list(Payment.objects.order_by("pk").values()),
        list(Refund.objects.order_by("pk").values()),
        HistoryEntry.objects.count(),
    )


# --- doors ----------------------------------------------------------------------------------


@pytest.fixture(params=ACCOUNTS)
def doors(request, desk):
    """(table of answers, part with a due refund, a proof of payment and a proof of a refund)."""
    if request.param == "prison":
        factories.bank_account(desk.own, number="222")
    part = part_with_refund()
    proof = TransferProof(payment=part.order.payment)
    proof.picture.save("proof.jpg", ContentFile(factories.jpeg()))
    refund = refund_of(part)
    refund.proof.save("back.jpg", ContentFile(factories.jpeg()))
    return ACCOUNTS[request.param], part, proof, refund


@pytest.mark.parametrize("role", TO_THE_OFFICE)
def test_doors_of_the_money(desk, client, doors, role):
    table, part, proof, refund = doors
    word, told = table[role]
    # fmt: off
    asked = [
        # method, address,                              where one may
        ("GET",  url_of("refund", part, refund.pk),       "page"),
        ("GET",  url_of("refund_proof", part, refund.pk), "page"),
        ("GET",  url_of("proof", part, proof.pk),         "page"),
        ("POST", url_of("ask", part),                     "refused"),  # a transfer, no Midtrans
        ("POST", url_of("resume", part),                  "done"),
        ("POST", url_of("refund", part, refund.pk),       "done"),
    ]
    # fmt: on
    data = {"cara": "account", **ACCOUNT}
    for method, url, may in asked:
        got = rooms.ask(client, desk.people[role], method, url, data)
        assert got[0] == (may if word == "yes" else word), url
        if told:
            assert got[1] == told, url
    refund.refresh_from_db()
    assert refund.state == ("done" if word == "yes" else "due")
    assert Payment.objects.get().refunded == (150_000 if word == "yes" else 0)


@pytest.mark.parametrize("room", ["ask", "resume"])
def test_what_is_only_pressed(desk, client, room):
    part = part_in(State.PROCESSING)
    url = url_of(room, part)
    assert rooms.ask(client, desk.people["kanwil"], "GET", url)[0] == "only POST"


@pytest.mark.parametrize(
    ("right", "why"),
    [
        ("confirm_payment", "Anda tidak punya izin untuk mengonfirmasi pembayaran."),
        ("change_fulfilment", "Anda tidak punya izin untuk mengurus pesanan ini."),
    ],
)
def test_without_a_right_it_is_refused_even_at_the_own_account(desk, client, right, why):
    factories.bank_account(desk.own, number="222")
    part = part_with_refund()
    officer = desk.people["own officer"]
    for group in officer.groups.all():
        group.permissions.remove(*Permission.objects.filter(codename=right))
    before = everything()
    assert pay_back(client, officer, part, **ACCOUNT) == ("refused", [why])
    assert everything() == before


# --- paying back by hand --------------------------------------------------------------------


def test_a_transfer_back_is_recorded_with_its_proof(desk, client):
    kanwil, part = desk.people["kanwil"], part_with_refund()
    file = SimpleUploadedFile("IMG.JPG", files.photo(), "image/jpeg")
    said = pay_back(client, kanwil, part, **ACCOUNT, proof=file)
    assert said == ("done", ["Pengembalian uang sudah dicatat."])
    refund = refund_of(part)
    assert (refund.state, refund.way, refund.done_by) == ("done", "account", kanwil)
    assert (refund.bank, refund.number, refund.holder) == tuple(ACCOUNT.values())
    assert re.fullmatch(r"refunds/\d{4}/\d\d/KB-\w+-\w+-R1\w*\.jpg", refund.proof.name)
    with refund.proof.open("rb") as stored:
        data = stored.read()
    assert data.startswith(b"\xff\xd8\xff")
    assert b"Rumah Ibu" not in data
    assert Payment.objects.get().refunded == 150_000
    entry = part.order.history.last()
    assert (entry.action, entry.reason, entry.by) == ("refund", "Bernoda", kanwil)
    assert_balanced()


def test_a_transfer_back_needs_no_proof(desk, client):
    part = part_with_refund()
    assert pay_back(client, desk.people["kanwil"], part, **ACCOUNT)[0] == "done"
    assert not refund_of(part).proof
    missing = url_of("refund_proof", part, refund_of(part).pk)
    assert rooms.ask(client, desk.people["kanwil"], "GET", missing)[0] == "missing"


def test_the_buyers_account_is_filled_in(desk, client):
    part = part_with_refund()
    Refund.objects.update(**ACCOUNT)
    rooms.sign_in(client, desk.people["kanwil"])
    page = client.get(url_of("refund", part, refund_of(part).pk))
    assert [page.context["form"][name].value() for name in ACCOUNT] == list(ACCOUNT.values())
    assert "Kembalikan Rp150.000" in page.text


MISSING = "Isi rekening tujuannya."
LONG = "Pastikan nilai ini mengandung paling banyak %d karakter (sekarang %d karakter)."
KIND = "Unggah foto (JPG, PNG, HEIC) atau PDF."
# fmt: off
WRONG = [
    # what is different       the messages at their fields
    ({"bank": ""},            {"bank": [MISSING]}),
    ({"number": " "},         {"number": [MISSING]}),
    ({"holder": ""},          {"holder": [MISSING]}),
    ({"bank": "B" * 61},      {"bank": [LONG % (60, 61)]}),
    ({"number": "1" * 31},    {"number": [LONG % (30, 31)]}),
    ({"proof": SVG},          {"proof": [KIND]}),
    ({"proof": SVG, "bank": ""}, {"proof": [KIND], "bank": [MISSING]}),
    # A way that does not exist is taken for a transfer, which names an account.
    ({"cara": "emas", "bank": ""}, {"bank": [MISSING]}),
    # This was paid by transfer: Midtrans has nothing to do with it.
    ({"cara": "gateway", "bank": ""}, {"bank": [MISSING]}),
]
# fmt: on


@pytest.mark.parametrize(("changes", "errors"), WRONG)
def test_a_transfer_back_that_is_not_complete(desk, client, changes, errors):
    part = part_with_refund()
    changes = dict(changes)
    if "proof" in changes:
        changes["proof"] = SimpleUploadedFile("bukti.jpg", changes["proof"], "image/jpeg")
    before = everything()
    rooms.sign_in(client, desk.people["kanwil"])
    data = {"cara": "account", **ACCOUNT, **changes}
    response = client.post(url_of("refund", part, refund_of(part).pk), data)
    assert response.status_code == 200
    assert response.context["form"].errors == errors
    for texts in errors.values():
        assert f">{texts[0]}</p>" in response.text
    assert everything() == before


def test_cash_goes_back_in_cash(desk, client):
    part = part_with_refund(payment="tunai")
    kanwil, refund = desk.people["kanwil"], refund_of(part)
    assert refund.way == "cash"
    rooms.sign_in(client, kanwil)
    page = client.get(url_of("refund", part, refund.pk)).text
    assert "Catat sudah dikembalikan tunai" in page
    assert pay_back(client, kanwil, part, cara="cash") == (
        "done",
        ["Pengembalian uang sudah dicatat."],
    )
    refund.refresh_from_db()
    assert (refund.state, refund.way, refund.number, refund.done_by) == ("done", "cash", "", kanwil)
    assert_balanced()


@pytest.mark.parametrize("way", ["account", "cash"])
def test_money_goes_back_once(desk, client, way):
    kanwil, part = desk.people["kanwil"], part_with_refund()
    pay_back(client, kanwil, part, **ACCOUNT)
    before = everything()
    again = pay_back(client, kanwil, part, cara=way, **{**ACCOUNT, "bank": "BRI"})
    assert again == ("refused", ["Uang ini sudah dikembalikan."])
    assert everything() == before
    rooms.sign_in(client, kanwil)
    page = client.get(url_of("refund", part, refund_of(part).pk)).text
    assert "Sudah dikembalikan" in page
    assert 'name="cara"' not in page


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_refund_of_another_order(desk, client, method):
    part, other = part_with_refund(), part_with_refund()
    before = everything()
    for room in ("refund", "refund_proof"):
        url = url_of(room, part, refund_of(other).pk)
        data = {"cara": "cash"}
        word = rooms.ask(client, desk.people["kanwil"], method, url, data)[0]
        assert word == ("only POST" if (room, method) == ("refund_proof", "POST") else "missing")
    assert everything() == before


# --- paying back by Midtrans ----------------------------------------------------------------


@pytest.fixture
def standin(settings):
    with StandIn() as running:
        settings.MIDTRANS_URL = running.url
        yield running


@worlds.fixture
def by_midtrans(desk):
    """A part whose payment by Midtrans is awaited."""
    take_midtrans()
    return midtrans.order({BATIK: 2}).fulfilments.get()


@pytest.fixture
def cancelled(by_midtrans, standin):
    """A part that was paid by QRIS at Midtrans and cancelled."""
    paying.page_for(by_midtrans.order)
    standin.book.pay(f"{by_midtrans.order.number}-1", "qris")
    gateway.ask(GatewayAttempt.objects.get())
    by_midtrans.refresh_from_db()
    move(by_midtrans, Action.CANCEL, reason="Bernoda")
    return by_midtrans


def test_midtrans_pays_back(desk, client, cancelled, standin):
    kanwil, refund = desk.people["kanwil"], refund_of(cancelled)
    assert (refund.way, refund.amount) == ("gateway", 300_000)
    rooms.sign_in(client, kanwil)
    assert "Kembalikan lewat Midtrans" in client.get(url_of("refund", cancelled, refund.pk)).text
    asked = pay_back(client, kanwil, cancelled, cara="gateway")
    assert asked == ("done", ["Pengembalian diminta ke Midtrans."])
    refund.refresh_from_db()
    assert (refund.state, refund.way) == ("done", "gateway")
    assert Payment.objects.get().refunded == 300_000
    assert standin.book.status(refund.attempt.reference).status == "refund"
    assert_balanced()
    before = everything()
    again = pay_back(client, kanwil, cancelled, cara="gateway")
    assert again == ("refused", ["Pengembalian ini sudah diminta."])
    assert everything() == before


def test_while_midtrans_is_asked_nobody_pays_by_hand(desk, client, cancelled, standin):
    standin.set_switches({"down": True})
    kanwil = desk.people["kanwil"]
    assert pay_back(client, kanwil, cancelled, cara="gateway")[0] == "done"
    refund = refund_of(cancelled)
    assert refund.state == "sent"
    before = everything()
    for way in ("account", "cash"):
        assert pay_back(client, kanwil, cancelled, cara=way, **ACCOUNT) == (
            "refused",
            ["Pengembalian ini sedang diminta ke Midtrans."],
        )
    assert everything() == before
    rooms.sign_in(client, kanwil)
    page = client.get(url_of("refund", cancelled, refund.pk)).text
    assert "Sedang diminta ke Midtrans. Jawabannya dicatat sendiri." in page
    assert 'name="cara"' not in page


def test_a_transfer_instead_of_midtrans(desk, client, cancelled):
    assert pay_back(client, desk.people["kanwil"], cancelled, **ACCOUNT)[0] == "done"
    refund = refund_of(cancelled)
    assert (refund.state, refund.way, refund.bank) == ("done", "account", "BCA")
    assert_balanced()


def test_what_midtrans_refused_is_told_with_its_trouble(desk, client, cancelled):
    # As after a refund in its dashboard that was not heard of: more than it has left.
    Refund.objects.update(amount=300_001)
    pay_back(client, desk.people["kanwil"], cancelled, cara="gateway")
    refund = refund_of(cancelled)
    assert (refund.state, refund.way) == ("due", "account")
    page = client.get(url_of("refund", cancelled, refund.pk)).text
    assert "<strong>Kendala:</strong>" in page
    assert "Kembalikan lewat Midtrans" not in page


# --- asking Midtrans ------------------------------------------------------------------------


def test_midtrans_is_asked(desk, client, by_midtrans, standin):
    kanwil, reference = desk.people["kanwil"], f"{by_midtrans.order.number}-1"
    not_opened = ("refused", ["Pembeli belum membuka halaman Midtrans."])
    assert press(client, kanwil, by_midtrans, "ask") == not_opened
    paying.page_for(by_midtrans.order)
    not_chosen = ("done", ["Kata Midtrans: belum memilih cara bayar."])
    assert press(client, kanwil, by_midtrans, "ask") == not_chosen
    standin.book.choose(reference, "bca_va")
    waits = ("done", ["Kata Midtrans: Menunggu uang masuk."])
    assert press(client, kanwil, by_midtrans, "ask") == waits
    standin.book.pay(reference, "bca_va")
    assert press(client, kanwil, by_midtrans, "ask") == ("done", ["Kata Midtrans: Dibayar."])
    by_midtrans.refresh_from_db()
    assert by_midtrans.state == State.PROCESSING
    assert_balanced()


def test_midtrans_does_not_answer(desk, client, by_midtrans, standin):
    paying.page_for(by_midtrans.order)
    standin.set_switches({"down": True})
    before = everything()
    assert press(client, desk.people["kanwil"], by_midtrans, "ask") == (
        "refused",
        ["Midtrans sedang tidak menjawab. Coba lagi nanti."],
    )
    assert everything() == before


# --- proofs ---------------------------------------------------------------------------------


def test_a_proof_is_shown_to_those_who_read_the_statement(desk, client):
    part = part_in(State.AWAITING_PAYMENT)
    proof = send_proof(part)
    rooms.sign_in(client, desk.people["kanwil"])
    response = client.get(url_of("proof", part, proof.pk))
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "image/jpeg"
    assert response.headers["Cache-Control"].startswith("private, no-store")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    with proof.picture.open("rb") as stored:
        assert response.getvalue() == stored.read()


def test_the_page_of_the_order_links_proofs_for_them_alone(desk, client):
    part = part_in(State.AWAITING_PAYMENT)
    link = url_of("proof", part, send_proof(part).pk)
    for role, sees in (("kanwil", True), ("admin", True), ("own officer", False)):
        rooms.sign_in(client, desk.people[role])
        page = client.get(url_of("inspect", part)).text
        assert "Bukti dari pembeli" in page
        assert (link in page) is sees, role


def test_the_history_names_the_buyer_as_the_sender(desk, client):
    part = part_in(State.AWAITING_PAYMENT)
    send_proof(part)
    rooms.sign_in(client, desk.people["kanwil"])
    entry, who = client.get(url_of("inspect", part)).context["history"][-1]
    assert (entry.action, who) == ("proof", "Pembeli")


def test_a_proof_of_another_order(desk, client):
    part, other = part_in(State.AWAITING_PAYMENT), part_in(State.AWAITING_PAYMENT)
    proof = send_proof(other)
    for number in (proof.pk, 999_999):
        url = url_of("proof", part, number)
        for role in ("kanwil", "admin"):
            assert rooms.ask(client, desk.people[role], "GET", url)[0] == "missing"


# --- holding --------------------------------------------------------------------------------

WHY = "Bank membatalkan pembayaran ini setelah sempat masuk."


def test_held_goods_are_not_handed_over_until_somebody_looked(desk, client):
    part = part_in(State.PACKED)
    settlement.hold(part.order, WHY)
    officer, kanwil = desk.people["own officer"], desk.people["kanwil"]
    assert press(client, officer, part, "act", "ready") == (
        "refused",
        [f"Jangan serahkan barangnya dulu: {WHY}"],
    )
    for user, may in ((officer, False), (kanwil, True)):
        rooms.sign_in(client, user)
        page = client.get(url_of("inspect", part)).text
        assert WHY in page
        assert ("Sudah diperiksa, lanjutkan" in page) is may
    assert press(client, officer, part, "resume") == ("refused", [OFFICES])
    assert Payment.objects.get().hold == WHY
    assert press(client, kanwil, part, "resume") == ("done", ["Pesanan ini boleh dilanjutkan."])
    assert Payment.objects.get().hold == ""
    entry = part.order.history.last()
    assert (entry.action, entry.by) == ("resume", kanwil)
    assert press(client, officer, part, "act", "ready")[0] == "done"


# --- money that comes late ------------------------------------------------------------------


def late(client, user, part):
    return press(client, user, part, "act", "late_payment")


def test_late_money_brings_the_order_back(desk, client):
    part, kanwil = part_in(State.EXPIRED), desk.people["kanwil"]
    rooms.sign_in(client, kanwil)
    assert (
        "ternyata masuk ke Bank Sumsel Babel 1500300400" in client.get(url_of("inspect", part)).text
    )
    said = late(client, kanwil, part)
    assert said == ("done", [f"Uang untuk {part.order.number} sudah dicatat."])
    part.refresh_from_db()
    payment = Payment.objects.get()
    assert (part.state, payment.state) == (State.PROCESSING, "paid")
    assert (payment.captured, payment.confirmed_by) == (payment.amount, kanwil)
    assert factories.stock_of(BATIK) == (20, 2)
    assert not Refund.objects.exists()
    assert_balanced()
    before = everything()
    assert late(client, kanwil, part) == (
        "refused",
        ["“Uangnya masuk terlambat” tidak bisa dilakukan: pesanan ini berstatus Diproses."],
    )
    assert everything() == before


def test_late_money_for_goods_that_are_gone_goes_back(desk, client):
    part, kanwil = part_in(State.EXPIRED), desk.people["kanwil"]
    part_in(State.PROCESSING, {BATIK: 19})
    assert late(client, kanwil, part)[0] == "done"
    part.refresh_from_db()
    payment = Payment.objects.get(order=part.order_id)
    assert (part.state, payment.captured) == (State.EXPIRED, payment.amount)
    refund = refund_of(part)
    assert (refund.amount, refund.state) == (payment.amount, "due")
    assert refund.reason == "Uang masuk setelah waktunya habis dan barangnya sudah tidak ada."
    assert factories.stock_of(BATIK) == (20, 19)
    assert_balanced()
    before = everything()
    assert late(client, kanwil, part) == (
        "refused",
        ["“Uangnya masuk terlambat” tidak bisa dilakukan: pesanan ini berstatus Kedaluwarsa."],
    )
    assert everything() == before


def test_what_a_person_cancelled_stays_cancelled(desk, client):
    part = part_in(State.CANCELLED)
    assert late(client, desk.people["kanwil"], part)[0] == "done"
    part.refresh_from_db()
    assert part.state == State.CANCELLED
    assert refund_of(part).reason == "Uang masuk setelah pesanan dibatalkan."
    assert_balanced()


@pytest.mark.parametrize(
    ("role", "how", "why"),
    [
        ("own officer", {}, OFFICES),
        ("kanwil", {"payment": "midtrans"}, "Midtrans sendiri yang memastikan pembayaran ini."),
        ("admin", {"payment": "midtrans"}, "Midtrans sendiri yang memastikan pembayaran ini."),
        ("kanwil", {"payment": "tunai"}, "Pesanan ini dibayar tunai."),
    ],
)
def test_who_cannot_record_late_money(desk, client, role, how, why):
    if how.get("payment") == "midtrans":
        take_midtrans()
    cash = how.get("payment") == "tunai"
    part = part_in(State.CANCELLED if cash else State.EXPIRED, **how)
    before = everything()
    assert late(client, desk.people[role], part) == ("refused", [why])
    assert everything() == before


# --- papers ---------------------------------------------------------------------------------

INVOICE = {
    # role:           an order of the own prison alone, one of two prisons
    "own officer": ("page", "refused"),
    "other officer": ("not yours", "not yours"),
    "kanwil": ("page", "page"),
    "dinas": ("turned away", "turned away"),
    "admin": ("page", "page"),
    "nobody": ("login", "login"),
}
SLIP = {**INVOICE, "own officer": ("page", "page")}


@pytest.mark.parametrize(("room", "table"), [("invoice", INVOICE), ("slip", SLIP)])
def test_papers_by_role(desk, client, room, table):
    parts = part_in(State.PROCESSING), part_in(State.PROCESSING, {BATIK: 1, SONGKET: 1})
    for role, words in table.items():
        for part, word in zip(parts, words, strict=True):
            got = rooms.ask(client, desk.people[role], "GET", url_of(room, part))
            assert got[0] == word, role
            if word == "refused":
                assert got[1] == ["Faktur ini memuat barang dari lapas lain."]


def test_the_invoice_and_the_slip(desk, client):
    part = part_in(State.PROCESSING, {BATIK: 2, SONGKET: 1})
    rooms.sign_in(client, desk.people["kanwil"])
    invoice, slip = (client.get(url_of(room, part)) for room in ("invoice", "slip"))
    number = part.order.number
    for response, name in ((invoice, "Faktur"), (slip, "Slip")):
        assert response.headers["Content-Type"] == "application/pdf"
        disposition = f'inline; filename="{name}-{number}.pdf"'
        assert response.headers["Content-Disposition"] == disposition
        assert number in pdf_text(response)
        assert "Kain batik" in pdf_text(response)
    assert part.order.invoice.number in pdf_text(invoice)
    assert "Songket" in pdf_text(invoice)
    # The slip goes into the parcel of this prison, and whoever packs it need not know prices.
    assert "Songket" not in pdf_text(slip)
    assert "Rp" not in pdf_text(slip)


def test_what_was_taken_back_is_not_on_the_slip(desk, client):
    part = part_in(State.PROCESSING, {BATIK: 3})
    line = part.lines.get()
    reversals.take_back(part, {line.pk: 1}, restock=True, reason="Bernoda", by=None)
    rooms.sign_in(client, desk.people["own officer"])
    text = pdf_text(client.get(url_of("slip", part)))
    assert re.search(r"\b2\b", text)
    assert "Dibatalkan" not in text


@pytest.mark.parametrize("state", [State.AWAITING_PAYMENT, State.EXPIRED])
def test_no_invoice_before_the_payment(desk, client, state):
    part = part_in(state)
    assert rooms.ask(client, desk.people["kanwil"], "GET", url_of("invoice", part)) == (
        "refused",
        ["Faktur terbit setelah pesanan dibayar."],
    )


# --- what waits -----------------------------------------------------------------------------


@worlds.fixture
def troubled(desk):
    """{value of the filter: order numbers}: one order of each trouble, the first of two prisons."""
    both = {BATIK: 1, SONGKET: 1}
    found = {"kembali": part_in(State.PROCESSING, both), "tahan": part_in(State.PACKED)}
    for _twice in range(2):
        money.owe(found["kembali"].order.payment, 1000, reason="Potongan")
    settlement.hold(found["tahan"].order, WHY)
    for name, state in (("bukti", State.AWAITING_PAYMENT), ("late", State.EXPIRED)):
        found[name] = part_in(state)
    # Somebody saw these already, or gave the order up.
    seen = [part_in(State.PROCESSING), part_in(State.CANCELLED)]
    for part in (found["bukti"], found["bukti"], found["late"], *seen):
        TransferProof.objects.create(payment=part.order.payment, picture="proofs/x.jpg")
    found["email"] = part_in(State.PROCESSING, both)
    for number, tries in enumerate((outbox.MOST_TRIES, outbox.MOST_TRIES, 1)):
        OutboxMessage.objects.create(
            order=found["email"].order, kind=MessageKind.PAID, key=f"k{number}", tries=tries
        )
    take_midtrans()
    found["pesan"] = midtrans.order({BATIK: 1}).fulfilments.get()
    attempt = midtrans.attempt(found["pesan"].order)
    for gross in ("1.00", "2.00"):
        gateway.process(gateway.store(midtrans.notice(attempt, "pending", gross_amount=gross)))
    return {
        "kembali": [found["kembali"].order.number] * 2,
        "tahan": [found["tahan"].order.number],
        "bukti": sorted([found["bukti"].order.number, found["late"].order.number]),
        "email": [found["email"].order.number] * 2,
        "pesan": [found["pesan"].order.number],
    }


def listed(client, user, value):
    """Numbers of the orders, one for each row of the list."""
    rooms.sign_in(client, user)
    rows = client.get(reverse("pesanan_modeladmin_index"), {"uang": value}).context["rows"]
    return sorted(str(cells[0][1]) for _url, _class, cells in rows)


@pytest.mark.parametrize("value", ["kembali", "tahan", "bukti", "email", "pesan"])
def test_the_filter_for_money(desk, troubled, client, value):
    assert listed(client, desk.people["kanwil"], value) == troubled[value]
    # A prison sees its own part of each.
    own = sorted(set(troubled[value]))
    assert listed(client, desk.people["own officer"], value) == own


def test_an_unknown_value_narrows_nothing(desk, troubled, client):
    user = desk.people["kanwil"]
    assert listed(client, user, "emas") == listed(client, user, "")


MONEY_TASKS = {
    "Uang yang harus dikembalikan": "kembali",
    "Ditahan, perlu ditinjau": "tahan",
    "Bukti pembayaran belum diperiksa": "bukti",
    "Email yang tidak terkirim": "email",
    "Pesan Midtrans yang tidak cocok": "pesan",
}


@pytest.mark.parametrize("role", ["kanwil", "admin"])
def test_what_waits_leads_to_a_list_of_as_many(desk, troubled, client, role):
    user = desk.people[role]
    client.force_login(user)
    tasks = {task.label: task for task in today.tasks(user)}
    for label, value in MONEY_TASKS.items():
        assert tasks[label].number == len(troubled[value]), label
        assert tasks[label].url.endswith(f"?uang={value}")
        assert f"{tasks[label].number} baris" in client.get(tasks[label].url).text, label


@pytest.mark.parametrize("role", ["own officer", "other officer", "dinas"])
def test_others_are_not_bothered_with_the_offices_money(desk, troubled, role):
    labels = {task.label for task in today.tasks(desk.people[role])}
    assert labels.isdisjoint(MONEY_TASKS)


def test_a_prison_that_collects_is_told_of_its_own_money(desk, client):
    factories.bank_account(desk.own, number="222")
    part_with_refund()
    tasks = {task.label: task for task in today.tasks(desk.people["own officer"])}
    task = tasks["Uang yang harus dikembalikan"]
    client.force_login(desk.people["own officer"])
    assert task.number == 1
    assert "1 baris" in client.get(task.url).text
    kanwil = {task.label for task in today.tasks(desk.people["kanwil"])}
    assert "Uang yang harus dikembalikan" not in kanwil

import time
from dataclasses import replace

import pypdfium2
import pytest

from cart.documents.invoice import invoice_pdf
from cart.documents.values import Buyer, Item, Parcel, Seller, SumRow
from tests.cart.documents.samples import BUYER, CLOTH, invoice, invoice_of, lines, overflow, pages


def test_everything_an_invoice_says():
    assert lines(invoice_pdf(invoice())) == [
        "Karya Binaan",
        "Kanwil Ditjenpas Sumatera Selatan",
        "FAKTUR",
        "Nota pembelian",
        "Penjual",
        "Karya Binaan",
        "Jl. Jenderal Sudirman No. 12",
        "Palembang 30126",
        "0812-0000-0099",
        "halo@karyabinaan.example",
        "Pembeli",
        "Rina Marlina",
        "0812-3456-7890",
        "Jl. Merdeka No. 5",
        "Kota Palembang 30135",
        "Nomor faktur INV-2026-000123",
        "Tanggal faktur 24 November 2026",
        "Nomor pesanan KB-261122-0007",
        "Tanggal pesanan 22 November 2026",
        "Barang Jumlah Harga satuan Subtotal",
        "Lapas Kelas I Palembang",
        "Kurir JNE REG · Nomor resi JP1234567890",
        "Kain jumputan 2 Rp350.000 Rp700.000",
        "Merah, 2,5 m · JMP-01 · karya Sari dan Dewi",
        "Tas anyaman 1 Rp150.000 Rp150.000",
        "TAS-3",
        "LPP Palembang",
        "Ambil di lapas",
        "Mukena 1 Rp325.000 Rp325.000",
        "MKN-7",
        "LUNAS",
        "Transfer bank",
        "Dibayar 23 November 2026",
        "Barang Rp1.175.000",
        "Kurir JNE REG Rp24.000",
        "Kode unik Rp347",
        "Total Rp1.199.347",
        "Terbilang: satu juta seratus sembilan puluh sembilan ribu tiga ratus empat puluh tujuh "
        "rupiah",
        "Halaman 1 dari 1 Faktur INV-2026-000123",
    ]


def test_returns_refund_and_note():
    sums = (*invoice().sums, SumRow("Retur: Tas anyaman × 1", -150_000))
    data = invoice(sums=sums, total=1_049_347, refunded=150_000, note="Terima kasih.\nSalam.")
    assert lines(invoice_pdf(data))[36:-1] == [
        "Retur: Tas anyaman × 1 -Rp150.000",
        "Total Rp1.049.347",
        "Sudah dikembalikan kepada pembeli Rp150.000",
        "Terbilang: satu juta empat puluh sembilan ribu tiga ratus empat puluh tujuh rupiah",
        "Catatan",
        "Terima kasih.",
        "Salam.",
    ]


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"total": 1_199_346}, "rows add up to 1199347, not 1199346"),
        ({"sums": (SumRow("Retur", -1),), "total": -1}, "must not be negative"),
        ({"refunded": -1}, "must not be negative"),
    ],
)
def test_a_wrong_sum_is_refused(fields, complaint):
    with pytest.raises(ValueError, match=complaint):
        invoice(**fields)


def test_a_long_invoice_goes_on_with_its_head_repeated():
    items = [Item(f"Kain nomor {number:02d}", "", "", 1, 50_000) for number in range(60)]
    found = pages(invoice_pdf(invoice_of(*items)))
    assert [page[-1] for page in found] == [
        "Halaman 1 dari 3 Faktur INV-2026-000123",
        "Halaman 2 dari 3 Faktur INV-2026-000123",
        "Halaman 3 dari 3 Faktur INV-2026-000123",
    ]
    for page in found[1:]:
        assert page[:3] == [
            "Faktur INV-2026-000123",
            "Barang Jumlah Harga satuan Subtotal",
            "Lapas Sekayu (lanjutan)",
        ]
    rows = [line for page in found for line in page if line.startswith("Kain nomor")]
    assert rows == [f"{item.title} 1 Rp50.000 Rp50.000" for item in items]
    assert "Terbilang: tiga juta rupiah" in found[-1]


@pytest.mark.parametrize("count", range(16, 46))
def test_wherever_the_page_ends_nothing_is_lost(count):
    items = [Item(f"Kain {number:02d}", "", f"SKU-{number}", 1, 1000) for number in range(count)]
    pdf = invoice_pdf(invoice_of(*items, note="Sampai jumpa."))
    found = lines(pdf)
    assert [one for one in found if one.startswith("Kain ")] == [
        f"{item.title} 1 Rp1.000 Rp1.000" for item in items
    ]
    assert [one for one in found if one.startswith("SKU-")] == [item.sku for item in items]
    assert found.count("LUNAS") == found.count("Sampai jumpa.") == 1
    assert overflow(pdf) == []


def test_a_prisons_name_is_not_left_alone_at_the_foot():
    one = Parcel("Lapas", "Kurir", "", (Item("Roti", "", "", 1, 0),))
    sums = (SumRow("Barang", 0),)
    for count in range(10, 16):
        found = pages(invoice_pdf(invoice(parcels=(one,) * count, sums=sums, total=0)))
        assert all(page[-2] != "Kurir" for page in found)
        assert sum(page.count("Roti 1 Rp0 Rp0") for page in found) == count


def test_long_and_strange_names():
    item = Item("W" * 255, "日" * 60, "S" * 32, 10**6, 10**9, "kata " * 51)
    address = ("W" * 255, "W" * 162, "W" * 60)
    data = invoice_of(
        item,
        seller=Seller(
            "Karya " * 10, "W" * 160, "baris\n" * 6, "0812", "w" * 60 + "@contoh.example"
        ),
        buyer=Buyer("W" * 100, "0812", address),
        payment="Transfer " * 20,
        note="panjang " * 60,
    )
    pdf = invoice_pdf(data)
    assert overflow(pdf) == []
    # 255 + 160 letters of goods and seller, 100 + 255 + 162 + 60 of the buyer.
    text = "".join(lines(pdf))
    assert text.count("W") == 992
    assert text.count("?") == 60
    assert text.count("kata") == 51
    assert text.count("panjang") == 60


def test_a_row_higher_than_a_page_goes_on():
    pdf = invoice_pdf(invoice_of(Item("kata panjang " * 700, "", "", 1, 5000), CLOTH))
    found = lines(pdf)
    assert " ".join(found).count("kata panjang") == 700
    assert found.count("Kain jumputan 2 Rp350.000 Rp700.000") == 1
    assert overflow(pdf) == []


def test_markup_is_only_text():
    names = ["<b>Rina</b> **x** __y__ %s %(a)d {nb} (\\)", "😀\x00\x1f\x1fRina\u202e"]
    found = lines(invoice_pdf(invoice(buyer=replace(BUYER, name=names[0], phone=names[1]))))
    assert found[11] == "<b>Rina</b> **x** __y__ %s %(a)d"
    assert found[12] == "{nb} (\\)"
    assert found[13] == "? Rina"
    assert found[-1] == "Halaman 1 dari 1 Faktur INV-2026-000123"


def test_a_long_way_to_pay_pushes_the_words_down():
    short = lines(invoice_pdf(invoice_of(CLOTH, payment="Tunai")))
    words = "Terbilang: tujuh ratus ribu rupiah"
    assert short[-2] == words
    long = pypdfium2.PdfDocument(invoice_pdf(invoice_of(CLOTH, payment="Transfer bank " * 20)))
    text = long[0].get_textpage()
    places = [text.search(said).get_next()[0] for said in ("Dibayar", "Terbilang")]
    paid, terbilang = (text.get_charbox(place) for place in places)
    assert paid[1] > terbilang[3] + 10


def test_what_the_file_says_about_itself():
    pdf = invoice_pdf(invoice())
    about = pypdfium2.PdfDocument(pdf).get_metadata_dict(skip_empty=True)
    assert about == {
        "Title": "Faktur INV-2026-000123",
        "Author": "Karya Binaan",
        "CreationDate": "D:20261124010000+07'00'",
    }
    assert b"/Lang (id)" in pdf


def test_same_data_same_bytes():
    first = invoice_pdf(invoice())
    time.sleep(1.1)  # a date in a PDF is exact to the second
    assert invoice_pdf(invoice()) == first
    assert invoice_pdf(invoice(note="Lain")) != first

import re

import pypdfium2

from cart.documents.slip import slip_pdf
from cart.documents.values import Buyer, Item
from tests.cart.documents.samples import lines, overflow, pages, slip


def test_everything_a_slip_says():
    assert lines(slip_pdf(slip())) == [
        "Lapas Kelas I Palembang",
        "Jl. Inspektur Marzuki, Palembang · 0711-410123",
        "SLIP KEMAS",
        "Nomor pesanan",
        "KB-261122-0007 Paket 1 dari 2",
        "Kepada",
        "Rina Marlina",
        "0812-3456-7890",
        "Jl. Merdeka No. 5",
        "Kota Palembang 30135",
        "Pengiriman",
        "Kurir JNE REG",
        "Tiba 2–3 hari setelah dikirim",
        "Tanggal pesanan 22 November 2026",
        "Berat kiriman 1,2 kg",
        "Barang Jumlah",
        "Kain jumputan 2",
        "Merah, 2,5 m · JMP-01 · karya Sari dan Dewi",
        "Tas anyaman 1",
        "TAS-3",
        "Jumlah seluruhnya: 3",
        "Catatan pembeli",
        "Tolong bungkus kado.",
        "Untuk ibu saya.",
        "Dikemas oleh Tanggal",
        "Terima kasih sudah membeli karya warga binaan.",
        "Halaman 1 dari 1 Slip kemas KB-261122-0007",
    ]


def test_what_is_empty_is_left_out():
    data = slip(weight="", note=" \n", method_detail="", buyer=Buyer("Rina"), prison_address="")
    found = lines(slip_pdf(data))
    assert found[1] == "0711-410123"
    assert found[5:10] == [
        "Kepada",
        "Rina",
        "Pengiriman",
        "Kurir JNE REG",
        "Tanggal pesanan 22 November 2026",
    ]
    assert not any(line.startswith(("Berat", "Catatan")) for line in found)


def test_no_price_and_a_box_for_every_item():
    items = tuple(Item(f"Kain nomor {n:02d}", "", "", 1 + n % 3, 77_777) for n in range(60))
    pdf = slip_pdf(slip(items=items))
    # The reader takes columns this far apart for lines of their own: put them together again.
    found = [" ".join(" ".join(page).split()) for page in pages(pdf)]
    for number, page in enumerate(found, start=1):
        assert page.endswith(f" Halaman {number} dari 3 Slip kemas KB-261122-0007")
        assert page.count("Barang Jumlah Kain nomor") == 1
    text = " ".join(found)
    assert re.findall(r"Kain nomor \d\d \d\b", text) == [
        f"{item.title} {item.quantity}" for item in items
    ]
    assert text.count("Kain nomor") == 60
    assert "Jumlah seluruhnya: 120 " in text
    assert "Rp" not in text
    assert "77" not in text
    assert tick_boxes(pdf) == 60
    assert overflow(pdf) == []


def tick_boxes(pdf):
    """How many squares of 4 to 5 mm are drawn."""
    found = 0
    for page in pypdfium2.PdfDocument(pdf):
        for shape in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH]):
            left, bottom, right, top = shape.get_bounds()
            found += 11 < right - left < 15 and 11 < top - bottom < 15
    return found


def test_long_and_strange_names():
    pdf = slip_pdf(
        slip(
            prison="Lapas " * 20,
            buyer=Buyer("W" * 100, "😀", ("W" * 255, "W" * 162, "\x00\u202e")),
            method="Ambil di acara " * 10,
            method_detail="W" * 300,
            items=(Item("W" * 255, "<b>", "مرحبا", 10**6, 1, "{nb}"),),
            note="W" * 500,
        )
    )
    text = "".join(lines(pdf))
    assert text.count("W") == 1572
    assert "<b> · ????? · karya {nb}" in lines(pdf)
    assert overflow(pdf) == []


def test_what_the_file_says_about_itself():
    about = pypdfium2.PdfDocument(slip_pdf(slip())).get_metadata_dict(skip_empty=True)
    assert about == {
        "Title": "Slip kemas KB-261122-0007",
        "Author": "Lapas Kelas I Palembang",
        "CreationDate": "D:20261122100000+07'00'",
    }


def test_same_data_same_bytes():
    assert slip_pdf(slip()) == slip_pdf(slip())

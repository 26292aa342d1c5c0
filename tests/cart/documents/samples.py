"""Values to make documents of, and how to read what came out."""

from datetime import UTC, datetime

import pypdfium2

from cart.documents.values import Buyer, InvoiceData, Item, Parcel, Seller, SlipData, SumRow

SELLER = Seller(
    name="Karya Binaan",
    operator="Kanwil Ditjenpas Sumatera Selatan",
    address="Jl. Jenderal Sudirman No. 12\nPalembang 30126",
    phone="0812-0000-0099",
    email="halo@karyabinaan.example",
)
BUYER = Buyer("Rina Marlina", "0812-3456-7890", ("Jl. Merdeka No. 5", "Kota Palembang 30135"))
CLOTH = Item("Kain jumputan", "Merah, 2,5 m", "JMP-01", 2, 350_000, "Sari dan Dewi")
BAG = Item("Tas anyaman", "", "TAS-3", 1, 150_000)
PARCELS = (
    Parcel("Lapas Kelas I Palembang", "Kurir JNE REG", "JP1234567890", (CLOTH, BAG)),
    Parcel("LPP Palembang", "Ambil di lapas", "", (Item("Mukena", "", "MKN-7", 1, 325_000),)),
)
SUMS = (SumRow("Barang", 1_175_000), SumRow("Kurir JNE REG", 24_000), SumRow("Kode unik", 347))


def invoice(**fields):
    """InvoiceData, issued at one in the morning of 24 November in Palembang."""
    values = {
        "number": "INV-2026-000123",
        "issued_at": datetime(2026, 11, 23, 18, tzinfo=UTC),
        "order_number": "KB-261122-0007",
        "placed_at": datetime(2026, 11, 22, 3, tzinfo=UTC),
        "paid_at": datetime(2026, 11, 23, 2, tzinfo=UTC),
        "payment": "Transfer bank",
        "seller": SELLER,
        "buyer": BUYER,
        "parcels": PARCELS,
        "sums": SUMS,
        "total": 1_199_347,
    }
    return InvoiceData(**values | fields)


def invoice_of(*items, **fields):
    """InvoiceData of these items in one parcel, with nothing else to pay."""
    total = sum(item.amount for item in items)
    parcel = Parcel("Lapas Sekayu", "Ambil di lapas", "", items)
    sums = (SumRow("Barang", total),)
    return invoice(**{"parcels": (parcel,), "sums": sums, "total": total} | fields)


def slip(**fields):
    values = {
        "order_number": "KB-261122-0007",
        "placed_at": datetime(2026, 11, 22, 3, tzinfo=UTC),
        "prison": "Lapas Kelas I Palembang",
        "prison_address": "Jl. Inspektur Marzuki, Palembang",
        "prison_phone": "0711-410123",
        "buyer": BUYER,
        "method": "Kurir JNE REG",
        "method_detail": "Tiba 2–3 hari setelah dikirim",
        "weight": "1,2 kg",
        "items": (CLOTH, BAG),
        "note": "Tolong bungkus kado.\nUntuk ibu saya.",
        "parcel_number": 1,
        "parcel_count": 2,
    }
    return SlipData(**values | fields)


def pages(pdf):
    """The lines (list of str) of each page of a PDF (bytes)."""
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range().split("\r\n") for page in document]


def lines(pdf):
    return [line for page in pages(pdf) for line in page]


def overflow(pdf):
    """Boxes of characters that lie outside the margins of their page, in points."""
    outside = []
    for page in pypdfium2.PdfDocument(pdf):
        text, width = page.get_textpage(), page.get_width()
        for index in range(text.count_chars()):
            left, bottom, right, _top = text.get_charbox(index)
            # 18 mm at the sides; the footer's lowest letters stand 10 mm above the edge.
            if right > left and (left < 50 or right > width - 50 or bottom < 28):
                outside.append((text.get_text_range(index, 1), left, bottom, right))
    return outside

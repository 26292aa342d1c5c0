"""The packing slip ("slip kemas") that a prison puts into a parcel."""

from django.utils.translation import gettext as _

from cart.documents.blocks import day, description, facts, letterhead, party, remark
from cart.documents.paper import (
    ACCENT,
    LABEL,
    MARGIN,
    RIGHT,
    SMALL,
    WIDTH,
    Paper,
    Style,
)
from cart.documents.table import GAP, Column, Table

NUMBER = Style(size=28, height=12.5, bold=True)
PARCEL = Style(size=13, height=7, bold=True, colour=ACCENT)
RECIPIENT = Style(size=14, height=6.8, bold=True)
ADDRESS = Style(size=11.5, height=5.6)
COUNT = Style(size=13, height=4.7, bold=True)
TOTAL = Style(size=10.5, height=6, bold=True)

# Millimetres: the right column, and what a box leaves free inside.
ASIDE_X = MARGIN + 106
PAD = 4
SIGNATURE = 22


def slip_pdf(data):
    """The PDF (bytes) of a SlipData, without any price; the same data give the same bytes."""
    paper = Paper(_("Slip kemas %s") % data.order_number, data.prison, data.placed_at)
    contact = " · ".join(filter(None, [data.prison_address, data.prison_phone]))
    letterhead(paper, data.prison, contact, _("SLIP KEMAS"), "")
    _number(paper, data)
    _addresses(paper, data)
    _items(paper, data.items)
    remark(paper, _("Catatan pembeli"), data.note)
    _signature(paper)
    return bytes(paper.output())


def _number(paper, data):
    place = {"number": data.parcel_number, "count": data.parcel_count}
    y = paper.put(MARGIN, paper.y, 100, _("Nomor pesanan"), LABEL)
    text = _("Paket %(number)d dari %(count)d") % place
    paper.put(ASIDE_X, y + 3.6, RIGHT - ASIDE_X, text, PARCEL, "R")
    paper.y = paper.put(MARGIN, y, ASIDE_X - MARGIN, data.order_number, NUMBER) + 4


def _addresses(paper, data):
    """The recipient in large letters on a tinted ground, beside it how the parcel travels."""
    buyer, width = data.buyer, ASIDE_X - MARGIN - 8 - 2 * PAD
    texts = [(_("Kepada"), LABEL), (buyer.name, RECIPIENT), (buyer.phone, ADDRESS)]
    texts += [(text, ADDRESS) for text in buyer.address_lines]
    lines = [len(paper.wrap(text, width, style)) * style.height for text, style in texts]
    height = sum(lines) + 2 * PAD
    paper.box(paper.y, height, width=width + 2 * PAD)
    y = paper.y + PAD
    for text, style in texts:
        y = paper.put(MARGIN + PAD, y, width, text, style)
    paper.y, top = paper.y + PAD, paper.y
    aside = party(
        paper, ASIDE_X, RIGHT - ASIDE_X, _("Pengiriman"), data.method, [data.method_detail]
    )
    paper.y = aside + 2
    pairs = [(_("Tanggal pesanan"), day(data.placed_at))]
    if data.weight:
        pairs.append((_("Berat kiriman"), data.weight))
    aside = facts(paper, ASIDE_X, pairs)
    paper.y = max(top + height, aside) + 6


def _items(paper, items):
    table = Table(paper, (Column("", 9), Column(_("Barang"), 137), Column(_("Jumlah"), 28, "R")))
    for item in items:
        table.row([[], description(item), [(str(item.quantity), COUNT)]], tick=True)
    pieces = sum(item.quantity for item in items)
    paper.y += 2
    paper.need(TOTAL.height)
    text = _("Jumlah seluruhnya: %d") % pieces
    paper.put(MARGIN, paper.y, WIDTH - GAP, text, TOTAL, "R")
    paper.y += TOTAL.height


def _signature(paper):
    """Lines for whoever packed it to fill in by hand, and a word to the buyer."""
    paper.y += 5
    paper.need(SIGNATURE)
    y = paper.y + 8
    for x, label in ((MARGIN, _("Dikemas oleh")), (MARGIN + 92, _("Tanggal"))):
        paper.put(x, y, 30, label, SMALL)
        paper.rule(y + SMALL.height, x + 22, 60, SMALL.colour)
    paper.y = y + 10
    paper.flow(_("Terima kasih sudah membeli karya warga binaan."), SMALL)

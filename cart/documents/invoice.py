"""The invoice ("faktur") of a paid order."""

from django.utils.translation import gettext as _

from cart.documents.blocks import day, description, facts, letterhead, party, remark
from cart.documents.paper import ACCENT, BODY, MARGIN, RIGHT, SMALL, STRONG, WIDTH, Paper, Style
from cart.documents.table import GAP, Column, Table
from cart.documents.words import in_words
from core.money import rupiah

TOTAL = Style(size=12.5, height=7, bold=True, colour=ACCENT)
PAID = Style(size=15, height=10, bold=True, colour=ACCENT)

# Millimetres: where the rows of the sum begin, and how wide an amount may be.
SUMS_X = MARGIN + 74
AMOUNT = 38
ROW_GAP = 1
STATE_HEIGHT = 26
STATE_WIDTH = 68


def invoice_pdf(data):
    """The PDF (bytes) of an InvoiceData; the same data give the same bytes.

    Dates are shown as they are in Asia/Jakarta, amounts as "Rp150.000".
    """
    paper = Paper(_("Faktur %s") % data.number, data.seller.name, data.issued_at)
    letterhead(paper, data.seller.name, data.seller.operator, _("FAKTUR"), _("Nota pembelian"))
    _parties(paper, data)
    _goods(paper, data.parcels)
    _sum(paper, data)
    _in_words(paper, data.total)
    remark(paper, _("Catatan"), data.note)
    return bytes(paper.output())


def _parties(paper, data):
    seller, buyer = data.seller, data.buyer
    below = [
        party(
            paper,
            MARGIN,
            53,
            _("Penjual"),
            seller.name,
            [seller.address, seller.phone, seller.email],
        ),
        party(
            paper, MARGIN + 57, 53, _("Pembeli"), buyer.name, [buyer.phone, *buyer.address_lines]
        ),
        facts(
            paper,
            MARGIN + 114,
            [
                (_("Nomor faktur"), data.number),
                (_("Tanggal faktur"), day(data.issued_at)),
                (_("Nomor pesanan"), data.order_number),
                (_("Tanggal pesanan"), day(data.placed_at)),
            ],
        ),
    ]
    paper.y = max(below) + 6


def _goods(paper, parcels):
    table = Table(
        paper,
        (
            Column(_("Barang"), 88),
            Column(_("Jumlah"), 20, "R"),
            Column(_("Harga satuan"), 33, "R"),
            Column(_("Subtotal"), 33, "R"),
        ),
    )
    for parcel in parcels:
        tracking = _("Nomor resi %s") % parcel.tracking if parcel.tracking else ""
        table.heading(parcel.prison, " · ".join(filter(None, [parcel.method, tracking])))
        for item in parcel.items:
            amounts = [str(item.quantity), rupiah(item.unit_price), rupiah(item.amount)]
            table.row([description(item), *([(text, BODY)] for text in amounts)])


def _sum(paper, data):
    """The state of payment on the left, the rows that add up on the right."""
    rows = [(row.label, row.amount, BODY) for row in data.sums]
    rows.append((_("Total"), data.total, TOTAL))
    if data.refunded:
        rows.append((_("Sudah dikembalikan kepada pembeli"), data.refunded, STRONG))
    paper.y += 5
    # On one page where it fits on one; a sum of very many rows just goes on.
    height = sum(_row_height(paper, *row) for row in rows)
    paper.need(min(max(height, STATE_HEIGHT), 200))
    page, left = paper.page, _state(paper, data)
    for row in rows:
        _sum_row(paper, *row)
    if paper.page == page:
        paper.y = max(paper.y, left)


def _row_height(paper, label, amount, style):
    lines = max(
        len(paper.wrap(label, _label_width(), style)),
        len(paper.wrap(rupiah(amount), AMOUNT, style)),
    )
    return lines * style.height + 2 * ROW_GAP


def _label_width():
    return RIGHT - SUMS_X - AMOUNT - 2 * GAP


def _sum_row(paper, label, amount, style):
    height = _row_height(paper, label, amount, style)
    paper.need(height)
    if style is TOTAL:
        paper.rule(paper.y + ROW_GAP / 2, SUMS_X, RIGHT - SUMS_X, ACCENT, 0.5)
    y = paper.y + ROW_GAP
    paper.put(SUMS_X + GAP, y, _label_width(), label, style)
    paper.put(RIGHT - GAP - AMOUNT, y, AMOUNT, rupiah(amount), style, "R")
    paper.y += height


def _state(paper, data):
    """The word "LUNAS" framed, below it how and when it was paid; returns the y below."""
    paper.set_draw_color(*ACCENT)
    paper.set_line_width(0.6)
    paper.rect(MARGIN, paper.y + 1, 34, PAID.height, round_corners=True, corner_radius=1.5)
    paper.put(MARGIN, paper.y + 1, 34, _("LUNAS"), PAID, "C")
    y = paper.put(MARGIN, paper.y + PAID.height + 3, STATE_WIDTH, data.payment, STRONG)
    return paper.put(MARGIN, y, STATE_WIDTH, _("Dibayar %s") % day(data.paid_at), SMALL)


def _in_words(paper, total):
    text = _("Terbilang: %s rupiah") % in_words(total)
    width = WIDTH - 2 * GAP
    height = len(paper.wrap(text, width, STRONG)) * STRONG.height + 2 * GAP
    paper.y += 5
    paper.need(height)
    paper.box(paper.y, height)
    paper.put(MARGIN + GAP, paper.y + GAP, width, text, STRONG)
    paper.y += height

"""Everything that changes pieces in stock. Each function is one transaction with its ledger rows.

Changes are conditional UPDATEs in SKU order: nobody reads a number, decides, and writes it back,
and two orders for the same goods take the rows in the same order, so they never deadlock.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from core import generation
from products.availability import shown_level
from products.enums import MovementKind
from products.models import StockItem, StockMovement


@dataclass(frozen=True)
class Pieces:
    """`quantity` pieces of `sku`, moved for `reference` ("KB-…/12"; names the order line)."""

    sku: str
    quantity: int
    reference: str


@dataclass(frozen=True)
class Shortage:
    sku: str
    wanted: int
    available: int


class OutOfStock(Exception):
    """Not everything could be reserved; nothing was. `shortages` lists every SKU that lacks."""

    def __init__(self, shortages):
        self.shortages = tuple(shortages)
        super().__init__(", ".join(f"{s.sku}: {s.available}/{s.wanted}" for s in self.shortages))


class NotReserved(Exception):
    """More was to be released or consumed than is reserved: the caller's books are wrong."""


@transaction.atomic
def receive(sku, quantity, *, by, reason=""):
    """Adds `quantity` (> 0) pieces; returns the StockItem as it is now."""
    if quantity <= 0:
        raise ValidationError(_("Jumlah barang masuk harus lebih dari nol."))
    StockItem.objects.filter(sku=sku).update(on_hand=F("on_hand") + quantity)
    return _write(sku, MovementKind.RECEIVE, quantity, 0, by=by, reason=reason)


@transaction.atomic
def correct(sku, counted, *, by, reason):
    """Sets what is really there to `counted` pieces (≥ what is reserved); `reason` is required."""
    if not reason.strip():
        raise ValidationError(_("Tulis alasan koreksi."))
    item = StockItem.objects.select_for_update().get(sku=sku)
    if counted < item.reserved:
        raise ValidationError(
            _("Sudah dipesan %(reserved)d; jumlah tidak bisa kurang dari itu.")
            % {"reserved": item.reserved}
        )
    if counted == item.on_hand:
        raise ValidationError(_("Jumlahnya sama dengan catatan; tidak ada yang dikoreksi."))
    StockItem.objects.filter(pk=item.pk).update(on_hand=counted)
    return _write(
        sku, MovementKind.CORRECT, counted - item.on_hand, 0, by=by, reason=reason.strip()
    )


@transaction.atomic
def reserve(pieces, *, by=None):
    """Reserves all `pieces` (iterable of Pieces) or none; OutOfStock lists every shortage."""
    pieces = _in_order(pieces)
    short = [
        part
        for part in pieces
        if not StockItem.objects.filter(
            sku=part.sku, is_listed=True, on_hand__gte=F("reserved") + part.quantity
        ).update(reserved=F("reserved") + part.quantity)
    ]
    if short:
        free = {
            item.sku: item.free if item.is_listed else 0
            for item in StockItem.objects.filter(sku__in=[part.sku for part in short])
        }
        raise OutOfStock(Shortage(part.sku, part.quantity, free.get(part.sku, 0)) for part in short)
    _write_all(pieces, MovementKind.RESERVE, 0, 1, by=by)


@transaction.atomic
def release(pieces, *, by=None, reason=""):
    """Gives reserved `pieces` back to the shop."""
    pieces = _in_order(pieces)
    for part in pieces:
        changed = StockItem.objects.filter(sku=part.sku, reserved__gte=part.quantity).update(
            reserved=F("reserved") - part.quantity
        )
        if not changed:
            raise NotReserved(part)
    _write_all(pieces, MovementKind.RELEASE, 0, -1, by=by, reason=reason)


def consume(pieces, *, by=None):
    """Reserved `pieces` left the house (handed over or shipped)."""
    _take_out(pieces, MovementKind.CONSUME, by=by, reason="")


def write_off(pieces, *, by=None, reason):
    """Reserved `pieces` will never be handed over: they are broken, spoilt or gone."""
    _take_out(pieces, MovementKind.WRITE_OFF, by=by, reason=reason)


@transaction.atomic
def put_back(pieces, *, by=None, reason):
    """`pieces` that had left the house are on the shelf again, as good as new."""
    pieces = _in_order(pieces)
    for part in pieces:
        StockItem.objects.filter(sku=part.sku).update(on_hand=F("on_hand") + part.quantity)
    _write_all(pieces, MovementKind.RETURN, 1, 0, by=by, reason=reason)


@transaction.atomic
def _take_out(pieces, kind, *, by, reason):
    pieces = _in_order(pieces)
    for part in pieces:
        changed = StockItem.objects.filter(sku=part.sku, reserved__gte=part.quantity).update(
            reserved=F("reserved") - part.quantity, on_hand=F("on_hand") - part.quantity
        )
        if not changed:
            raise NotReserved(part)
    _write_all(pieces, kind, -1, -1, by=by, reason=reason)


def _in_order(pieces):
    return sorted(pieces, key=lambda part: (part.sku, part.reference))


def _write(sku, kind, on_hand_change, reserved_change, *, by, reason):
    item = StockItem.objects.get(sku=sku)
    StockMovement.objects.create(
        item=item,
        kind=kind,
        on_hand_change=on_hand_change,
        reserved_change=reserved_change,
        on_hand_after=item.on_hand,
        reserved_after=item.reserved,
        by=by,
        reason=reason,
    )
    _tell_the_cache(item.free - on_hand_change + reserved_change, item.free)
    return item


def _write_all(pieces, kind, on_hand_sign, reserved_sign, *, by, reason=""):
    items = {
        item.sku: item for item in StockItem.objects.filter(sku__in=[part.sku for part in pieces])
    }
    rows = []
    # One SKU may stand on several lines; each row shows what was left after it.
    for part in reversed(pieces):
        item = items[part.sku]
        change = (on_hand_sign * part.quantity, reserved_sign * part.quantity)
        rows.append(
            StockMovement(
                item=item,
                kind=kind,
                on_hand_change=change[0],
                reserved_change=change[1],
                on_hand_after=item.on_hand,
                reserved_after=item.reserved,
                reference=part.reference,
                by=by,
                reason=reason,
            )
        )
        after = item.free
        item.on_hand -= change[0]
        item.reserved -= change[1]
        _tell_the_cache(item.free, after)
    StockMovement.objects.bulk_create(reversed(rows))


def _tell_the_cache(before, after):
    if shown_level(before) != shown_level(after):
        generation.raise_after_commit()

"""Writes many stock movements at once, in order of time, and the counters they lead to."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from demo.loading.backdating import given_times
from products.enums import MovementKind
from products.models import StockItem, StockMovement

BATCH = 1000


@dataclass(frozen=True, order=True)
class Movement:
    """One change of the stock of `sku` at `when` (aware datetime)."""

    when: datetime
    sku: str
    kind: MovementKind
    on_hand: int
    reserved: int
    reference: str = ""
    reason: str = ""
    by: int | None = None


class Booked(list):
    """Movements to be written, with a line for each thing that can happen to goods."""

    def reserve(self, sku, pieces, when, reference):
        self.append(Movement(when, sku, MovementKind.RESERVE, 0, pieces, reference))

    def release(self, sku, pieces, when, reference, *, by, reason):
        self.append(Movement(when, sku, MovementKind.RELEASE, 0, -pieces, reference, reason, by))

    def consume(self, sku, pieces, when, reference, *, by):
        self.append(Movement(when, sku, MovementKind.CONSUME, -pieces, -pieces, reference, by=by))


def write(booked, *, extra, opened, by):
    """Stores the Movements of `booked`.

    Before them every SKU receives what they need and {SKU: pieces} of `extra`, at the `opened`
    moment ({SKU: aware datetime}); `by` is the id of the user who books that in. An item that has
    movements already gets the same numbers in between as if all had been written in turn.
    """
    needed = defaultdict(int, extra)
    for one in booked:
        if one.kind == MovementKind.RESERVE:
            needed[one.sku] += one.reserved
    items = {item.sku: item for item in StockItem.objects.iterator() if needed.get(item.sku)}
    received = [
        Movement(
            opened[sku], sku, MovementKind.RECEIVE, needed[sku], 0, reason="Dari bengkel", by=by
        )
        for sku in items
    ]
    levels = _Levels(items)
    rows = [levels.apply(one) for one in sorted([*received, *booked])]
    with given_times(StockMovement, "at"):
        StockMovement.objects.bulk_create(rows, batch_size=BATCH)
    levels.store()


class _Levels:
    """The numbers of items as movements are applied to them in order of time."""

    def __init__(self, items):
        self._items = items
        self._levels = {sku: [0, 0] for sku in items}
        self._earlier = defaultdict(list)
        self._changed = []
        known = StockMovement.objects.filter(item__in=[item.pk for item in items.values()])
        for row in known.select_related("item").order_by("-at", "-pk"):
            self._earlier[row.item.sku].append(row)

    def apply(self, movement):
        """The row for `movement`, which is not older than those applied before."""
        self._catch_up(movement.sku, movement.when)
        on_hand, reserved = self._change(movement.sku, movement.on_hand, movement.reserved)
        return StockMovement(
            item=self._items[movement.sku],
            kind=movement.kind,
            on_hand_change=movement.on_hand,
            reserved_change=movement.reserved,
            on_hand_after=on_hand,
            reserved_after=reserved,
            reference=movement.reference,
            reason=movement.reason,
            by_id=movement.by,
            at=movement.when,
        )

    def store(self):
        """Writes the counters, and the numbers of earlier rows that others now stand before."""
        for sku, item in self._items.items():
            self._catch_up(sku, None)
            item.on_hand, item.reserved = self._levels[sku]
        StockItem.objects.bulk_create(
            self._items.values(),
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=["sku"],
            update_fields=["on_hand", "reserved"],
        )
        StockMovement.objects.bulk_update(
            self._changed, ["on_hand_after", "reserved_after"], batch_size=BATCH
        )

    def _catch_up(self, sku, until):
        """Goes over the rows stored earlier that lie before `until` (None: all)."""
        earlier = self._earlier[sku]
        while earlier and (until is None or earlier[-1].at <= until):
            row = earlier.pop()
            after = self._change(sku, row.on_hand_change, row.reserved_change)
            row.on_hand_after, row.reserved_after = after
            self._changed.append(row)

    def _change(self, sku, on_hand, reserved):
        level = self._levels[sku]
        level[0] += on_hand
        level[1] += reserved
        return tuple(level)

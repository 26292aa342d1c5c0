"""Goods that a buyer does not keep: cancelled in part, returned, exchanged; and price reductions.

By line and quantity. Stock, the rows of the total and the money that is owed change in one
transaction, under the lock of the order. UU 8/1999 forbids refusing returns outright (article 18);
PP 80/2019 gives two working days at least (article 69).
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cart import books, history, parcels
from cart import goods as cart_goods
from cart.enums import (
    HANDED_OVER_STATES,
    NOT_SENT_STATES,
    Action,
    ChargeKind,
    FulfilmentState,
    TakeBackKind,
)
from cart.models import FulfilmentLine
from cart.transitions import MoveRefused, draw_state, locked_part, move, reference, reserved_pieces
from products import stock

NOTHING = gettext_lazy("Isi jumlah barangnya, paling sedikit satu.")


@transaction.atomic
def take_back(part, quantities, *, restock, reason, by):
    """Takes pieces ({line id: pieces}) of a Fulfilment back; gives the Refund that is due or None.

    Before the goods are handed over this cancels them, afterwards it is a return. `restock` puts
    them back on sale; otherwise they are written off. Taking everything before the hand-over
    cancels the part. MoveRefused where the state does not allow it, ValidationError for
    quantities or a missing reason; nothing has changed then.
    """
    order, parts, part = locked_part(part)
    kind = _kind(part)
    taken = parcels.taken(part, quantities, nothing=NOTHING)
    reason = _reason(reason)
    if kind == TakeBackKind.CANCEL and _is_everything(part, taken) and restock:
        move(part, Action.CANCEL, by=by, reason=reason)
        return order.payment.refunds.last()
    _move_stock(order, part, taken, kind, restock=restock, reason=reason, by=by)
    books.take_off(order, taken, kind=kind, restocked=restock, reason=reason, by=by)
    if kind == TakeBackKind.CANCEL and not any(line.kept for line in part.lines.all()):
        part.state, part.cancel_reason = FulfilmentState.CANCELLED, reason
        part.save()
        if order.payment.captured:
            books.waive_fee(order, part)
        draw_state(order, parts)
    told = f"{books.contents(taken)}: {reason}"
    history.note(order, Action.TAKE_BACK, part=part, reason=told, by=by)
    return books.settle(order, reason=reason, by=by)


@transaction.atomic
def exchange(part, quantities, sku, *, restock, reason, by):
    """Takes pieces back and sends as many of `sku` in a new parcel; returns that Fulfilment.

    The new goods cost what they cost today. They may be cheaper (the rest is paid back), not
    dearer. Raises as `take_back` does.
    """
    order, parts, part = locked_part(part)
    if part.state not in HANDED_OVER_STATES:
        raise MoveRefused(_("Hanya barang yang sudah diserahkan yang dapat ditukar."))
    taken = parcels.taken(part, quantities, nothing=NOTHING)
    reason = _reason(reason)
    pieces = sum(count for _line, count in taken)
    new = _replacement(part, sku, pieces)
    if new.amount > sum(line.unit_price * count for line, count in taken):
        raise ValidationError(
            _("%(title)s lebih mahal. Batalkan saja, lalu minta pembeli memesan yang baru.")
            % {"title": new.full_title}
        )
    kind = TakeBackKind.EXCHANGE
    _move_stock(order, part, taken, kind, restock=restock, reason=reason, by=by)
    books.take_off(order, taken, kind=kind, restocked=restock, reason=reason, by=by)
    parcel = _send(order, part, new)
    try:
        stock.reserve(reserved_pieces(order, parcel), by=by)
    except stock.OutOfStock as error:
        raise ValidationError(
            cart_goods.shortage_text(new.full_title, error.shortages[0].available)
        ) from error
    books.charge(order, ChargeKind.GOODS, f"{kind.label}: {pieces}× {new.title}", new.amount)
    told = f"{books.contents(taken)} → {new.full_title}: {reason}"
    history.note(order, Action.EXCHANGE, part=part, reason=told, by=by)
    draw_state(order, [*parts, parcel])
    books.settle(order, reason=reason, by=by)
    return parcel


@transaction.atomic
def reduce_price(part, amount, *, reason, by):
    """Takes `amount` rupiah off the order of `part` without goods coming back; returns the Refund.

    For a flaw that the buyer lives with. At most what the order costs.
    """
    order, _parts, part = locked_part(part)
    if not order.payment.captured or not order.price:
        raise MoveRefused(_("Potongan hanya untuk pesanan yang sudah dibayar."))
    reason = _reason(reason)
    if not 0 < amount <= order.total:
        raise ValidationError(_("Potongan paling banyak sebesar total pesanan."))
    books.reduce(order, amount, reason=reason)
    history.note(order, Action.REDUCE, part=part, reason=reason, by=by)
    return books.settle(order, reason=reason, by=by)


def _kind(part):
    if part.state in NOT_SENT_STATES:
        return TakeBackKind.CANCEL
    if part.state in HANDED_OVER_STATES:
        return TakeBackKind.RETURN
    raise MoveRefused(
        _("Barang pesanan berstatus %(state)s tidak bisa diambil kembali sebagian.")
        % {"state": FulfilmentState(part.state).label}
    )


def _reason(text):
    if not text.strip():
        raise ValidationError(_("Tulis alasannya."))
    return text.strip()[:200]


def _is_everything(part, taken):
    counts = {line.pk: pieces for line, pieces in taken}
    return all(counts.get(line.pk, 0) == line.kept for line in part.lines.all())


def _move_stock(order, part, taken, kind, *, restock, reason, by):
    pieces = [
        stock.Pieces(
            line.sku, count, f"{reference(order, part, line.sku)}/b{line.take_backs.count() + 1}"
        )
        for line, count in taken
        if line.is_reserved
    ]
    if kind != TakeBackKind.CANCEL:
        if restock:
            stock.put_back(pieces, by=by, reason=reason)
    elif restock:
        stock.release(pieces, by=by, reason=reason)
    else:
        stock.write_off(pieces, by=by, reason=reason)


def _replacement(part, sku, pieces):
    new = next(iter(cart_goods.of_basket({sku: pieces})), None)
    if new is None or new.prison_id != part.prison_id:
        raise ValidationError(_("Lapas ini tidak menjual barang dengan SKU itu."))
    return new


def _send(order, part, new):
    parcel = parcels.another(order, part, weight_grams=new.weight_grams * new.quantity)
    FulfilmentLine.objects.create(
        fulfilment=parcel,
        sku=new.sku,
        title=new.title,
        variant=new.variant,
        unit_price=new.unit_price,
        quantity=new.quantity,
        weight_grams=new.weight_grams,
        # As at the checkout: what is made to order takes nothing from stock.
        is_reserved=not new.made_to_order_days,
        made_to_order_days=new.made_to_order_days,
    )
    return parcel

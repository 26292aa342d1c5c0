"""Splitting what one prison sends into two parcels."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from cart.enums import Action, FulfilmentState
from cart.models import Fulfilment, HistoryEntry
from cart.transitions import MoveRefused, locked


def next_parcel(order, part):
    """Number of the next parcel of the prison of `part`."""
    last = order.fulfilments.filter(prison_id=part.prison_id).aggregate(last=Max("parcel"))["last"]
    return last + 1


@transaction.atomic
def split(part, quantities, *, by):
    """Moves pieces ({line id: pieces}) of a Fulfilment into a new one; returns the new one.

    Only before packing, and something must stay. Stock stays reserved and the buyer pays nothing
    more. MoveRefused or ValidationError (Indonesian) where it cannot be; nothing has changed then.
    """
    order, parts = locked(part.order_id)
    part = next(one for one in parts if one.pk == part.pk)
    if part.state != FulfilmentState.PROCESSING:
        raise MoveRefused(_("Hanya pesanan yang belum dikemas yang dapat dibagi."))
    lines = {line.pk: line for line in part.lines.all()}
    wanted = {line_id: pieces for line_id, pieces in quantities.items() if pieces}
    if not wanted:
        raise ValidationError(_("Isi jumlah barang untuk paket kedua, paling sedikit satu."))
    for line_id, pieces in wanted.items():
        if line_id not in lines or not 0 < pieces <= lines[line_id].kept:
            raise ValidationError(_("Jumlahnya melebihi yang ada di pesanan ini."))
    if sum(wanted.values()) == sum(line.kept for line in lines.values()):
        raise ValidationError(_("Sisakan paling sedikit satu barang di paket pertama."))
    number = next_parcel(order, part)
    moved = Fulfilment.objects.create(
        order=order,
        prison_id=part.prison_id,
        prison_name=part.prison_name,
        parcel=number,
        state=part.state,
        method=part.method,
        method_label=part.method_label,
        method_detail=part.method_detail,
        session_id=part.session_id,
        weight_grams=sum(lines[pk].weight_grams * pieces for pk, pieces in wanted.items()),
    )
    for line_id, pieces in wanted.items():
        _move_line(lines[line_id], pieces, moved)
    part.weight_grams -= min(moved.weight_grams, part.weight_grams)
    part.save(update_fields=["weight_grams", "changed_at"])
    HistoryEntry.objects.create(
        order=order,
        fulfilment=part,
        action=Action.SPLIT,
        from_state=part.state,
        to_state=part.state,
        reason=_("paket %(number)d") % {"number": number},
        by=by,
    )
    return moved


def _move_line(line, pieces, parcel):
    if pieces == line.quantity:
        line.fulfilment = parcel
        line.save(update_fields=["fulfilment"])
        return
    line.quantity -= pieces
    line.save(update_fields=["quantity"])
    line.pk, line.fulfilment, line.quantity, line.taken_back = None, parcel, pieces, 0
    line._state.adding = True
    line.save()

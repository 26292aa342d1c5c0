"""Splitting what one prison sends into two parcels."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cart import history
from cart.enums import Action, FulfilmentState
from cart.models import Fulfilment
from cart.transitions import MoveRefused, locked_part

NOTHING = gettext_lazy("Isi jumlah barang untuk paket kedua, paling sedikit satu.")


def taken(part, quantities, *, nothing):
    """[(FulfilmentLine, pieces)] that {line id: pieces} takes of `part`.

    ValidationError for more than the buyer keeps, or with `nothing` where nothing is taken.
    """
    lines = {line.pk: line for line in part.lines.all()}
    found = []
    for line_id, pieces in sorted(quantities.items()):
        if not pieces:
            continue
        line = lines.get(line_id)
        if line is None or pieces < 0 or pieces > line.kept:
            raise ValidationError(_("Jumlahnya melebihi yang ada di pesanan ini."))
        found.append((line, pieces))
    if not found:
        raise ValidationError(nothing)
    return found


def another(order, part, *, weight_grams):
    """A new Fulfilment, to be packed, that travels as `part` does and costs no delivery."""
    of_prison = order.fulfilments.filter(prison_id=part.prison_id)
    return Fulfilment.objects.create(
        order=order,
        prison_id=part.prison_id,
        prison_name=part.prison_name,
        parcel=of_prison.aggregate(last=Max("parcel"))["last"] + 1,
        state=FulfilmentState.PROCESSING,
        method=part.method,
        method_label=part.method_label,
        method_detail=part.method_detail,
        session_id=part.session_id,
        weight_grams=weight_grams,
    )


@transaction.atomic
def split(part, quantities, *, by):
    """Moves pieces ({line id: pieces}) of a Fulfilment into a new one; returns the new one.

    Only before packing, and something must stay. Stock stays reserved and the buyer pays nothing
    more. MoveRefused or ValidationError (Indonesian) where it cannot be; nothing has changed then.
    """
    order, _parts, part = locked_part(part)
    if part.state != FulfilmentState.PROCESSING:
        raise MoveRefused(_("Hanya pesanan yang belum dikemas yang dapat dibagi."))
    wanted = taken(part, quantities, nothing=NOTHING)
    if sum(pieces for _line, pieces in wanted) == sum(line.kept for line in part.lines.all()):
        raise ValidationError(_("Sisakan paling sedikit satu barang di paket pertama."))
    grams = sum(line.weight_grams * pieces for line, pieces in wanted)
    moved = another(order, part, weight_grams=grams)
    for line, pieces in wanted:
        _move_line(line, pieces, moved)
    part.weight_grams -= min(grams, part.weight_grams)
    part.save(update_fields=["weight_grams", "changed_at"])
    reason = _("paket %(number)d") % {"number": moved.parcel}
    history.note(order, Action.SPLIT, part=part, reason=reason, by=by)
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

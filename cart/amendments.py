"""Changing where an order goes, and how, before it is packed.

What the buyer was told to pay does not change: where the new way costs less and is paid already,
the rest goes back; where it costs more the prison bears it, unless nothing is paid yet.
"""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from cart import books, history
from cart import goods as cart_goods
from cart.enums import CHANGEABLE_STATES, Action, ChargeKind
from cart.transitions import MoveRefused, locked, locked_part
from payments.enums import MethodCode
from shipping import options as shipping_options
from shipping.enums import Method
from shipping.rates import rate_for


@dataclass(frozen=True)
class Address:
    """Where parcels go; checked by the caller's form. Codes are Kemendagri's, phone is E.164."""

    name: str
    phone: str
    street: str
    province: str
    regency: str
    district: str
    postal_code: str
    village: str = ""


def ways(part, regency=None):
    """List of shipping Options of a Fulfilment, for its order's regency or another one."""
    regency = part.order.regency if regency is None else regency
    lines = [line for line in part.lines.all() if line.kept]
    sold = cart_goods.of_basket({line.sku: line.kept for line in lines})
    parcel = shipping_options.Parcel(
        prison=part.prison,
        grams=part.weight_grams,
        delivery_limits=frozenset(one.delivery for one in sold),
        ready_in_days=max((line.made_to_order_days or 0 for line in lines), default=0),
    )
    sessions = shipping_options.event_sessions([part.prison_id]).get(part.prison_id, [])
    rate = rate_for(regency) if regency else None
    return shipping_options.options(parcel, regency, rate, sessions)


@transaction.atomic
def change_delivery(part, key, *, by):
    """Lets a Fulfilment travel another way (an Option's key); returns it as it is now.

    MoveRefused (Indonesian) where that cannot be; nothing has changed then.
    """
    order, _parts, part = locked_part(part)
    _refuse_if_packed(part)
    way = next((one for one in ways(part) if one.key == key), None)
    if way is None or not way.possible:
        raise MoveRefused(way.reason if way else _("Pilih cara pengiriman."))
    if way.fee is None:
        raise MoveRefused(_("Isi alamat pengiriman lebih dulu."))
    if order.payment.method == MethodCode.CASH and way.method == Method.COURIER:
        raise MoveRefused(_("Pesanan yang dibayar tunai hanya dapat diambil sendiri."))
    _change_fee(order, part, way.fee)
    part.method, part.method_label = way.method, way.label[:160]
    part.method_detail, part.session_id = way.detail[:300], way.session_id
    part.save()
    history.note(order, Action.DELIVERY, part=part, reason=way.label, by=by)
    books.settle(order, reason=_("Pengiriman diubah"), by=by)
    return part


@transaction.atomic
def change_address(order, address, *, by):
    """Sends an Order to another Address; returns it as it is now. Raises as `change_delivery`."""
    order, parts = locked(order.pk)
    sent = [part for part in parts if part.method == Method.COURIER and _goes_out(part)]
    if not sent:
        raise MoveRefused(_("Tidak ada barang yang masih akan dikirim dengan kurir."))
    for part in sent:
        _refuse_if_packed(part)
        courier = ways(part, address.regency)[0]
        if not courier.possible:
            raise MoveRefused(courier.reason)
        _change_fee(order, part, courier.fee)
        part.method_detail = courier.detail[:300]
        part.save()
    for name, value in vars(address).items():
        setattr(order, name, value)
    order.save()
    history.note(order, Action.ADDRESS, reason=", ".join(order.address_lines), by=by)
    books.settle(order, reason=_("Alamat diubah"), by=by)
    return order


def _goes_out(part):
    return any(line.kept for line in part.lines.all())


def _refuse_if_packed(part):
    if part.state not in CHANGEABLE_STATES:
        raise MoveRefused(_("Barang dari %(prison)s sudah dikemas.") % {"prison": part.prison_name})


def _change_fee(order, part, fee):
    less = part.fee_due - fee
    if less and not order.payment.captured and order.payment.method != MethodCode.CASH:
        raise MoveRefused(
            _(
                "Ongkirnya akan berubah, padahal pesanan belum dibayar. Batalkan, lalu minta "
                "pembeli memesan ulang."
            )
        )
    if less > 0:
        part.fee_back += less
        label = _("Ongkir dari %(prison)s berkurang") % {"prison": part.prison_name}
        books.charge(order, ChargeKind.DELIVERY, label, -less)

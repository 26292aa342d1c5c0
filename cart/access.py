"""What a member of staff may do with a fulfilment: asked by the buttons and by the view that acts.

Which fulfilments somebody may see at all is the permission policy's business (lapas.access); what
the state of one allows is the transition table's (cart.transitions). Here is what lies between.
"""

from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry

from cart.enums import Action, FulfilmentState
from cart.models import Fulfilment
from cart.transitions import allowed
from lapas import access


def sees_whole_order(user, order):
    """True where `user` may see every part of `order`."""
    policy = policy_registry.get_by_type(Fulfilment)
    visible = policy.instances_user_has_permission_for(user, "view").filter(order=order)
    return visible.count() == order.fulfilments.count()


def refusal(user, part, action):
    """Why `user` may not do `action` (Action) with `part` (Fulfilment); "" where they may.

    Says nothing about the state: cart.transitions refuses what that does not allow.
    """
    policy = policy_registry.get_by_type(Fulfilment)
    if not policy.user_has_permission_for_instance(user, "change", part):
        return _("Anda tidak punya izin untuk mengurus pesanan ini.")
    if action == Action.CONFIRM_PAYMENT:
        return _confirmation_refusal(user, part.order)
    unpaid = part.state == FulfilmentState.AWAITING_PAYMENT
    if action == Action.CANCEL and unpaid and not sees_whole_order(user, part.order):
        return _(
            "Pesanan ini belum dibayar dan berisi barang dari lapas lain, jadi hanya dapat "
            "dibatalkan seluruhnya oleh Kanwil."
        )
    return ""


def _confirmation_refusal(user, order):
    """Whoever reads the statements of the account confirms what came in."""
    if user.is_superuser:
        return ""
    if not user.has_perm("cart.confirm_payment"):
        return _("Anda tidak punya izin untuk mengonfirmasi pembayaran.")
    if order.collector is None:
        if access.sees_all_prisons(user):
            return ""
        return _("Uang pesanan ini masuk ke rekening Kanwil, jadi Kanwil yang mengonfirmasi.")
    if access.works_at(user, order.collector):
        return ""
    return _(
        "Uang pesanan ini masuk ke rekening %(prison)s, jadi petugas di sana yang mengonfirmasi."
    ) % {"prison": order.collector.title}


def offered(user, part):
    """Actions (list of Action) that the state allows and that `user` may do with `part`."""
    return [action for action in allowed(part) if not refusal(user, part, action)]

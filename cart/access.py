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
from payments.enums import SEEN_IN_STATEMENT, MethodCode

MONEY_ACTIONS = frozenset({Action.CONFIRM_PAYMENT, Action.LATE_PAYMENT})


def sees_whole_order(user, order):
    """True where `user` may see every part of `order`."""
    policy = policy_registry.get_by_type(Fulfilment)
    visible = policy.instances_user_has_permission_for(user, "view").filter(order=order)
    return visible.count() == order.fulfilments.count()


def refusal(user, part, action):
    """Why `user` may not do `action` (Action) with `part` (Fulfilment); "" where they may.

    Says nothing about the state: cart.transitions refuses what that does not allow.
    """
    if why := handling_refusal(user, part):
        return why
    if action in MONEY_ACTIONS:
        return _money_refusal(part.order, action) or watches_account(user, part.order)
    unpaid = part.state == FulfilmentState.AWAITING_PAYMENT
    if action == Action.CANCEL and unpaid and not sees_whole_order(user, part.order):
        return _(
            "Pesanan ini belum dibayar dan berisi barang dari lapas lain, jadi hanya dapat "
            "dibatalkan seluruhnya oleh Kanwil."
        )
    return ""


def handling_refusal(user, part):
    """Why `user` may not look after `part` (Fulfilment) at all; "" where they may."""
    policy = policy_registry.get_by_type(Fulfilment)
    if policy.user_has_permission_for_instance(user, "change", part):
        return ""
    return _("Anda tidak punya izin untuk mengurus pesanan ini.")


def _money_refusal(order, action):
    """Only what stands in a statement is confirmed by people; cash is taken with the hand-over."""
    if order.payment.method == MethodCode.MIDTRANS:
        return _("Midtrans sendiri yang memastikan pembayaran ini.")
    if action == Action.LATE_PAYMENT and order.payment.method not in SEEN_IN_STATEMENT:
        return _("Pesanan ini dibayar tunai.")
    return ""


def watches_account(user, order):
    """Why `user` may not decide about the money of `order`; "" for those who read the statements
    of the account that it goes to."""
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

import logging

from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from cart import access, settlement
from cart.desk import figures
from cart.desk.forms import FORMS
from cart.enums import Action
from cart.papers import kilograms
from cart.transitions import MOVES, MoveRefused, find, move
from core.phones import local_form
from core.records.views import RecordInspectView, RecordView
from payments.money import promised
from products.stock import NotReserved

logger = logging.getLogger(__name__)

STAFF_ACTIONS = frozenset(step.action for step in MOVES if not step.automatic)
DONE = {
    Action.CONFIRM_PAYMENT: gettext_lazy("Pembayaran %(number)s dikonfirmasi."),
    Action.LATE_PAYMENT: gettext_lazy("Uang untuk %(number)s sudah dicatat."),
    Action.PACK: gettext_lazy("%(number)s sudah dikemas."),
    Action.READY: gettext_lazy("%(number)s siap diambil."),
    Action.SHIP: gettext_lazy("%(number)s dikirim."),
    Action.COMPLETE: gettext_lazy("%(number)s selesai."),
    Action.CANCEL: gettext_lazy("%(number)s dibatalkan."),
}


class ActView(RecordInspectView):
    """Does one action on one fulfilment; shows its page again where a text is missing."""

    http_method_names = ["post"]

    def post(self, request, action):
        if action not in STAFF_ACTIONS:
            raise Http404
        action, part = Action(action), self.instance
        try:
            if reason := access.refusal(request.user, part, action):
                raise MoveRefused(reason)
            find(part, action)
            texts = {}
            if action in FORMS:
                form = FORMS[action](request.POST)
                if not form.is_valid():
                    return self.render_to_response(self.get_context_data(bound={action: form}))
                texts = form.cleaned_data
            if action in access.MONEY_ACTIONS:
                settlement.confirm(part, by=request.user)
                self._tell_what_is_owed(part)
            else:
                move(part, action, by=request.user, **texts)
        except MoveRefused as refused:
            messages.error(request, str(refused))
        except NotReserved:
            logger.exception("stock of %s does not fit its order", part.order.number)
            messages.error(
                request,
                _("Catatan stok tidak cocok dengan pesanan ini. Tidak ada yang diubah."),
            )
        else:
            messages.success(request, DONE[action] % {"number": part.order.number})
        return redirect(self.record_url())

    def _tell_what_is_owed(self, part):
        """Money that came too late for its goods has to go back."""
        owed = promised(part.order.payment)
        if owed:
            messages.warning(self.request, figures.owed(owed))

    def get_context_data(self, bound=None, **kwargs):
        context = super().get_context_data(**kwargs)
        for step in context["steps"]:
            step["form"] = (bound or {}).get(step["action"], step["form"])
        return context


class LabelView(RecordView):
    """The address label on the parcel, as a page to print."""

    template_name = "cart/admin/label.html"

    def get_context_data(self, **kwargs):
        part = self.instance
        return super().get_context_data(
            part=part,
            order=part.order,
            prison=part.prison,
            lines=list(part.lines.all()),
            weight=kilograms(part.weight_grams),
            sender_phone=local_form(part.prison.whatsapp),
            **kwargs,
        )

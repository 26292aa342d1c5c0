from django.db.models import Case, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cart import access, papers
from cart.desk import changes, figures, money
from cart.desk.filters import (
    DeliveryFilter,
    MoneyFilter,
    PaymentMethodFilter,
    PaymentStateFilter,
    PlacedFilter,
    StateFilter,
)
from cart.desk.forms import FORMS
from cart.desk.searching import matches
from cart.desk.views import ActView, LabelView
from cart.enums import ENDED_STATES, Action, FulfilmentState
from cart.models import Fulfilment, Invoice
from core.dates import short_date
from core.money import rupiah
from core.records.admin import RecordAdmin
from core.records.views import Column
from lapas.access import prisons_of
from lapas.admin.filters import PrisonFilter
from payments.enums import PaymentState

# Of what happened to the whole order, this concerns each prison that sends a part of it.
OF_EVERY_PART = (Action.PLACE, Action.ADDRESS, Action.HOLD, Action.RESUME)


class OrderDesk(RecordAdmin):
    """Fulfilments of the user's prisons, the open ones first, the oldest of them on top."""

    model = Fulfilment
    base_url_path = "pesanan"
    menu_label = title = _("Pesanan")
    menu_item_name = "pesanan"
    menu_icon = "bag"
    menu_order = 110
    list_filter = (
        StateFilter,
        PrisonFilter,
        DeliveryFilter,
        PaymentStateFilter,
        PaymentMethodFilter,
        MoneyFilter,
        PlacedFilter,
    )
    ordering = ("is_over", "waiting_since", "-order__placed_at", "-pk")
    search_hint = _("Nomor, nama atau WhatsApp")
    nothing_yet = _("Belum ada pesanan.")
    not_yours = _("Pesanan itu tidak ada, atau bukan untuk lapas Anda.")
    inspect_template_name = "cart/admin/order.html"
    export_permission = "cart.export_order"
    export_filename = "pesanan"

    def get_queryset(self, request):
        is_over = Q(state__in=ENDED_STATES)
        return (
            super()
            .get_queryset(request)
            .select_related("order__payment", "order__collector", "prison")
            .prefetch_related("lines")
            .annotate(
                is_over=Case(When(is_over, then=Value(1)), default=Value(0)),
                waiting_since=Case(When(~is_over, then="order__placed_at")),
            )
        )

    def name_of(self, record):
        return record.order.number

    def search(self, records, text):
        return records.filter(matches(text, "order__"))

    def get_columns(self, request):
        several = prisons_of(request.user).count() > 1
        return (
            Column(_("Nomor"), lambda part: part.order.number, link=True, kind="lead"),
            Column(_("Tanggal"), _placed_day),
            Column(_("Pembeli"), lambda part: part.order.name),
            *((Column(_("Lapas"), lambda part: part.prison_name),) if several else ()),
            Column(_("Barang"), figures.short_contents),
            Column(_("Pengiriman"), figures.delivery_word),
            Column(_("Pembayaran"), lambda part: figures.payment_tag(part.order.payment)),
            Column(_("Jumlah"), lambda part: rupiah(figures.part_total(part)), kind="number"),
            Column(_("Keadaan"), figures.state_tag),
        )

    def get_export_columns(self, request):
        return {
            _("Nomor"): lambda part: part.order.number,
            _("Tanggal"): lambda part: timezone.localdate(part.order.placed_at),
            _("Lapas"): lambda part: part.prison_name,
            _("Keadaan"): lambda part: str(part.get_state_display()),
            _("Pembeli"): lambda part: part.order.name,
            _("WhatsApp"): lambda part: part.order.phone_local,
            _("Barang"): figures.contents,
            _("Pengiriman"): lambda part: str(figures.delivery_word(part)),
            _("Nomor resi"): lambda part: part.tracking_number,
            _("Cara bayar"): lambda part: str(part.order.payment.get_method_display()),
            _("Pembayaran"): lambda part: str(figures.PAYMENTS[part.order.payment.state]),
            _("Harga barang (Rp)"): figures.goods_total,
            _("Ongkir (Rp)"): lambda part: part.fee,
            _("Jumlah (Rp)"): figures.part_total,
        }

    def get_inspect_context(self, request, instance):
        part, order = instance, instance.order
        sees_all = access.sees_whole_order(request.user, order)
        of_all = Q(fulfilment=None) if sees_all else Q(fulfilment=None, action__in=OF_EVERY_PART)
        history = order.history.filter(of_all | Q(fulfilment=part))
        actions = access.offered(request.user, part)
        waits_for_others = ""
        if part.state == FulfilmentState.AWAITING_PAYMENT:
            waits_for_others = access.refusal(request.user, part, Action.CONFIRM_PAYMENT)
        return {
            "part": part,
            "order": order,
            "payment": order.payment,
            "lines": list(part.lines.all()),
            "goods_total": figures.goods_total(part),
            "part_total": figures.part_total(part),
            "weight": papers.kilograms(part.weight_grams),
            "history": [(entry, figures.who(entry)) for entry in history.select_related("by")],
            "state_tag": figures.state_tag(part),
            "payment_tag": figures.payment_tag(order.payment),
            "sees_whole_order": sees_all,
            "other_parts": list(order.fulfilments.exclude(pk=part.pk)) if sees_all else [],
            "has_other_parts": order.fulfilments.exclude(pk=part.pk).exists(),
            "is_paid": order.payment.state == PaymentState.PAID,
            "waits_for_others": waits_for_others,
            "whatsapp": figures.message_to_buyer(part, tells_sum=sees_all),
            "money": self._money(request.user, part) if sees_all else None,
            "changes": [
                (change, self.url_helper.get_action_url("change", part.pk, change.name))
                for change in changes.possible(request.user, part)
            ]
            if not access.handling_refusal(request.user, part)
            else [],
            "slip_url": self.url_helper.get_action_url("slip", part.pk),
            "label_url": self.url_helper.get_action_url("label", part.pk),
            "steps": [
                {
                    "action": action,
                    "url": self.url_helper.get_action_url("act", part.pk, action.value),
                    "form": FORMS[action]() if action in FORMS else None,
                }
                for action in actions
            ],
        }

    def _money(self, user, part):
        """What the page says about the money: only to those who see the whole order."""
        payment = part.order.payment
        url = self.url_helper.get_action_url
        return {
            "decides": not access.watches_account(user, part.order),
            "refunds": [
                (
                    refund,
                    url("refund", part.pk, refund.pk),
                    url("refund_proof", part.pk, refund.pk),
                    figures.refund_message(part, refund),
                )
                for refund in payment.refunds.all()
            ],
            "proofs": [(proof, url("proof", part.pk, proof.pk)) for proof in payment.proofs.all()],
            "charges": list(part.order.charges.all()),
            "attempts": list(payment.attempts.all()),
            "ask_url": url("ask", part.pk),
            "resume_url": url("resume", part.pk),
            "invoice_url": url("invoice", part.pk),
            "invoice": Invoice.objects.filter(order=part.order).first(),
        }

    def extra_urls(self):
        return (
            self.action_url("change", "ubah/<slug:kind>/", changes.ChangeView),
            self.action_url("refund", "uang-kembali/<int:refund_pk>/", money.RefundView),
            self.action_url("refund_proof", "uang-kembali/<int:refund_pk>/bukti/", money.ProofView),
            self.action_url("proof", "bukti/<int:proof_pk>/", money.ProofView),
            self.action_url("ask", "tanya-midtrans/", money.AskGatewayView),
            self.action_url("resume", "lanjutkan/", money.ResumeView),
            self.action_url("invoice", "faktur/", money.InvoiceView),
            self.action_url("slip", "slip/", money.SlipView),
            self.action_url("act", "tindakan/<str:action>/", ActView),
            self.action_url("label", "label/", LabelView),
        )


def _placed_day(part):
    return short_date(timezone.localdate(part.order.placed_at))

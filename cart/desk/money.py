"""What the desk does about the money of an order: refunds, proofs, questions to the gateway."""

import logging

from django.core.files.base import ContentFile
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from cart import access, gateway, papers, refunding, settlement
from cart.desk.forms import PaidBackForm
from cart.models import Invoice
from core.records.views import RecordView
from payments.enums import MethodCode, RefundWay
from payments.midtrans.errors import GatewayError
from payments.money import RefundNotOpen

logger = logging.getLogger(__name__)


class MoneyView(RecordView):
    """Base: only for those who read the statements of the account of this order."""

    def dispatch(self, request, *args, **kwargs):
        self.arguments = kwargs
        return super().dispatch(request, *args, **kwargs)

    def refusal(self):
        user, part = self.request.user, self.instance
        return access.handling_refusal(user, part) or access.watches_account(user, part.order)

    def get_refund(self):
        refunds = self.instance.order.payment.refunds
        return get_object_or_404(refunds, pk=self.arguments["refund_pk"])


class RefundView(MoneyView):
    """Pays one Refund back: by the gateway, by a transfer that is recorded here, or in cash."""

    http_method_names = ["get", "post"]

    template_name = "cart/admin/refund.html"

    def get(self, request, **kwargs):
        return self._show(PaidBackForm(instance=self.get_refund()))

    def post(self, request, **kwargs):
        refund = self.get_refund()
        way = request.POST.get("cara", "")
        if way == RefundWay.GATEWAY and refund.way == RefundWay.GATEWAY:
            return self._by_gateway(refund)
        if way == RefundWay.CASH and refund.payment.method == MethodCode.CASH:
            return self._record(refund, way=RefundWay.CASH)
        form = PaidBackForm(request.POST, request.FILES, instance=refund)
        if not form.is_valid():
            return self._show(form)
        details = {name: form.cleaned_data[name] for name in ("bank", "number", "holder")}
        if form.cleaned_data["proof"]:
            details["proof"] = ContentFile(form.cleaned_data["proof"], name=f"{refund.key}.jpg")
        return self._record(refund, way=RefundWay.ACCOUNT, **details)

    def _show(self, form):
        refund = self.get_refund()
        context = {"refund": refund, "payment": refund.payment, "form": form}
        context["back_url"] = self.record_url()
        return self.render_to_response(self.get_context_data(**context))

    def _by_gateway(self, refund):
        if refunding.ask_for(refund):
            refunding.send.enqueue(refund.pk)
            messages.success(self.request, _("Pengembalian diminta ke Midtrans."))
        else:
            messages.error(self.request, _("Pengembalian ini sudah diminta."))
        return redirect(self.record_url())

    def _record(self, refund, **details):
        try:
            settlement.record_refund(refund, by=self.request.user, **details)
        except RefundNotOpen as why:
            messages.error(self.request, str(why))
        else:
            messages.success(self.request, _("Pengembalian uang sudah dicatat."))
        return redirect(self.record_url())


class AskGatewayView(MoneyView):
    """Asks Midtrans how the last attempt to pay stands."""

    http_method_names = ["post"]

    def post(self, request, **kwargs):
        attempt = self.instance.order.payment.attempts.opened().last()
        if attempt is None:
            messages.error(request, _("Pembeli belum membuka halaman Midtrans."))
            return redirect(self.record_url())
        try:
            knows = gateway.ask(attempt)
        except GatewayError as error:
            logger.warning("%s cannot be asked: %s", attempt.reference, error)
            messages.error(request, _("Midtrans sedang tidak menjawab. Coba lagi nanti."))
        else:
            state = attempt.get_state_display() if knows else _("belum memilih cara bayar")
            messages.success(request, _("Kata Midtrans: %(state)s.") % {"state": state})
        return redirect(self.record_url())


class ResumeView(MoneyView):
    """Takes the mark off that keeps the goods back."""

    http_method_names = ["post"]

    def post(self, request, **kwargs):
        settlement.resume(self.instance.order, by=request.user)
        messages.success(request, _("Pesanan ini boleh dilanjutkan."))
        return redirect(self.record_url())


class ProofView(MoneyView):
    """The picture that a buyer sent, or the proof of a transfer back."""

    http_method_names = ["get"]

    def get(self, request, **kwargs):
        payment = self.instance.order.payment
        if "refund_pk" in kwargs:
            file = self.get_refund().proof
        else:
            file = get_object_or_404(payment.proofs, pk=kwargs["proof_pk"]).picture
        if not file:
            raise Http404
        response = FileResponse(file.open("rb"), content_type="image/jpeg")
        response.headers["Cache-Control"] = "private, no-store"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response


class InvoiceView(RecordView):
    """The invoice as PDF, for those who may see the whole order."""

    def refusal(self):
        order = self.instance.order
        if not access.sees_whole_order(self.request.user, order):
            return _("Faktur ini memuat barang dari lapas lain.")
        if not Invoice.objects.filter(order=order).exists():
            return _("Faktur terbit setelah pesanan dibayar.")
        return ""

    def get(self, request, *args, **kwargs):
        order = self.instance.order
        return _pdf(papers.invoice(order), papers.filename(order, "invoice"))


class SlipView(RecordView):
    """The packing slip: goes into the parcel, so it tells no prices."""

    def get(self, request, *args, **kwargs):
        part = self.instance
        return _pdf(papers.slip(part), papers.filename(part.order, "slip"))


def _pdf(content, name):
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)

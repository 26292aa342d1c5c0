"""Changing an order from the desk: parts of it back, exchanged, split, sent elsewhere, cheaper."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from cart import access, amendments, parcels, reversals
from cart.desk import figures, forms
from cart.enums import (
    CHANGEABLE_STATES,
    HANDED_OVER_STATES,
    NOT_SENT_STATES,
    TO_PACK_STATES,
)
from cart.transitions import MoveRefused, wrong_state
from core.records.views import RecordView
from shipping.enums import Method


@dataclass(frozen=True)
class Change:
    """One kind of change: what it is called, its form, when it makes sense, what it does.

    `states` are those of a part that it suits; `do` takes (part, form, user); `unfit` says what
    else of a part is in its way ("" if nothing is); `needs_whole_order` is for what touches
    other prisons' parts or the money.
    """

    name: str
    title: Any
    hint: Any
    form: type
    states: frozenset
    do: Any
    unfit: Any = lambda part: ""
    needs_whole_order: bool = False

    def refusal(self, part):
        """Why the change does not suit the Fulfilment as it stands; "" where it does."""
        if part.state not in self.states:
            return wrong_state(self.title, part)
        return self.unfit(part)


def _take_back(part, form, user):
    return reversals.take_back(
        part,
        form.quantities,
        restock=form.cleaned_data["restock"],
        reason=form.cleaned_data["reason"],
        by=user,
    )


def _exchange(part, form, user):
    return reversals.exchange(
        part,
        form.quantities,
        form.cleaned_data["sku"].strip().upper(),
        restock=form.cleaned_data["restock"],
        reason=form.cleaned_data["reason"],
        by=user,
    )


def _reduce(part, form, user):
    data = form.cleaned_data
    return reversals.reduce_price(part, data["amount"], reason=data["reason"], by=user)


def _unpaid(part):
    return "" if part.order.payment.captured else _now("Pesanan ini belum dibayar.")


def _unpaid_or_free(part):
    return _unpaid(part) or ("" if part.order.price else _now("Tidak ada lagi yang dibayar."))


def _single(part):
    pieces = sum(line.kept for line in part.lines.all())
    return "" if pieces > 1 else _now("Paket ini hanya berisi satu barang.")


def _collected(part):
    if part.method == Method.COURIER:
        return ""
    return _now("Barang ini diambil sendiri, jadi tidak ada alamat kirimnya.")


CHANGES = {
    change.name: change
    for change in (
        Change(
            "kembali",
            _("Batalkan atau terima kembali sebagian"),
            _(
                "Isi berapa banyak barang yang tidak jadi atau dikembalikan pembeli. Bagian yang "
                "sudah dibayar menjadi uang yang harus dikembalikan."
            ),
            forms.TakeBackForm,
            NOT_SENT_STATES | HANDED_OVER_STATES,
            _take_back,
        ),
        Change(
            "tukar",
            _("Tukar barang"),
            _(
                "Barang pengganti dikirim sebagai paket baru. Harganya tidak boleh lebih mahal; "
                "bila lebih murah, sisanya dikembalikan."
            ),
            forms.ExchangeForm,
            HANDED_OVER_STATES,
            _exchange,
            _unpaid,
        ),
        Change(
            "potongan",
            _("Potongan harga"),
            _(
                "Untuk cacat kecil yang diterima pembeli: barang tetap padanya, sebagian uang "
                "kembali."
            ),
            forms.ReduceForm,
            NOT_SENT_STATES | HANDED_OVER_STATES,
            _reduce,
            _unpaid_or_free,
            needs_whole_order=True,
        ),
        Change(
            "bagi",
            _("Bagi menjadi dua paket"),
            _("Isi berapa banyak barang yang pindah ke paket kedua."),
            forms.SplitForm,
            TO_PACK_STATES,
            lambda part, form, user: parcels.split(part, form.quantities, by=user),
            _single,
        ),
        Change(
            "pengiriman",
            _("Ubah cara pengiriman"),
            _(
                "Ongkir yang sudah dibayar dan tidak terpakai dikembalikan; kekurangannya tidak "
                "ditagihkan."
            ),
            forms.DeliveryForm,
            CHANGEABLE_STATES,
            lambda part, form, user: amendments.change_delivery(
                part, form.cleaned_data["key"], by=user
            ),
        ),
        Change(
            "alamat",
            _("Ubah alamat"),
            _("Satu alamat untuk seluruh pesanan, jadi hanya selama belum ada yang dikemas."),
            forms.AddressForm,
            CHANGEABLE_STATES,
            lambda part, form, user: amendments.change_address(part.order, form.address, by=user),
            _collected,
            needs_whole_order=True,
        ),
    )
}


def refusal(user, part, change):
    """Why `user` may not make `change` at all; "" where they may."""
    if change.needs_whole_order and not access.sees_whole_order(user, part.order):
        return _now("Pesanan ini berisi barang dari lapas lain, jadi Kanwil yang mengubahnya.")
    return ""


def possible(user, part):
    """List of the Changes that suit the Fulfilment now and that `user` may make."""
    return [
        change
        for change in CHANGES.values()
        if not change.refusal(part) and not refusal(user, part, change)
    ]


class ChangeView(RecordView):
    """One kind of change: its form, and doing it."""

    template_name = "cart/admin/change.html"

    def dispatch(self, request, *args, kind, **kwargs):
        if kind not in CHANGES:
            raise Http404
        self.change = CHANGES[kind]
        return super().dispatch(request, *args, **kwargs)

    def refusal(self):
        part, user = self.instance, self.request.user
        return (
            access.handling_refusal(user, part)
            or refusal(user, part, self.change)
            or self.change.refusal(part)
        )

    def get(self, request, *args, **kwargs):
        return self._show(self.change.form(part=self.instance))

    def post(self, request, *args, **kwargs):
        form = self.change.form(request.POST, part=self.instance)
        if not form.is_valid():
            return self._show(form)
        refunds = self.instance.order.payment.refunds
        known = list(refunds.values_list("pk", flat=True))
        try:
            self.change.do(self.instance, form, request.user)
        except (MoveRefused, ValidationError) as why:
            for text in getattr(why, "messages", [str(why)]):
                form.add_error(None, text)
            return self._show(form)
        messages.success(
            request, _now("%(number)s sudah diubah.") % {"number": self.instance.order}
        )
        # Whatever the change gives back itself: an exchange or a cheaper delivery owes money too.
        for refund in refunds.exclude(pk__in=known):
            messages.warning(request, figures.owed(refund.amount))
        return redirect(self.record_url())

    def _show(self, form):
        context = {"change": self.change, "form": form, "back_url": self.record_url()}
        return self.render_to_response(self.get_context_data(**context))

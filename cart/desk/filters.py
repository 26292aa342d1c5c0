from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cart import outbox
from cart.desk.figures import DELIVERIES, PAYMENTS
from cart.enums import ENDED_STATES, FulfilmentState
from core.records.filters import ChoiceFilter, DaysFilter
from payments.enums import ODD_OUTCOMES, OPEN_REFUNDS, MethodCode


class StateFilter(ChoiceFilter):
    name = "keadaan"
    label = _("Keadaan")
    open = "terbuka"

    def choices(self):
        return [(self.open, _("Belum selesai")), *FulfilmentState.choices]

    def apply(self, records, value):
        if value == self.open:
            return records.exclude(state__in=ENDED_STATES)
        return records.filter(state=value)


class PlacedFilter(DaysFilter):
    label = _("Tanggal pesan")
    field = "order__placed_at"


class DeliveryFilter(ChoiceFilter):
    name = "pengiriman"
    label = _("Pengiriman")

    def choices(self):
        return DELIVERIES.items()

    def apply(self, records, value):
        return records.filter(method=value)


class MoneyFilter(ChoiceFilter):
    """Orders about whose money something has to be done."""

    name = "uang"
    label = _("Uang")
    conditions = {
        "kembali": Q(order__payment__refunds__state__in=OPEN_REFUNDS),
        "tahan": ~Q(order__payment__hold=""),
        "bukti": Q(order__payment__captured=0, order__payment__proofs__isnull=False)
        & ~Q(state=FulfilmentState.CANCELLED),
        "email": Q(order__messages__in=outbox.given_up()),
        "pesan": Q(order__payment__attempts__messages__outcome__in=ODD_OUTCOMES),
    }

    def choices(self):
        return [
            ("kembali", _("Harus dikembalikan")),
            ("tahan", _("Ditahan")),
            ("bukti", _("Bukti belum diperiksa")),
            ("email", _("Email tidak terkirim")),
            ("pesan", _("Pesan Midtrans tidak cocok")),
        ]

    def apply(self, records, value):
        return records.filter(self.conditions[value]).distinct()


class PaymentMethodFilter(ChoiceFilter):
    name = "cara"
    label = _("Cara bayar")
    field = "order__payment__method"

    def choices(self):
        return MethodCode.choices

    def apply(self, records, value):
        return records.filter(**{self.field: value})


class PaymentStateFilter(ChoiceFilter):
    name = "bayar"
    label = _("Pembayaran")
    field = "order__payment__state"

    def choices(self):
        return PAYMENTS.items()

    def apply(self, records, value):
        return records.filter(**{self.field: value})

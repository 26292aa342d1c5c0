from django.utils.translation import gettext_lazy as _

from cart.desk.figures import DELIVERIES, PAYMENTS
from cart.enums import ENDED_STATES, FulfilmentState
from core.records.filters import ChoiceFilter, DaysFilter
from payments.enums import MethodCode


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

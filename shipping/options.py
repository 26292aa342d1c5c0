"""The ways one prison's goods can reach one buyer, each with its fee or the reason why not."""

from dataclasses import dataclass, replace

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from core import memory
from core.dates import clock, day_date, working_day_after
from core.regions import regency_name
from events.models import EventSession
from products.enums import Delivery
from shipping import rates
from shipping.enums import Method

PICKUP_KEY = Method.PICKUP.value
COURIER_KEY = Method.COURIER.value
EVENT_DAYS_AHEAD = 45


@dataclass(frozen=True)
class Parcel:
    """What one prison has to send: its LapasPage, the goods' weight and how far they may go.

    Goods made to order are ready in `ready_in_days` working days.
    """

    prison: object
    grams: int
    delivery_limits: frozenset
    ready_in_days: int = 0


@dataclass(frozen=True)
class Option:
    """One radio button. `key` is what the form sends ("kurir", "lapas", "acara-12").

    `fee` is rupiah, or None while the destination is not known. An option that is not `possible`
    carries the `reason` in Indonesian.
    """

    key: str
    method: Method
    label: str
    detail: str
    fee: int | None
    possible: bool = True
    reason: str = ""
    session_id: int | None = None


def event_sessions(prison_ids, today=None):
    """{prison id: [EventSession]} that offer collection from tomorrow on; one query, or none."""
    today = today or timezone.localdate()
    key = ("event-sessions", tuple(sorted(prison_ids)), today)
    return memory.recall(key, lambda: _sessions(prison_ids, today))


def _sessions(prison_ids, today):
    sessions = (
        EventSession.objects.filter(
            page__live=True,
            page__offers_pickup=True,
            page__prison_rows__prison__in=prison_ids,
            day__gt=today,
            day__lte=today + timezone.timedelta(days=EVENT_DAYS_AHEAD),
        )
        .select_related("page", "page__venue")
        .annotate(for_prison=models.F("page__prison_rows__prison"))
        .order_by("day", "starts")
    )
    found = {}
    for session in sessions:
        found.setdefault(session.for_prison, []).append(session)
    return found


def options(parcel, regency, rate, sessions):
    """List of Options for a Parcel.

    `regency` is the buyer's Kemendagri code or "", `rate` the ShippingRate that applies there (or
    None), `sessions` the EventSessions at which this prison hands over.
    """
    return [
        _courier(parcel, regency, rate),
        _pickup(parcel),
        *(_event(parcel, session) for session in sessions),
    ]


def _courier(parcel, regency, rate):
    option = Option(COURIER_KEY, Method.COURIER, _("Kirim dengan kurir"), "", None)
    if Delivery.PICKUP_ONLY in parcel.delivery_limits:
        return _refuse(option, _("Makanan segar ini hanya dapat diambil sendiri."))
    if not regency:
        return option
    if Delivery.SAME_CITY in parcel.delivery_limits and regency != parcel.prison.regency:
        return _refuse(
            option,
            _("Makanan segar hanya dikirim di dalam %(regency)s, kota asalnya.")
            % {"regency": regency_name(parcel.prison.regency)},
        )
    if rate is None:
        return _refuse(option, _("Belum ada tarif kurir ke daerah Anda. Tanyakan lewat WhatsApp."))
    fee = rates.fee(rate, parcel.grams)
    return replace(
        option,
        fee=fee.amount,
        detail=_("Tiba %(days)s setelah dikirim, berat %(kg)d kg")
        % {"days": fee.days, "kg": rates.charged_kilograms(parcel.grams)},
    )


def _pickup(parcel):
    prison = parcel.prison
    return Option(
        PICKUP_KEY,
        Method.PICKUP,
        _("Ambil di %(prison)s") % {"prison": prison.title},
        f"{prison.full_address} · {prison.pickup_hours}",
        0,
    )


def _event(parcel, session):
    event = session.page
    option = Option(
        f"acara-{session.pk}",
        Method.EVENT,
        # With the day, for an event of several days is offered once for each.
        _("Ambil di %(event)s, %(day)s") % {"event": event.title, "day": day_date(session.day)},
        f"{clock(session.starts)}–{clock(session.ends)} WIB · {event.stall}, {event.venue.name}",
        0,
        session_id=session.pk,
    )
    if session.day < working_day_after(timezone.localdate(), parcel.ready_in_days):
        return _refuse(option, _("Barang ini belum selesai dibuat pada hari itu."))
    return option


def _refuse(option, reason):
    return replace(option, possible=False, reason=reason)

"""Orders as the papers that go with them: invoice and packing slip, PDF."""

from django.utils.translation import gettext as _

from cart.documents import values
from cart.enums import ChargeKind
from core.models import SiteSettings
from core.phones import local_form

GRAMS_IN_KILOGRAM = 1000


def invoice(order):
    """The invoice of a paid Order as PDF (bytes); Invoice.DoesNotExist where it has none."""
    # The drawing library takes a while to load, and most processes never draw.
    from cart.documents.invoice import invoice_pdf

    site, payment, number = SiteSettings.load(), order.payment, order.invoice
    parts = order.fulfilments.prefetch_related("lines").order_by("pk")
    data = values.InvoiceData(
        number=number.number,
        issued_at=number.issued_at,
        order_number=order.number,
        placed_at=order.placed_at,
        paid_at=payment.confirmed_at,
        payment=payment.get_method_display(),
        seller=values.Seller(
            name=site.site_name,
            operator=site.operator,
            address=site.address,
            phone=local_form(site.whatsapp) if site.whatsapp else "",
            email=site.email,
        ),
        buyer=_buyer(order),
        parcels=tuple(
            values.Parcel(
                prison=part.prison_name,
                method=part.method_label,
                tracking=part.tracking_number,
                items=tuple(_item(line, line.quantity) for line in part.lines.all()),
            )
            for part in parts
        ),
        sums=tuple(
            values.SumRow(row.label, row.amount)
            for row in order.charges.all()
            if row.amount or row.kind == ChargeKind.GOODS
        ),
        total=order.total,
        refunded=payment.refunded,
    )
    return invoice_pdf(data)


def slip(part):
    """The packing slip of one Fulfilment as PDF (bytes); what was cancelled is not on it."""
    from cart.documents.slip import slip_pdf

    order, prison = part.order, part.prison
    data = values.SlipData(
        order_number=order.number,
        placed_at=order.placed_at,
        prison=part.prison_name,
        prison_address=prison.full_address,
        prison_phone=local_form(prison.whatsapp) if prison.whatsapp else "",
        buyer=_buyer(order, with_address=not part.is_collected),
        method=part.method_label,
        method_detail=part.method_detail,
        weight=kilograms(part.weight_grams),
        items=tuple(_item(line, line.kept) for line in part.lines.all() if line.kept),
        note=order.note,
        parcel_number=part.parcel,
        parcel_count=order.fulfilments.filter(prison_id=part.prison_id).count(),
    )
    return slip_pdf(data)


def kilograms(grams):
    """ "1,2 kg" for grams; what is lighter than a kilogram stays in grams ("850 g")."""
    if grams < GRAMS_IN_KILOGRAM:
        return f"{grams} g"
    return f"{grams / GRAMS_IN_KILOGRAM:.1f} kg".replace(".", ",")


def filename(order, kind):
    """ "Faktur-KB-261124-7QF2.pdf" for the `kind` of a paper."""
    name = {"invoice": _("Faktur"), "slip": _("Slip")}[kind]
    return f"{name}-{order.number}.pdf"


def _buyer(order, *, with_address=True):
    return values.Buyer(
        name=order.name,
        phone=order.phone_local,
        address_lines=tuple(order.address_lines) if with_address else (),
    )


def _item(line, quantity):
    return values.Item(
        title=line.title,
        variant=line.variant,
        sku=line.sku,
        quantity=quantity,
        unit_price=line.unit_price,
        makers=line.makers,
    )

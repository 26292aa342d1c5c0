"""Orders from before the money's ledger: what was paid becomes rows, what was cancelled is owed."""

from django.db import migrations


def write_books(apps, schema_editor):
    Order = apps.get_model("cart", "Order")
    MoneyMovement = apps.get_model("payments", "MoneyMovement")
    paid = Order.objects.filter(payment__state="paid", payment__captured=0)
    for order in paid.select_related("payment").order_by("payment__confirmed_at", "pk"):
        payment = order.payment
        payment.captured = payment.amount
        payment.save(update_fields=["captured"])
        MoneyMovement.objects.create(
            payment=payment,
            kind="capture",
            amount=payment.amount,
            reference=f"{order.number}-awal",
            by=payment.confirmed_by,
        )
        _number_invoice(apps, order)
        _owe_cancelled(apps, order)


def _number_invoice(apps, order):
    InvoiceSeries = apps.get_model("cart", "InvoiceSeries")
    day = order.payment.confirmed_at or order.placed_at
    series, _made = InvoiceSeries.objects.get_or_create(year=day.year)
    series.last += 1
    series.save()
    apps.get_model("cart", "Invoice").objects.create(
        order=order, year=series.year, serial=series.last, issued_at=day
    )


def _owe_cancelled(apps, order):
    """What the buyer paid for cancelled parts goes off the total and is due to be paid back."""
    Charge = apps.get_model("cart", "Charge")
    parts = list(order.fulfilments.filter(state="cancelled"))
    if not parts:
        return
    rows = []
    for part in parts:
        goods = 0
        for line in part.lines.all():
            line.taken_back = line.quantity
            line.save(update_fields=["taken_back"])
            goods += line.unit_price * line.quantity
        rows.append(("goods", f"Dibatalkan: {part.prison_name}", -goods))
        rows.append(("delivery", f"Ongkir dari {part.prison_name} dikembalikan", -part.fee))
        part.fee_back = part.fee
        part.save(update_fields=["fee_back"])
    if order.state == "cancelled":
        rows.append(("code", "Kode unik dikembalikan", -order.payment.unique_code))
    for kind, label, amount in rows:
        if amount:
            Charge.objects.create(order=order, kind=kind, label=label[:160], amount=amount)
            order.total += amount
    order.save(update_fields=["total"])
    kept = 0 if order.state == "cancelled" else order.total
    if order.payment.captured > kept:
        apps.get_model("payments", "Refund").objects.create(
            payment=order.payment,
            key=f"{order.number}-R1",
            amount=order.payment.captured - kept,
            reason=parts[0].cancel_reason or "Dibatalkan",
            way="cash" if order.payment.method == "tunai" else "account",
        )


class Migration(migrations.Migration):
    dependencies = [("cart", "0003_money"), ("payments", "0003_money")]
    operations = [migrations.RunPython(write_books, migrations.RunPython.noop)]

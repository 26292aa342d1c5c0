"""Keeps the stock items in step with the variants that product pages offer."""

from django.db import transaction

from products.models.stock import StockItem


@transaction.atomic
def register_skus(product, prison):
    """Makes a StockItem for every stored variant of `product`; unlists those it no longer has."""
    variants = {variant.sku: variant for variant in product.variants.all()}
    known = {item.sku: item for item in StockItem.objects.filter(sku__in=variants)}
    for sku, variant in variants.items():
        name = f"{product.title} – {variant.label}" if variant.label else product.title
        item = known.get(sku)
        if item is None:
            StockItem.objects.create(sku=sku, name=name[:200], prison=prison, product_id=product.pk)
        elif (item.name, item.product_id, item.is_listed, item.prison_id) != (
            name[:200],
            product.pk,
            True,
            prison.pk,
        ):
            StockItem.objects.filter(pk=item.pk).update(
                name=name[:200], product_id=product.pk, is_listed=True, prison=prison
            )
    StockItem.objects.filter(product_id=product.pk).exclude(sku__in=variants).update(
        is_listed=False
    )


def taken_skus(product):
    """Sorted SKUs of a page object's variants that another product has taken."""
    skus = [variant.sku for variant in product.variants.all()]
    claimed = StockItem.objects.filter(sku__in=skus, product__isnull=False)
    return sorted(claimed.exclude(product_id=product.pk).values_list("sku", flat=True))


def follow_parent(sender, instance, **kwargs):
    """After a product page moved to another prison: the page and its stock belong there now."""
    sender.objects.get(pk=instance.pk).save()

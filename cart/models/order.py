import secrets

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cart.enums import VOID_STATES, ChargeKind, OrderState
from core import regions
from core.phones import local_form


def new_token():
    return secrets.token_urlsafe(24)


class Order(models.Model):
    """One buyer, one payment; one Fulfilment for each prison whose goods are in it.

    Everything is copied when the order is placed: it never changes with the catalogue.
    """

    number = models.CharField(_("nomor"), max_length=20, unique=True)
    # Opens the order page to whoever has the link; compared in constant time.
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    # One per basket, so that two tabs or a double click make one order (per collecting account).
    checkout_key = models.CharField(max_length=64, editable=False)
    collector = models.ForeignKey(
        "lapas.LapasPage",
        verbose_name=_("penerima pembayaran"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    state = models.CharField(
        _("keadaan"),
        max_length=20,
        choices=OrderState.choices,
        default=OrderState.AWAITING_PAYMENT,
        db_index=True,
    )
    payment = models.OneToOneField(
        "payments.Payment", verbose_name=_("pembayaran"), on_delete=models.PROTECT
    )
    # What the order costs as it is now: the sum of its charges.
    total = models.PositiveBigIntegerField(_("total (Rp)"))
    # How often it came back to life by money that arrived late; part of the stock's references.
    revivals = models.PositiveSmallIntegerField(default=0, editable=False)

    name = models.CharField(_("nama"), max_length=100)
    phone = models.CharField(_("WhatsApp"), max_length=20, db_index=True)
    email = models.EmailField(_("email"), blank=True)
    street = models.CharField(_("alamat"), max_length=255, blank=True)
    province = models.CharField(_("provinsi"), max_length=2, blank=True)
    regency = models.CharField(_("kabupaten/kota"), max_length=5, blank=True)
    district = models.CharField(_("kecamatan"), max_length=80, blank=True)
    village = models.CharField(_("kelurahan/desa"), max_length=80, blank=True)
    postal_code = models.CharField(_("kode pos"), max_length=5, blank=True)
    note = models.TextField(_("catatan"), max_length=500, blank=True)

    placed_at = models.DateTimeField(_("dipesan pada"), auto_now_add=True, db_index=True)
    terms_accepted_at = models.DateTimeField(_("syarat disetujui pada"))

    class Meta:
        verbose_name = _("pesanan")
        verbose_name_plural = _("pesanan")
        ordering = ["-placed_at", "-pk"]
        permissions = [
            ("confirm_payment", "Mengonfirmasi pembayaran"),
            ("export_order", "Mengekspor pesanan"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["checkout_key", "collector"],
                condition=models.Q(collector__isnull=False),
                name="one_order_per_checkout_and_prison",
            ),
            # NULL collector (the regional office) would never collide with NULL above.
            models.UniqueConstraint(
                fields=["checkout_key"],
                condition=models.Q(collector__isnull=True),
                name="one_order_per_checkout_at_office",
            ),
        ]

    def __str__(self):
        return self.number

    def get_absolute_url(self):
        return reverse("order", args=[self.token])

    @property
    def price(self):
        """Rupiah that the shop keeps of this order: nothing where it came to nothing."""
        return 0 if self.state in VOID_STATES else self.total

    @property
    def phone_local(self):
        return local_form(self.phone)

    @property
    def regency_name(self):
        return regions.regency_name(self.regency)

    @property
    def address_lines(self):
        """The address as it stands on a parcel, line by line."""
        lines = [
            self.street,
            ", ".join(part for part in (self.village, self.district) if part),
            " ".join(part for part in (self.regency_name, self.postal_code) if part),
            regions.province_name(self.province),
        ]
        return [line for line in lines if line]


class Charge(models.Model):
    """One labelled row of an order's total; the rows add up to it. Rupiah."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="charges")
    kind = models.CharField(max_length=10, choices=ChargeKind.choices)
    label = models.CharField(max_length=160)
    amount = models.BigIntegerField()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.label}: {self.amount}"

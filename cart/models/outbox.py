from django.db import models
from django.utils.translation import gettext_lazy as _

from cart.enums import MessageKind
from cart.models.fulfilment import Fulfilment
from cart.models.order import Order


class OutboxMessage(models.Model):
    """A mail that is owed to a buyer, written in the transaction of what it tells of.

    `key` makes sure that nobody is told the same thing twice.
    """

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="messages")
    fulfilment = models.ForeignKey(
        Fulfilment, null=True, on_delete=models.CASCADE, related_name="messages"
    )
    kind = models.CharField(_("jenis"), max_length=12, choices=MessageKind.choices)
    key = models.CharField(max_length=80, unique=True)
    amount = models.PositiveBigIntegerField(_("jumlah (Rp)"), default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(_("terkirim pada"), null=True, db_index=True)
    tries = models.PositiveSmallIntegerField(_("percobaan"), default=0)
    # Nobody else tries before this moment: somebody is at it, or the last try failed.
    not_before = models.DateTimeField(null=True)
    trouble = models.CharField(_("kendala"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("email keluar")
        verbose_name_plural = _("email keluar")
        ordering = ["pk"]

    def __str__(self):
        return self.key

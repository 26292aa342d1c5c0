import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.storage import private_storage
from payments.models.payment import Payment


def proof_path(instance, filename):
    return f"proofs/{timezone.now():%Y/%m}/{uuid.uuid4().hex}.jpg"


class TransferProof(models.Model):
    """A picture that a buyer sent to show that the money is on its way; for staff's eyes alone."""

    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="proofs")
    picture = models.FileField(_("bukti"), storage=private_storage, upload_to=proof_path)
    uploaded_at = models.DateTimeField(_("diunggah pada"), auto_now_add=True)

    class Meta:
        verbose_name = _("bukti pembayaran")
        verbose_name_plural = _("bukti pembayaran")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.payment_id} {self.uploaded_at:%Y-%m-%d %H:%M}"

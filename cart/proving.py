"""Proofs of payment that buyers send: a picture for staff to look at, never a payment by itself."""

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from cart import history
from cart.enums import Action, OrderState
from cart.transitions import locked
from payments.enums import SEEN_IN_STATEMENT
from payments.models import TransferProof
from payments.proofs.pictures import as_jpeg

MOST_PROOFS = 5


class ProofNotWanted(Exception):
    """The order takes no proof, or no more of them; the message is a sentence for the buyer."""


def takes_proofs(order):
    """True for an unpaid Order whose money staff look for in a statement, in time or late."""
    return (
        order.payment.method in SEEN_IN_STATEMENT
        and not order.payment.captured
        and order.state in (OrderState.AWAITING_PAYMENT, OrderState.EXPIRED)
    )


def add(order, file):
    """Keeps an uploaded file as a TransferProof of `order`, as a clean JPEG in private storage.

    ProofNotWanted or payments.proofs.pictures.ProofRefused, each with a sentence for the buyer;
    nothing is stored then.
    """
    _refuse_unless_wanted(order)
    # Drawn before the lock is taken: it may take seconds.
    picture = as_jpeg(file)
    with transaction.atomic():
        order, _parts = locked(order.pk)
        _refuse_unless_wanted(order)
        proof = TransferProof(payment=order.payment)
        proof.picture.save("proof.jpg", ContentFile(picture), save=False)
        proof.save()
        history.note(order, Action.PROOF)
    return proof


def _refuse_unless_wanted(order):
    if not takes_proofs(order):
        raise ProofNotWanted(_("Pesanan ini tidak menunggu bukti pembayaran."))
    if order.payment.proofs.count() >= MOST_PROOFS:
        raise ProofNotWanted(_("Bukti yang dikirim sudah cukup; petugas sedang memeriksanya."))

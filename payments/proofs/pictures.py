"""Turns what a buyer uploads as proof of a transfer into a clean JPEG.

The decoding itself happens in child.py; here are the limits on the way in, the process around it
and the words for the buyer.
"""

import logging
import subprocess
import sys
from pathlib import Path

from django.utils.translation import gettext_lazy as _

MOST_BYTES = 8 * 1024 * 1024
CHILD = Path(__file__).with_name("child.py")
SECONDS = 10

# By the reason codes of child.py; "empty" and "bytes" are found out before it starts.
MESSAGES = {
    "empty": _("Berkas ini kosong. Pilih foto atau PDF bukti transfer."),
    "bytes": _("Berkas ini terlalu besar; paling besar 8 MB."),
    "kind": _("Unggah foto (JPG, PNG, HEIC) atau PDF."),
    "pixels": _("Gambar ini terlalu besar ukurannya; paling besar 60 megapiksel."),
    "broken": _("Berkas ini rusak atau tidak bisa dibaca. Coba foto ulang."),
    "heavy": _("Berkas ini terlalu berat untuk diolah. Coba unggah tangkapan layar saja."),
    "polyglot": _("Berkas ini tercampur isi lain. Coba unggah tangkapan layar saja."),
    "active": _("PDF ini memuat skrip atau lampiran. Coba unggah tangkapan layar saja."),
    "locked": _("PDF ini dikunci dengan kata sandi. Coba unggah tangkapan layar saja."),
    "page": _("Halaman PDF ini terlalu besar ukurannya. Coba unggah tangkapan layar saja."),
}

logger = logging.getLogger(__name__)


class ProofRefused(Exception):
    """An upload which is not accepted; the message is a sentence for the buyer."""

    def __init__(self, reason):
        super().__init__(str(MESSAGES[reason]))
        self.reason = reason


def as_jpeg(file) -> bytes:
    """The bytes of a JPEG without metadata, made from an open uploaded file.

    Pictures come out upright and at most 2000 px on the longer side; of a PDF the first three
    pages, 1200 px wide, below each other. Raises ProofRefused for everything else. Nothing is
    written to disk.
    """
    if not file.size:
        raise ProofRefused("empty")
    if file.size > MOST_BYTES:
        raise ProofRefused("bytes")
    file.seek(0)
    status, picture, errors = _run(file.read())
    reason = errors.strip().rpartition("\n")[2]  # libraries may have written before it
    # JPEG: starts with SOI, ends with EOI.
    if status == 0 and picture.startswith(b"\xff\xd8\xff") and picture.endswith(b"\xff\xd9"):
        return picture
    if status == 2 and reason in MESSAGES:
        raise ProofRefused(reason)
    if status < 0:  # ended by a signal: crashed, or out of memory or time
        logger.warning("A transfer proof ended its child process with signal %s.", -status)
        raise ProofRefused("heavy")
    logger.error("Transfer proofs cannot be read, status %s: %s", status, errors[-2000:])
    raise ProofRefused("broken")


def _run(data):
    # Isolated and without our environment: the secrets of the shop are not for this process.
    # One memory arena: each further one takes address space from the limit.
    try:
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-I", "-B", "-W", "ignore", str(CHILD)],
            input=data,
            capture_output=True,
            cwd="/",
            env={"MALLOC_ARENA_MAX": "1"},
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired:
        logger.warning("A transfer proof took longer than %s seconds.", SECONDS)
        raise ProofRefused("heavy") from None
    return done.returncode, done.stdout, done.stderr.decode(errors="replace")

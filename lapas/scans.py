"""Scans of consent forms: private files, judged by their own bytes and not by their names."""

import uuid
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MOST_BYTES = 8 * 1024 * 1024
KINDS = {
    b"%PDF-": "application/pdf",
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
}
SUFFIXES = {".pdf", ".jpg", ".jpeg", ".png"}
LONGEST_START = max(map(len, KINDS))


def kind_of(file):
    """Content type of an open file (PDF, JPEG or PNG), or "" for anything else."""
    file.seek(0)
    start = file.read(LONGEST_START)
    file.seek(0)
    return next((kind for mark, kind in KINDS.items() if start.startswith(mark)), "")


def refuse_unfit(file):
    """ValidationError (Indonesian) where an upload is too large or no PDF, JPEG or PNG."""
    if file.size > MOST_BYTES:
        raise ValidationError(_("Berkas ini terlalu besar; paling besar 8 MB."))
    if not kind_of(file):
        raise ValidationError(_("Unggah pindaian sebagai PDF, JPG atau PNG."))


def neutral_name(filename):
    """A random name with the suffix of `filename`: people name such files after the person."""
    suffix = PurePath(filename).suffix.lower()
    return f"{uuid.uuid4().hex}{suffix if suffix in SUFFIXES else ''}"

"""The secret key of an installation that sets none: made once, kept in a private file."""

import os
from pathlib import Path

from django.core.management.utils import get_random_secret_key

from config.settings.base import DATA_DIR, env


def key_from_file():
    """The key in SECRET_KEY_FILE (default: secret_key in DATA_DIR); created with mode 0600."""
    path = Path(env.str("SECRET_KEY_FILE", "") or DATA_DIR / "secret_key")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        # O_EXCL: of two processes starting at once only one writes.
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(handle, "w") as file:
        key = get_random_secret_key()
        file.write(key)
    return key

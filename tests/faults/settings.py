"""Settings of the real web server, ticks and workers that the fault suite starts and kills."""

from pathlib import Path

from config.settings import base, mailers
from config.settings.base import env
from config.settings.test import *  # noqa: F403
from config.settings.test import STORAGES

MAILERS = mailers.from_url(env.dj_email_url("EMAIL_URL", "console://"))
MIDTRANS_URL = env.str("MIDTRANS_URL", "")
TASKS, BACKGROUND_TASKS = base.TASKS, base.BACKGROUND_TASKS
MEDIA_ROOT = Path(env.str("FAULTS_FILES")) / "media"
PRIVATE_ROOT = Path(env.str("FAULTS_FILES")) / "private"
STORAGES["private"]["OPTIONS"]["location"] = PRIVATE_ROOT

import tempfile
from pathlib import Path

from config.settings.base import *  # noqa: F403
from config.settings.base import DATABASES, STORAGES

DEBUG = False
SECRET_KEY = "only-for-tests"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SITE_URL = "http://testserver"
WAGTAILADMIN_BASE_URL = SITE_URL
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
PAGE_CACHE = False
AXES_ENABLED = False
TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}
BACKGROUND_TASKS = "default"
MIDTRANS_KEYS = {"UJI": "SB-Mid-server-DUMMY"}

TEST_FILES = Path(tempfile.mkdtemp(prefix="karya-binaan-test-"))
MEDIA_ROOT = TEST_FILES / "media"
PRIVATE_ROOT = TEST_FILES / "private"
STORAGES["private"]["OPTIONS"]["location"] = PRIVATE_ROOT

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: the race tests use several connections.
    DATABASES["default"]["TEST"] = {"NAME": TEST_FILES / "test.sqlite3"}

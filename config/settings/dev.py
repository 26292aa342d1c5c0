from config.settings.base import *  # noqa: F403
from config.settings.base import INSTALLED_APPS, MIDDLEWARE, MIDTRANS_KEYS, env
from config.settings.secret import key_from_file

DEBUG = True
SECRET_KEY = env.str("SECRET_KEY", "") or key_from_file()
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", "testserver"]
INTERNAL_IPS = ["127.0.0.1"]
PAGE_CACHE = False
INSTALLED_APPS = ["whitenoise.runserver_nostatic", *INSTALLED_APPS, "debug_toolbar"]
_after_gzip = MIDDLEWARE.index("django.middleware.gzip.GZipMiddleware") + 1
MIDDLEWARE = [
    *MIDDLEWARE[:_after_gzip],
    "debug_toolbar.middleware.DebugToolbarMiddleware",
    *MIDDLEWARE[_after_gzip:],
]
# `make dev` starts a stand-in for Midtrans beside the site (manage.py fake_midtrans).
MIDTRANS_URL = env.str("MIDTRANS_URL", "http://127.0.0.1:8090").rstrip("/")
MIDTRANS_KEYS = {"DEMO": "SB-Mid-server-DUMMY", **MIDTRANS_KEYS}

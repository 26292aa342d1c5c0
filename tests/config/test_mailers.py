"""EMAIL_URL and what Django is told to send mail with."""

import dj_email_url
import pytest
from django.core.exceptions import ImproperlyConfigured

from config.settings import mailers

SMTP = "django.core.mail.backends.smtp.EmailBackend"


def of(url):
    return mailers.from_url(dj_email_url.parse(url))["default"]


def test_submission_is_encrypted():
    assert of("submission://toko:rah%40sia@mail.example") == {
        "BACKEND": SMTP,
        "OPTIONS": {
            "host": "mail.example",
            "port": 587,
            "username": "toko",
            "password": "rah@sia",
            "use_tls": True,
            "use_ssl": False,
            "timeout": 10,
        },
    }


def test_plain_smtp_needs_no_login():
    options = of("smtp://mail.example?timeout=3")["OPTIONS"]
    assert (options["port"], options["username"], options["password"]) == (25, "", "")
    assert (options["use_tls"], options["use_ssl"], options["timeout"]) == (False, False, 3)


def test_a_folder():
    assert of("file:///var/mail/toko") == {
        "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "OPTIONS": {"file_path": "/var/mail/toko"},
    }


def test_the_console_has_no_options():
    assert of("console://") == {"BACKEND": "django.core.mail.backends.console.EmailBackend"}


@pytest.mark.parametrize("url", ["smtp+tls://mail.example", "mail.example", "https://mail.example"])
def test_anything_else_is_refused(url):
    with pytest.raises(ImproperlyConfigured, match=r"^EMAIL_URL starts with something unknown\."):
        of(url)

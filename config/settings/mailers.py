"""EMAIL_URL as Django's MAILERS."""

from django.core.exceptions import ImproperlyConfigured

SMTP = "django.core.mail.backends.smtp.EmailBackend"
FILES = "django.core.mail.backends.filebased.EmailBackend"
TIMEOUT_SECONDS = 10


def from_url(parts):
    """MAILERS of `parts`, the dictionary that dj_email_url makes of EMAIL_URL.

    Raises ``ImproperlyConfigured`` for a kind of address that it does not know.
    """
    backend = parts.get("EMAIL_BACKEND")
    if backend is None:
        raise ImproperlyConfigured(
            "EMAIL_URL starts with something unknown. It is console://, file:///a/folder, "
            "smtp://host:25 or submission://user:password@host:587."
        )
    mailer = {"BACKEND": backend}
    if backend == SMTP:
        mailer["OPTIONS"] = {
            "host": parts["EMAIL_HOST"],
            "port": parts["EMAIL_PORT"],
            "username": parts["EMAIL_HOST_USER"] or "",
            "password": parts["EMAIL_HOST_PASSWORD"] or "",
            "use_tls": parts["EMAIL_USE_TLS"],
            "use_ssl": parts["EMAIL_USE_SSL"],
            "timeout": parts["EMAIL_TIMEOUT"] or TIMEOUT_SECONDS,
        }
    if backend == FILES:
        # dj_email_url takes the first slash of the path for the address's.
        mailer["OPTIONS"] = {"file_path": f"/{parts['EMAIL_FILE_PATH']}"}
    return {"default": mailer}

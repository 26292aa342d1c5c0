"""Django's own Content-Security-Policy, with a wider one for the admin (wagtail/wagtail#1288)."""

from django.conf import settings
from django.middleware.csp import ContentSecurityPolicyMiddleware


class SiteCspMiddleware(ContentSecurityPolicyMiddleware):
    def process_response(self, request, response):
        inside = request.path.startswith("/admin/")
        # Editors see the public pages with Wagtail's user bar, which needs inline styles.
        editor = getattr(request, "shows_userbar", False)
        if (inside or editor) and not hasattr(response, "_csp_config"):
            response._csp_config = settings.ADMIN_CSP
        return super().process_response(request, response)

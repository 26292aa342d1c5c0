from wagtail.snippets.models import register_snippet

from payments.admin import BankAccountViewSet

register_snippet(BankAccountViewSet)

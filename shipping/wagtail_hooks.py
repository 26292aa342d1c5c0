from wagtail.snippets.models import register_snippet

from shipping.admin.rates import RateViewSet

register_snippet(RateViewSet)

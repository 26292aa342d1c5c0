from wagtail.snippets.models import register_snippet

from events.admin import VenueViewSet

register_snippet(VenueViewSet)

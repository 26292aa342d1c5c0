from wagtail import hooks

from lapas.admin.consent_notices import MakersPageViewSet
from stories.models import StoryPage


@hooks.register("register_admin_viewset")
def story_pages():
    return MakersPageViewSet(model=StoryPage)

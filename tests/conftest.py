import pytest
from django.core.cache import cache

from core import fragments, memory, snapshot
from tests import factories


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The site tree is made once, not by every test; what empties the database makes it again."""
    with django_db_blocker.unblock():
        factories.site_tree()


@pytest.fixture(autouse=True)
def _nothing_remembered():
    """A test that rolled its database back must not leave cards, snapshots or cache behind."""
    cache.clear()
    snapshot.forget_all()
    memory.forget_all()
    fragments._render.cache_clear()


@pytest.fixture
def site_tree(db):
    """The default site: home page and the index pages."""
    return factories.site_tree()


@pytest.fixture
def lapas(site_tree):
    """One prison's page."""
    return factories.prison()

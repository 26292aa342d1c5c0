import pytest
from django.core.cache import cache

from core import fragments, memory, snapshot
from tests import factories


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

import pytest
from django.core.cache import cache

from core import fragments, memory, snapshot
from tests import factories, worlds


def pytest_collection_modifyitems(items):
    """Marks what asks no database: the second database has nothing to say about it."""
    for item in items:
        asks = "_django_db_helper" in item.fixturenames or item.get_closest_marker("django_db")
        if not asks:
            item.add_marker(pytest.mark.no_database)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The site tree is made once, not by every test."""
    with django_db_blocker.unblock():
        factories.site_tree()
        worlds.keep_base()
    yield
    with django_db_blocker.unblock():
        worlds.leave()


@pytest.fixture
def _worlds(request, django_db_setup, django_db_blocker):
    marker = request.node.get_closest_marker("django_db")
    commits = bool(marker and marker.kwargs.get("transaction")) or bool(
        {"transactional_db", "live_server"}.intersection(request.fixturenames)
    )
    with django_db_blocker.unblock():
        if worlds.bring(request.node, commits=commits):
            forget()


@pytest.fixture
def _django_db_helper(_worlds, _django_db_helper):
    """pytest-django's own: opens the test's transaction, here upon the worlds that it wants."""


@pytest.fixture(autouse=True)
def _nothing_remembered():
    """A test that rolled its database back must not leave cards, snapshots or cache behind."""
    forget()


def forget():
    cache.clear()
    snapshot.forget_all()
    memory.forget_all()
    fragments._render.cache_clear()


@worlds.fixture
def site_tree():
    """The default site: home page and the index pages."""
    return factories.site_tree()


@worlds.fixture
def lapas(site_tree):
    """One prison's page."""
    return factories.prison()

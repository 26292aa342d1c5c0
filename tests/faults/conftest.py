import pytest

from tests import factories
from tests.cart import gateway as midtrans
from tests.faults.processes import environment

STOCK = 1000


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/faults/" in str(item.path):
            item.add_marker(pytest.mark.faults)


@pytest.fixture
def shop(site_tree, transactional_db):
    """Two prisons with plenty of goods, an account with Midtrans, rates."""
    midtrans.account()
    factories.rates()
    for number, prison in enumerate((factories.prison(), factories.prison("Lapas Sekayu")), 1):
        factories.product(prison, "Kain batik", sku=f"BTK-{number}", stock=STOCK, price=100_000)
        factories.product(prison, "Selendang", sku=f"SLD-{number}", stock=STOCK, price=50_000)


@pytest.fixture
def env(shop, tmp_path):
    """Variables for processes of this site."""
    return environment(tmp_path)

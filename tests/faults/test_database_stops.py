"""PostgreSQL stops and starts again while the shop is open."""

import subprocess
import sys
from pathlib import Path

import pytest
import requests
from django.db import connection

from tests.faults.buying import Purchase, insist
from tests.faults.processes import LONGEST_REQUEST, database_url, environment, server

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite is a file, it does not stop"
    ),
]


@pytest.fixture
def cluster(monkeypatch):
    """A server of its own, with a copy of the test's database: others go on using theirs."""
    monkeypatch.syspath_prepend(str(Path(__file__).resolve().parents[2] / "scripts"))
    import throwaway_postgres

    with throwaway_postgres.restartable() as made:
        yield made


def copy(cluster):
    dump = subprocess.Popen(
        [cluster.programs / "pg_dump", "--no-owner", database_url()], stdout=subprocess.PIPE
    )
    load = [cluster.programs / "psql", "--quiet", "--set=ON_ERROR_STOP=1", cluster.url]
    subprocess.run(load, stdin=dump.stdout, stdout=subprocess.DEVNULL, check=True)
    assert dump.wait() == 0


def status(web, path):
    """(status, Retry-After) of a page."""
    answer = web.get(path)
    return answer.status_code, answer.headers.get("Retry-After")


def test_closed_while_it_is_away_and_open_again_by_itself(shop, tmp_path, cluster):
    purchase, path = Purchase({"BTK-1": 1}), "/checkout/"
    copy(cluster)
    env = environment(tmp_path, DATABASE_URL=cluster.url)
    with server(env) as web:
        assert status(web, "/lapas/")[0] == 200
        before = purchase.insist(web)

        cluster.stop()
        for _worker in range(6):  # both workers, with connections that have died
            assert status(web, "/lapas/") == (503, "10")
        answer = web.post(path, data=purchase.form, cookies=purchase.cookies)
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
        assert "Toko sedang tidak bisa dibuka" in answer.text
        # What the gateway says is not lost: it hears 503 and says it again.
        notified = web.post("/pembayaran/midtrans/notifikasi/", data=b"{}")
        assert notified.status_code == 503

        cluster.start()
        assert insist(lambda: status(web, "/lapas/")[0] == 200)
        for _worker in range(6):
            assert status(web, "/lapas/")[0] == 200
        assert purchase.insist(web) == before
        assert Purchase({"BTK-1": 1}).insist(web) != before
    audit = subprocess.run(
        [sys.executable, "manage.py", "audit"], env=env, capture_output=True, text=True
    )
    assert (audit.stdout.strip(), audit.returncode) == ("The books agree.", 0)


def test_a_machine_that_does_not_answer_is_said_in_time(shop, tmp_path):
    """An address that swallows packets: the connection is given up after seconds."""
    lost = environment(tmp_path, DATABASE_URL="postgresql://karya@10.255.255.1:5432/karya")
    with server(lost) as web:
        try:
            answer = web.get("/lapas/")
        except requests.Timeout:
            raise AssertionError(f"took longer than {LONGEST_REQUEST} s") from None
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")

"""``make bench-orders``: orders a second on PostgreSQL, and a flash sale (benchmarks/README.md)."""

import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import bootstrap
import processes
import system_packages
import throwaway_postgres
from bootstrap import ROOT, SetupError

sys.path.insert(1, str(ROOT))

from benchmarks import buyers, sites

ORDERS, AT_ONCE = 400, 8
FLASH_BUYERS, FLASH_STOCK = 200, 100
YARDSTICK_SECONDS = 3
PROCESSES = 2
# Orders a second that the shop is held to.
MARK = 40


def main():
    """Measure and print; 1 if an order failed or the flash sale sold another number."""
    processes.stop_on_signals()
    if missing := system_packages.provide(["postgresql"]):
        raise SetupError(f"Missing here: apt-get install {' '.join(missing)}")
    python = bootstrap.ensure("test")
    with (
        throwaway_postgres.cluster() as url,
        tempfile.TemporaryDirectory(prefix="karya-bench-") as folder,
    ):
        environment = sites.shop_environment(Path(folder), url)
        print("Making a small shop …", file=sys.stderr, flush=True)
        wanted = _shop(python, environment)
        plain = _plain(python, environment)
        with sites.serving(python, "config.wsgi", environment, ROOT) as address:
            buyers.buy(address, wanted["orders"][:40], at_once=AT_ONCE)
            orders = buyers.buy(address, wanted["orders"][40:], at_once=AT_ONCE)
            flash = buyers.buy(address, wanted["flash"], at_once=FLASH_BUYERS)
        audit = subprocess.run([python, "manage.py", "audit"], env=environment, cwd=ROOT)
    word = "reached" if orders.rate >= MARK else "MISSED"
    print(
        f"orders of 5 lines from 2 prisons: {orders.rate:.1f} a second with {PROCESSES} web "
        f"processes (to reach: {MARK}, {word}), slowest {orders.slowest * 1000:.0f} ms\n"
        f"transactions of one INSERT: {plain:.0f} a second over {PROCESSES} connections; "
        f"an order is {orders.rate / plain:.4f} of one\n"
        f"flash sale, {FLASH_BUYERS} buyers at once for {FLASH_STOCK} pieces: "
        f"{flash.statuses[buyers.SOLD]} sold in {flash.seconds:.1f} s ({flash.rate:.1f} a second), "
        f"slowest answer {flash.slowest:.1f} s, answers {dict(flash.statuses)}"
    )
    failed = (
        orders.statuses[buyers.SOLD] != ORDERS - 40 or flash.statuses[buyers.SOLD] != FLASH_STOCK
    )
    return 1 if failed or audit.returncode else 0


def _shop(python, environment):
    command = [python, ROOT / "benchmarks" / "small_shop.py", str(ORDERS), str(FLASH_BUYERS)]
    done = subprocess.run(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE)
    if done.returncode:
        raise SetupError("small_shop.py failed; its own message stands above.")
    return json.loads(done.stdout)


def _plain(python, environment):
    command = [python, ROOT / "benchmarks" / "plain_inserts.py", str(YARDSTICK_SECONDS)]

    def run(_number):
        done = subprocess.run(
            command, env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
        )
        return float(done.stdout)

    with ThreadPoolExecutor(PROCESSES) as pool:
        return sum(pool.map(run, range(PROCESSES)))


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(bootstrap.guarded(main))

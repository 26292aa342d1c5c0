"""``make bench``: the shop beside hello world and a minimal Wagtail page (benchmarks/README.md).

ARGS= takes the options below, for example ``make bench ARGS="--postgres --json out.json"``.
"""

import argparse
import gzip
import json
import os
import shlex
import statistics
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlencode

import bootstrap
import processes
import system_packages
import throwaway_postgres
from bootstrap import ROOT, SetupError

sys.path.insert(1, str(ROOT))

from benchmarks import load, report, sites, tour
from benchmarks.visitor import Visitor

ROUNDS = 3
WARM_REQUESTS = 12
CHECKOUTS = 7
YARDSTICKS = {"hello world": ("/hello/", ""), "Wagtail page": ("/", "")}
MEASURED = {"DJANGO_SETTINGS_MODULE": "benchmarks.measured_settings"}


def main():
    """Measure and print; 1 if a request failed, 0 otherwise (a missed mark is only shown)."""
    try:
        return _bench(_options())
    except (LookupError, RuntimeError) as error:
        raise SetupError(f"The way through the shop is not as expected: {error}") from error


def _bench(options):
    processes.stop_on_signals()
    packages = ["wrk", "postgresql"] if options.postgres else ["wrk"]
    missing = system_packages.provide(packages)
    if missing:
        raise SetupError(f"Missing here: apt-get install {' '.join(missing)}")
    python = bootstrap.ensure("base")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="karya-bench-")))
        shop, floor = _environments(stack, folder, options)
        _say("Preparing the demonstration shop and the yardstick …")
        sites.prepare(python, ROOT / "scripts" / "prepare.py", shop)
        sites.prepare(python, sites.FLOOR / "prepare.py", floor)
        with sites.serving(python, "floor.wsgi", floor | {"MEASURE": "1"}, sites.FLOOR) as yard:
            costs = {name: _cost(yard, *parts) for name, parts in YARDSTICKS.items()}
        with sites.serving(python, "config.wsgi", shop | MEASURED, ROOT) as address:
            requests = _requests(address)
            costs |= {name: _cost(address, *parts) for name, parts in requests.items()}
            checkout = _checkout(address, requests["product"][0])
        with (
            sites.serving(python, "floor.wsgi", floor, sites.FLOOR) as yard,
            sites.serving(python, "config.wsgi", shop, ROOT) as address,
        ):
            results = _drive(yard, address, requests, options.seconds)
    hello, wagtail = results["hello world"].rate, results["Wagtail page"].rate
    rows = [
        report.Row(name, result, costs[name], result.rate / hello, result.rate / wagtail)
        for name, result in results.items()
    ]
    print(report.table(rows, checkout))
    if options.json:
        options.json.write_text(json.dumps(report.as_data(rows, checkout), indent=2) + "\n")
    return 1 if any(row.result.errors for row in rows) else 0


def _options():
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--seconds", type=int, default=4, help="length of one run (default: 4)")
    parser.add_argument("--postgres", action="store_true", help="a PostgreSQL for each site")
    parser.add_argument("--data-dir", type=Path, help="keep the shop's data here between runs")
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    return parser.parse_args(sys.argv[1:] or shlex.split(os.environ.get("ARGS", "")))


def _environments(stack, folder, options):
    databases = ["", ""]
    if options.postgres:
        databases = [stack.enter_context(throwaway_postgres.cluster()) for _ in databases]
    data_dir = (options.data_dir or folder / "shop").resolve()
    for needed in (data_dir, folder / "floor"):
        needed.mkdir(parents=True, exist_ok=True)
    return (
        sites.shop_environment(data_dir, databases[0]),
        sites.floor_environment(folder / "floor", databases[1]),
    )


def _requests(site):
    """What is asked of the shop: name: (path, body of a POST)."""
    product = tour.find_product(site)
    path, fields = tour.basket_request(site, product)
    return {
        "home": ("/", ""),
        "listing": (tour.LISTING, ""),
        "product": (product, ""),
        "story": (tour.find_story(site), ""),
        "search": (tour.SEARCH, ""),
        "add to basket": (path, urlencode(fields)),
    }


def _cost(site, path, body):
    """Ask a measuring server until its processes are warm; return the ``report.Cost``."""
    answers = [Visitor(site).ask(site + path, body) for _ in range(WARM_REQUESTS)]
    last = answers[-1]
    return report.Cost(
        queries=int(statistics.median(answer.queries for answer in answers)),
        size=len(last.body),
        gzipped=len(gzip.compress(last.body, 6)),
    )


def _checkout(site, product):
    visitors = [tour.guest_checkout(site, product) for _ in range(CHECKOUTS)]
    last = visitors[-1].responses
    return report.Checkout(
        milliseconds=statistics.median(
            sum(answer.milliseconds for answer in visitor.responses) for visitor in visitors
        ),
        requests=len(last),
        queries=sum(answer.queries for answer in last),
    )


def _drive(yard, shop, requests, seconds):
    """Load every address in turn, round after round, so that all see the same machine."""
    targets = {
        name: load.Target(site + path, body)
        for site, wanted in ((yard, YARDSTICKS), (shop, requests))
        for name, (path, body) in wanted.items()
    }
    wrk = system_packages.wrk()
    for target in targets.values():
        load.drive(wrk, target, max(1, seconds // 2))
    runs = {name: [] for name in targets}
    for number in range(1, ROUNDS + 1):
        _say(f"Round {number} of {ROUNDS} …")
        for name, target in targets.items():
            runs[name].append(load.drive(wrk, target, seconds))
    return {name: load.median(results) for name, results in runs.items()}


def _say(text):
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(bootstrap.guarded(main))

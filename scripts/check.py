"""``make test``: everything that CI checks, step by step, with the time that each took.

STEP=name,name (or names as arguments) runs a part; ``quick`` stands for the steps that take
seconds. A browser or a PostgreSQL that is neither there nor installable fails the run; outside
CI, ALLOW_MISSING=1 lets the rest decide. ARGS= is handed to pytest.
"""

import os
import shlex
import shutil
import sys
import tempfile
import time
from pathlib import Path

import bootstrap
import processes
import surroundings
import system_packages
import throwaway_postgres
from bootstrap import SetupError

LINT_IMPORTS = (
    "import sys; from importlinter.cli import lint_imports_command as run; sys.exit(run())"
)
# Whole files, in their order: the tests of one share what they start from (tests/worlds.py).
SUITE = ("-n", "2", "--dist=loadfile", "--no-loadscope-reorder", "-m")
PACKAGES = {"postgres": "postgresql", "faults": "postgresql", "browser": "chromium"}
# `check --deploy` looks at a site as it would stand on the internet.
DEPLOYED = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SITE_URL": "https://karyabinaan.example",
    "ALLOWED_HOSTS": "karyabinaan.example",
    "EMAIL_URL": "submission://user:password@mail.example",
}


class Run:
    """The steps of one run, with the folder and the variables that they share.

    ``python`` is the .venv's, ``data_dir`` a temporary folder, so that nothing in var/ is
    touched. Every step returns an exit status.
    """

    def __init__(self, python, data_dir):
        self.python = python
        self.data_dir = data_dir
        self.pytest_arguments = shlex.split(os.environ.get("ARGS", ""))

    def lint(self):
        """Python's style and formatting."""
        return self._each(["ruff", "check", "."], ["ruff", "format", "--check", "."])

    def templates(self):
        """Templates: mistakes, and indentation."""
        return self._each(
            ["djlint", "--quiet", "--lint", "templates"],
            ["djhtml", "--tabwidth", "2", "--check", "templates"],
        )

    def layers(self):
        """No app imports one to its right."""
        return self._call([self.python, "-c", LINT_IMPORTS])

    def packages(self):
        """The installed packages fit together."""
        return self._each(["pip", "check"])

    def checks(self):
        """Django's and our own system checks, for the tests and for a public site."""
        plain = self._call([self.python, "manage.py", "check", "--fail-level=WARNING"])
        deploy = [self.python, "manage.py", "check", "--deploy", "--fail-level=WARNING"]
        return plain or self._call(deploy, **DEPLOYED)

    def migrations(self):
        """No model differs from its migrations."""
        return self._call([self.python, "manage.py", "makemigrations", "--check", "--dry-run"])

    def sqlite(self):
        """The suite on SQLite."""
        return self._pytest(*SUITE, "not e2e and not faults")

    def postgres(self):
        """The suite on PostgreSQL: all of it that asks a database, and the faults."""
        wanted = "not e2e and not no_database and not waits"
        with throwaway_postgres.cluster() as url:
            return self._pytest(*SUITE, wanted, DATABASE_URL=url)

    def faults(self):
        """All faults on both databases; `make test` has most of them in its suite on PostgreSQL."""
        with throwaway_postgres.cluster() as url:
            on_postgres = self._pytest("-n", "2", "-m", "faults", DATABASE_URL=url)
        return on_postgres or self._pytest("-n", "2", "-m", "faults and both_databases")

    def browser(self):
        """The journeys in a real browser."""
        # Playwright's event loop makes Django take the test's own thread for an async one.
        return self._pytest(
            *("-n", "2", "-m", "e2e"),
            CHROMIUM=system_packages.chromium(),
            DJANGO_ALLOW_ASYNC_UNSAFE="1",
        )

    def _pytest(self, *arguments, **variables):
        command = [self.python, "-m", "pytest", "-q", *arguments, *self.pytest_arguments]
        return self._call(command, **variables)

    def _each(self, *commands):
        return max(self._call([self.python, "-m", *command]) for command in commands)

    def _call(self, command, **variables):
        own = {"DATA_DIR": self.data_dir, "DJANGO_SETTINGS_MODULE": "config.settings.test"}
        return processes.run(command, env=surroundings.environment(**own | variables))


QUICK = ("lint", "templates", "layers", "packages", "checks", "migrations")
STEPS = (*QUICK, "sqlite", "postgres", "browser")
EXTRA = ("faults",)


def main():
    """Run the wanted steps and sum up; return a process exit status."""
    wanted = _wanted(sys.argv[1:] or os.environ.get("STEP", "").replace(",", " ").split())
    processes.stop_on_signals()
    missing = system_packages.provide([PACKAGES[step] for step in wanted if step in PACKAGES])
    python = bootstrap.ensure("test")
    data_dir = Path(tempfile.mkdtemp(prefix="karya-binaan-check-"))
    results = {}
    try:
        run = Run(python, data_dir)
        for step in wanted:
            if PACKAGES.get(step) in missing:
                results[step] = ("NOT RUN", 0)
            else:
                results[step] = _timed(step, getattr(run, step))
    finally:
        shutil.rmtree(data_dir, ignore_errors=True)
    return _sum_up(results, missing)


def _wanted(names):
    chosen = set()
    for name in names or STEPS:
        chosen.update(QUICK if name == "quick" else (name,))
    known = (*STEPS, *EXTRA)
    unknown = sorted(chosen.difference(known))
    if unknown:
        raise SetupError(f"No such step: {', '.join(unknown)}. There are: {', '.join(known)}.")
    return [step for step in known if step in chosen]


def _timed(step, function):
    print(f"\n=== {step}: {function.__doc__}", flush=True)
    start = time.monotonic()
    try:
        failed = function() != 0
    except SetupError as error:
        print(error, file=sys.stderr)
        failed = True
    return ("FAILED" if failed else "passed", time.monotonic() - start)


def _sum_up(results, missing):
    print("\n=== summary")
    for step, (result, seconds) in results.items():
        print(f"{step:<12}{result:<10}{seconds:6.1f} s")
    print(f"{'':<22}{sum(seconds for _, seconds in results.values()):6.1f} s in all", flush=True)
    outcomes = {result for result, _ in results.values()}
    if missing:
        print(
            f"NOT RUN for want of the system package(s) {', '.join(missing)}: "
            f"apt-get install {' '.join(missing)}",
            file=sys.stderr,
        )
    may_miss = os.environ.get("ALLOW_MISSING") == "1" and os.environ.get("CI") != "true"
    failed = "FAILED" in outcomes or ("NOT RUN" in outcomes and not may_miss)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(bootstrap.guarded(main))

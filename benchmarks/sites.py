"""Starts what is measured: the shop and the yardstick, each under gunicorn as in production."""

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import processes
import surroundings
from bootstrap import ROOT, SetupError

FLOOR = Path(__file__).with_name("floor")
CONFIGURATION = ROOT / "gunicorn.conf.py"


def shop_environment(data_dir, database_url):
    """The variables of the measured shop: production, its own data, no page cache."""
    return surroundings.environment(
        DJANGO_SETTINGS_MODULE="config.settings.production",
        DATA_DIR=data_dir,
        DATABASE_URL=database_url,
        PAGE_CACHE="off",
        TASKS="database",
        LOG_LEVEL="ERROR",
    )


def floor_environment(folder, database_url):
    """The variables of the yardstick; ``folder`` holds its database and static files."""
    return surroundings.environment(
        DJANGO_SETTINGS_MODULE="floor.settings", FLOOR_DIR=folder, DATABASE_URL=database_url
    )


def prepare(python, script, environment):
    """Run a script that migrates and fills a database; raises ``SetupError`` if it fails."""
    done = subprocess.run([python, script], env=environment, cwd=ROOT, stdout=sys.stderr)
    if done.returncode:
        raise SetupError(f"{Path(script).name} failed; its own message stands above.")


@contextmanager
def serving(python, application, environment, folder):
    """Serve a WSGI application from its folder; yield its address (``http://host:port``)."""
    port = surroundings.free_port()
    address = f"http://{surroundings.HOST}:{port}"
    command = [python, "-m", "gunicorn", "--config", CONFIGURATION, application]
    variables = {"BIND": f"{surroundings.HOST}:{port}", "SITE_URL": address}
    variables["PYTHONPATH"] = os.pathsep.join([str(folder), str(ROOT)])
    server = processes.start(command, env=environment | variables, cwd=folder)
    try:
        if not surroundings.answers(port, seconds=60, child=server):
            raise SetupError(f"{application} did not start; its own message stands above.")
        yield address
    finally:
        processes.stop(server)

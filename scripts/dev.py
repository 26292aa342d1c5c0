"""``make dev``: Django's own server, with reload and debug pages."""

import os
import subprocess
import sys

import bootstrap
import surroundings


def main():
    """Prepare the data, then become the development server."""
    port = surroundings.port()
    surroundings.require_free(port)
    python = bootstrap.ensure("test")
    surroundings.data_dir()
    address = f"http://{surroundings.HOST}:{port}"
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "SITE_URL": os.environ.get("SITE_URL") or address,
    }
    prepare = [python, bootstrap.ROOT / "scripts" / "prepare.py", "--no-static"]
    status = subprocess.run(prepare, env=environment, cwd=bootstrap.ROOT).returncode
    if status:
        return status
    os.chdir(bootstrap.ROOT)
    command = [python, "manage.py", "runserver", f"{surroundings.HOST}:{port}"]
    os.execve(python, command, environment)


if __name__ == "__main__":
    sys.exit(bootstrap.guarded(main))

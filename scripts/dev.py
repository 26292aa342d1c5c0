"""``make dev``: Django's own server, with reload and debug pages.

Beside it run what time brings (``manage.py tick``) and a stand-in for the payment gateway, whose
page offers to pay, deny, expire and refund; its address is printed.
"""

import os
import subprocess
import sys

import bootstrap
import processes
import surroundings

NOTIFICATIONS = "/pembayaran/midtrans/notifikasi/"


def main():
    """Prepare the data, then serve until Ctrl-C; return a process exit status."""
    port = surroundings.port()
    surroundings.require_free(port)
    python = bootstrap.ensure("test")
    surroundings.data_dir()
    address = f"http://{surroundings.HOST}:{port}"
    gateway_port = surroundings.free_port()
    environment = os.environ | {
        "MIDTRANS_URL": f"http://{surroundings.HOST}:{gateway_port}",
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "SITE_URL": os.environ.get("SITE_URL") or address,
    }
    prepare = [python, bootstrap.ROOT / "scripts" / "prepare.py", "--no-static"]
    status = subprocess.run(prepare, env=environment, cwd=bootstrap.ROOT).returncode
    if status:
        return status
    os.chdir(bootstrap.ROOT)
    processes.stop_on_signals()
    children = []
    try:
        for command in (
            ["fake_midtrans", "--port", gateway_port, "--notify", f"{address}{NOTIFICATIONS}"],
            ["tick", "--loop"],
        ):
            whole = [python, "manage.py", *map(str, command)]
            children.append(processes.start(whole, env=environment))
        server = [python, "manage.py", "runserver", f"{surroundings.HOST}:{port}"]
        return processes.run(server, env=environment)
    except KeyboardInterrupt:
        return 0
    finally:
        processes.stop(*children)


if __name__ == "__main__":
    sys.exit(bootstrap.guarded(main))

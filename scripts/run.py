"""``make run``: set up what is missing, then serve as production does until Ctrl-C."""

import os
import subprocess
import sys
import time

import bootstrap
import processes
import surroundings
from bootstrap import ROOT, SetupError

TICK_PAUSE = 5  # seconds before a tick that ended is started again


def main():
    """Serve; return a process exit status."""
    port = surroundings.port()
    # What stands in the way is said before anything is made.
    surroundings.require_free(port)
    needs_more = os.environ.get("STORAGE_URL") or os.environ.get("CACHE_URL")
    python = bootstrap.ensure("production" if needs_more else "base")
    surroundings.data_dir()

    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "PORT": str(port),
        "BIND": f"{surroundings.HOST}:{port}",
        "SITE_URL": os.environ.get("SITE_URL") or f"http://{surroundings.HOST}:{port}",
        # The tick works off the queue, which survives a restart.
        "TASKS": os.environ.get("TASKS") or "database",
    }
    serve(python, environment, port)
    return 0


def serve(python, environment, port):
    """Run web server and tick until a signal comes or the web server ends."""
    processes.stop_on_signals()
    children = []
    try:
        prepare = [python, ROOT / "scripts" / "prepare.py", "--serve"]
        web = processes.start(prepare, env=environment, stdout=subprocess.PIPE, text=True)
        children.append(web)
        logins = web.stdout.read()  # ends when the site is prepared
        if not surroundings.answers(port, seconds=60, child=web):
            raise SetupError("The site did not start; the reason stands above.")
        address = f"http://{surroundings.HOST}:{port}/"
        print(f"\nKarya Binaan: {address}\n{logins}Ctrl-C stops it.", flush=True)
        _keep_house(web, [python, "manage.py", "tick", "--loop"], environment, children)
    except KeyboardInterrupt:
        print("\nStopping …", flush=True)
    finally:
        processes.stop(*children)


def _keep_house(web, command, environment, children):
    """Run the tick for as long as the web server runs."""
    children.append(processes.start(command, env=environment))
    while web.poll() is None:
        time.sleep(0.5)
        if children[-1].poll() is not None:
            print("The tick ended; it is started again.", file=sys.stderr, flush=True)
            time.sleep(TICK_PAUSE)
            children[-1] = processes.start(command, env=environment)
    raise SetupError("The web server ended; the reason stands above.")


if __name__ == "__main__":
    sys.exit(bootstrap.guarded(main))

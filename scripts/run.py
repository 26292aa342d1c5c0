"""``make run``: set up what is missing, then serve as production does until Ctrl-C."""

import os
import subprocess
import sys
import time

import bootstrap
import processes
import surroundings
from bootstrap import ROOT, SetupError

HOUSEKEEPING_PAUSE = 5  # seconds before a housekeeping process that ended is started again


def main():
    """Serve; return a process exit status."""
    port = surroundings.port()
    # What stands in the way is said before anything is made.
    surroundings.require_free(port)
    needs_more = os.environ.get("STORAGE_URL") or os.environ.get("CACHE_URL")
    python = bootstrap.ensure("production" if needs_more else "base")
    surroundings.data_dir()

    address = f"http://{surroundings.HOST}:{port}"
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "PORT": str(port),
        "BIND": f"{surroundings.HOST}:{port}",
        "SITE_URL": os.environ.get("SITE_URL") or address,
        # The housekeeping process runs the queue, which survives a restart.
        "TASKS": os.environ.get("TASKS") or "database",
    }
    logins = prepare(python, environment)
    serve(python, environment, port, f"\nKarya Binaan: {address}/\n{logins}Ctrl-C stops it.")
    return 0


def prepare(python, environment, *arguments):
    """Bring database, content and static files up to date; return the text of the logins."""
    command = [python, ROOT / "scripts" / "prepare.py", *arguments]
    done = subprocess.run(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise SystemExit(done.returncode)
    return done.stdout


def serve(python, environment, port, greeting):
    """Run web server and housekeeping until a signal comes or the web server ends."""
    processes.stop_on_signals()
    children = []
    try:
        web = processes.start([python, "-m", "gunicorn", "config.wsgi"], env=environment)
        children.append(web)
        if not surroundings.answers(port, seconds=60, child=web):
            raise SetupError("The web server did not start; its own message stands above.")
        print(greeting, flush=True)
        housekeeping_command = [python, "manage.py", "housekeeping", "--loop"]
        children.append(processes.start(housekeeping_command, env=environment))
        while web.poll() is None:
            time.sleep(0.5)
            if children[1].poll() is not None:
                print("Housekeeping ended; it is started again.", file=sys.stderr, flush=True)
                time.sleep(HOUSEKEEPING_PAUSE)
                children[1] = processes.start(housekeeping_command, env=environment)
        raise SetupError("The web server ended; its own message stands above.")
    except KeyboardInterrupt:
        print("\nStopping …", flush=True)
    finally:
        processes.stop(*children)


if __name__ == "__main__":
    sys.exit(bootstrap.guarded(main))

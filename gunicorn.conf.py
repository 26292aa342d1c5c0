"""How gunicorn serves the site: `make run`, the benchmark and a server all read this file.

Two processes use both cores of a small machine. Threads keep a process answering while a slow
phone takes its time or a browser holds a connection open without asking for anything.
"""

import gc
import os
from pathlib import Path

bind = os.environ.get("BIND") or f"127.0.0.1:{os.environ.get('PORT') or 8000}"
workers = int(os.environ.get("WEB_CONCURRENCY") or 2)
worker_class = "gthread"
threads = int(os.environ.get("WEB_THREADS") or 4)
loglevel = os.environ.get("GUNICORN_LOG_LEVEL") or "warning"
timeout = 60
graceful_timeout = 10
keepalive = 5
# A wrong setting ends the start with its message, instead of workers that die again and again.
preload_app = True
control_socket_disable = True
# The heartbeat files of the workers; on a disk they can stall a worker.
if Path("/dev/shm").is_dir():  # noqa: S108
    worker_tmp_dir = "/dev/shm"  # noqa: S108


def when_ready(server):
    """What has been loaded stays: the collector need not look through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)

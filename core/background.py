"""Tasks on a thread of the process that asks for them: nobody's request waits for a mail server.

What waits here is lost when the process ends. So only work goes here that stands in a table of its
own too (cart.outbox) and is taken up by `manage.py tick`.
"""

import os
from concurrent.futures import ThreadPoolExecutor

from django.db import connections
from django.tasks.backends.immediate import ImmediateBackend
from django.tasks.base import TaskResult, TaskResultStatus
from django.utils.crypto import get_random_string


class ThreadBackend(ImmediateBackend):
    """Runs tasks one after another, in the order in which they came."""

    def __init__(self, alias, params):
        super().__init__(alias, params)
        self._pool, self._process = None, None

    def enqueue(self, task, args, kwargs):
        self.validate_task(task)
        result = TaskResult(
            task=task,
            id=get_random_string(32),
            status=TaskResultStatus.READY,
            enqueued_at=None,
            started_at=None,
            last_attempted_at=None,
            finished_at=None,
            args=args,
            kwargs=kwargs,
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )
        self._thread().submit(self._run, result)
        return result

    def _thread(self):
        # A server forks after it has loaded the site; threads do not come along.
        if self._process != os.getpid():
            self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="background")
            self._process = os.getpid()
        return self._pool

    def _run(self, result):
        try:
            self._execute_task(result)
        finally:
            connections.close_all()

"""Middleware of the measuring pass: what a request cost, written into its response's headers."""

import time
from contextlib import ExitStack

from django.db import connections


class MeasuringMiddleware:
    """Add ``X-Queries`` (SQL statements) and ``X-Time`` (milliseconds in Django) to a response.

    Stands first, so that the other middlewares count. It costs time itself, so the timed runs
    go without it.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        queries = 0

        def count(execute, sql, params, many, context):
            nonlocal queries
            queries += 1
            return execute(sql, params, many, context)

        start = time.perf_counter()
        with ExitStack() as stack:
            for connection in connections.all():
                stack.enter_context(connection.execute_wrapper(count))
            response = self.get_response(request)
        response["X-Queries"] = str(queries)
        response["X-Time"] = f"{(time.perf_counter() - start) * 1000:.2f}"
        return response

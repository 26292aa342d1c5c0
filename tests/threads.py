"""Does several things at the same moment, each on a database connection of its own."""

import threading

from django.db import connection

PATIENCE = 120  # seconds


def at_once(*jobs):
    """Runs `jobs` in threads that start together; gives their results or exceptions, in order."""
    start, results = threading.Barrier(len(jobs)), [None] * len(jobs)

    def run(place, job):
        try:
            start.wait(timeout=PATIENCE)
            results[place] = job()
        except Exception as error:
            results[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=one) for one in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=PATIENCE)
    assert not any(thread.is_alive() for thread in threads), "a thread waits for ever"
    return results

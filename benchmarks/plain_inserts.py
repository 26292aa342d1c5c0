"""The yardstick of orders: transactions of one INSERT each, as fast as psycopg sends them.

Run by the .venv's Python with DATABASE_URL set; prints transactions per second.
"""

import os
import sys
import time

import psycopg
from psycopg import sql


def main(seconds):
    """Inserts for so many seconds over one connection; prints how many a second."""
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        table = sql.Identifier(f"bench_{os.getpid()}")  # two of these run at once
        make = sql.SQL("CREATE TABLE {} (id bigserial PRIMARY KEY, word text)")
        connection.execute(make.format(table))
        insert = sql.SQL("INSERT INTO {} (word) VALUES (%s)").format(table)
        count, start = 0, time.monotonic()
        while time.monotonic() - start < seconds:
            with connection.transaction():
                connection.execute(insert, ("batik",))
            count += 1
        print(count / (time.monotonic() - start))


if __name__ == "__main__":
    main(float(sys.argv[1]))

"""Worlds: what several tests start from, made once for all that follow one another with it.

A fixture marked ``@worlds.fixture`` instead of ``@pytest.fixture`` writes its rows in a savepoint
of its own, below that of the test: what the test does is rolled back, the world stays for the next
test. Before each test, worlds that it did not ask for are rolled back too, so that it finds exactly
what its fixtures made and nothing else. Every test gets its own copy of the objects.

A world may ask for other worlds and for parameters of the test, but for no other fixture. It
yields nothing and leaves no files that a test deletes. In a test that commits
(``transaction=True``) it is made as any fixture is, upon the rows that the migrations left.
"""

import inspect
from collections import namedtuple
from copy import deepcopy

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.utils import timezone

_standing = []  # _World, each made upon the one before
_copies = {}  # {function: its result}, for the test that runs
_base = {}  # {table: (columns, rows)} as the migrations and the site tree leave it
_emptied = False


def fixture(function=None, *, autouse=False):
    """Decorator: makes `function` a fixture whose rows are made once for many tests."""
    if function is None:
        return lambda function: fixture(function, autouse=autouse)

    def of_this_test(db, **worlds):
        return _copies[function] if function in _copies else function(**worlds)

    needed = [*inspect.signature(function).parameters]
    kind = inspect.Parameter.KEYWORD_ONLY
    of_this_test.__signature__ = inspect.Signature(
        inspect.Parameter(name, kind) for name in ("db", *needed)
    )
    of_this_test.__name__, of_this_test.__doc__ = function.__name__, function.__doc__
    of_this_test.__module__ = function.__module__
    of_this_test.world = function, needed
    return pytest.fixture(of_this_test, autouse=autouse)


def bring(test, *, commits):
    """Makes the worlds of `test` (a pytest item) stand, and no other; True if any was made."""
    global _emptied
    _copies.clear()
    wanted = [] if commits else _wanted(test)
    today = timezone.localdate()
    kept = 0
    for world, plan in zip(_standing, wanted, strict=False):
        if (world.plan, world.day) != (plan, today):
            break
        kept += 1
    leave(kept)
    if _emptied:
        _restore()
    _emptied = commits
    for plan in wanted[kept:]:
        _standing.append(_World(plan, today))
    _copies.update(_results())  # of the test's own
    return len(wanted) > kept


def leave(kept=0):
    """Rolls back all worlds but the first `kept`."""
    while len(_standing) > kept:
        _standing.pop().roll_back()


def _results():
    """{function: a copy of its result} of all that stand; what two share is one object in both."""
    return deepcopy(_standing[-1].results) if _standing else {}


# All that the function asks for: `below` {name: function of a world}, `parameters` {name: value}.
_Plan = namedtuple("_Plan", "function below parameters")


class _World:
    """The rows that one function made, in a savepoint that stays open."""

    def __init__(self, plan, day):
        self.plan, self.day = plan, day
        self.atomic = transaction.atomic()
        self.atomic._from_testcase = True  # as Django's own tests: durable blocks may be within
        self.atomic.__enter__()
        try:
            # With copies of what is below: when this one goes, that is as if it had never been.
            self.results = _results()
            below = {name: self.results[function] for name, function in plan.below.items()}
            self.results[plan.function] = plan.function(**below, **plan.parameters)
        except BaseException:
            self.roll_back()
            raise

    def roll_back(self):
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)


def _wanted(test):
    """A _Plan for each world that `test` asks for, in the order of making."""
    definitions = test._fixtureinfo.name2fixturedefs
    values = test.callspec.params if hasattr(test, "callspec") else {}
    plans = {}

    def want(name):
        if name in values or name not in definitions:
            return None
        function, needed = getattr(definitions[name][-1].func, "world", (None, ()))
        if function and function not in plans:
            below = {other: want(other) for other in needed if other not in values}
            if None in below.values():
                raise TypeError(f"The world {name} asks for a fixture that is no world: {below}")
            plans[function] = _Plan(
                function, below, {other: values[other] for other in needed if other in values}
            )
        return function

    for name in test.fixturenames:
        want(name)
    return list(plans.values())


def keep_base():
    """Remembers all rows that there are, to be written again after a test that empties tables."""
    with connection.cursor() as cursor:
        for table in connection.introspection.django_table_names(only_existing=True):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            columns = [connection.ops.quote_name(column[0]) for column in cursor.description]
            if rows := cursor.fetchall():
                _base[table] = columns, rows


@transaction.atomic
def _restore():
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for table in _base:  # content types and rights are made again whenever tables are emptied
            cursor.execute(f"DELETE FROM {quote(table)}")
        for table, (columns, rows) in _base.items():
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(
                f"INSERT INTO {quote(table)} ({', '.join(columns)}) VALUES ({marks})", rows
            )
    ContentType.objects.clear_cache()

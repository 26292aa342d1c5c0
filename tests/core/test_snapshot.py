import pytest
import time_machine
from django.db import transaction

from core import generation
from core.snapshot import forget_all, snapshot

pytestmark = pytest.mark.django_db


@pytest.fixture
def counted():
    """A snapshot that gives how often it was loaded."""
    loads = []

    @snapshot
    def number_of_loads():
        loads.append(1)
        return len(loads)

    return number_of_loads


def test_a_value_is_loaded_once_for_one_generation(counted):
    assert [counted(), counted(), counted()] == [1, 1, 1]


def test_a_change_loads_it_again(counted):
    counted()
    generation.raise_now()
    assert [counted(), counted()] == [2, 2]


def test_asking_costs_one_query(counted, django_assert_num_queries):
    counted()
    with django_assert_num_queries(1):
        counted()


def test_a_new_day_loads_it_again(counted):
    with time_machine.travel("2026-11-24 23:59:30+07:00", tick=False) as clock:
        assert counted() == 1
        clock.shift(45)
        assert counted() == 2


def test_within_a_request_the_generation_is_asked_once(counted, django_assert_num_queries):
    with generation.remembered():
        counted()
        with django_assert_num_queries(0):
            assert counted() == 1


def test_none_is_a_value_like_any_other():
    loads = []

    @snapshot
    def nothing():
        loads.append(1)

    assert [nothing(), nothing()] == [None, None]
    assert loads == [1]


def test_forgetting_loads_again(counted):
    counted()
    forget_all()
    assert counted() == 2


def test_what_was_seen_within_a_transaction_that_failed_is_not_kept(counted):
    before = generation.current()

    def fail_after_a_change():
        with transaction.atomic():
            generation.raise_now()
            assert counted() == 1
            raise InterruptedError

    with pytest.raises(InterruptedError):
        fail_after_a_change()
    assert generation.current() == before
    assert counted() == 2

import pytest
from django.db import transaction

from core import generation
from core.models import ContentGeneration

pytestmark = pytest.mark.django_db


def test_before_the_first_change_it_is_zero():
    ContentGeneration.objects.all().delete()
    assert generation.current() == 0


def test_every_change_gives_another_number():
    seen = set()
    for _time in range(5):
        generation.raise_now()
        seen.add(generation.current())
    assert len(seen) == 5


def test_there_is_only_ever_one_row():
    generation.raise_now()
    generation.raise_now()
    assert ContentGeneration.objects.count() == 1


def test_a_number_of_a_failed_transaction_never_comes_again():
    lost = set()
    for _time in range(3):
        with transaction.atomic():
            generation.raise_now()
            lost.add(generation.current())
            transaction.set_rollback(True)
    generation.raise_now()
    assert generation.current() not in lost


def test_a_request_asks_once(django_assert_num_queries):
    with generation.remembered(), django_assert_num_queries(1):
        assert generation.current() == generation.current()


def test_a_request_that_changes_something_sees_the_new_number():
    with generation.remembered():
        before = generation.current()
        generation.raise_now()
        assert generation.current() != before


def test_one_request_does_not_remember_for_the_next():
    with generation.remembered():
        before = generation.current()
    generation.raise_now()
    with generation.remembered():
        assert generation.current() != before


def test_raising_after_commit_waits_for_the_commit(django_capture_on_commit_callbacks):
    before = generation.current()
    with django_capture_on_commit_callbacks(execute=True):
        generation.raise_after_commit()
        assert generation.current() == before
    assert generation.current() != before

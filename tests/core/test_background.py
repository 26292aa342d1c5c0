from threading import get_ident

import pytest
from django.tasks import task

from core.background import ThreadBackend

ran = []


@task
def note(text):
    ran.append((text, get_ident()))


@task
def fail():
    raise RuntimeError("no")


@pytest.fixture
def backend():
    ran.clear()
    made = ThreadBackend("default", {})
    yield made
    if made._pool:
        made._pool.shutdown()


def test_tasks_run_in_order_on_another_thread(backend):
    for text in ("a", "b", "c"):
        result = backend.enqueue(note, [text], {})
        assert result.args == [text]
    backend._pool.shutdown()
    assert [text for text, _thread in ran] == ["a", "b", "c"]
    assert get_ident() not in {thread for _text, thread in ran}


def test_one_that_fails_keeps_no_other_from_running(backend):
    failed = backend.enqueue(fail, [], {})
    backend.enqueue(note, ["d"], {})
    backend._pool.shutdown()
    assert [text for text, _thread in ran] == ["d"]
    assert failed.errors[0].exception_class_path == "builtins.RuntimeError"

"""The end of `make test`: what is missing is said, and fails the run unless allowed."""

import pytest


@pytest.fixture
def check(scripts, monkeypatch):
    monkeypatch.delenv("ALLOW_MISSING", raising=False)
    monkeypatch.delenv("CI", raising=False)
    import check

    return check


def test_a_part_of_the_steps_runs_in_the_usual_order(check):
    assert check._wanted(["sqlite", "lint"]) == ["lint", "sqlite"]
    assert check._wanted(["quick"]) == list(check.QUICK)
    assert check._wanted([]) == list(check.STEPS)


def test_an_unknown_step_is_refused(check):
    with pytest.raises(check.SetupError, match=r"^No such step: sqlit\. There are: lint, "):
        check._wanted(["sqlit", "lint"])


@pytest.mark.parametrize(
    ("results", "variables", "status"),
    [
        ({"lint": "passed"}, {}, 0),
        ({"lint": "passed", "sqlite": "FAILED"}, {"ALLOW_MISSING": "1"}, 1),
        ({"lint": "passed", "browser": "NOT RUN"}, {}, 1),
        ({"lint": "passed", "browser": "NOT RUN"}, {"ALLOW_MISSING": "1"}, 0),
        ({"lint": "passed", "browser": "NOT RUN"}, {"ALLOW_MISSING": "1", "CI": "true"}, 1),
    ],
)
def test_exit_status(check, monkeypatch, capsys, results, variables, status):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    missing = ["chromium"] if "browser" in results else []

    assert check._sum_up({step: (result, 1.0) for step, result in results.items()}, missing) == (
        status
    )
    assert capsys.readouterr().err == (
        "NOT RUN for want of the system package(s) chromium: apt-get install chromium\n"
        if missing
        else ""
    )

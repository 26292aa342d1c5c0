import pytest

from core.visitors import address


@pytest.mark.parametrize(
    ("behind_proxy", "forwarded", "visitor"),
    [
        (False, "", "10.0.0.9"),
        (False, "203.0.113.5", "10.0.0.9"),
        (True, "203.0.113.5", "203.0.113.5"),
        (True, "198.51.100.1, 203.0.113.5", "203.0.113.5"),
        (True, "", ""),
    ],
)
def test_where_a_request_comes_from(rf, settings, behind_proxy, forwarded, visitor):
    settings.BEHIND_PROXY = behind_proxy
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    assert address(rf.get("/", REMOTE_ADDR="10.0.0.9", headers=headers)) == visitor

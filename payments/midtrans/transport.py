"""One HTTP exchange with a gateway, bounded in time and size whatever the other side does."""

import json
import time
from concurrent.futures import Future
from dataclasses import dataclass
from threading import Thread

import requests
import urllib3

from payments.midtrans.errors import GatewayDown

PIECE = 16 * 1024
TOO_MANY = 429  # as good as down: the same call may be answered later


@dataclass(frozen=True)
class Limits:
    """Seconds to connect, between two pieces of the answer, and for everything; bytes of answer."""

    connect: float = 3
    read: float = 5
    total: float = 9
    size: int = 256 * 1024


@dataclass(frozen=True)
class Answer:
    """The HTTP status and the JSON object that came with it."""

    status: int
    body: dict


def exchange(request, limits, *, through_proxy):
    """The Answer to a `requests.Request`; redirects are not followed.

    `through_proxy` lets the environment's proxy settings count. Raises GatewayDown for 5xx, 429
    and anything but a JSON object of at most `limits.size` bytes within `limits.total` seconds.

    The work is done on a thread of its own. Timeouts of sockets bound one read, not their number,
    and no option bounds name look-ups, a server with many addresses or a head that comes byte by
    byte; the caller waits no longer than `limits.total`. A thread left behind (a daemon) ends when
    the server falls silent for `limits.read` seconds, hangs up, or has sent its head.
    """
    outcome = Future()

    def work():
        try:
            outcome.set_result(_fetch(request, limits, through_proxy))
        except BaseException as error:  # handed to the caller, whatever it is
            outcome.set_exception(error)

    Thread(target=work, name="gateway-call", daemon=True).start()
    try:
        status, content = outcome.result(limits.total)
    except TimeoutError:
        raise GatewayDown(f"no complete answer within {limits.total:g} s") from None
    if status >= 500 or status == TOO_MANY:
        raise GatewayDown(f"HTTP {status}")
    return Answer(status, _json_object(status, content))


class _Session(requests.Session):
    """Knows no redirects: requests reads the whole body of one, of whatever size, even where it is
    not to be followed."""

    def get_redirect_target(self, resp):
        return None


def _fetch(request, limits, through_proxy):
    """(HTTP status, content as bytes). The causes of errors are cut off: the frames that they
    carry into an error page hold the Authorization header."""
    deadline = time.monotonic() + limits.total
    with _Session() as session:
        session.trust_env = through_proxy
        try:
            with session.request(
                request.method,
                request.url,
                headers=request.headers,
                json=request.json,
                auth=request.auth,
                timeout=(limits.connect, limits.read),
                allow_redirects=False,
                stream=True,
            ) as response:
                return response.status_code, _content(response, limits.size, deadline)
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            reason = type(error).__name__
    raise GatewayDown(f"no answer: {reason}")


def _content(response, size, deadline):
    """The body; read1 hands over what has arrived, so that drips meet the deadline one by one."""
    content = bytearray()
    while piece := response.raw.read1(PIECE, decode_content=True):
        content += piece
        if len(content) > size:
            raise GatewayDown(f"an answer of more than {size} bytes")
        if time.monotonic() > deadline:
            raise GatewayDown("the answer came too slowly")
    return bytes(content)


def _json_object(status, content):
    try:
        body = json.loads(content)
    except (ValueError, RecursionError):
        raise GatewayDown(f"HTTP {status} with an answer that is not JSON") from None
    if not isinstance(body, dict):
        raise GatewayDown(f"HTTP {status} with JSON that is not an object")
    return body

"""Drives an address with wrk and returns what came of it."""

import json
import statistics
import subprocess
from dataclasses import dataclass
from pathlib import Path

SCRIPT = Path(__file__).with_name("wrk.lua")
CONNECTIONS = 8


@dataclass(frozen=True)
class Target:
    """What a run asks for: an address (``http://host:port/path``), by POST if it has a body."""

    address: str
    body: str = ""

    def arguments(self):
        """The arguments of wrk.lua."""
        if not self.body:
            return ["GET"]
        return ["POST", self.body, "/".join(self.address.split("/")[:3])]


@dataclass(frozen=True)
class Result:
    """Requests per second, latencies in milliseconds, and failed requests (status from 400 up)."""

    rate: float
    p50: float
    p99: float
    errors: int


def drive(wrk, target, seconds):
    """Send requests over eight connections for so many seconds; return the ``Result``."""
    command = [wrk, "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", SCRIPT, target.address]
    command += ["--", *target.arguments()]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    facts = json.loads(done.stdout.splitlines()[-1])
    return Result(
        rate=facts["requests"] / facts["seconds"],
        p50=facts["p50"],
        p99=facts["p99"],
        errors=facts["errors"],
    )


def median(results):
    """The middle of several runs, number by number; errors are added up."""
    return Result(
        rate=statistics.median(result.rate for result in results),
        p50=statistics.median(result.p50 for result in results),
        p99=statistics.median(result.p99 for result in results),
        errors=sum(result.errors for result in results),
    )

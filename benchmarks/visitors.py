"""Many visitors at once at a running server, each with a connection of its own.

``python -m benchmarks.visitors PORT PATH SECONDS [RATE]`` sends the public form for so many seconds, as fast as
answers come or `RATE` a second, and prints what came of it as JSON.
"""

import json
import secrets
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from itertools import count
from statistics import quantiles
from threading import Thread
from urllib.parse import urlencode

CONNECTIONS = 16
#: The statements of the nine elements; others are never sent.
ITEMS = 9
HEADERS = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass(frozen=True, slots=True)
class Visits:
    """What came of it: answers a second, those that were not taken, and milliseconds the server worked on one."""

    rate: float
    wrong: int
    count: int
    p95: float


def uuid7() -> str:
    """An identifier as a phone makes it."""
    number = (
        int(1000 * time.time()) << 80 | 7 << 76 | secrets.randbits(12) << 64 | 2 << 62 | secrets.randbits(62)
    )
    digits = f"{number:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def form() -> str:
    """One filled form with a comment."""
    ratings = {f"item_{at}": str(2 + secrets.randbelow(3)) for at in range(ITEMS)}
    more = {"uuid": uuid7(), "way": "qr", "seconds": "84", "comment": "Antre agak lama, petugasnya ramah."}
    return urlencode({**ratings, **more, "age_band": "30-44", "sex": "female"})


def visit(port: int, path: str, seconds: float, rate: float = 0) -> Visits:
    """Everybody sends until the time is over; with a `rate`, each waits for their turn in it."""
    took: list[float] = []
    wrong: list[int] = []
    turns = count()
    began = time.perf_counter()
    threads = [
        Thread(target=_visitor, args=(port, path, began, seconds, rate, turns, took, wrong))
        for _ in range(CONNECTIONS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lasted = time.perf_counter() - began
    return Visits(len(took) / lasted, len(wrong), len(took), quantiles(took, n=20)[-1])


def _visitor(
    port: int,
    path: str,
    began: float,
    seconds: float,
    rate: float,
    turns: Iterator[int],
    took: list[float],
    wrong: list[int],
) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    while True:
        due = began + next(turns) / rate if rate else time.perf_counter()
        if due > began + seconds:
            break
        time.sleep(max(0, due - time.perf_counter()))
        connection.request("POST", path, form(), HEADERS)
        answer = connection.getresponse()
        answer.read()
        if answer.status == 200:
            took.append(float((answer.getheader("Server-Timing") or "").partition("dur=")[2]))
        else:
            wrong.append(answer.status)
    connection.close()


if __name__ == "__main__":
    found = visit(int(sys.argv[1]), sys.argv[2], float(sys.argv[3]), *map(float, sys.argv[4:]))
    print(json.dumps([found.rate, found.wrong, found.count, found.p95]))

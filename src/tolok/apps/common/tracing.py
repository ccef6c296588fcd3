"""Which page and which request a write comes from, so that actions need no request to say so."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Trace:
    """The page's path and the request's own number; both empty outside a request."""

    page: str = ""
    request_id: str = ""


NOWHERE = Trace()
_here: ContextVar[Trace] = ContextVar("trace", default=NOWHERE)


def here() -> Trace:
    """Return where the running code was called from."""
    return _here.get()


def move(page: str) -> None:
    """Give the page another name for the rest of the block that `traced` it."""
    _here.set(replace(_here.get(), page=page))


@contextmanager
def traced(page: str, request_id: str = "") -> Iterator[None]:
    """Say for the block where it runs: a page, a command ("tolok invite") or a background task."""
    token = _here.set(Trace(page, request_id))
    try:
        yield
    finally:
        _here.reset(token)

"""Who may open a page, said beside the page. tests/architecture walks every address and asks.

@public
def home(request): ...

@policy(may_judge)          # a function (request, **address parts) -> bool
def judge(request, unit): ...
"""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, Protocol

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

View = Callable[..., HttpResponseBase]


class Policy(Protocol):
    """Answers whether the person behind `request` may open the page at these address parts."""

    __name__: str

    def __call__(self, request: HttpRequest, **parts: Any) -> bool: ...


def public(view: View) -> View:
    """Mark a page that anyone may open."""
    view.access = "public"  # type: ignore[attr-defined]
    return view


def policy(may: Policy) -> Callable[[View], View]:
    """Guard a page: whoever `may` refuses gets the 403 page."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **parts: Any) -> HttpResponseBase:
            if not may(request, **parts):
                raise PermissionDenied
            return view(request, *args, **parts)

        guarded.access = may.__name__  # type: ignore[attr-defined]
        return guarded

    return guard


def today() -> date:
    """The day at this office's desk."""
    return timezone.localdate()


def access_of(view: View) -> str | None:
    """Return "public", the name of the policy, or None when the page says nothing."""
    return getattr(view, "access", None)

"""What holds for every address."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase

#: The largest number a row can have (a signed integer of eight bytes).
LARGEST = 2**63 - 1


class RowNumbersMiddleware:
    """An address that names a row by a number no row can have leads nowhere: 404, before the database is asked."""

    def __init__(self, following: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.following = following

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on."""
        return self.following(request)

    def process_view(
        self,
        _request: HttpRequest,
        _view: Callable[..., Any],
        _args: tuple[Any, ...],
        parts: Mapping[str, Any],
    ) -> None:
        """Look at the parts of the address once it is resolved."""
        if any(isinstance(part, int) and part > LARGEST for part in parts.values()):
            raise Http404

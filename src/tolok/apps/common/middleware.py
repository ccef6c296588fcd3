"""Names every request for the audit."""

from collections.abc import Callable, Mapping, Sequence
from uuid import uuid4

from django.http import HttpRequest, HttpResponseBase

from tolok.apps.common.tracing import here, move, traced

#: What stands in an audit entry in place of a secret that is part of the address (ASVS 5.0, 14.2.1).
HIDDEN = "…"


class TraceMiddleware:
    """Keeps the page's path, without its query, and a fresh number for the time of one request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        # Made here, never taken from a header: visitors could write any.
        with traced(request.path, uuid4().hex):
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: Sequence[object], parts: Mapping[str, object]
    ) -> None:
        """Hide the part of the address that is named a token, now that the parts are known."""
        if token := parts.get("token"):
            move(here().page.replace(str(token), HIDDEN))

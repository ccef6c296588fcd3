"""How long the server itself worked on a request, told in a header as browsers know it (Server-Timing)."""

from collections.abc import Callable
from time import perf_counter

from django.http import HttpRequest, HttpResponseBase

HEADER = "Server-Timing"


class Timing:
    """The outermost part: everything of the product is inside."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began = perf_counter()
        response = self.get_response(request)
        response[HEADER] = f"app;dur={1000 * (perf_counter() - began):.3f}"
        return response

"""Keeps the JSON door a JSON door: no cookie counts here, and whatever goes wrong is told in the one shape."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from tolok.api.errors import answer

ROOT = "/api/v1/"


class JsonDoorMiddleware:
    """For every address under ROOT, also those that do not exist and those refused before a view is asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(ROOT):
            return self.get_response(request)
        # A browser that is signed in must not lend its rights to a page of another site.
        request.COOKIES = {}
        response = self.get_response(request)
        if response.status_code >= 400 and not _is_json(response):
            plain = answer(response.status_code)
            if allowed := response.headers.get("Allow"):
                plain["Allow"] = allowed
            return plain
        return response


def _is_json(response: HttpResponseBase) -> bool:
    return str(response.headers.get("Content-Type", "")).startswith("application/json")

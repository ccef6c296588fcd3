"""The host of files answers nothing but files."""

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, HttpResponseNotFound

FILES = re.compile(r"\A/(?:en/)?bukti/berkas/[^/]+/\Z")


class FilesHostMiddleware:
    """On TOLOK_FILES_HOST every other address is not found: what people upload never shares a host with sessions."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if on_files_host(request) and not FILES.match(request.path_info):
            return HttpResponseNotFound("404\n", content_type="text/plain; charset=utf-8")
        return self.get_response(request)


def on_files_host(request: HttpRequest) -> bool:
    """Whether the request came to the host of files."""
    return bool(settings.TOLOK_FILES_HOST) and request.get_host() == settings.TOLOK_FILES_HOST

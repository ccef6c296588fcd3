from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from tolok.apps.common.middleware import TraceMiddleware
from tolok.apps.common.tracing import Trace, here


def passed(path: str, **parts: Any) -> Trace:
    """What code behind the middleware learns about where it runs."""
    found: list[Trace] = []

    def view(request: HttpRequest) -> HttpResponse:
        middleware.process_view(request, view, (), parts)
        found.append(here())
        return HttpResponse()

    middleware = TraceMiddleware(view)
    middleware(RequestFactory().get(path))
    return found[0]


def test_code_learns_its_page_without_the_query_and_a_number_of_its_own() -> None:
    first, second = passed("/hitung/?cari=rahasia"), passed("/hitung/")
    assert first.page == second.page == "/hitung/"
    assert len(first.request_id) == 32
    assert first.request_id != second.request_id


@pytest.mark.parametrize("path", ["/hitung/hasil/rahasia/1/", "/en/hitung/hasil/rahasia/1/"])
def test_a_secret_in_the_address_is_hidden(path: str) -> None:
    assert passed(path, token="rahasia", place=1).page == path.replace("rahasia", "…")


def test_nothing_is_left_behind_after_the_request() -> None:
    passed("/hitung/", token="x")
    assert here() == Trace()

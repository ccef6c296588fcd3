import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from tolok.web.access import access_of, policy, public


def may_see_even(request: HttpRequest, **parts: int) -> bool:
    return parts["number"] % 2 == 0


def page(request: HttpRequest, **parts: int) -> HttpResponse:
    return HttpResponse("terbuka")


def test_a_page_that_says_nothing_has_no_access() -> None:
    assert access_of(page) is None


def test_a_public_page_says_public() -> None:
    def home(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    assert access_of(public(home)) == "public"


def test_a_guarded_page_names_its_policy() -> None:
    assert access_of(policy(may_see_even)(page)) == "may_see_even"


def test_a_policy_lets_in_and_keeps_out(rf: RequestFactory) -> None:
    guarded = policy(may_see_even)(page)

    assert guarded(rf.get("/"), number=2).status_code == 200
    with pytest.raises(PermissionDenied):
        guarded(rf.get("/"), number=3)

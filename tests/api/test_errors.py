"""Whatever goes wrong is told in the one shape, in both languages, never as a page."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from tests.api.cast import Program
from tests.apps.organizations.cast import an_admin, an_office, someone
from tests.people import a_person, signed_in
from tolok.apps.accounts.models import Token, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin() -> User:
    return an_admin(an_office())


@pytest.fixture
def program(admin: User) -> Program:
    return Program(admin)


def error_of(answer: Any, status: int) -> dict[str, Any]:
    """The error of an answer, after its shape was looked at."""
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"].startswith("application/json")
    body = answer.json()
    assert set(body) == {"error"}
    error: dict[str, Any] = body["error"]
    assert set(error) == {"code", "problems"}
    assert error["problems"]
    for problem in error["problems"]:
        assert set(problem) == {"text", "key", "found", "wanted", "row", "column"}
        assert all(problem["text"][language] for language in ("id", "en"))
        assert problem["text"]["id"] != problem["text"]["en"]
    return error


def test_content_that_is_not_json(program: Program, admin: User) -> None:
    path = "/api/v1/imports/surveys/1/answers"
    answer = program.client.post(path, "{", content_type="application/json")
    assert error_of(answer, 400)["code"] == "bad_request"


def test_no_token_and_a_wrong_scheme(admin: User) -> None:
    assert error_of(Client().get("/api/v1/me"), 401)["code"] == "unauthenticated"
    for header in ("Bearer", "Bearer ", "Basic YTpi", "tolok_x"):
        assert error_of(Client(headers={"Authorization": header}).get("/api/v1/me"), 401)


def test_a_scope_that_the_token_lacks(admin: User) -> None:
    error = error_of(Program(admin, "import").get("/me"), 403)
    assert error["code"] == "scope_missing"


@pytest.mark.parametrize("path", ["/api/v1/", "/api/v1/nothing", "/api/v1/offices/x/units", "/api/v1/me/"])
def test_an_address_that_is_not_there(program: Program, path: str) -> None:
    assert error_of(program.client.get(path), 404)["code"] == "not_found"


def test_a_method_that_is_not_taken(program: Program) -> None:
    answer = program.post("/me", {})
    assert error_of(answer, 405)["code"] == "method_not_allowed"
    assert answer["Allow"] == "GET"
    assert error_of(program.client.post("/api/v1/openapi.json"), 405)


def test_values_that_do_not_fit_name_their_field(program: Program) -> None:
    error = error_of(program.get("/offices", limit=201, page="x"), 422)
    assert error["code"] == "invalid"
    assert {(one["key"], one["found"]) for one in error["problems"]} == {("limit", "201"), ("page", "x")}


def test_rows_that_do_not_fit_name_their_row(program: Program) -> None:
    sent = {"answers": [{"uuid": "019aa3f0-0000-7000-8000-000000000001", "values": {"a": 1}}, {"uuid": "x"}]}
    error = error_of(program.post("/imports/surveys/1/answers", sent), 422)
    assert {one["row"] for one in error["problems"]} == {2}
    assert "answers.1.values" in {one["key"] for one in error["problems"]}


def test_too_many_requests_say_how_long_to_wait(admin: User, settings: Settings) -> None:
    settings.TOLOK_API_RATE = 2
    program, other = Program(admin), Program(admin)
    cache.clear()
    assert [program.get("/me").status_code for _ in range(2)] == [200, 200]
    answer = program.get("/me")
    if answer.status_code == 200:  # the minute ended between two requests
        answer = [program.get("/me") for _ in range(2)][-1]
    assert error_of(answer, 429)["code"] == "too_many_requests"
    assert 1 <= int(answer["Retry-After"]) <= 60
    assert other.get("/me").status_code == 200, "each token has its own"


def test_a_limit_of_nothing_is_none(admin: User, settings: Settings) -> None:
    settings.TOLOK_API_RATE = 0
    program = Program(admin)
    assert {program.get("/me").status_code for _ in range(5)} == {200}


def test_what_breaks_on_our_side_tells_no_trace(
    program: Program, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_parts: object) -> None:
        raise RuntimeError("rahasia dapur")

    monkeypatch.setattr("tolok.api.groups.offices.selectors.readable_offices", broken)
    answer = program.get("/offices")
    assert error_of(answer, 500)["code"] == "internal"
    assert "rahasia" not in answer.content.decode()
    assert "rahasia dapur" in caplog.text


def test_a_host_that_is_not_ours(program: Program) -> None:
    assert error_of(program.client.get("/api/v1/me", headers={"Host": "lain.example"}), 400)


def test_nothing_is_there_where_accounts_are_off(program: Program, settings: Settings) -> None:
    settings.TOLOK_ACCOUNTS = False
    error_of(program.get("/me"), 404)
    assert program.get("/instruments").status_code == 200


def test_a_signed_in_browser_lends_nothing(client: Client) -> None:
    signed_in(client, a_person())
    error_of(client.get("/api/v1/me"), 401)


def test_answers_to_a_token_are_kept_by_nobody(program: Program) -> None:
    answer = program.get("/me")
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies


def test_people_learn_nothing_of_others_by_errors(program: Program) -> None:
    assert (
        program.get("/offices/999999/units").content
        == Program(someone("Lain")).get("/offices/1/units").content
    )


def test_more_than_an_address_takes(program: Program, settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = program.post("/imports/surveys/1/answers", {"answers": ["x" * 2000]})
    assert error_of(answer, 413)["code"] == "too_large"


@pytest.mark.parametrize("end", ["revoked_at", "expires_at"])
def test_a_token_that_is_over(program: Program, end: str) -> None:
    Token.objects.update(**{end: timezone.now()})
    assert error_of(program.get("/me"), 401)["code"] == "unauthenticated"

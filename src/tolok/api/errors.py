"""The one shape of everything that goes wrong: a code for programs, sentences in two languages for people."""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, JsonResponse
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, ValidationError

from tolok.api.shapes import Words, words
from tolok.apps.evaluation import refusals as cycles
from tolok.apps.organizations import refusals as organizations
from tolok.rules.texts import Problem, ProblemsError, Text

logger = logging.getLogger(__name__)


Handler = Callable[[HttpRequest, Any], JsonResponse]


class ProblemOut(Schema):
    """One thing that is wrong. `key` names the field; `row` and `column` the place in a list that was sent."""

    text: Words
    key: str
    found: str | None
    wanted: Words | None
    row: int | None
    column: str


class ErrorBody(Schema):
    """What went wrong: `code` is stable and meant for programs."""

    code: str
    problems: list[ProblemOut]


class ErrorOut(Schema):
    """Every answer from 400 on."""

    error: ErrorBody


#: Status → code and sentence of what has no sentence of its own.
KINDS: Mapping[int, tuple[str, Text]] = {
    400: ("bad_request", Text("Permintaan ini tidak terbaca.", "This request cannot be read.")),
    401: (
        "unauthenticated",
        Text(
            "Token tidak ada, salah, sudah berakhir, atau akunnya ditutup. Kirim header Authorization: Bearer TOKEN.",
            "The token is missing, wrong or over, or its account is closed. Send the header Authorization: Bearer TOKEN.",
        ),
    ),
    403: ("forbidden", Text("Pemilik token tidak berwenang.", "The token's person is not entitled to this.")),
    404: ("not_found", Text("Tidak ditemukan.", "Not found.")),
    405: (
        "method_not_allowed",
        Text("Alamat ini tidak menerima metode itu.", "Not a method of this address."),
    ),
    409: ("conflict", Text("Keadaannya sudah berubah.", "Its state has changed.")),
    413: ("too_large", Text("Kiriman ini terlalu besar.", "What was sent is too large.")),
    422: ("invalid", Text("Isian ini tidak dapat dipakai.", "What was sent cannot be used.")),
    429: (
        "too_many_requests",
        Text(
            "Terlalu banyak permintaan. Tunggu, lalu coba lagi.", "Too many requests. Wait, then try again."
        ),
    ),
    500: ("internal", Text("Ada gangguan di pihak kami.", "Something went wrong on our side.")),
    503: ("unavailable", Text("Layanan sedang tidak tersedia.", "The service is not available now.")),
}
SCOPE = "scope_missing"
NO_SCOPE = Text("Token ini tidak dibuat untuk itu.", "This token was not made for that.")
#: Refusals that say "not any more" rather than "not so".
CONFLICTS = frozenset(
    {
        organizations.PLAN_CHANGED,
        organizations.APPLIED_ALREADY,
        cycles.CHANGED_MEANWHILE,
        cycles.HANDED_IN,
        cycles.SEAT_LEFT,
        cycles.NOT_JUDGING,
    }
)


class RefusedError(Exception):
    """An answer that is not a read: status, code and why."""

    def __init__(self, status: int, text: Text, code: str = "", **headers: str) -> None:
        self.status, self.text, self.code, self.headers = status, text, code, headers
        super().__init__(text.en)


def answer(status: int, problems: Sequence[Problem] = (), code: str = "") -> JsonResponse:
    """An error as JSON; without `problems` with the sentence of its status."""
    nearest = status if status in KINDS else 500 if status >= 500 else 400
    usual, text = KINDS[nearest]
    shown = [shape(problem) for problem in problems or (Problem(text),)]
    body = ErrorOut(error=ErrorBody(code=code or usual, problems=shown))
    response = JsonResponse(body.model_dump(), status=status)
    if status == 401:
        response["WWW-Authenticate"] = 'Bearer realm="tolok"'
    return response


def shape(problem: Problem) -> ProblemOut:
    """A problem of the rules as JSON."""
    return ProblemOut(
        text=words(problem.text),
        key=problem.key,
        found=problem.found,
        wanted=words(problem.wanted) if problem.wanted else None,
        row=problem.row,
        column=problem.column,
    )


def install(api: NinjaAPI) -> None:
    """Give every exception that an operation may raise its answer."""
    handlers: dict[type[Exception], Handler] = {
        ProblemsError: _problems,
        RefusedError: _refused,
        Http404: lambda _request, _error: answer(404),
        PermissionDenied: lambda _request, _error: answer(403),
        RequestDataTooBig: lambda _request, _error: answer(413),
        SuspiciousOperation: lambda _request, _error: answer(400),
        ValidationError: _invalid,
        HttpError: lambda _request, error: answer(error.status_code),
        Exception: _broken,
    }
    for kind, handler in handlers.items():
        api.add_exception_handler(kind, handler)


def _problems(_request: HttpRequest, error: ProblemsError) -> JsonResponse:
    over = any(problem.text in CONFLICTS for problem in error.problems)
    return answer(409 if over else 422, error.problems)


def _refused(_request: HttpRequest, error: RefusedError) -> JsonResponse:
    response = answer(error.status, [Problem(error.text)], error.code)
    for name, value in error.headers.items():
        response[name.replace("_", "-")] = value
    return response


def _invalid(_request: HttpRequest, error: ValidationError) -> JsonResponse:
    return answer(422, [_fault(one) for one in error.errors])


def _broken(request: HttpRequest, error: Exception) -> JsonResponse:
    logger.error("%s %s failed", request.method, request.path, exc_info=error)
    return answer(500)


def _fault(error: Mapping[str, Any]) -> Problem:
    """A fault of the schema: where it is, and in English what the schema says."""
    place, row = _place(error["loc"])
    said = str(error.get("msg", ""))
    return Problem(UNFIT.format(said=said), key=place, row=row, found=_found(error))


def _place(parts: Iterable[object]) -> tuple[str, int | None]:
    """The dotted name of a field without the part of the request it came in, and the first number in it, from 1."""
    # The first is "body" or "query", the second of a body the name of our argument.
    found = list(parts)
    kept = found[2:] if found[:1] in (["body"], ["query"], ["form"]) and len(found) > 2 else found[1:]
    row = next((part + 1 for part in kept if isinstance(part, int)), None)
    return ".".join(str(part) for part in kept), row


def _found(error: Mapping[str, Any]) -> str | None:
    value = error.get("input")
    return str(value)[:80] if isinstance(value, str | int | float | bool) else None


UNFIT = Text("Isian ini tidak sesuai skema: {said}.", "This does not fit the schema: {said}.")

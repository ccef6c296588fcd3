"""All operations behind one door: their addresses, each with what a token must be for, or public."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern
from ninja import NinjaAPI
from ninja.errors import ValidationError, ValidationErrorContext

from tolok.api import errors
from tolok.api.groups import (
    answers,
    audit,
    claims,
    commitments,
    cycles,
    disputes,
    instruments,
    judging,
    levels,
    me,
    offices,
    packages,
    people,
    proofs,
    published,
    results,
    surveys,
    unit_lists,
)
from tolok.api.routes import SCOPES
from tolok.apps.accounts.models import TokenScope

View = Callable[..., HttpResponseBase]

ABOUT = """Reads of everything the pages show, and imports, for other programs.

Send `Authorization: Bearer TOKEN`; tokens are made under *Akun saya → Token*, for a person and for the scopes read,
import or export. A token reaches what its person reaches. Exact numbers are text, "numerator/denominator" beside all their digits;
moments are ISO 8601 in UTC, days are local; missing is null, never zero."""

GROUPS = (
    me,
    offices,
    people,
    audit,
    cycles,
    claims,
    levels,
    disputes,
    results,
    proofs,
    surveys,
    commitments,
    instruments,
    published,
    unit_lists,
    judging,
    answers,
    packages,
)


class Door(NinjaAPI):
    """Ninja's API, whose errors also tell what was found."""

    def validation_error_from_error_contexts(
        self, error_contexts: list[ValidationErrorContext[Any]]
    ) -> ValidationError:
        """The faults of a request, each with its input."""
        told = super().validation_error_from_error_contexts(error_contexts)
        found = [
            one.get("input")
            for context in error_contexts
            for one in context.pydantic_validation_error.errors(include_url=False)
        ]
        for error, given in zip(told.errors, found, strict=True):
            error["input"] = given
        return told


api = Door(
    title="Tolok", version="1", description=ABOUT, openapi_url=None, docs_url=None, urls_namespace="tolok-api"
)
errors.install(api)
for group in GROUPS:
    api.add_router("", group.router)


def guarded(view: View, scope: TokenScope | None) -> View:
    """The view, saying who may open it so that doors in front of it know, with wrong methods in the one error shape."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **parts: Any) -> HttpResponseBase:
        response = view(request, *args, **parts)
        if response.status_code == 405:
            refused = errors.answer(405)
            refused["Allow"] = response.headers["Allow"]
            return refused
        return response

    answered.access = f"token_{scope.value}" if scope else "public"  # type: ignore[attr-defined]
    answered.csrf_exempt = True  # type: ignore[attr-defined]  # no cookie counts here
    return answered


def _addresses() -> list[URLPattern]:
    """Ninja's patterns that are ours; it adds a root of its own."""
    found = [one for one in api.urls[0] if isinstance(one, URLPattern) and one.name in SCOPES]
    return [
        URLPattern(one.pattern, guarded(one.callback, SCOPES[one.name]), one.default_args, one.name)
        for one in found
        if one.name is not None
    ]


addresses = _addresses()

"""What the door offers: as OpenAPI for programs, as a page for people."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tolok.api.door import api
from tolok.api.errors import KINDS, ErrorOut, answer
from tolok.api.examples import example
from tolok.api.middleware import ROOT
from tolok.api.routes import SCOPES
from tolok.api.summaries import INDONESIAN
from tolok.rules.texts import Text
from tolok.web.access import public
from tolok.web.printing import say
from tolok.web.shapes import Column, Link, Table

#: What every operation may answer, what only those with a token may, and what only those that take something.
ALWAYS, WITH_TOKEN, TAKING = (404, 405, 422, 500), (401, 403, 429), (400, 409, 413)


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation as it is listed. `scope` is empty where no token is wanted."""

    name: str
    method: str
    path: str
    group: str
    scope: str
    summary: Text


@cache
def schema() -> dict[str, Any]:
    """The OpenAPI description, with every error and an example of each answer."""
    found: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema(path_prefix=ROOT), default=str))
    components = found.setdefault("components", {}).setdefault("schemas", {})
    components |= _error_schemas()
    found["components"]["responses"] = {_name(status): _error(status) for status in KINDS}
    found["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    for _path, method, one in _each(found):
        _complete(one, method, components)
    return found


def _complete(one: dict[str, Any], method: str, components: Mapping[str, Any]) -> None:
    scope = SCOPES[f"api-{one['operationId'].replace('_', '-')}"]
    one["x-scope"] = scope.value if scope else ""
    one["security"] = [{"token": []}] if scope else []
    statuses = [*ALWAYS, *(WITH_TOKEN if scope else ()), *(TAKING if method == "post" else ())]
    if scope and scope.value == "export":
        binary = {"schema": {"type": "string", "format": "binary"}}
        one["responses"] = {"200": {"description": "OK", "content": {"application/zip": binary}}}
        statuses.append(409)
    for content in one["responses"]["200"].get("content", {}).values():
        if "json" in str(content.get("schema", {})) or "$ref" in str(content["schema"]):
            content["example"] = example(content["schema"], components)
    for content in one.get("requestBody", {}).get("content", {}).values():
        content["example"] = example(content["schema"], components)
    one["responses"] |= {
        str(status): {"$ref": f"#/components/responses/{_name(status)}"} for status in sorted(statuses)
    }


def _each(found: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in found["paths"].items():
        for method, one in methods.items():
            yield path, method, one


def _name(status: int) -> str:
    return "".join(part.capitalize() for part in KINDS[status][0].split("_"))


def _error(status: int) -> dict[str, Any]:
    body = json.loads(answer(status).content)
    content = {"schema": {"$ref": "#/components/schemas/ErrorOut"}, "example": body}
    return {"description": KINDS[status][1].en, "content": {"application/json": content}}


def _error_schemas() -> dict[str, Any]:
    whole = ErrorOut.model_json_schema(ref_template="#/components/schemas/{model}", mode="serialization")
    inner: dict[str, Any] = whole.pop("$defs")
    return {**inner, "ErrorOut": whole}


@cache
def operations() -> tuple[Operation, ...]:
    """Every operation in the order of the groups."""
    return tuple(
        Operation(
            one["operationId"],
            method.upper(),
            path,
            one["tags"][0],
            one["x-scope"],
            Text(INDONESIAN[one["operationId"]], one["summary"]),
        )
        for path, method, one in _each(schema())
    )


@public
@require_safe
def openapi(request: HttpRequest) -> HttpResponseBase:
    """The description for programs."""
    content = json.dumps(schema(), ensure_ascii=False, indent=1)
    return HttpResponse(content, content_type="application/json; charset=utf-8")


@public
@require_safe
def page(request: HttpRequest) -> HttpResponseBase:
    """The description for people: every address, and how to make a token."""
    context = {
        "table": _table(),
        "schema_url": reverse("api-openapi"),
        "tokens_url": reverse("accounts-new-token") if settings.TOLOK_ACCOUNTS else "",
        "root": ROOT,
        "header": "Authorization: Bearer TOKEN",
        "crumbs": [Link(_("Beranda"), reverse("home")), Link("API", current=True)],
    }
    return render(request, "api/page.html", context)


def _table() -> Table:
    columns = (Column(_("Alamat")), Column(_("Metode")), Column(_("Cakupan token")), Column(_("Isi")))
    rows = [
        (one.path.removeprefix(ROOT), one.method, one.scope or _("tanpa token"), say(one.summary))
        for one in operations()
    ]
    return Table(_("Alamat"), columns, rows, caption_hidden=True)

"""How an operation is declared: its address, its name and what a token must be for. `SCOPES` keeps it for the door."""

from collections.abc import Callable
from typing import Any, TypeVar

from ninja import Router

from tolok.api.tokens import BearerToken
from tolok.apps.accounts.models import TokenScope

F = TypeVar("F", bound=Callable[..., Any])
#: Name of an address → the scope it wants; None: anybody.
SCOPES: dict[str, TokenScope | None] = {}


def reads(router: Router, path: str, response: Any) -> Callable[[F], F]:
    """A read for tokens of the scope read."""
    return _declared(router, "GET", path, response, TokenScope.READ)


def shows(router: Router, path: str, response: Any) -> Callable[[F], F]:
    """A read for everybody, without a token."""
    return _declared(router, "GET", path, response, None)


def imports(router: Router, path: str, response: Any) -> Callable[[F], F]:
    """A write of many rows, for tokens of the scope import."""
    return _declared(router, "POST", path, response, TokenScope.IMPORT)


def exports(router: Router, path: str) -> Callable[[F], F]:
    """A file, for tokens of the scope export."""
    return _declared(router, "GET", path, None, TokenScope.EXPORT)


def _declared(
    router: Router, method: str, path: str, response: Any, scope: TokenScope | None
) -> Callable[[F], F]:
    def declare(view: F) -> F:
        name = view.__name__
        SCOPES[f"api-{name.replace('_', '-')}"] = scope
        said = (view.__doc__ or "").strip().partition("\n")[0].rstrip(".")
        router.add_api_operation(
            path,
            [method],
            view,
            auth=BearerToken(scope) if scope else None,
            response=response,
            operation_id=name,
            summary=said,
            url_name=f"api-{name.replace('_', '-')}",
        )
        return view

    return declare

"""Lists a page at a time, with the same number of statements whatever their length."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet
from ninja import Field, Schema

Row = TypeVar("Row")
Out = TypeVar("Out")
M = TypeVar("M", bound=Model)

#: The most rows of one answer, and of one without a wish.
MOST = 200
USUAL = 50


class Paging(Schema):
    """Which part of a list is wanted."""

    page: int = Field(
        1, ge=1, le=1_000_000, description="The page, from 1; beyond the last there are no items."
    )
    limit: int = Field(USUAL, ge=1, le=MOST, description="Items a page.")


class Page(Schema, Generic[Out]):
    """A page of a list. `total` counts what the token's person may see, `pages` is at least 1."""

    items: list[Out]
    total: int
    page: int
    pages: int
    limit: int


def page_of(
    found: QuerySet[Any, Row] | Sequence[Row], asked: Paging, make: Callable[[list[Row]], list[Out]]
) -> Page[Out]:
    """The page that was asked for; `make` turns its rows into JSON, all at once so that it can look names up."""
    total = found.count() if isinstance(found, QuerySet) else len(found)
    start = (asked.page - 1) * asked.limit
    rows = list(found[start : start + asked.limit]) if start < total else []
    pages = max(1, -(-total // asked.limit))
    return Page(items=make(rows), total=total, page=asked.page, pages=pages, limit=asked.limit)

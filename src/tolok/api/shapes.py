"""Values as JSON: words in two languages, exact numbers as text, moments in UTC."""

from collections.abc import Mapping
from datetime import UTC, datetime
from fractions import Fraction
from typing import Annotated, Any

from ninja import Schema
from pydantic import AfterValidator, PlainSerializer, WithJsonSchema

from tolok.rules.numbers import digits
from tolok.rules.texts import Text


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _plain(text: str) -> str:
    if "\x00" in text:
        raise ValueError("no NUL")  # PostgreSQL keeps none
    return text


#: A moment as ISO 8601 in UTC, to the second.
Moment = Annotated[
    datetime,
    PlainSerializer(_utc, return_type=str),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
#: Text that a database can keep.
Plain = Annotated[str, AfterValidator(_plain)]


class Words(Schema):
    """The same words in Indonesian and English."""

    id: str
    en: str


class Number(Schema):
    """An exact number: `exact` as "numerator/denominator", `decimal` with all its digits (28 where they never end)."""

    exact: str
    decimal: str


def words(text: Text) -> Words:
    """A text as JSON."""
    return Words(id=text.id, en=text.en)


def said(kept: Mapping[str, Any] | None) -> Words | None:
    """Words that a row keeps by language; None where it keeps none."""
    return Words(id=str(kept["id"]), en=str(kept["en"])) if kept and "id" in kept and "en" in kept else None


def number(value: Fraction | None) -> Number | None:
    """An exact number as JSON."""
    if value is None:
        return None
    return Number(exact=f"{value.numerator}/{value.denominator}", decimal=digits(value))


def number_in(text: str) -> Number | None:
    """An exact number that a row keeps as "numerator/denominator"."""
    return number(Fraction(text)) if text else None

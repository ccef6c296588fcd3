"""A standard as plain data and back: what a version keeps, and its fingerprint."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from tolok.rules.digests import digest
from tolok.rules.numbers import digits
from tolok.rules.standards.values import (
    Channel,
    Cost,
    LegalBasis,
    Product,
    Requirement,
    StaffRole,
    Standard,
    Step,
    TimeLimit,
)

Content = Mapping[str, Any]

_LISTS: Mapping[str, type] = {
    "requirements": Requirement,
    "steps": Step,
    "costs": Cost,
    "products": Product,
    "channels": Channel,
    "legal": LegalBasis,
    "roles": StaffRole,
}
_NUMBERS = ("most", "amount")
_DAYS = ("valid_from", "valid_to")


def content_of(standard: Standard) -> dict[str, Any]:
    """Plain data that JSON can hold: exact numbers and days as text, what is empty left out."""
    found = {name: [_row(one) for one in getattr(standard, name)] for name in _LISTS}
    made: dict[str, Any] = {name: rows for name, rows in found.items() if rows}
    if standard.limit is not None:
        made["limit"] = _row(standard.limit)
    if standard.staff is not None:
        made["staff"] = standard.staff
    texts = {code: words for code, words in sorted(standard.texts.items()) if words.strip()}
    others = {language: dict(sorted(words.items())) for language, words in sorted(standard.others.items())}
    return made | ({"texts": texts} if texts else {}) | ({"others": others} if others else {})


def standard_of(content: Content) -> Standard:
    """Kept data as a value. What content_of wrote comes back equal."""
    limit = content.get("limit")
    return Standard(
        **{name: tuple(_made(kind, row) for row in content.get(name, ())) for name, kind in _LISTS.items()},
        limit=_made(TimeLimit, limit) if limit else None,
        staff=content.get("staff"),
        texts=dict(content.get("texts", {})),
        others={language: dict(words) for language, words in content.get("others", {}).items()},
    )


def digest_of(content: Content) -> str:
    """SHA-256, in hexadecimal, of everything the standard says."""
    return digest(content)


def _row(value: Any) -> dict[str, Any]:
    assert is_dataclass(value)
    found = {one.name: getattr(value, one.name) for one in fields(value)}
    # A number of nothing is not nothing: 0 stays.
    return {
        key: _plain(one) for key, one in found.items() if one != "" and one is not None and one is not False
    }


def _plain(value: object) -> object:
    if isinstance(value, Fraction):
        return digits(value)
    return value.isoformat() if isinstance(value, date) else value


def _made(kind: Any, row: Mapping[str, Any]) -> Any:
    known = {one.name for one in fields(kind)}
    values = {key: _exact(key, value) for key, value in row.items() if key in known}
    return kind(**values)


def _exact(key: str, value: Any) -> Any:
    if key in _NUMBERS:
        return Fraction(str(value))
    return date.fromisoformat(value) if key in _DAYS else value

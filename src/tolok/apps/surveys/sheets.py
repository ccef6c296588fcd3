"""A sheet of paper as it was typed: its number, what stands on it, and whether two readings are the same."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from tolok.rules.questionnaires.values import Questionnaire

Content = dict[str, Any]
_NUMBER = re.compile(r"[A-Z0-9-]{1,20}")
_BETWEEN = re.compile(r"[\W_]+")


def sheet_number(typed: str) -> str | None:
    """The number as it is kept: 7, 007 and 0007 are one; None for what is no number."""
    number = typed.strip().upper()
    if not _NUMBER.fullmatch(number):
        return None
    return f"{int(number):04d}" if number.isdigit() else number


def same(first: Mapping[str, Any], second: Mapping[str, Any]) -> bool:
    """Whether two people read the same; in free words capitals, spaces and signs do not matter."""
    return not differing(first, second)


def differing(first: Mapping[str, Any], second: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Where two readings differ: (part, key), such as ("values", "U1") or ("comment", "")."""
    found = []
    for part in ("values", "extra", "profile"):
        keys = [*first[part], *(key for key in second[part] if key not in first[part])]
        found += [
            (part, key) for key in keys if _plain(first[part].get(key)) != _plain(second[part].get(key))
        ]
    found += [(part, "") for part in ("comment", "given_on") if _plain(first[part]) != _plain(second[part])]
    return found


def _plain(value: object) -> object:
    return _BETWEEN.sub("", value).casefold() if isinstance(value, str) else value


def day_of(content: Mapping[str, Any]) -> date | None:
    """The day that stands on the sheet, if one does."""
    return date.fromisoformat(content["given_on"]) if content["given_on"] else None


def in_order(asked: Questionnaire, found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Differences in the order of the form."""
    order = [("given_on", ""), *(("values", item.key) for item in asked.items)]
    order += [("extra", own.key) for own in asked.own]
    place = {one: at for at, one in enumerate(order)}
    return sorted(found, key=lambda one: place.get(one, len(place)))

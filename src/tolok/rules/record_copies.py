"""A record as it is kept when it is handed in, in both languages, and what of it differs later, field by field.

A copy is plain JSON, hashed by its canonical bytes: the same words are the same copy, whoever keeps it and when.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any, TypedDict

from tolok.rules.days import day_said
from tolok.rules.records import Record
from tolok.rules.texts import Text
from tolok.rules.wording import fill

#: Words as a copy keeps them: once where both languages say the same, else Indonesian and English.
Words = str | list[str]

TITLE = Text("Nama catatan", "Name of the record")
PROOF = Text("Bukti", "Proof")
RELATED = Text("Catatan lain yang terkait", "Other related records")
HELD = Text("{title}, versi {n}", "{title}, version {n}")
HELD_UNTIL = Text("{title}, versi {n}, berlaku sampai {day}", "{title}, version {n}, valid until {day}")


class CopiedProof(TypedDict):
    """A proof as it was: `version` is its number in the library, `first` and `last` the days it holds, ISO or empty."""

    version: int
    number: int
    sha256: str
    title: str
    first: str
    last: str


class Copy(TypedDict):
    """A record as it was: title, pairs of label and value, day (ISO or empty), proofs, other records by origin."""

    title: Words
    rows: list[list[Words]]
    day: str
    online: str
    proofs: list[CopiedProof]
    related: list[list[Words]]


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that says something else now than in the copy; None where it says nothing."""

    label: Text
    before: Text | None
    now: Text | None


def copy_of(indonesian: Record, english: Record, proofs: Mapping[int, CopiedProof]) -> Copy:
    """One record told in both languages, with those of its proofs that are given by number."""
    return {
        "title": _words(indonesian.title, english.title),
        "rows": _pairs(indonesian.rows, english.rows),
        "day": indonesian.day.isoformat() if indonesian.day else "",
        "online": indonesian.online,
        "proofs": [proofs[one] for one in indonesian.proofs if one in proofs],
        "related": _pairs(indonesian.related, english.related),
    }


def _words(indonesian: str, english: str) -> Words:
    return indonesian if indonesian == english else [indonesian, english]


def _pairs(indonesian: Iterable[tuple[str, str]], english: Iterable[tuple[str, str]]) -> list[list[Words]]:
    """Fields in both languages; in Indonesian alone should English leave one out, so that nothing is joined wrongly."""
    told, other = list(indonesian), list(english)
    both = zip(told, other if len(other) == len(told) else told, strict=True)
    return [
        [_words(*labels), _words(*values)] for labels, values in (zip(*pair, strict=True) for pair in both)
    ]


def read(words: Words) -> Text:
    """Words of a copy in both languages."""
    return Text(words, words) if isinstance(words, str) else Text(*words)


def proof_said(one: CopiedProof) -> Text:
    """A proof by its name as it was, and how long it held."""
    values: dict[str, Any] = {"title": one["title"], "n": one["number"]}
    if not one["last"]:
        return fill(HELD, **values)
    return fill(HELD_UNTIL, day=day_said(date.fromisoformat(one["last"])), **values)


def differences(before: Copy, now: Copy) -> tuple[Difference, ...]:
    """What of a record says something else now, in the order of its fields; the Indonesian words decide.

    The day of a record is not compared by itself: its fields tell it.
    """
    title = _field(TITLE, read(before["title"]), read(now["title"]))
    old, new = _by_key(before["rows"]), _by_key(now["rows"])
    rows = [
        _field(read((old.get(key) or new[key])[0]), _value(old.get(key)), _value(new.get(key)))
        for key in dict.fromkeys((*old, *new))
    ]
    proofs = _listed(PROOF, _proofs(before["proofs"]), _proofs(now["proofs"]))
    related = _listed(RELATED, _origins(before["related"]), _origins(now["related"]))
    return (*title, *chain.from_iterable(rows), *proofs, *related)


def _field(label: Text, before: Text | None, now: Text | None) -> tuple[Difference, ...]:
    same = (before and before.id) == (now and now.id)
    return () if same else (Difference(label, before, now),)


def _by_key(rows: Sequence[list[Words]]) -> dict[tuple[str, int], list[Words]]:
    """Rows by label; a label that stands twice is told apart by its place."""
    found: dict[tuple[str, int], list[Words]] = {}
    for row in rows:
        label = read(row[0]).id
        found[label, sum(key == label for key, _place in found)] = row
    return found


def _value(row: list[Words] | None) -> Text | None:
    return None if row is None else read(row[1])


def _proofs(rows: Iterable[CopiedProof]) -> dict[str, Text]:
    return {str(one["version"]): proof_said(one) for one in rows}


def _origins(rows: Iterable[list[Words]]) -> dict[str, Text]:
    return {read(origin).id: read(title) for title, origin in rows}


def _listed(label: Text, before: Mapping[str, Text], now: Mapping[str, Text]) -> list[Difference]:
    keys = dict.fromkeys((*before, *now))
    return [each for key in keys for each in _field(label, before.get(key), now.get(key))]

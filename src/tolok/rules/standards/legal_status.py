"""Which laws that standards still cite were revoked: a short dated list, each entry with how sure it is."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from tolok.rules.instruments.values import Sureness
from tolok.rules.standards.values import LegalBasis
from tolok.rules.texts import Text


@dataclass(frozen=True, slots=True)
class Revoked:
    """A law that was revoked, `by` what took its place; `sure` is verified or memory."""

    kind: str
    number: str
    year: int
    by: str
    about: Text
    sure: Sureness


@cache
def revoked() -> Mapping[tuple[str, str, int], Revoked]:
    """Everything on the list by kind, number and year."""
    rows = _file()["laws"]
    found = (Revoked(**row | {"about": Text(**row["about"])}) for row in rows)
    return {(one.kind, one.number, one.year): one for one in found}


def revoked_as(law: LegalBasis) -> Revoked | None:
    """The entry of the list that a citation names."""
    number = re.sub(r"[^0-9]+.*", "", law.number.strip()).lstrip("0")
    return revoked().get((kind_of(law.kind), number, law.year))


def kind_of(words: str) -> str:
    """The kind of law as the list writes it; the words themselves for another kind."""
    folded = " ".join(words.casefold().split())
    return next((kind for kind, names in _file()["kinds"].items() if folded in names), words)


@cache
def _file() -> Mapping[str, Any]:
    return tomllib.loads(files("tolok.rules.standards").joinpath("legal_status.toml").read_text("utf-8"))

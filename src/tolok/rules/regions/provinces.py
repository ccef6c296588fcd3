"""The provinces that come with Tolok, dated."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import cast

from tolok.rules.instruments.headers import sureness
from tolok.rules.instruments.values import SURENESS, Sureness
from tolok.rules.nodes import Node
from tolok.rules.regions.codes import parse
from tolok.rules.texts import Problem, ProblemsError, Text

FILE = "provinces.toml"


@dataclass(frozen=True, slots=True)
class Province:
    """A province under one name. `valid_from` None: older than the list; `valid_to`: its last day, None: still."""

    code: str
    name: str
    valid_from: date | None
    valid_to: date | None
    sure: Sureness
    sure_from: Sureness | None
    law: str

    def holds_on(self, day: date) -> bool:
        """Whether the province bears this name on `day`."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


def provinces_on(day: date) -> tuple[Province, ...]:
    """The provinces of `day`, in order of their code."""
    return tuple(province for province in provinces() if province.holds_on(day))


def province_on(code: str, day: date) -> Province | None:
    """The province with a two-digit `code` on `day`."""
    return next((province for province in provinces_on(day) if province.code == code), None)


@cache
def provinces() -> tuple[Province, ...]:
    """Every province that ever stood in the list."""
    return read((files("tolok.rules") / "regions" / FILE).read_text(encoding="utf-8"))


def read(text: str) -> tuple[Province, ...]:
    """The provinces of a TOML text, by code and day. Raises ProblemsError with every fault."""
    problems: list[Problem] = []
    node = Node(tomllib.loads(text), FILE, "", problems)
    _read_about(node)
    found = [_province(item) for item in node.nodes("regions", optional=False)]
    found.sort(key=lambda province: (province.code, province.valid_from or date.min))
    for before, after in pairwise(found):
        if before.code == after.code and (before.valid_to or date.max) >= (after.valid_from or date.min):
            node.wrong("regions", TWICE, after.code)
    node.close()
    if problems:
        raise ProblemsError(problems)
    return tuple(found)


def _read_about(node: Node) -> None:
    """What stands above the list: its title, who wrote it and what it rests on."""
    node.text("title")
    node.text("note")
    review = node.node("review")
    review.string("author")
    review.string("checker", "")
    review.day("checked_on", optional=True)
    review.day("next_review")
    review.close()
    for basis in node.nodes("basis", optional=False):
        basis.string("title")
        basis.text("about")
        sureness(basis)


def _province(node: Node) -> Province:
    code = node.string("code")
    try:
        if parse(code).level != "province":
            node.wrong("code", NOT_A_PROVINCE, code)
    except ProblemsError as error:
        node.wrong("code", error.problems[0].text, code, error.problems[0].wanted)
    since = node.day("valid_from", optional=True)
    return Province(
        code=code,
        name=node.string("name"),
        valid_from=since,
        valid_to=node.day("valid_to", optional=True),
        sure=sureness(node),
        sure_from=cast(Sureness, node.choice("sure_from", tuple(SURENESS))) if since else None,
        law=node.string("law", ""),
    )


NOT_A_PROVINCE = Text("Di sini hanya provinsi.", "Only provinces stand here.")
TWICE = Text("Kode ini berlaku dua kali pada hari yang sama.", "This code is in force twice on one day.")

"""The fourteen components of a service standard, six to publish and eight of the office's own (UU 25/2009 Ps 21)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tolok.rules.texts import Text


@dataclass(frozen=True, slots=True)
class Component:
    """One component: `code` such as ``A1`` (what must be published) or ``B7`` (kept inside), `key` in the content."""

    code: str
    key: str
    name: Text

    @property
    def published(self) -> bool:
        """Whether it belongs to service delivery, which the public must be able to read."""
        return self.code.startswith("A")

    @property
    def number(self) -> int:
        """Its place, 1 to 14."""
        return int(self.code[1:])

    @property
    def numbered(self) -> Text:
        """What people see of it everywhere: its place among the fourteen and its name."""
        return Text(f"{self.number}. {self.name.id}", f"{self.number}. {self.name.en}")


@cache
def components() -> tuple[Component, ...]:
    """All fourteen, in the law's order."""
    found = tomllib.loads(files("tolok.rules.standards").joinpath("components.toml").read_text("utf-8"))
    return tuple(Component(one["code"], one["key"], Text(**one["name"])) for one in found["components"])


def by_code() -> Mapping[str, Component]:
    """The components by their code."""
    return {one.code: one for one in components()}


def published() -> tuple[Component, ...]:
    """The six that tell how a service is delivered."""
    return tuple(one for one in components() if one.published)

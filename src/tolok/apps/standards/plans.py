"""What a file of existing standards would change in a unit: service by service, or every problem that stops it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal

from tolok.apps.standards.models import Service, StandardVersion
from tolok.rules.standards.component_doubts import Reading
from tolok.rules.standards.contents import content_of, digest_of
from tolok.rules.standards.values import Standard
from tolok.rules.texts import Problem, Text

#: A draft that begins, one that is written on, a version that takes force, or nothing because it is so already.
Act = Literal["begin", "write", "hold", "keep"]


@dataclass(frozen=True, slots=True)
class Planned:
    """One service of the file. `service` is None for one that is entered first, with `code` and `name`. `same` are the
    components that read as they are kept already."""

    act: Act
    code: str
    name: str
    service: Service | None
    working: StandardVersion | None
    standard: Standard
    readings: Mapping[str, Reading]
    spoken: tuple[str, ...]
    same: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> tuple[str, ...]:
        """What would be done, to know it again."""
        edition = str(self.working.edition) if self.working else ""
        return (self.act, self.code, self.name, edition, digest_of(content_of(self.standard)))


@dataclass(frozen=True, slots=True)
class BringingPlan:
    """The services of a file in their order, with notes; or the problems."""

    rows: tuple[Planned, ...]
    problems: tuple[Problem, ...] = ()
    notes: tuple[Text, ...] = ()
    decree: Mapping[str, str] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """What was shown, to know whether what is kept is the same."""
        told = [one.fingerprint for one in self.rows]
        return sha256(repr((told, sorted(self.decree.items()))).encode()).hexdigest()

    @property
    def changes(self) -> int:
        """How many services would change."""
        return sum(one.act != "keep" for one in self.rows)

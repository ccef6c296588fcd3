"""What is wrong, doubtful or could be better in a service standard (services a.3), each finding in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tolok.rules.digests import digest
from tolok.rules.service_standards import Standard
from tolok.rules.texts import Text

Severity = Literal["error", "warning", "advice"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding at a component (`code`; empty: the whole standard). `about` is the fingerprint of the very words
    it was found in: an answer holds for these and no others."""

    rule: str
    severity: Severity
    code: str
    text: Text
    about: str


@dataclass(frozen=True, slots=True)
class ServiceFacts:
    """What the linter must know of the service around its standard.

    `region` is the name of the government's own region ("Kabupaten Tolok"), `own` the names of units of the same
    government, `guarantees` what B12 says for the other services of the unit, `image_only` whether the standard in
    force is published without any text, `shown` the codes of components on public media.
    """

    day: date
    region: str = ""
    own: Sequence[str] = ()
    guarantees: Sequence[str] = ()
    free_of_charge: bool = False
    image_only: bool = False
    shown: Sequence[str] = ()


Rule = Callable[[Standard, ServiceFacts], "list[Finding]"]
RULES: list[Rule] = []


def findings(standard: Standard, facts: ServiceFacts) -> tuple[Finding, ...]:
    """Everything the linter finds, errors first, then in the law's order."""
    found = [one for rule in RULES for one in rule(standard, facts)]
    order = {"error": 0, "warning": 1, "advice": 2}
    return tuple(sorted(found, key=lambda one: (order[one.severity], int(one.code[1:] or 0), one.rule)))


def fingerprint(*words: object) -> str:
    """SHA-256 of what a finding showed."""
    return digest([str(one) for one in words])

"""What a check of a service standard says, and what it must know around the standard."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tolok.rules.digests import digest
from tolok.rules.texts import Text

Severity = Literal["error", "warning", "advice"]
#: Errors must be mended before a version leaves the draft; warnings and advice may be answered.
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "advice")


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

    `regions` are the names of the government's own region and what it lies in ("Kabupaten Tolok", "Kalimantan
    Timur"); none for a ministry. `own` are the names of units of the same government, `guarantees` what B12 says for
    the other services of the unit. `shown` are the codes of components on public media, `image_only` whether the
    version is public without any text.
    """

    day: date
    regions: Sequence[str] = ()
    own: Sequence[str] = ()
    guarantees: Sequence[str] = ()
    free_of_charge: bool = False
    image_only: bool = False
    shown: Sequence[str] = ()


def found(rule: str, severity: Severity, code: str, text: Text, *words: object) -> Finding:
    """A finding whose answer holds for these `words`."""
    return Finding(rule, severity, code, text, digest([rule, *(str(one) for one in words)]))

"""What a service standard says: the fourteen components as values, structured where that pays.

Components B8 to B10 and B12 to B14 are words (`texts`); B11 is a number of people, by role where that is told.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

from tolok.rules.standards.components import components

#: "unsaid": a decree brought in names the document and not its form; nothing is added to what was decreed.
Form = Literal["original", "copy", "digital", "shown", "unsaid"]
Actor = Literal["applicant", "front_office", "back_office", "official", "other"]
Unit = Literal["minutes", "hours", "working_days", "calendar_days", "months"]
Start = Literal["complete", "registered", "paid"]
ProductForm = Literal["printed", "digital", "act"]
Medium = Literal["desk", "box", "phone", "whatsapp", "sms", "email", "website", "app", "social_media", "sp4n"]
LegalStatus = Literal["in_force", "amended", "revoked", "unknown"]


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something an applicant must bring or be; `when` says for whom or in which case, empty: always."""

    name: str
    form: Form = "copy"
    issuer: str = ""
    own_government: bool = False  # another unit of the same government issues it, so it could be asked there
    when: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step; at most `most` of `unit` long where that is promised."""

    actor: Actor
    action: str
    output: str = ""
    most: Fraction | None = None
    unit: Unit = "minutes"


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """How long it may take from `start` on; `waiting` is the longest wait at the desk in minutes."""

    most: Fraction
    unit: Unit
    start: Start = "complete"
    exceptions: str = ""
    waiting: int | None = None


@dataclass(frozen=True, slots=True)
class Cost:
    """What is paid: nothing (`free`), rupiah (`amount`) or a formula in words; with its legal basis and validity."""

    free: bool = False
    amount: Fraction | None = None
    formula: str = ""
    what: str = ""  # what exactly is paid for, where there are several
    basis: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    how: str = ""  # how one pays


@dataclass(frozen=True, slots=True)
class Product:
    """What the applicant gets, and how long it holds."""

    name: str
    form: ProductForm = "printed"
    valid_for: str = ""


@dataclass(frozen=True, slots=True)
class Channel:
    """Where one complains or suggests; answered within `hours` (working hours of the promise), if promised."""

    medium: Medium
    address: str = ""
    open_at: str = ""
    hours: int | None = None
    officer: str = ""  # a post, not a person


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """A law or decree the service rests on, with its status and where it holds (empty: everywhere)."""

    kind: str
    number: str = ""
    year: int = 0  # 0: not known
    about: str = ""
    status: LegalStatus = "unknown"
    region: str = ""


@dataclass(frozen=True, slots=True)
class StaffRole:
    """How many people do one job, and the workload analysis (*ABK*) that says so."""

    role: str
    number: int = 0
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Standard:
    """Everything one version of a standard says. `texts` holds words of a component by its code; for the structured
    ones they stand beside the structure as a note. `others` holds variants by language (``en``, ``plain``, ``jv`` …)
    and code."""

    requirements: tuple[Requirement, ...] = ()
    steps: tuple[Step, ...] = ()
    limit: TimeLimit | None = None
    costs: tuple[Cost, ...] = ()
    products: tuple[Product, ...] = ()
    channels: tuple[Channel, ...] = ()
    legal: tuple[LegalBasis, ...] = ()
    staff: int | None = None  # all of them, the roles included
    roles: tuple[StaffRole, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    others: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def has(self, code: str) -> bool:
        """Whether a component says anything."""
        structure: Mapping[str, object] = {
            "A1": self.requirements,
            "A2": self.steps,
            "A3": self.limit,
            "A4": self.costs,
            "A5": self.products,
            "A6": self.channels,
            "B7": self.legal,
            "B11": self.staff is not None or self.roles,
        }
        return bool(structure.get(code)) or bool(self.texts.get(code, "").strip())

    @property
    def missing(self) -> tuple[str, ...]:
        """Codes of the components that say nothing yet, in the law's order."""
        return tuple(one.code for one in components() if not self.has(one.code))

    @property
    def complete(self) -> bool:
        """Whether all fourteen say something."""
        return not self.missing

    @property
    def free(self) -> bool:
        """Whether nothing is to be paid."""
        return bool(self.costs) and all(one.free for one in self.costs)

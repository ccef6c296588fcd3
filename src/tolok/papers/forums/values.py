"""What the papers of a public consultation (FKP) are made from, as plain values; every word is already Indonesian."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class ForumService:
    """One standard that is talked over: the service, which version, and what was presented of it."""

    name: str
    version: str
    shown: str = ""
    problems: str = ""
    findings: str = ""


@dataclass(frozen=True, slots=True)
class ForumElement:
    """One element of society: how many were invited and how many came."""

    name: str
    invited: int
    came: int


@dataclass(frozen=True, slots=True)
class ForumPerson:
    """Somebody on the attendance list or under the minutes."""

    name: str
    body: str
    element: str


@dataclass(frozen=True, slots=True)
class ForumInput:
    """One input with its answer; `verdict` is empty while there is none."""

    number: int
    service: str
    component: str
    who: str
    text: str
    verdict: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ForumRow:
    """One action row; `state` is what became of it."""

    number: int
    what: str
    owner: str = ""
    due_on: date | None = None
    measure: str = ""
    target: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class ForumValues:
    """A forum as its papers tell it. `team` holds role and name with post; `head` who signs for the unit;
    `met` says that it was held, else `held_on` is the day it is planned for."""

    office: str
    unit: str
    topic: str
    scope: str
    form: str
    held_on: date
    number: str = ""
    dated: date | None = None
    method: str = ""
    purpose: str = ""
    begins: time | None = None
    ends: time | None = None
    zone: str = ""
    place: str = ""
    address: str = ""
    how: str = ""
    letter: str = ""
    agenda: Sequence[str] = ()
    materials: Sequence[str] = ()
    invited_on: date | None = None
    materials_on: date | None = None
    signed: bool = False
    met: bool = True
    services: Sequence[ForumService] = ()
    team: Sequence[tuple[str, str]] = ()
    elements: Sequence[ForumElement] = ()
    vulnerable: int = 0
    absent: Sequence[str] = ()
    people: Sequence[ForumPerson] = ()
    parties: Sequence[tuple[str, str]] = ()
    inputs: Sequence[ForumInput] = ()
    answered: Sequence[tuple[str, str]] = ()
    summary: str = ""
    agreements: Sequence[str] = ()
    rows: Sequence[ForumRow] = ()
    head: tuple[str, str] = ("", "")
    minute_taker: tuple[str, str] = ("", "")
    community: Sequence[ForumPerson] = ()
    attachments: Sequence[str] = ()
    published: Sequence[tuple[str, str, date]] = ()
    told: Sequence[tuple[str, str, date]] = ()

"""Reads of offices and units. Each answers with a fixed number of statements, however many units there are."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from django.db.models import F, OuterRef, QuerySet, Subquery

from tolok.apps.accounts.models import User
from tolok.apps.organizations.models import (
    Appointment,
    Letterhead,
    Office,
    OrganizationUnit,
    PaperTemplate,
    Region,
    Role,
    RoleOffer,
    UnitImport,
    UnitLetterhead,
    UnitVersion,
)
from tolok.apps.organizations.policies import READERS, appointments_of, lasting
from tolok.papers.letters.checks import letterhead_problems
from tolok.papers.letters.letterhead import Letterhead as PrintedLetterhead
from tolok.papers.letters.letterhead import Margins, Signatory
from tolok.rules import offices, regions
from tolok.rules.offices import OfficeKind, ServiceGroup, UnitKind
from tolok.rules.texts import Problem, Text
from tolok.web.printing import say
from tolok.web.shapes import Link, Task

DIGITS = re.compile(r"(\d+)", re.ASCII)
#: What offices write in the pattern of their numbers → what papers know.
PATTERN = (
    ("{nomor}", "{number}"),
    ("{bulan}", "{roman_month}"),
    ("{tahun}", "{year}"),
    ("{kode}", "{unit_code}"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """A unit where it stands in the tree of a day. `depth` counts from 0; `above` names its parent, or nobody."""

    unit_id: int
    code: str
    name: str
    abbreviation: str
    kind: UnitKind
    group: ServiceGroup
    depth: int
    parent_id: int | None
    above: str
    search: str


#: Where the page of a unit leads beyond organisations; an app above adds its own when it starts.
UnitDoors = Callable[[OrganizationUnit, User, date], Sequence[Link]]
UNIT_DOORS: list[UnitDoors] = []


def add_unit_doors(doors: UnitDoors) -> None:
    """Let the page of a unit lead to what an app above keeps about it; twice is as good as once."""
    if doors not in UNIT_DOORS:
        UNIT_DOORS.append(doors)


def unit_doors(unit: OrganizationUnit, person: User, day: date) -> list[Link]:
    """Every door from the page of a unit that a person who reads its office may open on `day`."""
    return [link for doors in UNIT_DOORS for link in doors(unit, person, day)]


#: What waits for somebody beyond their cycles; an app fills this when it starts, and the desk shows it.
DeskTasks = Callable[[User, date], Sequence[Task]]
DESK_TASKS: list[DeskTasks] = []


def add_desk_tasks(tasks: DeskTasks) -> None:
    """Let the desk (*Meja kerja*) tell what waits in an app for a person; twice is as good as once."""
    if tasks not in DESK_TASKS:
        DESK_TASKS.append(tasks)


def desk_tasks(person: User, day: date) -> list[Task]:
    """Everything that apps have for the desk of a person on `day`, in the order in which they registered."""
    return [task for tasks in DESK_TASKS for task in tasks(person, day)]


def offices_of(person: User, day: date) -> QuerySet[Office]:
    """The offices in which a person has a role on `day`."""
    return Office.objects.filter(pk__in=appointments_of(person, day).values("office"))


def readable_offices(person: User, day: date) -> QuerySet[Office]:
    """The offices whose units a person may read on `day`."""
    mine = appointments_of(person, day).filter(unit=None, role__in=READERS)
    return Office.objects.filter(pk__in=mine.values("office"))


def office_at(pk: int) -> Office | None:
    """The office with a number."""
    return Office.objects.filter(pk=pk).first()


def unit_in(office: Office, pk: int) -> OrganizationUnit | None:
    """The unit with a number, only if it belongs to `office`."""
    unit = office.units.filter(pk=pk).first()
    if unit is not None:
        unit.office = office
    return unit


def unit_coded(office: Office, code: str) -> OrganizationUnit:
    """The unit of an office with a code. Raises OrganizationUnit.DoesNotExist. One statement."""
    return OrganizationUnit.objects.get(office=office, code=code)


def units_on(office: Office, day: date) -> QuerySet[UnitVersion]:
    """The units of an office as they are on `day`, by code, each with its unit."""
    found = UnitVersion.objects.filter(lasting(day), unit__office=office)
    return found.select_related("unit").order_by("unit__code")


def unit_on(unit: OrganizationUnit, day: date) -> UnitVersion | None:
    """What a unit is on `day`; None when it is not there."""
    return unit.versions.filter(lasting(day)).select_related("parent").first()


def tree_on(office: Office, day: date) -> list[Place]:
    """Every unit of an office on `day` in the order of the tree, sisters by code. One statement."""
    fields = ("unit_id", "parent_id", "unit__code", "name", "abbreviation", "kind", "group", "search")
    rows = {row[0]: row for row in units_on(office, day).values_list(*fields)}
    below: dict[int | None, list[int]] = {}
    for pk, parent, *_ in rows.values():
        below.setdefault(parent if parent in rows else None, []).append(pk)
    for sisters in below.values():
        sisters.sort(key=lambda pk: natural(rows[pk][2]))
    return [_place(rows, pk, depth) for pk, depth in _walk(below)]


def _place(rows: Mapping[int, Sequence[object]], pk: int, depth: int) -> Place:
    _, parent, code, name, abbreviation, kind, group, search = rows[pk]
    parent_id = cast("int | None", parent)
    above = str(rows[parent_id][3]) if parent_id is not None and parent_id in rows else ""
    return Place(
        pk,
        str(code),
        str(name),
        str(abbreviation),
        cast(UnitKind, kind),
        cast(ServiceGroup, group),
        depth,
        parent_id,
        above,
        str(search),
    )


def _walk(below: Mapping[int | None, Sequence[int]]) -> Iterator[tuple[int, int]]:
    """The units in tree order with their depth, without recursion: an office may be deep."""
    waiting = [(pk, 0) for pk in reversed(below.get(None, ()))]
    while waiting:
        pk, depth = waiting.pop()
        yield pk, depth
        waiting += [(child, depth + 1) for child in reversed(below.get(pk, ()))]


def matching(places: Sequence[Place], search: str = "", group: str = "") -> list[Place]:
    """Those whose code, name or abbreviation contains `search` and that belong to a service group."""
    key = " ".join(search.split()).casefold()
    return [place for place in places if key in place.search and group in ("", place.group)]


def descendants(unit: OrganizationUnit, day: date) -> list[Place]:
    """The units under a unit on `day`, at any depth, in the order of the tree. One statement."""
    places = tree_on(unit.office, day)
    start = next((at for at, place in enumerate(places) if place.unit_id == unit.pk), len(places))
    found = []
    for place in places[start + 1 :]:
        if place.depth <= places[start].depth:
            break
        found.append(place)
    return found


def history(unit: OrganizationUnit) -> list[UnitVersion]:
    """Every version of a unit, the newest first, with the codes it refers to."""
    return list(unit.versions.select_related("parent", "merged_into").order_by("-valid_from"))


def merged_from(unit: OrganizationUnit) -> QuerySet[UnitVersion]:
    """The last versions of the units that were merged into a unit."""
    return unit.versions_merged_into.select_related("unit").order_by("valid_to", "unit__code")


def names_of(units: Sequence[int], day: date) -> dict[int, str]:
    """The newest names that units bore on `day` or before, by number; of later ones the first."""
    found = UnitVersion.objects.filter(unit__in=units).order_by("unit", "valid_from")
    names: dict[int, str] = {}
    for unit, name, first in found.values_list("unit_id", "name", "valid_from"):
        if first <= day or unit not in names:
            names[unit] = name
    return names


def appointments_on(office: Office, day: date) -> QuerySet[Appointment]:
    """Who has which role in an office and its units on `day`; roles in the whole office first."""
    found = Appointment.objects.filter(lasting(day), office=office).select_related("user", "unit")
    return found.order_by(F("unit__code").asc(nulls_first=True), "role", "user__name", "pk")


def open_offers(email: str) -> QuerySet[RoleOffer]:
    """Roles, in whatever office, that wait for somebody with this address to accept an invitation."""
    return RoleOffer.objects.filter(email=email, taken_at=None, withdrawn_at=None)


def letterhead_of(office: Office) -> Letterhead:
    """What the papers of an office carry; one that was never set has its name as kop, on A4."""
    kept = Letterhead.objects.filter(office=office).first()
    return kept or _unset(office)


def _unset(office: Office) -> Letterhead:
    return Letterhead(office=office, lines=office.name.upper())


def _lines(kept: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in kept.splitlines() if line.strip())


def templates_of(office: Office) -> dict[str, PaperTemplate]:
    """The templates an office uses in place of ours, by kind, without their content. One statement."""
    found = PaperTemplate.objects.filter(office=office, ended_at=None).defer("content")
    return {one.kind: one for one in found}


def template_of(office: Office, kind: str) -> bytes | None:
    """The template an office uses for one kind of paper; None: ours. One statement."""
    found = PaperTemplate.objects.filter(office=office, kind=kind, ended_at=None)
    content = found.values_list("content", flat=True).first()
    return None if content is None else bytes(content)


def head_of_letters(office: Office, day: date) -> PrintedLetterhead:
    """How the office writes letters of `day`, as plain values; signed by who then held the post. Three statements."""
    kept = letterhead_of(office)
    return _signed(printed_head(kept), kept, day)


def head_named(unit: int, day: date) -> tuple[str, str]:
    """Name and NIP of who leads a unit on a day; empty where nobody does. One statement."""
    held = Appointment.objects.filter(lasting(day), unit=unit, role=Role.UNIT_HEAD)
    return held.order_by("user__name", "pk").values_list("user__name", "user__nip").first() or ("", "")


def _signed(head: PrintedLetterhead, kept: Letterhead, day: date) -> PrintedLetterhead:
    """Signed by the head of the unit that was chosen; else by who is known to hold the post that stands there, and by
    the name that was written where nobody is."""
    if kept.signer_unit_id is not None:
        name, nip = head_named(kept.signer_unit_id, day)
    else:
        name, nip = post_holder(kept.office_id, kept.signer_title, day)
        if name in ("", kept.signer_name):
            return head
    return replace(head, signatory=replace(head.signatory, name=name, nip=nip))


def post_holder(office: int, title: str, day: date) -> tuple[str, str]:
    """Name and NIP of who leads the unit that a post such as "Kepala Biro Organisasi" names; empty where nobody is
    known to. Two statements."""
    word, _space, unit = title.strip().partition(" ")
    if word != "Kepala" or not unit:
        return "", ""
    found = UnitVersion.objects.filter(lasting(day), unit__office=office, name__iexact=unit.strip())
    named = found.values_list("unit", flat=True).first()
    return head_named(named, day) if named is not None else ("", "")


def head_of_unit(unit: OrganizationUnit, day: date) -> PrintedLetterhead:
    """How papers of a unit of `day` are headed: its own kop and place where it had them, all else as its office now.

    Three statements at most.
    """
    kept = UnitLetterhead.objects.filter(unit=OuterRef("pk"), since__lte=day).order_by("-since")
    asked = {name: Subquery(kept.values(name)[:1]) for name in ("lines", "place")}
    found = OrganizationUnit.objects.select_related("office__letterhead").annotate(**asked).get(pk=unit.pk)
    office, own = found.office, vars(found)
    general = office.letterhead if hasattr(office, "letterhead") else _unset(office)
    head = _signed(printed_head(general), general, day)
    return replace(head, lines=_lines(own["lines"] or "") or head.lines, place=own["place"] or head.place)


def unit_letterhead_of(unit: OrganizationUnit, day: date) -> UnitLetterhead:
    """What a unit says on `day` above its own papers; empty where it never did."""
    kept = UnitLetterhead.objects.filter(unit=unit, since__lte=day).first()
    return kept or UnitLetterhead(unit=unit, since=day)


def printed_head(kept: Letterhead) -> PrintedLetterhead:
    """A letterhead as papers take it."""
    pattern = kept.number_pattern
    for theirs, ours in PATTERN:
        pattern = pattern.replace(theirs, ours)
    found = PrintedLetterhead(
        lines=_lines(kept.lines),
        place=kept.place,
        signatory=Signatory(kept.signer_title, kept.signer_name, nip=kept.signer_nip),
        paper="f4" if kept.paper.lower() == "f4" else "a4",
        margins=Margins(kept.margin_top, kept.margin_right, kept.margin_bottom, kept.margin_left),
    )
    return replace(found, number_pattern=pattern) if pattern else found


def problems_of(kept: Letterhead) -> list[Problem]:
    """Everything that keeps papers from being printed with it, in the words offices write; keys as papers name them."""
    return [_theirs(problem) for problem in letterhead_problems(printed_head(kept))]


def _theirs(problem: Problem) -> Problem:
    def said(words: str) -> str:
        for theirs, ours in PATTERN:
            words = words.replace(ours, theirs)
        return words

    def both(text: Text) -> Text:
        return Text(said(text.id), said(text.en))

    return replace(
        problem,
        text=both(problem.text),
        found=None if problem.found is None else said(problem.found),
        wanted=None if problem.wanted is None else both(problem.wanted),
    )


def kind_word(kind: str) -> str:
    """What a kind of unit is called, in the reader's language."""
    return say(offices.UNIT_KINDS[cast(UnitKind, kind)])


def group_word(group: str) -> str:
    """What a service group is called, in the reader's language."""
    return say(offices.SERVICE_GROUPS[cast(ServiceGroup, group)])


def waiting_import(office: Office, pk: int, person: User) -> UnitImport | None:
    """A list that a person uploaded for an office."""
    return office.imports.filter(pk=pk, by=person).first()


def organizer_of(office: Office) -> Text:
    """What the part of this office that runs evaluations is called: Biro or Bagian Organisasi."""
    return offices.organizer(cast(OfficeKind, office.kind))


def roles_in(office: Office) -> Mapping[str, Text]:
    """What the roles of this office are called, by value of Role."""
    return offices.staff_roles(cast(OfficeKind, office.kind))


def kinds_for(office: Office) -> tuple[UnitKind, ...]:
    """The kinds of units this office may have."""
    return offices.unit_kinds(cast(OfficeKind, office.kind), office.region)


def region_name(code: str, day: date) -> str:
    """What a region is called on `day`: from the list the office loaded, else a province; empty when unknown."""
    found = Region.objects.filter(lasting(day), code=code).order_by("-valid_from").first()
    if found is not None:
        return found.name
    province = regions.province_on(code, day)
    return province.name if province else ""


def natural(code: str) -> tuple[tuple[int, str], ...]:
    """A code for sorting: 1.2 before 1.10."""
    return tuple(
        (int(part), "") if part.isdecimal() else (-1, part) for part in DIGITS.split(code.casefold())
    )

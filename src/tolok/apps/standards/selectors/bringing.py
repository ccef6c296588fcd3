"""What a waiting file says and what it would change; it is read anew every time, so that it is never out of date."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from tolok.apps.accounts.models import User
from tolok.apps.organizations.models import OrganizationUnit
from tolok.apps.standards.models import (
    HELD,
    IN_WORK,
    Becomes,
    Decree,
    Service,
    StandardImport,
    StandardVersion,
)
from tolok.apps.standards.plans import Act, BringingPlan, Planned
from tolok.apps.standards.refusals import bringing as refusals
from tolok.rules.standards.contents import content_of, digest_of
from tolok.rules.standards.merging import merged, restored, same_words, spoken_of
from tolok.rules.standards.states import WRITABLE
from tolok.rules.standards.values import Standard
from tolok.rules.texts import Problem, Text
from tolok.sheets.books import open_bytes
from tolok.sheets.cells import name_key
from tolok.sheets.standards.book import LIMITS, read_standards
from tolok.sheets.standards.document import is_document, read_document
from tolok.sheets.standards.found import FoundStandard, FoundStandards
from tolok.sheets.standards.kinds import refuse_other_kinds
from tolok.sheets.standards.pasted import pasted_standards


@dataclass(slots=True)
class _Known:
    """What the unit has: its services, their versions in work and the ones that held, the decree of the file."""

    by_code: dict[str, Service]
    by_name: dict[str, Service]
    working: dict[int, StandardVersion] = field(default_factory=dict)
    held: dict[int, list[StandardVersion]] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    met: set[int] = field(default_factory=set)


def waiting_import(unit: OrganizationUnit, pk: int, person: User) -> StandardImport | None:
    """A file that this person brought and that was not forgotten or is applied."""
    rows = StandardImport.objects.select_related("unit__office", "service")
    return rows.filter(unit=unit, pk=pk, by=person).first()


def known_of(unit: OrganizationUnit) -> list[Service]:
    """Every service of a unit with the unit itself."""
    rows = list(Service.objects.filter(unit=unit))
    for one in rows:
        one.unit = unit
    return rows


def read_import(draft: StandardImport, problems: list[Problem]) -> FoundStandards:
    """What a file says. Raises ProblemsError for one that cannot be read at all."""
    content = bytes(draft.content)
    fallback = draft.service.name if draft.service else ""
    if not draft.file_name:
        return pasted_standards(content.decode("utf-8", "replace"), fallback, problems)
    refuse_other_kinds(draft.file_name, content)
    if is_document(content):
        return read_document(draft.file_name, content, fallback, problems)
    return read_standards(open_bytes(draft.file_name, content, LIMITS), fallback, problems)


def plan_of(draft: StandardImport) -> BringingPlan:
    """What a file would change if it were kept now."""
    problems: list[Problem] = []
    found = read_import(draft, problems)
    known = _known(draft)
    decree = _decree_problems(draft, problems)
    rows = [_planned(draft, one, known, decree, problems) for one in found.standards]
    return BringingPlan(() if problems else tuple(rows), tuple(problems), found.notes, draft.decree)


def _known(draft: StandardImport) -> _Known:
    services = known_of(draft.unit)
    known = _Known({one.code: one for one in services}, {}, taken={one.code for one in services})
    for one in services:
        for name in (one.public_name, one.name):
            if name:
                known.by_name[name_key(name)] = one
    for version in StandardVersion.objects.filter(service__in=services).select_related("decree"):
        if version.state in IN_WORK:
            known.working[version.service_id] = version
        elif version.state in HELD:
            known.held.setdefault(version.service_id, []).append(version)
    return known


def _decree_problems(draft: StandardImport, problems: list[Problem]) -> Decree | None:
    """The decree of the file, if it is kept already; another one of that number is a problem."""
    if draft.becomes != Becomes.HELD:
        return None
    found = Decree.objects.filter(unit=draft.unit, number=draft.decree["number"]).first()
    if found is None:
        return None
    given = draft.decree
    if found.signed_on != date.fromisoformat(given["signed_on"]) or found.signer != given["signer"]:
        problems.append(Problem(refusals.OTHER_DECREE, found=found.number))
    return found


def _planned(
    draft: StandardImport,
    one: FoundStandard,
    known: _Known,
    decree: Decree | None,
    problems: list[Problem],
) -> Planned:
    service = _service(one, known, problems)
    standard, readings = one.read(as_written=draft.as_written)
    code, name = (service.code, service.name) if service else (one.code or _free(known.taken), one.name)
    known.taken.add(code)
    working = known.working.get(service.pk) if service else None
    versions = known.held.get(service.pk, []) if service else []
    newest = working or max(versions, key=lambda each: each.number, default=None)
    same = same_words(newest.standard, one.words) if newest else ()
    if newest and same:
        standard = restored(standard, newest.standard, same)
    spoken = spoken_of(standard)
    act: Act
    if draft.becomes == Becomes.HELD:
        act = _holds(draft, one, standard, versions, decree, problems)
    else:
        act, standard = _drafts(one, standard, working, newest, problems)
    written_on = working if act == "write" else None
    return Planned(act, code, name, service, written_on, standard, readings, spoken, same)


def _service(one: FoundStandard, known: _Known, problems: list[Problem]) -> Service | None:
    found = known.by_code.get(one.code) if one.code else known.by_name.get(name_key(one.name))
    if found is None and one.code and (other := known.by_name.get(name_key(one.name))):
        said = refusals.WRITTEN_MEANWHILE.format(code=other.code)
        problems.append(one.place.problem(refusals.OTHER_CODE, one.code, said))
    if found is None and not one.name:
        problems.append(one.place.problem(refusals.NO_SERVICE_NAME, one.code))
    if found is not None and found.pk in known.met:
        problems.append(one.place.problem(refusals.SERVICE_TWICE, one.code or one.name))
    if found is not None:
        known.met.add(found.pk)
    if found is not None and found.until is not None:
        problems.append(one.place.problem(refusals.SERVICE_ENDED, one.code or one.name))
    return found


def _holds(
    draft: StandardImport,
    one: FoundStandard,
    standard: Standard,
    versions: Iterable[StandardVersion],
    decree: Decree | None,
    problems: list[Problem],
) -> Act:
    first = draft.effective_from
    assert first is not None
    digest = digest_of(content_of(standard))
    rows = list(versions)
    if decree and any(
        (each.digest, each.effective_from, each.decree_id) == (digest, first, decree.pk) for each in rows
    ):
        return "keep"
    if any(each.effective_from and each.effective_from >= first for each in rows):
        problems.append(one.place.problem(refusals.LATER_HOLDS, one.code or one.name, _day(first)))
    return "hold"


def _drafts(
    one: FoundStandard,
    standard: Standard,
    working: StandardVersion | None,
    newest: StandardVersion | None,
    problems: list[Problem],
) -> tuple[Act, Standard]:
    """What the file says goes into the newest words; components it does not speak of stay."""
    whole = merged(newest.standard if newest else Standard(), standard, spoken_of(standard))
    if newest is not None and newest.digest == digest_of(content_of(whole)):
        return "keep", whole
    if working is not None and working.state not in WRITABLE:
        problems.append(one.place.problem(refusals.NOT_WRITABLE_NOW, one.code or one.name))
    return ("write" if working else "begin"), whole


def _free(taken: set[str]) -> str:
    """The next number that no service of the unit has as its code."""
    at = len(taken) + 1
    while f"{at:02}" in taken:
        at += 1
    return f"{at:02}"


def _day(day: date) -> Text:
    words = f"{day:%d/%m/%Y}"
    return Text(f"tanggal lain; diberikan {words}", f"another day; given was {words}")

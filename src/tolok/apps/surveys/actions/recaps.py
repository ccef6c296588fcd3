"""A regency's recap is brought in: tried without keeping anything, names put to units, then kept.

What is kept are sums that somebody printed, not answers (see `models.brought`). A unit that has a result of answers
about the same days keeps that one. The same numbers a second time change nothing; other numbers are a correction and
want a reason.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Literal

from django.db import transaction

from tolok.apps.accounts.models import User
from tolok.apps.common.actions import office_scope, record
from tolok.apps.organizations.models import Office
from tolok.apps.organizations.selectors import Place, tree_on
from tolok.apps.surveys import refusals
from tolok.apps.surveys.models import BroughtResult, RecapImport, RecapName
from tolok.apps.surveys.selectors.brought import own_units, standing_brought
from tolok.rules import packs
from tolok.rules.surveys.instruments import Order
from tolok.rules.surveys.periods import days_of
from tolok.rules.surveys.suppression import SMALLEST
from tolok.rules.texts import Problem, ProblemsError, Text
from tolok.sheets.books import open_bytes
from tolok.sheets.cells import name_key
from tolok.sheets.imports.office_means import OfficeMeans, read_office_means

#: What becomes of a row: nobody said which unit it is, it is passed over, the unit has answers, or it is kept.
State = Literal["open", "skip", "answers", "twice", "same", "new", "corrects"]
#: Chosen for a name whose rows are passed over.
SKIP = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a recap: what it holds, the unit it is put to, and what would become of it."""

    office: OfficeMeans
    unit: int | None
    state: State
    before: BroughtResult | None = None

    @property
    def key(self) -> str:
        """The name as it is remembered."""
        return name_key(self.office.office)[:300]

    @property
    def small(self) -> bool:
        """Whether so few were asked that no value is kept."""
        return self.office.n is not None and self.office.n < SMALLEST

    @property
    def value(self) -> Decimal | None:
        """The index that would be kept."""
        return None if self.small else self.office.outcome.ikm_published

    @property
    def grade(self) -> str:
        """Its grade: none where the file does not say how many answered."""
        found = self.office.outcome.grade
        return found.letter if found and self.office.n is not None and not self.small else ""


@dataclass(frozen=True, slots=True)
class Trial:
    """Everything a file would bring, and the units there are to choose from."""

    lines: tuple[Line, ...]
    notes: tuple[Text, ...]
    places: tuple[Place, ...]

    def count(self, *states: State) -> int:
        """How many rows would come to that."""
        return sum(line.state in states for line in self.lines)


@dataclass(frozen=True, slots=True)
class RecapSpan:
    """The period a recap is about: its kind, year and number in the year."""

    kind: str
    year: int
    number: int


def begin_recap(
    *,
    office: Office,
    name: str,
    content: bytes,
    pack_id: str,
    span: RecapSpan,
    order: str = "",
    by: User,
    now: datetime,
    today: date,
) -> RecapImport:
    """Keep an uploaded recap aside. Raises ProblemsError with every problem in the file; nothing is kept of it then."""
    try:
        start, end = days_of(span.kind, span.year, span.number)
    except ValueError:
        raise refusals.refused(NO_SUCH_PERIOD, "number") from None
    if end >= today:
        raise refusals.refused(NOT_PAST, "year")
    read_office_means(open_bytes(name, content), packs.satisfaction(pack_id), order=_order(order))
    draft = RecapImport(
        office=office,
        name=name[:200],
        content=content,
        sha256=sha256(content).hexdigest(),
        pack_id=pack_id,
        period_kind=span.kind,
        period_start=start,
        period_end=end,
        order=order,
        begun_at=now,
        begun_by=by,
    )
    draft.save(force_insert=True)
    return draft


def trial_of(draft: RecapImport, today: date) -> Trial:
    """What a recap would bring as things are now. Five statements whatever its length."""
    offices, notes = read_office_means(
        open_bytes(draft.name, bytes(draft.content or b"")),
        packs.satisfaction(draft.pack_id),
        order=_order(draft.order),
    )
    places = _places(draft.office, draft.period_end, today)
    known = _known_names(draft.office, places)
    then = {one.unit_id: one for one in _standing(draft)}
    own = own_units(draft.office, draft.period_start, draft.period_end)
    units = [known.get(name_key(one.office)[:300], None) for one in offices]
    lines = [_line(one, unit, units, own, then) for one, unit in zip(offices, units, strict=True)]
    return Trial(tuple(lines), notes, tuple(places))


def name_units(
    *, draft: RecapImport, chosen: Mapping[str, int], by: User, now: datetime, today: date
) -> None:
    """Remember which unit each name means; `SKIP` passes its rows over. Names are as in `Line.key`.

    Raises ProblemsError for a unit of another office.
    """
    there = {place.unit_id for place in _places(draft.office, draft.period_end, today)}
    if not set(chosen.values()) <= there | {SKIP}:
        raise refusals.refused(NOT_A_UNIT)
    with transaction.atomic():
        _still_open(RecapImport.objects.select_for_update().get(pk=draft.pk))
        rows = [
            RecapName(office=draft.office, name=name, unit_id=unit or None) for name, unit in chosen.items()
        ]
        RecapName.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["office", "name"], update_fields=["unit"]
        )
        after = {"names": len(chosen)}
        record(by=by, action="surveys.name_recap_units", target=draft, after=after, now=now)


def keep_recap(*, draft: RecapImport, why: str, by: User, now: datetime, today: date) -> RecapImport:
    """Keep what the trial said. A second time changes nothing.

    Raises ProblemsError with every row that nobody put to a unit, and without a reason for corrections.
    """
    with transaction.atomic():
        row = RecapImport.objects.select_for_update(of=("self",)).select_related("office").get(pk=draft.pk)
        if row.kept_at is not None:
            return row
        _still_open(row)
        trial = trial_of(row, today)
        _refuse(trial, why)
        found = [line for line in trial.lines if line.state in ("new", "corrects")]
        BroughtResult.objects.bulk_create([_result(row, line, why) for line in found])
        row.created, row.corrected = trial.count("new"), trial.count("corrects")
        row.unchanged, row.left = trial.count("same"), trial.count("skip", "answers")
        row.kept_at, row.kept_by, row.content = now, by, None
        row.save()
        after = {key: getattr(row, key) for key in ("created", "corrected", "unchanged", "left", "sha256")}
        after |= {"file": row.name, "from": row.period_start, "to": row.period_end}
        scope = office_scope(row.office_id)
        record(by=by, action="surveys.keep_recap", target=row, after=after, why=why, now=now, scope=scope)
    return row


def give_up_recap(*, draft: RecapImport, now: datetime) -> None:
    """Forget an uploaded recap; nothing of it was kept."""
    RecapImport.objects.filter(pk=draft.pk, kept_at=None).update(content=None, given_up_at=now)


def _line(
    one: OfficeMeans,
    unit: int | None,
    units: Sequence[int | None],
    own: set[int],
    then: Mapping[int, BroughtResult],
) -> Line:
    if unit is None:
        return Line(one, None, "open")
    if unit == SKIP:
        return Line(one, SKIP, "skip")
    if units.count(unit) > 1:
        return Line(one, unit, "twice")
    if unit in own:
        return Line(one, unit, "answers")
    before = then.get(unit)
    line = Line(one, unit, "new" if before is None else "corrects", before)
    if before is not None and _content(line) == {key: getattr(before, key) for key in CONTENT}:
        return Line(one, unit, "same", before)
    return line


#: What makes two rows about the same unit and period the same.
CONTENT = ("means", "n", "population", "value", "grade")


def _content(line: Line) -> dict[str, object]:
    """As the database keeps it."""
    means = {} if line.small else {key: str(mean) for key, mean in line.office.means.items()}
    return {
        "means": means,
        "n": line.office.n,
        "population": line.office.population,
        "value": line.value,
        "grade": line.grade,
    }


def _result(recap: RecapImport, line: Line, why: str) -> BroughtResult:
    assert line.unit  # its state says so
    place = f"{line.office.sheet}:{line.office.row}".removeprefix(":")[-120:]
    return BroughtResult(
        recap=recap,
        unit_id=line.unit,
        pack_id=recap.pack_id,
        pack_hash=packs.satisfaction(recap.pack_id).header.hash,
        period_kind=recap.period_kind,
        period_start=recap.period_start,
        period_end=recap.period_end,
        number=line.before.number + 1 if line.before else 1,
        corrects=line.before,
        why=why.strip() if line.before else "",
        printed={} if line.small else dict(line.office.printed),
        place=place,
        **_content(line),
    )


def _refuse(trial: Trial, why: str) -> None:
    problems = [
        Problem(TWICE if line.state == "twice" else OPEN, row=line.office.row, found=line.office.office)
        for line in trial.lines
        if line.state in ("open", "twice")
    ]
    if not trial.count("new", "corrects", "same"):
        problems.append(Problem(NOTHING))
    if trial.count("corrects") and not why.strip():
        problems.append(Problem(refusals.NO_REASON, key="why"))
    if problems:
        raise ProblemsError(problems)


def _standing(draft: RecapImport) -> list[BroughtResult]:
    found = standing_brought().filter(
        unit__office=draft.office,
        pack_id=draft.pack_id,
        period_kind=draft.period_kind,
        period_start=draft.period_start,
    )
    return list(found)


def _places(office: Office, then: date, today: date) -> list[Place]:
    """The units there were at the end of the period, and those there are now. Two statements."""
    found = {place.unit_id: place for place in tree_on(office, then)}
    return [*found.values(), *(one for one in tree_on(office, today) if one.unit_id not in found)]


def _known_names(office: Office, places: Sequence[Place]) -> dict[str, int]:
    """Units by the names recaps may give them: what the office said, then their own name, code and short name."""
    found: dict[str, int] = {}
    for said in ("abbreviation", "code", "name"):
        found |= {name_key(getattr(one, said)): one.unit_id for one in places if getattr(one, said)}
    kept = RecapName.objects.filter(office=office).values_list("name", "unit")
    return {**found, **{name: unit or SKIP for name, unit in kept}}


def _order(said: str) -> Order | None:
    return "rule" if said == "rule" else "form" if said == "form" else None


def _still_open(draft: RecapImport) -> None:
    if draft.kept_at is not None or draft.given_up_at is not None:
        raise refusals.refused(OVER)


NO_SUCH_PERIOD = Text(
    "Setahun tidak punya periode dengan nomor ini.", "A year has no period with this number."
)
NOT_PAST = Text(
    "Periode ini belum berakhir. Rekap hanya untuk periode yang sudah lewat.",
    "This period has not ended. A recap is about a period that has passed.",
)
NOT_A_UNIT = Text("Unit ini bukan unit instansi ini.", "This unit is no unit of this office.")
OPEN = Text(
    "Pilih unit mana yang dimaksud, atau lewati baris ini.", "Choose the unit that is meant, or pass it over."
)
TWICE = Text("Dua baris menunjuk unit yang sama.", "Two rows point at the same unit.")
NOTHING = Text("Tidak ada baris yang dapat disimpan.", "There is no row to keep.")
OVER = Text(
    "Rekap ini sudah disimpan atau dibatalkan. Unggah berkasnya lagi.",
    "This recap was kept or given up. Upload the file again.",
)

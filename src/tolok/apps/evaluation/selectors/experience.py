"""A claim beside what users say, what was measured and what visitors found, in the year of the cycle."""

from collections.abc import Iterable, Mapping
from datetime import date

from tolok.apps.evaluation.models import Cycle, Locus
from tolok.apps.standards.selectors.experienced import experienced
from tolok.apps.surveys.selectors import facts as surveys
from tolok.rules.gathered import Basis
from tolok.rules.gathering.experience import Contradiction, asked_of, contradictions, expectations
from tolok.rules.gathering.experience_records import NOTHING, Records

#: Pairs that speak of the options of a claim.
PUBLISHED = "published_hours"
#: Kinds of pairs that speak of records and not of what users say.
RECORDED = ("measured_time", "opening_hours", PUBLISHED)


def year_of(cycle: Cycle) -> tuple[date, date]:
    """First and last day of the year a cycle judges: what was measured and seen then speaks of its claims."""
    return date(cycle.year, 1, 1), date(cycle.year, 12, 31)


def against(locus: Locus, code: str, level: int | None) -> tuple[Contradiction, ...]:
    """What speaks against a level that is claimed for an indicator. Nine statements at most, none where nothing could."""
    asked = asked_of(locus.form.pack, code, level)
    if not asked:
        return ()
    users = asked.keys() & {"f03", "skm"}
    f03, skm = surveys.heard(locus.unit_id, locus.cycle.year, locus.survey) if users else ({}, {})
    records = _records(locus, [asked])
    return contradictions(
        locus.form.pack, code, level, f03, skm, records, _ticked(locus, [code]).get(code, ())
    )


def recorded_against(locus: Locus, levels: Mapping[str, int | None]) -> dict[str, tuple[Contradiction, ...]]:
    """What the unit's own records say against levels, by code: what users say is for evaluators until results are out.

    Six statements at most, whatever the number of levels; none where nothing could be held against one.
    """
    pack = locus.form.pack
    asked = {code: row for code, level in levels.items() if (row := asked_of(pack, code, level))}
    records = _records(locus, asked.values())
    ticked = _ticked(locus, asked)
    found = {
        code: contradictions(pack, code, levels[code], {}, {}, records, ticked.get(code, ()))
        for code in asked
    }
    return {code: said for code, said in found.items() if said}


def rows_behind(locus: Locus) -> dict[str, Basis]:
    """Every row that can speak against a claim of a unit in a cycle, by origin. Six statements."""
    records = experienced(locus.unit, *year_of(locus.cycle))
    bases = [*(one.basis for one in records.measured), *(one.basis for one in records.visits)]
    bases += [basis for one in records.differences for basis in one.bases]
    bases += [records.published.basis] if records.published else []
    if survey := surveys.heard_from(locus.unit_id, locus.cycle.year):
        bases.append(survey)
    return {one.origin: one for one in bases if told(one)}


def told(basis: Basis) -> bool:
    """Whether a row has a record of its own: the hours of a service stand on the office's page alone."""
    return not basis.origin.startswith("standards.service:")


def _ticked(locus: Locus, codes: Iterable[str]) -> dict[str, set[str]]:
    """The options a unit ticks, by code, for claims that published hours can speak against. One statement at most."""
    rows = expectations().pairs.get(locus.form.pack, {})
    asked = [code for code in codes if rows.get(code, {}).get(PUBLISHED)]
    if not asked:
        return {}
    claims = locus.claims.filter(code__in=asked).values_list("code", "answers")
    return {
        code: {key for value in answers.values() if isinstance(value, list) for key in value}
        for code, answers in claims
    }


def _records(locus: Locus, asked: Iterable[Mapping[str, tuple[str, ...]]]) -> Records:
    """What was measured and seen, read only where it is held against a claim."""
    if not any(row.get(kind) for row in asked for kind in RECORDED):
        return NOTHING
    return experienced(locus.unit, *year_of(locus.cycle))

"""Closed answers over many offices, for those who read them: any level, years side by side, small cells withheld.

What a reader sees is made of the offices they may read and of nothing else. The numbers come from the closed files by
the named statements of `analytics`, so that the database is asked the same few things whatever the number of answers.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Literal

import pyarrow as pa
from django.conf import settings
from django.core.cache import cache

from tolok.analytics.aggregates import aggregates_of
from tolok.analytics.asking import MEMBERS
from tolok.analytics.engines import Engine, engine_at
from tolok.analytics.national import asked_of, intervals_of, open_answers
from tolok.apps.accounts.models import User
from tolok.apps.organizations.models import Office, OrganizationUnit
from tolok.apps.organizations.selectors import Place, names_of, readable_offices, tree_on
from tolok.apps.standards.models import Service
from tolok.apps.surveys.models import Survey, SurveyResult
from tolok.apps.surveys.selectors.closed import office_key, place_of
from tolok.apps.surveys.selectors.exporting import period_label
from tolok.apps.surveys.selectors.guarding import Guard, guard_of, of_offices, regency_of, small_of
from tolok.apps.surveys.selectors.importing import window
from tolok.apps.surveys.selectors.results import standing
from tolok.rules import regions
from tolok.rules.surveys.aggregation import Aggregate
from tolok.rules.surveys.instruments import Satisfaction
from tolok.rules.surveys.suppression import SMALLEST

Level = Literal["province", "regency", "office", "tree", "unit", "unit_kind", "service"]
#: The columns of every level.
COLUMNS: Mapping[Level, tuple[str, ...]] = {
    "province": ("province",),
    "regency": ("regency",),
    "office": ("office",),
    "tree": ("node",),
    "unit": ("unit",),
    "unit_kind": ("unit_kind",),
    "service": ("unit", "service"),
}
#: Units over many offices: the office's column in front, so that codes of two never meet.
UNITS = ("office", "unit")
#: Levels that only make sense within one office.
OF_AN_OFFICE: tuple[Level, ...] = ("tree", "service")
#: Views with more lines than this are computed each time; the cache is for what many look at.
MOST_KEPT = 3_000
#: Seconds a view is kept, and where nobody can see whether the files of a cluster have changed.
KEPT, KEPT_FAR = 24 * 3600, 600
Only = Mapping[str, Sequence[str]]
Group = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """What somebody wants to see: an instrument, the rows of the table, and which part of the country."""

    pack: Satisfaction
    level: Level
    province: str = ""
    office: Office | None = None
    node: str = ""

    @property
    def office_number(self) -> str:
        """The number of the office as addresses have it; empty without one."""
        return str(self.office.pk) if self.office else ""

    @property
    def columns(self) -> tuple[str, ...]:
        """What makes a row."""
        return UNITS if self.level == "unit" and self.office is None else COLUMNS[self.level]


@dataclass(frozen=True, slots=True)
class Figure:
    """One group in one year. Without `n` it is withheld."""

    n: int | None
    value: Decimal | None = None
    grade: str = ""
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One row: the group, what it is called, and its figures by year; a year without answers is not there."""

    group: Group
    name: str
    years: Mapping[int, Figure]


@dataclass(frozen=True, slots=True)
class Total:
    """One year as a whole, by every estimator that can be told; none when it is withheld."""

    n: int | None
    found: tuple[Aggregate, ...] = ()
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """What is shown. `hidden`: cells are withheld; `shut`: years that a table above withholds altogether."""

    years: tuple[int, ...]
    lines: tuple[Line, ...]
    totals: Mapping[int, Total]
    hidden: bool = False
    shut: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Tree:
    """The units of one office on a day, the periods it has closed answers of, and units with answers that are gone."""

    key: str
    places: Sequence[Place] = ()
    periods: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def view(asking: Asking, person: User, day: date) -> View:
    """What a person who reads offices sees on `day`. Raises what engines raise when they cannot be reached.

    Closed answers change only when a survey closes, so what was computed once is kept until the files are others, a
    day at most. It is kept after small groups were withheld, and by which offices its readers read.
    """
    offices = {office_key(one): one for one in readable_offices(person, day)}
    tree = _tree(asking.office, day)
    key = _kept_as(asking, offices, tree, day)
    found: View | None = cache.get(key)
    if found is None:
        found = _computed(asking, offices, tree, day)
        if len(found.lines) <= MOST_KEPT:
            cache.set(key, found, KEPT if stamp() else KEPT_FAR)
    return found


def _computed(asking: Asking, offices: Mapping[str, Office], tree: Tree, day: date) -> View:
    with engine_at(settings.TOLOK_SPARK_URL) as engine:
        open_answers(engine, root(), asking.pack)
        guard = guard_of(engine, asking.pack, offices)
        shut = _shut(engine, asking, guard, offices, tree)
        only = _only(asking, offices)
        if asking.level == "tree":
            only = {**only, "node": _register(engine, tree, asking.node)}
        rows = _rows(engine, asking, asking.columns, only)
        totals = _totals(engine, asking, only, rows, shut)
    names = _names(asking, offices, tree.places, day)
    lines, hidden = _lines(asking, guard, rows, names, shut)
    years = tuple(sorted({year for line in lines for year in line.years}))
    return View(years, tuple(lines), totals, hidden, frozenset(shut & set(years)))


def stamp() -> str:
    """What changes when any file of closed answers does; empty where they lie on a cluster."""
    if "://" in root():
        return ""
    files = sorted(Path(root()).glob("period=*/province=*/*.parquet"))
    told = [(str(one), (at := one.stat()).st_size, at.st_mtime_ns) for one in files]
    return sha256(repr((root(), told)).encode()).hexdigest()


def _kept_as(asking: Asking, offices: Mapping[str, Office], tree: Tree, day: date) -> str:
    """Under what a view is kept: everything it is made of but the numbers of users."""
    asked = (asking.pack.header.hash, asking.level, asking.province, asking.office_number, asking.node)
    mine = sorted((key, one.pk, one.name) for key, one in offices.items())
    parts = (stamp(), asked, mine, tree, day.isoformat())
    return f"surveys.national.{sha256(repr(parts).encode()).hexdigest()}"


def root() -> str:
    """Where closed answers lie, as the engine knows it."""
    return settings.TOLOK_ANSWERS or str(Path(settings.TOLOK_HOME) / "answers")


def path_to(node: str, places: Sequence[Place]) -> list[Place]:
    """The units from the top of the tree down to the one with that code, itself included."""
    by_number = {one.unit_id: one for one in places}
    found: list[Place] = []
    here = next((one for one in places if one.code == node), None)
    while here is not None:
        found.insert(0, here)
        here = by_number.get(here.parent_id) if here.parent_id else None
    return found


def _only(asking: Asking, offices: Mapping[str, Office]) -> dict[str, Sequence[str]]:
    """The answers a reader may be told of: those of the offices that are theirs, and of these the chosen ones."""
    keys = [key for key in offices if not asking.province or place_of(key) == asking.province]
    if asking.office is not None:
        keys = [key for key in keys if offices[key].pk == asking.office.pk]
    return of_offices(keys)


def _rows(
    engine: Engine, asking: Asking, columns: tuple[str, ...], only: Only
) -> dict[Group, dict[int, Figure]]:
    """Every group that has answers, by year."""
    asked = asked_of(asking.pack, (*columns, "year"), only)
    found: dict[Group, dict[int, Figure]] = {}
    for row in intervals_of(engine, asking.pack, asked).to_pylist():
        if row["n"]:
            group = tuple("" if row[name] is None else str(row[name]) for name in columns)
            figure = Figure(row["n"], row["ikm_published"], row["grade"] or "", row["low"], row["high"])
            found.setdefault(group, {})[row["year"]] = figure
    return found


def _withheld(rows: Mapping[Group, Mapping[int, Figure]], year: int) -> set[Group]:
    """The groups of a year that may not be told beside its total."""
    counts = {str(at): years[year].n or 0 for at, years in enumerate(rows.values()) if year in years}
    small = small_of(counts)
    return {group for at, group in enumerate(rows) if str(at) in small}


def _hidden(
    asking: Asking, guard: Guard, rows: Mapping[Group, Mapping[int, Figure]], year: int
) -> set[Group]:
    """The groups of a year that are not told at the level somebody looks at."""
    whole: Mapping[Level, Collection[str]] = {
        "province": guard.provinces.get(year, ()),
        "regency": guard.regencies(year),
        "office": guard.offices.get(year, ()),
    }
    if asking.level in whole:
        return {group for group in rows if group[0] in whole[asking.level]}
    if asking.columns != UNITS:
        return _withheld(rows, year)
    found: set[Group] = set()
    below: dict[str, dict[Group, Mapping[int, Figure]]] = {}
    for group, years in rows.items():
        below.setdefault(group[0], {})[group] = years
    for key, units in below.items():
        found |= set(units) if key in whole["office"] else _withheld(units, year)
    return found


def _shut(
    engine: Engine, asking: Asking, guard: Guard, offices: Mapping[str, Office], tree: Tree
) -> set[int]:
    """The years in which a table above this one withholds the group that was opened: its parts would tell it."""
    shut: set[int] = set()
    if asking.province:
        shut |= {year for year, found in guard.provinces.items() if asking.province in found}
    if asking.office is not None:
        key = office_key(asking.office)
        shut |= {year for year, found in guard.offices.items() if key in found}
    above = ""
    for place in path_to(asking.node, tree.places):
        only = {**_only(asking, offices), "node": _register(engine, tree, above)}
        rows, above = _rows(engine, asking, ("node",), only), place.code
        group = (place.code,)
        shut |= {year for year in rows.get(group, {}) if group in _withheld(rows, year)}
    return shut


def _tree(office: Office | None, day: date) -> Tree:
    """Two statements."""
    if office is None:
        return Tree("")
    places = tree_on(office, day)
    written = standing(SurveyResult.objects.exclude(closed_file=None)).filter(survey__unit__office=office)
    surveys = Survey.objects.filter(pk__in=written.values("survey")).select_related("unit__office")
    periods = sorted({period_label(one) for one in surveys})
    gone = sorted({one.unit.code for one in surveys} - {place.code for place in places})
    return Tree(office_key(office), places, tuple(periods), tuple(gone))


def _register(engine: Engine, tree: Tree, node: str) -> list[str]:
    """Name the units below `node` as members of the part they belong to, in every period; the codes of the parts.

    The tree is that of the day: who reads it today looks for units where they are now. Units that are gone stand at
    the top.
    """
    top = len(path_to(node, tree.places))
    pairs = [] if node else [(code, code) for code in tree.gone]
    for place in tree.places:
        path = [one.code for one in path_to(place.code, tree.places)]
        if not node or node in path:
            pairs.append((place.code, path[top] if len(path) > top else node))
    rows = [(tree.key, unit, period, part) for unit, part in pairs for period in tree.periods]
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(MEMBERS)
    members = [pa.array(one, pa.string()) for one in columns]
    engine.register_rows("members", pa.table(members, schema=MEMBERS))
    return sorted({part for _unit, part in pairs})


def _totals(
    engine: Engine,
    asking: Asking,
    only: Only,
    rows: Mapping[Group, Mapping[int, Figure]],
    shut: set[int],
) -> dict[int, Total]:
    """Every year as a whole. Means of units are told only where every unit has enough answers: with two of them a
    reader could compute the third."""
    users = _users(asking.pack, only)
    asked = asked_of(asking.pack, ("year",), only)
    found: dict[int, Total] = {}
    for (year,), aggregates in aggregates_of(engine, asking.pack, asked).items():
        assert isinstance(year, int)
        n = sum(years[year].n or 0 for years in rows.values() if year in years)
        if year in shut or n < SMALLEST:
            found[year] = Total(None)
            continue
        pooled, simple = aggregates
        if any(n * share < SMALLEST for share in pooled.weights.values()):
            found[year] = Total(n, (pooled,), ("small",))
            continue
        known = {part: users.get((year, part), 0) for part in pooled.weights}
        if all(known.values()):
            by_users = aggregates_of(
                engine,
                asking.pack,
                asked_of(asking.pack, ("year",), {**only, "year": [str(year)]}),
                users={(year, *part.split("/", 1)): count for part, count in known.items()},
            )[(year,)]
            found[year] = Total(n, by_users)
        else:
            found[year] = Total(n, (pooled, simple), ("users",))
    return found


def _users(pack: Satisfaction, only: Only) -> dict[tuple[int, str], int]:
    """The users of every unit by year, where each of its surveys says how many. One statement."""
    written = standing(SurveyResult.objects.exclude(closed_file=None)).filter(survey__kind="skm")
    surveys = Survey.objects.filter(
        pk__in=written.values("survey"), questionnaire__pack_id=pack.id
    ).select_related("unit__office")
    chosen = set(only["office"])
    found: dict[tuple[int, str], int] = {}
    lost: set[tuple[int, str]] = set()
    for one in surveys:
        if (key := office_key(one.unit.office)) not in chosen:
            continue
        year = (one.period_start or window(one)[0]).year
        part = (year, f"{key}/{one.unit.code}")
        lost |= set() if one.population else {part}
        found[part] = found.get(part, 0) + (one.population or 0)
    return {part: count for part, count in found.items() if part not in lost}


def _lines(
    asking: Asking,
    guard: Guard,
    rows: Mapping[Group, Mapping[int, Figure]],
    names: Mapping[Group, str],
    shut: set[int],
) -> tuple[list[Line], bool]:
    years = {year for found in rows.values() for year in found}
    withheld = {year: _hidden(asking, guard, rows, year) for year in years}
    hidden = bool(shut) or any(withheld.values())
    lines = [
        Line(
            group,
            names.get(group) or " – ".join(group),
            {
                year: Figure(None) if year in shut or group in withheld[year] else figure
                for year, figure in found.items()
            },
        )
        for group, found in rows.items()
    ]
    return lines, hidden


def _names(
    asking: Asking,
    offices: Mapping[str, Office],
    places: Sequence[Place],
    day: date,
) -> dict[Group, str]:
    """What groups are called; units over many offices by `named_units`. At most one statement."""
    if asking.level == "province":
        known = {one.code: one.name for one in regions.provinces_on(day)}
        return {(code,): name for code, name in known.items()}
    if asking.level == "office":
        return {(key,): one.name for key, one in offices.items()}
    if asking.level == "regency":
        return _regencies(offices)
    units = {one.code: one.name for one in places}
    if asking.level == "service":
        services = Service.objects.filter(unit__office=asking.office).select_related("unit")
        of_services: dict[Group, str] = {
            (one.unit.code, one.code): f"{units.get(one.unit.code, one.unit.code)} – {one.name}"
            for one in services
        }
        return {**{(code, ""): name for code, name in units.items()}, **of_services}
    return {(code,): name for code, name in units.items()}


def named_units(asking: Asking, lines: Sequence[Line], person: User, day: date) -> list[Line]:
    """Units over many offices with their names: of the lines that are shown only. Three statements."""
    if asking.columns != UNITS:
        return list(lines)
    offices = {office_key(one): one for one in readable_offices(person, day)}
    mine = [offices[key].pk for key in {line.group[0] for line in lines}]
    units = OrganizationUnit.objects.filter(office__in=mine, code__in={line.group[1] for line in lines})
    numbers = {(unit.office_id, unit.code): unit.pk for unit in units}
    names = names_of(list(numbers.values()), day)
    found = []
    for line in lines:
        key, code = line.group
        name = names.get(numbers.get((offices[key].pk, code), 0), code)
        found.append(replace(line, name=f"{name} – {offices[key].name}"))
    return found


def _regencies(offices: Mapping[str, Office]) -> dict[Group, str]:
    """A regency is called as its only office; where there are more, by its code and the first of them."""
    found: dict[str, list[str]] = {}
    for key, one in sorted(offices.items(), key=lambda pair: (len(pair[0]), pair[1].pk)):
        found.setdefault(regency_of(key), []).append(one.name)
    return {
        (code,): names[0] if len(names) == 1 else f"{code} {names[0]} (+{len(names) - 1})"
        for code, names in found.items()
        if code
    }

"""A package of a cycle read back: every problem is told with its file, row and column, none ends in a traceback."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from tolok.rules.cycles.values import CycleRecord, Locking, ResultRecord, UnitRecord
from tolok.rules.differences import Difference
from tolok.rules.frozen import Frozen
from tolok.rules.nodes import Node
from tolok.rules.texts import Problem, ProblemsError, Text
from tolok.sheets.cells import shown
from tolok.sheets.cycles import cells
from tolok.sheets.cycles import files as names
from tolok.sheets.cycles.archive import check_sums, read_archive
from tolok.sheets.cycles.package import fingerprint
from tolok.sheets.cycles.tables import Inputs, read_inputs

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Package:
    """What a package says, which of its files are not what its list of sums says, and its fingerprint."""

    record: CycleRecord
    changed: tuple[Difference, ...]
    fingerprint: str


def read_package(path: Path) -> Package:
    """The package at `path`. Raises ProblemsError with everything that cannot be read; then also with the files that
    are not what the list of sums says, because damage is why."""
    files = read_archive(path)
    changed = check_sums(files)
    problems: list[Problem] = []
    record = _record(path.name, files, problems)
    if problems:
        raise ProblemsError([*problems, *(_damage(path.name, one) for one in changed)])
    return Package(record, tuple(changed), fingerprint(files))


def _damage(package: str, difference: Difference) -> Problem:
    wanted = Text(difference.wanted, difference.wanted) if difference.wanted else None
    return Problem(difference.text, f"{package}/{difference.part}", found=difference.found, wanted=wanted)


def _record(package: str, files: Mapping[str, bytes], problems: list[Problem]) -> CycleRecord:
    manifest = _object(package, names.MANIFEST, files, problems)
    if manifest.table.get("format") != names.FORMAT or manifest.table.get("version") != names.VERSION:
        found = {key: manifest.table.get(key) for key in ("format", "version")}
        wanted = f"{names.FORMAT} {names.VERSION}"
        manifest.wrong("format", OTHER_FORMAT, shown(str(found)), Text(wanted, wanted))
    inputs = read_inputs(package, files, problems)
    units = tuple(_units(package, files, inputs, problems))
    strange = sorted(inputs.keys() - {unit.code for unit in units})
    problems += [Problem(NO_UNIT, f"{package}/{names.UNITS}", found=shown(code)) for code in strange]
    return _cycle(manifest, files, units)


def _object(package: str, name: str, files: Mapping[str, bytes], problems: list[Problem]) -> Node:
    """The JSON object in a file; an empty one after noting what is wrong."""
    file = f"{package}/{name}"
    text = cells.utf8(file, files[name], problems)
    found: object = None
    try:
        found = (
            json.loads(text, object_pairs_hook=_once, parse_constant=_no_number) if text is not None else {}
        )
    except (ValueError, RecursionError) as error:
        problems.append(Problem(NO_JSON, file, found=str(error)[:80]))
        found = {}
    if not isinstance(found, dict):
        problems.append(Problem(NO_OBJECT, file, found=shown(str(found))))
        found = {}
    return Node(found, file, "", problems)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key occurs twice")
    return found


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is no number")


def _cycle(node: Node, files: Mapping[str, bytes], units: tuple[UnitRecord, ...]) -> CycleRecord:
    node.take("format", "version")
    office, cycle, result = node.node("office"), node.node("cycle"), node.node("result")
    dates = node.node("dates")
    corrects = result.table.get("corrects")
    result.take("corrects")
    if corrects is not None and type(corrects) is not int:
        result.wrong("corrects", cells.NOT_WANTED, shown(str(corrects)), Text("null", "null"))
        corrects = None
    count = node.integer("units")
    if count != len(units):
        node.wrong("units", COUNT, count, Text(str(len(units)), str(len(units))))
    record = CycleRecord(
        office_code=office.string("code", ""),
        office=office.string("name"),
        name=cycle.string("name"),
        year=cycle.integer("year"),
        number=result.integer("number"),
        corrects=corrects,
        reason=result.string("reason", ""),
        locked=tuple(Locking(one.string("role"), _day(one, "on")) for one in node.nodes("locked")),
        dates={key: _day(dates, key) for key in dates.table},
        gap=node.integer("gap"),
        packs=tuple(_pack(one, files) for one in node.nodes("packs", optional=False)),
        units=units,
    )
    _refuse_strays(node, files, record)
    for one in (office, cycle, result, dates, node):
        one.close()
    return record


def _day(node: Node, key: str) -> date:
    node.take(key)
    return _value(node, key, node.table.get(key), cells.day, date(1, 1, 1))


def _value(node: Node, key: str, value: object, parse: Callable[[Any], T], instead: T) -> T:
    """What `parse` makes of `value`; `instead` after noting why it cannot."""
    try:
        return parse(value)
    except cells.WrongError as error:
        node.wrong(key, cells.NOT_WANTED, shown(str(value)), error.wanted)
        return instead


def _pack(node: Node, files: Mapping[str, bytes]) -> Frozen:
    identity = node.string("id")
    digest = _value(node, "hash", node.string("hash"), cells.digest, "")
    found = {}
    for name, content in files.items():
        match = names.PACK.fullmatch(name)
        if match and match[1] == identity:
            found[match[2]] = cells.utf8(name, content, node.problems) or ""
    if not found:
        node.wrong("id", NO_PACK, shown(identity))
    return Frozen(identity, digest, found)


def _refuse_strays(node: Node, files: Mapping[str, bytes], record: CycleRecord) -> None:
    """Instruments that lie in the package and that the manifest does not name, or names twice."""
    there = {match[1] for name in files if (match := names.PACK.fullmatch(name))}
    named = [pack.id for pack in record.packs]
    for identity in sorted(there - set(named)) + [one for one in set(named) if named.count(one) > 1]:
        node.wrong("packs", STRAY, shown(identity))


def _units(
    package: str, files: Mapping[str, bytes], inputs: Mapping[str, Inputs], problems: list[Problem]
) -> Iterator[UnitRecord]:
    results = _results(package, files, problems)
    file, columns = f"{package}/{names.UNITS}", names.UNIT_COLUMNS
    for row in cells.rows(
        file, files[names.UNITS], lambda heads: tuple(heads) == columns, ", ".join(columns), problems
    ):
        code = row.text("unit")
        result = results.pop(code, None)
        if result is None:
            row.wrong("unit", NO_RESULT)
            continue
        given = inputs.get(code) or Inputs()
        yield UnitRecord(
            code=code,
            name=row.text("name"),
            kind=row.cells["kind"],
            pack=row.text("pack"),
            levels=tuple(given.levels.values()),
            result=result,
            answers=given.answers,
            values=given.values,
            respondents=given.respondents,
            proofs=tuple(given.proofs),
        )
    lost = f"{package}/{names.RESULTS}"
    problems += [Problem(NO_UNIT, lost, found=shown(code)) for code in results]


def _results(package: str, files: Mapping[str, bytes], problems: list[Problem]) -> dict[str, ResultRecord]:
    node = _object(package, names.RESULTS, files, problems)
    found: dict[str, ResultRecord] = {}
    for one in node.nodes("units", optional=False):
        code = one.string("unit")
        if code in found:
            one.wrong("unit", TWICE, shown(code))
        found[code] = _result(one)
    node.close()
    return found


def _result(node: Node) -> ResultRecord:
    there = node.take("index", "shown", "category", "interval", "rank", "missing")
    for key in ("index", "shown", "category", "interval", "rank"):
        if key not in there:
            node.wrong(key, ABSENT)
    category = there.get("category")
    if category is not None and not isinstance(category, str):
        node.wrong("category", cells.NOT_WANTED, shown(str(category)))
        category = None
    chances = _values(node, "probabilities", cells.decimal)
    return ResultRecord(
        aspects=_values(node, "aspects", cells.fraction),
        forms=_values(node, "forms", cells.fraction),
        index=_value(node, "index", there.get("index"), cells.fraction, None),
        shown=_value(node, "shown", there.get("shown"), cells.decimal, None),
        category=category,
        interval=_pair(node, "interval", there.get("interval"), cells.decimal),
        probabilities={letter: chance for letter, chance in chances.items() if chance is not None},
        rank=_pair(node, "rank", there.get("rank"), _place),
        missing=node.strings("missing"),
    )


def _values(node: Node, key: str, parse: Callable[[Any], T | None]) -> dict[str, T | None]:
    inner = node.node(key)
    inner.take(*inner.table)
    return {name: _value(inner, name, value, parse, None) for name, value in inner.table.items()}


def _pair(node: Node, key: str, value: object, parse: Callable[[Any], T | None]) -> tuple[T, T] | None:
    if value is None:
        return None
    if isinstance(value, list) and len(value) == 2:
        first, last = (_value(node, key, one, parse, None) for one in value)
        if first is not None and last is not None:
            return first, last
    node.wrong(key, cells.NOT_WANTED, shown(str(value)), Text("dua angka atau null", "two numbers or null"))
    return None


def _place(value: object) -> int | None:
    if type(value) is not int:
        raise cells.WrongError(Text("bilangan bulat", "a whole number"))
    return value


OTHER_FORMAT = Text(
    "Bentuk paket ini tidak dikenal. Mungkin dari Tolok yang lebih baru.",
    "This form of package is not known. It may come from a newer Tolok.",
)
NO_JSON = Text("Bukan JSON yang sah.", "Not valid JSON.")
NO_OBJECT = Text("Isinya bukan objek JSON.", "It holds no JSON object.")
NO_PACK = Text(
    "Berkas instrumen ini tidak ada dalam paket.", "The files of this instrument are not in the package."
)
STRAY = Text("Instrumen ini tidak disebut tepat sekali.", "This instrument is not named exactly once.")
NO_RESULT = Text("Unit ini tidak punya satu hasil.", "This unit has not exactly one result.")
NO_UNIT = Text("Unit ini tidak ada dalam units.csv.", "This unit is not in units.csv.")
COUNT = Text("Jumlah unit tidak cocok dengan units.csv.", "The number of units does not fit units.csv.")
TWICE = Text("Unit ini ada dua kali.", "This unit occurs twice.")
ABSENT = Text("Kunci ini tidak ada.", "This key is missing.")

"""A closed cycle as one ZIP: equal records give equal bytes. The format: docs/reference/cycle-package.md."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from typing import Any

from tolok.rules.cycles.values import CycleRecord, LevelRecord, ResultRecord, UnitRecord
from tolok.sheets.cells import FORMULA
from tolok.sheets.cycles import files as names

#: The day that every file in the ZIP carries: the day of the export must not change the bytes.
NO_DAY = (1980, 1, 1, 0, 0, 0)


def write_package(record: CycleRecord) -> bytes:
    """The package of `record`: files in the order of their names, with their sums."""
    files = package_files(record)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, NO_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, files[name])
    return out.getvalue()


def package_files(record: CycleRecord) -> dict[str, bytes]:
    """Every file of the package by its name."""
    files = {
        names.README: names.README_TEXT,
        names.MANIFEST: _json(_manifest(record)),
        names.UNITS: _csv(names.UNIT_COLUMNS, ((u.code, u.name, u.kind, u.pack) for u in record.units)),
        names.LEVELS: _levels(record),
        names.RESPONDENTS: _csv(names.RESPONDENT_COLUMNS, _respondents(record.units)),
        names.RESULTS: _json({"units": [_result(unit) for unit in record.units]}),
        names.PROOFS: _csv(names.PROOF_COLUMNS, _proofs(record.units)),
    }
    for pack in record.packs:
        files |= {f"packs/{pack.id}/{name}": text for name, text in pack.files.items()}
    written = {name: text.encode() for name, text in files.items()}
    return {**written, names.SUMS: sums(written)}


def sums(files: Mapping[str, bytes]) -> bytes:
    """The lines that ``sha256sum -c`` reads, by name."""
    return "".join(f"{sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)).encode()


def fingerprint(files: Mapping[str, bytes]) -> str:
    """SHA-256 of the list of sums: the same however the ZIP was packed."""
    return sha256(files[names.SUMS]).hexdigest()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _csv(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """RFC 4180, with no cell that a spreadsheet would run; empty for what is absent."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([quoted(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return out.getvalue()


def quoted(cell: str) -> str:
    """Text with a leading apostrophe where a spreadsheet would run it, and where it has one of its own."""
    return f"'{cell}" if cell.startswith(("'", *FORMULA)) else cell


def _manifest(record: CycleRecord) -> dict[str, Any]:
    return {
        "format": names.FORMAT,
        "version": names.VERSION,
        "office": {"code": record.office_code, "name": record.office},
        "cycle": {"name": record.name, "year": record.year},
        "result": {"number": record.number, "corrects": record.corrects, "reason": record.reason},
        "locked": [{"role": one.role, "on": one.on.isoformat()} for one in record.locked],
        "dates": {key: day.isoformat() for key, day in record.dates.items()},
        "gap": record.gap,
        "packs": [
            {"id": one, "hash": digest} for one, digest in {p.id: p.hash for p in record.packs}.items()
        ],
        "units": len(record.units),
    }


def _levels(record: CycleRecord) -> str:
    seats = sorted({seat for unit in record.units for level in unit.levels for seat in level.judged})
    heads = (*names.LEVEL_COLUMNS, *(f"seat_{seat}" for seat in seats), *names.LEVEL_ENDS)
    return _csv(heads, (_level(unit, one, seats) for unit in record.units for one in unit.levels))


def _level(unit: UnitRecord, level: LevelRecord, seats: Iterable[int]) -> tuple[object, ...]:
    judged = (level.judged.get(seat) for seat in seats)
    return (unit.code, level.code, *judged, level.moderated, level.decided, level.settled, level.how)


def _respondents(units: Iterable[UnitRecord]) -> Iterator[tuple[object, ...]]:
    for unit in units:
        for form in dict.fromkeys((*unit.answers, *unit.values, *unit.respondents)):
            moments, value = unit.answers.get(form), unit.values.get(form)
            sums = [None] * 6 if moments is None else [getattr(moments, name) for name in names.MOMENTS]
            yield (unit.code, form, *sums, _exact(value), unit.respondents.get(form))


def _proofs(units: Iterable[UnitRecord]) -> Iterator[tuple[object, ...]]:
    for unit in units:
        for proof in unit.proofs:
            yield (unit.code, proof.code, proof.title, proof.version, proof.sha256, proof.size)


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else f"{value.numerator}/{value.denominator}"


def _digits(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")


def _result(unit: UnitRecord) -> dict[str, Any]:
    result: ResultRecord = unit.result
    return {
        "unit": unit.code,
        "aspects": {key: _exact(value) for key, value in result.aspects.items()},
        "forms": {key: _exact(value) for key, value in result.forms.items()},
        "index": _exact(result.index),
        "shown": _digits(result.shown),
        "category": result.category,
        "interval": None if result.interval is None else [_digits(limit) for limit in result.interval],
        "probabilities": {letter: _digits(chance) for letter, chance in result.probabilities.items()},
        "rank": None if result.rank is None else list(result.rank),
        "missing": list(result.missing),
    }

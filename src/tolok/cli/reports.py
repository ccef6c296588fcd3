"""Papers and tables of an evaluation, written into a folder: all of them or none."""

import json
import os
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tolok.cli.progress import shown

if TYPE_CHECKING:
    from tolok.rules.results import Outcome
    from tolok.sheets.instruments.filled import Filled

#: More threads than this only wait for each other: the data of a paper is prepared in Python.
THREADS = 4
#: Letters of a unit's name that its file keeps.
SLUG = 60


def write_reports(folder: Path, filled: "Filled", outcomes: "Sequence[Outcome]", printed_on: date) -> None:
    """Write a PDF for every unit, one of all, and the results as XLSX, CSV and JSON into `folder`.

    Everything is made beside the folder first and moved in when it is whole; other files in it stay.
    Raises OSError when that cannot be done.
    """
    target = folder.absolute()
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists() and not target.is_dir():
        raise NotADirectoryError(20, "bukan map / not a folder", str(folder))
    made = Path(tempfile.mkdtemp(dir=target.parent, prefix=".tolok-"))
    try:
        made.chmod(0o777 & ~_mask())
        _tables(made, filled, outcomes)
        _papers(made, filled, outcomes, printed_on)
        _move(made, target)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def file_names(units: Sequence[str]) -> list[str]:
    """A safe name for every unit's paper, in order: ``07-dinas-kesehatan.pdf``; the number keeps them apart."""
    width = max(2, len(str(len(units))))
    return [f"{place:0{width}}-{_slug(unit)}.pdf" for place, unit in enumerate(units, 1)]


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:SLUG].strip("-") or "unit"


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _tables(made: Path, filled: "Filled", outcomes: "Sequence[Outcome]") -> None:
    from tolok.sheets.outcomes import outcome_row, to_csv, to_xlsx

    rows = [outcome_row(filled.instrument, outcome, filled.notes) for outcome in outcomes]
    (made / "hasil.csv").write_bytes(to_csv(rows).encode())
    (made / "hasil.xlsx").write_bytes(to_xlsx(filled.instrument, rows))
    _json(made / "hasil.json", filled, outcomes, rows)


def _json(path: Path, filled: "Filled", outcomes: "Sequence[Outcome]", rows: list[dict[str, Any]]) -> None:
    """A list with every unit and its trail, unit by unit: all trails at once would not fit a small machine."""
    from tolok.rules.index.trail import trail
    from tolok.sheets.trails import step_data

    with path.open("w", encoding="utf-8") as out:
        for place, (given, outcome, row) in enumerate(zip(filled.given, outcomes, rows, strict=True)):
            step = trail(filled.instrument, given, outcome, filled.cell(given.unit))
            out.write(",\n" if place else "[\n")
            json.dump({**row, "trail": step_data(step)}, out, ensure_ascii=False)
        out.write("\n]\n")


def _papers(made: Path, filled: "Filled", outcomes: "Sequence[Outcome]", printed_on: date) -> None:
    from tolok.papers.calculation.overview import overview_report
    from tolok.papers.calculation.unit_report import unit_report

    names = file_names([given.unit for given in filled.given])
    choices = _choices(filled)

    def print_unit(place: int) -> None:
        given, outcome = filled.given[place], outcomes[place]
        paper = unit_report(
            filled.instrument,
            given,
            outcome,
            cells=filled.cell(given.unit),
            printed_on=printed_on,
            choices=choices,
        )
        (made / names[place]).write_bytes(paper)

    with ThreadPoolExecutor(min(THREADS, os.cpu_count() or 1)) as pool:
        for _ in shown(pool.map(print_unit, range(len(names))), len(names), "Laporan unit / unit reports"):
            pass
    everything = overview_report(
        filled.instrument, outcomes, printed_on=printed_on, notes=filled.notes, choices=choices
    )
    (made / "semua-unit.pdf").write_bytes(everything)


def _choices(filled: "Filled") -> dict[str, object]:
    """The files that were read, for the command that computes a paper again; users may stand in the first one."""
    users = filled.users.file if filled.users else ""
    return {"file_name": filled.table.file, "users_name": users if users != filled.table.file else ""}


def _move(made: Path, target: Path) -> None:
    """A new folder appears at once; into one that exists, whole files are moved."""
    if not target.exists():
        made.replace(target)
        return
    for path in sorted(made.iterdir()):
        path.replace(target / path.name)

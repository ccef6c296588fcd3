"""``tolok evaluate``: filled levels in, an index with its trail out."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tolok.cli.errors import DONE, WRONG_DATA, WRONG_USE, fail, missing_files, remark
from tolok.cli.lines import plain
from tolok.cli.output import add_format, write
from tolok.rules.texts import Problem, ProblemsError, Text

if TYPE_CHECKING:
    from tolok.rules.instruments.values import Instrument
    from tolok.rules.results import Outcome, Step
    from tolok.sheets.instruments.filled import Filled

NAME = "evaluate"
HELP = "hitung indeks dari level yang diisi / compute an index from filled levels"
EXAMPLE = "tolok evaluate unit.xlsx --instrument pekppp-2022-luring --users f03.csv --report laporan"

#: Aspects that still fit beside one another in a table.
MOST_ASPECTS = 8


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="CSV atau XLSX, satu baris satu unit / one row a unit"
    )
    parser.add_argument("--instrument", required=True, metavar="ID", help="paket instrumen / instrument pack")
    parser.add_argument(
        "--users", type=Path, metavar="F03.csv", help="jawaban mentah pengguna / raw answers of users"
    )
    parser.add_argument(
        "--report",
        type=Path,
        metavar="DIR",
        help="tulis PDF, XLSX, CSV dan JSON ke map ini / write papers here",
    )
    parser.add_argument("--explain", metavar="UNIT", help="uraikan satu unit / explain one unit")
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Evaluate every unit; wrong data is told whole and nothing is written."""
    from tolok.cli.progress import shown
    from tolok.rules import packs
    from tolok.rules.index.weighted import evaluate
    from tolok.sheets.books import open_path
    from tolok.sheets.instruments.levels import read_levels
    from tolok.sheets.instruments.users import with_users

    try:
        instrument = packs.instrument(options.instrument)
    except ProblemsError as error:
        return fail([*error.problems, *_other_command(options.instrument)], WRONG_USE)
    if absent := missing_files(options.file, options.users):
        return fail(absent, WRONG_USE)
    try:
        filled = read_levels(open_path(options.file), instrument)
        if options.users:
            filled = with_users(filled, open_path(options.users))
    except ProblemsError as error:
        return fail(error.problems, WRONG_DATA)
    given = shown(filled.given, len(filled.given), "Unit / units")
    outcomes = [evaluate(instrument, one) for one in given]
    if options.explain is not None and _place(filled, options.explain) is None:
        names = ", ".join(given.unit for given in filled.given[:10])
        text = Text("Unit ini tidak ada dalam berkas.", "This unit is not in the file.")
        return fail([Problem(text, found=options.explain, wanted=Text(names, names))], WRONG_USE)
    if options.report:
        code = _write_reports(options.report, filled, outcomes)
        if code != DONE:
            return code
    _print(options, instrument, filled, outcomes)
    return DONE


def _other_command(pack_id: str) -> list[Problem]:
    """Where a survey pack belongs."""
    from tolok.rules import packs

    if pack_id not in packs.ids() or packs.header(pack_id).kind == "weighted":
        return []
    command = f"tolok survey FILE --instrument {pack_id}"
    text = Text(
        "Ini instrumen survei, bukan penilaian level.", "This is a survey, not a judgement by levels."
    )
    return [Problem(text, wanted=Text(command, command))]


def _write_reports(folder: Path, filled: "Filled", outcomes: list["Outcome"]) -> int:
    from datetime import UTC, datetime

    from tolok.cli.reports import write_reports

    today = datetime.now(UTC).astimezone().date()
    try:
        write_reports(folder, filled, outcomes, today)
    except OSError as error:
        text = Text(
            "Laporan tidak dapat ditulis. Periksa map dan izinnya.",
            "The report cannot be written. Check folder and permission.",
        )
        return fail([Problem(text, file=str(folder), found=error.strerror)], WRONG_DATA)
    return DONE


def _place(filled: "Filled", unit: str) -> int | None:
    from tolok.sheets.cells import name_key

    wanted = name_key(unit)
    return next((at for at, given in enumerate(filled.given) if name_key(given.unit) == wanted), None)


def _print(
    options: argparse.Namespace, instrument: "Instrument", filled: "Filled", outcomes: list["Outcome"]
) -> None:
    from tolok.cli.progress import shown
    from tolok.sheets.outcomes import flat, outcome_row

    told = shown(outcomes, len(outcomes), "Hasil / results")
    rows = [outcome_row(instrument, outcome, filled.notes) for outcome in told]
    if options.explain is not None:
        _explain(options, instrument, filled, outcomes, rows)
    elif options.format == "json":
        write(rows, "json", {})
    elif options.format == "csv":
        flats = [flat(row) for row in rows]
        write(flats, "csv", dict.fromkeys(flats[0], "") if flats else {})
    else:
        write([_short(instrument, row) for row in rows], "table", _columns(instrument))
        _tell_warnings(rows)


def _columns(instrument: "Instrument") -> dict[str, str]:
    index = instrument.index.key
    return {
        "unit": "Unit",
        **{key: key for key in _aspects(instrument)},
        **{key: key.upper().replace("F0", "F-0") for key in instrument.forms},
        f"{index}_published": index.upper(),
        "category": "Kategori",
        "warnings": "Catatan",
    }


def _aspects(instrument: "Instrument") -> list[str]:
    """Keys of the aspects, where they are few enough for a line of a table."""
    keys = [aspect.key for form in instrument.judged for aspect in form.aspects]
    return keys if len(keys) <= MOST_ASPECTS else []


def _short(instrument: "Instrument", row: dict[str, Any]) -> dict[str, Any]:
    from decimal import Decimal

    from tolok.rules.numbers import exact, round_half_up

    shown: dict[str, Any] = row["aspects"] | row
    for key in (*_aspects(instrument), *instrument.forms):
        value, decimals = shown[key], instrument.index.decimals
        shown[key] = None if value is None else round_half_up(exact(value), decimals)
    published = f"{instrument.index.key}_published"
    shown[published] = None if row[published] is None else Decimal(row[published])
    shown["warnings"] = len(row["warnings"]) or None
    return shown


def _tell_warnings(rows: list[dict[str, Any]]) -> None:
    """What holds for every unit once, the rest unit by unit."""
    shared = (
        [one for one in rows[0]["warnings"] if all(one in row["warnings"] for row in rows)] if rows else []
    )
    own = [f"{row['unit']}: {one}" for row in rows for one in row["warnings"] if one not in shared]
    everybody = "Semua unit" if len(rows) > 1 else rows[0]["unit"] if rows else ""
    remark([*(f"{everybody}: {one}" for one in shared), *own])


def _explain(
    options: argparse.Namespace,
    instrument: "Instrument",
    filled: "Filled",
    outcomes: list["Outcome"],
    rows: list[dict[str, Any]],
) -> None:
    from tolok.rules.index.trail import trail

    place = _place(filled, options.explain)
    assert place is not None, "checked by run"
    given = filled.given[place]
    step = trail(instrument, given, outcomes[place], filled.cell(given.unit))
    if options.format == "json":
        from tolok.sheets.trails import step_data

        write([{**rows[place], "trail": step_data(step)}], "json", {}, single=True)
        return
    if options.format == "csv":
        from tolok.sheets.trails import step_rows

        listed = step_rows(step)
        write(listed, "csv", dict.fromkeys(listed[0], ""))
        return
    print(plain(given.unit))
    print("\n".join(_lines(step, 0)))
    for warning in rows[place]["warnings"]:
        print(f"! {warning}")


def _lines(step: "Step", depth: int) -> list[str]:
    from tolok.rules.numbers import comma

    value = "–" if step.value is None else comma(step.value)
    weight = "" if step.weight is None else f"{comma(step.weight)} × "
    lines = [f"{'  ' * depth}{step.key}  {weight}{value}  {step.label.id}"]
    detail = step.level_text.id if step.level_text else step.rule.id
    lines.append(f"{'  ' * depth}    {detail}")
    if step.cell:
        sheet = f"lembar {step.cell.sheet}, " if step.cell.sheet else ""
        cell = plain(f"{step.cell.file}, {sheet}baris {step.cell.rows}, kolom {step.cell.column}")
        lines.append(f"{'  ' * depth}    {cell}")
    lines += [f"{'  ' * depth}    * {note.id}" for note in step.notes]
    for part in step.parts:
        lines += _lines(part, depth + 1)
    if step.basis:
        lines.append(f"{'  ' * depth}Dasar: {'; '.join(step.basis)}")
    return lines

"""What commands print: an aligned table for people, JSON and CSV for machines."""

import argparse
import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, TextIO

from tolok.cli.lines import plain
from tolok.cli.progress import shown
from tolok.rules.days import day_first
from tolok.rules.numbers import digits
from tolok.rules.texts import Text
from tolok.sheets.cells import neutral

FORMATS = ("table", "json", "csv")
Rows = Sequence[Mapping[str, object]]


def add_format(parser: argparse.ArgumentParser) -> None:
    """Add ``--format table|json|csv`` to a command."""
    parser.add_argument(
        "--format", choices=FORMATS, default="table", help="bentuk keluaran / form of the output (table)"
    )


def write(
    rows: Rows,
    format: str,  # noqa: A002 - the option's own name
    columns: Mapping[str, str],
    single: bool = False,
) -> None:
    """Print `rows` to standard output.

    `columns` maps keys to Indonesian headings, in order, and chooses what a table and a CSV show (the CSV is
    headed by the keys). JSON prints every key of every row: a list, or one object when `single`.
    """
    if format == "json" and single:
        print(_json(rows[0]))
    elif format == "json":
        _write_list(rows)
    elif format == "csv":
        write_csv(list(_told(rows)), list(columns), sys.stdout)
    else:
        print(table(list(_told(rows)), columns))


def _told(rows: Rows) -> Iterable[Mapping[str, object]]:
    """The rows, telling how many are done; not where what is printed stands on the same screen."""
    return rows if sys.stdout.isatty() else shown(rows, len(rows), "Tulis / writing")


def _write_list(rows: Rows) -> None:
    """A JSON list, row by row."""
    print("[", end="")
    for place, row in enumerate(_told(rows)):
        print(",\n  " if place else "\n  ", _json(row).replace("\n", "\n  "), sep="", end="")
    print("\n]" if rows else "]")


def _json(row: Mapping[str, object]) -> str:
    return json.dumps(row, ensure_ascii=False, indent=2, default=_plain)


def write_csv(rows: Sequence[Mapping[str, object]], keys: Sequence[str], out: TextIO) -> None:
    """Write `rows` as CSV headed by `keys`, with no cell that a spreadsheet would run."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([neutral(key) for key in keys])
    writer.writerows([neutral(_one_break(_cell(row.get(key)))) for key in keys] for row in rows)


def _one_break(cell: str) -> str:
    """`cell` with ``\\n`` as its only line break: the csv module leaves a lone ``\\r`` unquoted."""
    return cell.replace("\r\n", "\n").replace("\r", "\n")


def table(rows: Sequence[Mapping[str, object]], columns: Mapping[str, str]) -> str:
    """`rows` as aligned lines under Indonesian headings; numbers stand at the right."""
    cells = [[_shown(row.get(key)) for key in columns] for row in rows]
    right = [all(_is_number(row.get(key)) for row in rows) and bool(rows) for key in columns]
    lines = [list(columns.values()), *cells]
    widths = [max(len(line[place]) for line in lines) for place in range(len(columns))]
    lines.insert(1, ["─" * width for width in widths])
    return "\n".join(_aligned(line, widths, right) for line in lines)


def _aligned(line: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    parts = (
        cell.rjust(width) if at_right else cell.ljust(width)
        for cell, width, at_right in zip(line, widths, right, strict=True)
    )
    return "  ".join(parts).rstrip()


def _is_number(value: object) -> bool:
    return value is None or (isinstance(value, int | Decimal | Fraction) and not isinstance(value, bool))


def _shown(value: object) -> str:
    """A cell for people: words for yes and no, dates day-first, a decimal comma, one line."""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, date):
        return day_first(value)
    text = _cell(value)
    if isinstance(value, Decimal | Fraction):
        text = text.replace(".", ",")
    return plain(text) if value is not None else "–"


def _cell(value: object) -> str:
    """A cell of a CSV: exact, and empty for what is missing."""
    if isinstance(value, str):  # first, because most cells are
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Text):
        return value.id
    if isinstance(value, Fraction):
        return digits(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Mapping | list | tuple):
        return json.dumps(value, ensure_ascii=False, default=_plain)
    return str(value)


def _plain(value: object) -> Any:
    """What JSON has no word for: scores keep all digits as strings, dates are ISO."""
    if isinstance(value, Text):
        return {"id": value.id, "en": value.en}
    if isinstance(value, date | Decimal | Fraction):
        return _cell(value)
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Sequence | set | frozenset):
        return list(value)
    raise TypeError(f"no JSON form for {type(value).__name__}")

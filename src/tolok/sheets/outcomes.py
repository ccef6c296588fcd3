"""Results of a weighted instrument as rows: for JSON, CSV and a workbook."""

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

import xlsxwriter

from tolok.rules.instruments.values import Header, Instrument
from tolok.rules.numbers import digits, round_half_up
from tolok.rules.results import Outcome
from tolok.rules.texts import Text
from tolok.sheets.cells import neutral, number


def outcome_row(instrument: Instrument, outcome: Outcome, notes: Iterable[Text] = ()) -> dict[str, Any]:
    """One unit as plain data. Scores are strings with all digits; None = could not be computed.

    Keys: unit, instrument, pack_hash, aspects, one per form (those never seen too), the index, its published and
    converted value, category, ci95, respondents, missing, warnings (Indonesian) and warnings_en: `notes` about the
    file, what must be said beside the result, and which parts of it rest on no official text.
    """
    index = instrument.index
    told = (*notes, *outcome.warnings, *outcome.doubts)
    return {
        "unit": outcome.unit,
        "instrument": outcome.instrument,
        "pack_hash": outcome.pack_hash,
        "aspects": {key: _digits(value) for key, value in outcome.aspects.items()},
        **{key: _digits(value) for key, value in outcome.forms.items()},
        **dict.fromkeys(instrument.unseen),
        index.key: _digits(outcome.index),
        f"{index.key}_published": _published(outcome.index, index.decimals),
        "converted": converted(instrument, outcome.index),
        "category": outcome.category.letter if outcome.category else None,
        "ci95": None
        if outcome.interval.low is None or outcome.interval.high is None
        else [f"{outcome.interval.low:.4f}", f"{outcome.interval.high:.4f}"],
        "respondents": next(iter(outcome.respondents.values()), None),
        "missing": list(outcome.missing),
        "warnings": [text.id for text in told],
        "warnings_en": [text.en for text in told],
    }


def converted(instrument: Instrument, value: Fraction | None) -> str | None:
    """The index on its second scale (0–100), all digits, from the unrounded value."""
    times = instrument.index.converted_times
    return None if value is None or times is None else digits(value * times)


def _digits(value: Fraction | None) -> str | None:
    return None if value is None else digits(value)


def _published(value: Fraction | None, decimals: int) -> str | None:
    return None if value is None else format(round_half_up(value, decimals), "f")


def flat(row: dict[str, Any]) -> dict[str, Any]:
    """A row without nesting, for tables: aspects get columns of their own, lists become one cell."""
    found: dict[str, Any] = {}
    for key, value in row.items():
        if key == "aspects":
            found |= {f"aspect_{name}": part for name, part in value.items()}
        elif isinstance(value, list):
            found[key] = "; ".join(str(item) for item in value)
        else:
            found[key] = value
    return found


def csv_lines(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Rows as lines of CSV, headed by the first row's keys, with a mark for UTF-8 so that office programs read accents.

    Formulas are neutralised.
    """
    for place, row in enumerate(rows):
        cells = flat(row)
        if not place:
            yield "\ufeff" + _csv_line(cells.keys())
        yield _csv_line(cells.values())


def _csv_line(cells: Iterable[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(
        [neutral(cell) if isinstance(cell, str) else cell for cell in cells]
    )
    return out.getvalue()


def to_csv(rows: Iterable[dict[str, Any]]) -> str:
    """All rows as one CSV text, see `csv_lines`."""
    return "".join(csv_lines(rows))


def to_xlsx(instrument: Instrument, rows: Sequence[dict[str, Any]]) -> bytes:
    """Rows as a workbook: one sheet of results, one that says which instrument and what it rests on."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        write_rows(book, "Hasil", [flat(row) for row in rows], TEXTS)
        write_about(book, instrument.header, instrument.index.notes)
    return out.getvalue()


#: Columns that hold words, never numbers, whatever their cells look like.
TEXTS = frozenset(
    ["unit", "instrument", "pack_hash", "category", "ci95", "missing", "warnings", "warnings_en"]
)


#: Characters a cell of a workbook can hold.
LONGEST = 32_767


def write_rows(book: Any, name: str, rows: Sequence[Mapping[str, Any]], texts: Collection[str]) -> None:
    """A sheet with a heading row and `rows`; strings of digits become numbers except in the columns `texts`.

    Text that a spreadsheet could take for a formula is written as text and marked so (the quote prefix).
    """
    head = book.add_format({"bold": True, "bg_color": "#0B4F5C", "font_color": "#FFFFFF", "border": 1})
    quoted = book.add_format({"quote_prefix": True})
    sheet = book.add_worksheet(name)
    names = list(rows[0]) if rows else []
    for place, title in enumerate(names):
        sheet.write_string(0, place, title, head)
    for at, row in enumerate(rows, 1):
        for place, title in enumerate(names):
            value = row.get(title)
            if value is None:
                continue
            found = None if title in texts else _float(value)
            if found is not None:
                sheet.write_number(at, place, found)
            else:
                text = str(value)[:LONGEST]
                sheet.write_string(at, place, text, quoted if neutral(text) != text else None)
    sheet.set_column(0, 0, 38)
    sheet.freeze_panes(1, 1)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(names) - 1)


def _float(value: object) -> float | None:
    if isinstance(value, bool):
        return None
    found = number(value) if isinstance(value, str | int | float) else None
    return None if found is None else float(found)


def write_about(book: Any, header: Header, notes: Iterable[Text], name: str = "Instrumen") -> None:
    """A sheet `name` that says which pack was used, by its content hash, its legal basis and its notes."""
    sheet = book.add_worksheet(name)
    lines = [
        ("Instrumen", header.title.id),
        ("Paket", header.id),
        ("Sidik isi (SHA-256)", header.hash),
        *(("Dasar", f"{basis.title} {basis.article}".strip()) for basis in header.basis),
        *(("Catatan", note.id) for note in (*header.notes, *notes)),
    ]
    for at, (name, text) in enumerate(lines):
        sheet.write_string(at, 0, name)
        sheet.write_string(at, 1, text)
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 110)

"""Results of a weighted instrument as rows: for JSON, CSV and a workbook."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Any

import xlsxwriter

from tolok.rules.instruments import Instrument
from tolok.rules.numbers import digits, round_half_up
from tolok.rules.results import Outcome
from tolok.sheets.cells import neutral


def outcome_row(instrument: Instrument, outcome: Outcome) -> dict[str, Any]:
    """One unit as plain data. Scores are strings with all digits; None = could not be computed.

    Keys: unit, instrument, pack_hash, aspects, one per form, the index, its published and converted value,
    category, ci95, respondents, missing, warnings (Indonesian).
    """
    index = instrument.index
    return {
        "unit": outcome.unit,
        "instrument": outcome.instrument,
        "pack_hash": outcome.pack_hash,
        "aspects": {key: _digits(value) for key, value in outcome.aspects.items()},
        **{key: _digits(value) for key, value in outcome.forms.items()},
        index.key: _digits(outcome.index),
        f"{index.key}_published": _published(outcome.index, index.decimals),
        "converted": converted(instrument, outcome.index),
        "category": outcome.category.letter if outcome.category else None,
        "ci95": None
        if outcome.interval.low is None or outcome.interval.high is None
        else [f"{outcome.interval.low:.4f}", f"{outcome.interval.high:.4f}"],
        "respondents": next(iter(outcome.respondents.values()), None),
        "missing": list(outcome.missing),
        "warnings": [warning.id for warning in outcome.warnings],
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
        head = book.add_format({"bold": True, "bg_color": "#0B4F5C", "font_color": "#FFFFFF", "border": 1})
        sheet = book.add_worksheet("Hasil")
        flats = [flat(row) for row in rows]
        names = list(flats[0]) if flats else []
        numbers = {*instrument.forms, "converted", "respondents"}
        for place, name in enumerate(names):
            sheet.write_string(0, place, name, head)
        for at, row in enumerate(flats, 1):
            for place, (name, value) in enumerate(row.items()):
                if value is None:
                    continue
                if name.startswith(("aspect_", instrument.index.key)) or name in numbers:
                    sheet.write_number(at, place, float(value))
                else:
                    sheet.write_string(at, place, str(value))
        sheet.set_column(0, 0, 38)
        sheet.freeze_panes(1, 1)
        if flats:
            sheet.autofilter(0, 0, len(flats), len(names) - 1)
        _about(book, instrument)
    return out.getvalue()


def _about(book: Any, instrument: Instrument) -> None:
    sheet = book.add_worksheet("Instrumen")
    header = instrument.header
    lines = [
        ("Instrumen", header.title.id),
        ("Paket", header.id),
        ("Sidik isi (SHA-256)", header.hash),
        *(("Dasar", f"{basis.title} {basis.article}".strip()) for basis in header.basis),
        *(("Catatan", note.id) for note in (*header.notes, *instrument.index.notes)),
    ]
    for at, (name, text) in enumerate(lines):
        sheet.write_string(at, 0, name)
        sheet.write_string(at, 1, text)
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 110)

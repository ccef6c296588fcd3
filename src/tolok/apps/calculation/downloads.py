"""Files people take away from *Hitung Indeks*."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tolok.apps.calculation.models import Calculation
from tolok.apps.calculation.survey_kind import survey_workbook
from tolok.rules import packs
from tolok.rules.instruments.values import Header
from tolok.sheets.answers.templates import survey_template
from tolok.sheets.exports.outcomes import survey_flat
from tolok.sheets.instruments.templates import levels_template
from tolok.sheets.outcomes import csv_lines, flat, to_xlsx
from tolok.web.shapes import Column, Table


def template_workbook(header: Header) -> bytes:
    """The empty workbook of an instrument."""
    if header.kind == "weighted":
        return levels_template(packs.instrument(header.id))
    return survey_template(header.id)


def result_workbook(calculation: Calculation, rows: Sequence[dict[str, Any]]) -> bytes:
    """All units of a calculation as a workbook."""
    if calculation.kind == "weighted":
        return to_xlsx(packs.instrument(calculation.instrument), rows)
    return survey_workbook(calculation.instrument, rows)


def csv_of(calculation: Calculation, rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """All units of a calculation as lines of CSV."""
    flatten = flat if calculation.kind == "weighted" else survey_flat
    return csv_lines(flatten(row) for row in rows)


def problems_table(problems: Sequence[dict[str, Any]]) -> Table:
    """Problems of a file, one a row, in the reader's language."""
    language = "en" if (get_language() or "id").startswith("en") else "id"
    rows = [
        (
            str(problem["row"] or "–"),
            problem["column"] or "–",
            problem["sheet"] or "–",
            "–" if problem["found"] is None else problem["found"],
            problem["text"][language],
            problem["wanted"][language] if problem["wanted"] else "–",
            problem["file"],
        )
        for problem in problems
    ]
    labels = (
        _("Baris"),
        _("Kolom"),
        _("Lembar"),
        _("Ditemukan"),
        _("Masalah"),
        _("Yang diminta"),
        _("Berkas"),
    )
    return Table(
        _("Masalah dalam berkas"), tuple(Column(label) for label in labels), rows, caption_hidden=True
    )

"""What stands in the way of reading a file until a person decides: codes without an order, answers on another scale."""

from collections.abc import Sequence
from dataclasses import replace

from tolok.rules.texts import Problem, Text
from tolok.sheets.answers.questionnaires import UNCLEAR
from tolok.sheets.imports.finding import Found
from tolok.sheets.imports.lexicon import Lexicon
from tolok.sheets.imports.mapping import SavedMapping, said
from tolok.sheets.imports.scales import found_scale, other_scale


def order_problems(found: Found, mapping: SavedMapping) -> list[Problem]:
    """The refusal of codes that mean different items in the two orders, until an order or the columns are said."""
    codes = [
        one.written
        for one in found.headings
        if one.guess.target.startswith(f"item:{UNCLEAR}")
        and ((column := mapping.of(one.written, one.nth)) is None or column.sure == "unsure")
    ]
    at = Problem(ORDER_NEEDED, file=found.book.file, sheet=found.sheet.name, row=found.row)
    return [replace(at, found=", ".join(codes), wanted=WANTED_ORDER)] if codes else []


def scale_problems(found: Found, known: Lexicon, mapping: SavedMapping, rows: Sequence[int]) -> list[Problem]:
    """The refusal of every block whose answers, in `rows`, seem to be on another scale and that has no table."""
    problems = []
    columns = {one.place: mapping.of(one.written, one.nth) for one in found.headings}
    for form in known.forms:
        places = [place for place, column in columns.items() if column and column.item in form.keys]
        told = {word for place in places if (column := columns[place]) for word in column.words}
        cells = (found.cell(row, place) for place in places for row in rows)
        rated = [cell for cell in cells if not told or said(cell) not in told]
        scale = None if form.id in mapping.scales else found_scale(rated, form.low, form.high)
        if scale:
            at = Problem(ORDER_NEEDED, found.book.file, found.sheet.name, found.row, key=f"scales.{form.id}")
            problems.append(other_scale(at, scale, form.low, form.high))
    return problems


ORDER_NEEDED = Text(
    "Kode ini berarti unsur yang berbeda menurut urutan peraturan dan urutan formulir. Sebutkan urutannya.",
    "These codes mean different elements in the order of the rule and of the form. Say which order was used.",
)
WANTED_ORDER = Text(
    "urutan peraturan (pengaduan sebelum sarana) atau urutan formulir (sarana sebelum pengaduan)",
    "the order of the rule (complaints before facilities) or of the form (facilities before complaints)",
)

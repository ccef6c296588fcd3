"""The recap workbook of a regency, written in the layout that offices exchange and `recap` reads back."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import xlsxwriter

from tolok.rules.surveys.instruments import Order, Satisfaction
from tolok.rules.surveys.results import SurveyOutcome
from tolok.sheets.outcomes import write_about

#: Columns of the profile by group: heading, part of the profile, and the codes that are counted in it.
PROFILE: tuple[tuple[str, str, tuple[tuple[str, tuple[str, ...]], ...]], ...] = (
    ("JENIS KELAMIN", "sex", (("L", ("male",)), ("P", ("female",)))),
    (
        "PENDIDIKAN",
        "education",
        (
            *(("SD", ("primary",)), ("SLTP", ("junior",)), ("SLTA", ("senior",))),
            *(("DIPLOMA", ("diploma",)), ("S1", ("degree",)), ("S2/S3", ("higher",))),
        ),
    ),
    (
        "PEKERJAAN",
        "occupation",
        (
            *(("PNS/TNI/Polri", ("civil",)), ("Swasta", ("private",)), ("Wiraswasta", ("own",))),
            *(("Pelajar", ("student",)), ("Petani", ("farm",)), ("Lainnya", ("labour", "home", "other"))),
        ),
    ),
)
TAIL = ("POPULASI", "SAMPEL", "NRR TERTIMBANG", "NILAI IKM", "KATEGORI")


@dataclass(frozen=True, slots=True)
class RecapOffice:
    """One row: the office, its result, and how many said what of themselves (part → code → count)."""

    name: str
    outcome: SurveyOutcome
    population: int | None = None
    profile: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def recap_book(pack: Satisfaction, offices: Sequence[RecapOffice], order: Order = "rule") -> bytes:
    """The workbook: means with all their digits, results computed from them, empty where there is none.

    Codes such as U8 stand in `order`, with the name of the element as a note on the heading.
    """
    out = io.BytesIO()
    with xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        sheet = book.add_worksheet("Rekap")
        _headings(book, sheet, pack, order)
        number, plain = book.add_format({"num_format": "0.000"}), book.add_format()
        for at, office in enumerate(offices):
            for place, cell in enumerate(_cells(pack, order, at, office)):
                if isinstance(cell, Fraction):
                    sheet.write_number(at + 2, place, float(cell), number)
                elif cell is not None:
                    sheet.write(at + 2, place, cell, plain)
        sheet.set_column(1, 1, 44)
        sheet.freeze_panes(2, 2)
        write_about(book, pack.header, pack.notes)
    return out.getvalue()


def _headings(book: Any, sheet: Any, pack: Satisfaction, order: Order) -> None:
    bold = book.add_format({"bold": True, "border": 1, "align": "center", "valign": "vcenter"})
    names = {code: pack.by_key[key].name.id for code, key in pack.codes(order).items()}
    codes = sorted(names, key=lambda code: int(code.removeprefix(pack.code)))
    groups = [
        ("NRR PER UNSUR", codes),
        *((title, [head for head, _ in heads]) for title, _, heads in PROFILE),
    ]
    for place, head in enumerate(("NO", "OPP")):
        sheet.merge_range(0, place, 1, place, head, bold)
    place = 2
    for title, heads in groups:
        sheet.merge_range(0, place, 0, place + len(heads) - 1, title, bold)
        for at, head in enumerate(heads, place):
            sheet.write_string(1, at, head, bold)
            if head in names:
                sheet.write_comment(1, at, names[head])
        place += len(heads)
    for at, head in enumerate(TAIL, place):
        sheet.merge_range(0, at, 1, at, head, bold)


def _cells(
    pack: Satisfaction, order: Order, at: int, office: RecapOffice
) -> Iterator[str | int | Fraction | None]:
    outcome = office.outcome
    yield at + 1
    yield office.name
    for element in sorted(pack.elements, key=lambda one: one.place(order)):
        found = outcome.elements.get(element.key)
        yield found.nrr if found else None
    for _, part, heads in PROFILE:
        said = office.profile.get(part)
        yield from (None if said is None else sum(said.get(code, 0) for code in codes) for _, codes in heads)
    yield office.population
    yield outcome.n
    yield outcome.index
    yield outcome.ikm
    yield outcome.grade.word.id if outcome.grade else None
